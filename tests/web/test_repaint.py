"""What is painted in squares or carried by a moving camera is what a whole repaint gives."""

import random
from collections.abc import Iterator

import pytest

from parallel38.domain.view import FIRST_DAY, LAST_DAY
from parallel38.engine.page import Page
from tests.web.repaint import run, shown_page

STEPS = 60
SEED = 38
NICKS = 300  # px of 630,000 beside a square's edge, where the engine smooths a cut curve otherwise
FAINT = 100  # levels of 255 by which they may differ
FADED = 8  # levels of a step that nobody sees
ROUNDED = 3  # levels by which one blending more may differ
MOVES = 40
TICK = 8  # ms that a few features take to paint
KEPT = 0.8  # of the inked px: a strip that came into view may lack for a few frames

# Days run on, with now and then a jump; what is shown is selected, hovered, switched off.
WALK = """
  const state = {};
  const found = [];
  await show(state);
  await rested();
  for (const [n, step] of given.entries()) {
    const { seen, stacks } = page.picture;
    const some = (list, share) => list[Math.floor(share * list.length)];
    state.day = step.day;
    if (step.style) Object.assign(state, { style: step.style, language: step.language });
    if (step.select < 0.4) state.selected = some(seen, step.select / 0.4)?.feature.id ?? "";
    else if (step.select < 0.6) state.selected = "";
    page.hand.hover = step.hover < 0.6
      ? some(stacks, step.hover / 0.6)?.spots[0].event.id ?? "" : "";
    if (step.off < 0.3) state.layers_off = [some(seen, step.off / 0.3)?.feature.layer ?? ""];
    else if (step.off < 0.5) state.layers_off = [];
    await show(state);
    found.push({ n, step, ...faults() });
  }
  return found;
"""


@pytest.fixture(scope="module")
def page(qapp: object) -> Iterator[Page]:
    with shown_page() as made:
        yield made


def steps(count: int, seed: int) -> list[dict[str, object]]:
    """A random walk."""
    dice = random.Random(seed)
    first, last = FIRST_DAY.toordinal(), LAST_DAY.toordinal()
    made: list[dict[str, object]] = []
    day = dice.randint(first, last)
    for _ in range(count):
        far = dice.random() < 0.15
        day = dice.randint(first, last) if far else day + dice.choice((-30, -1, 1, 1, 1, 7, 30))
        step: dict[str, object] = {
            "day": min(max(day, first), last), "select": dice.random(),
            "hover": dice.random(), "off": dice.random(),
        }  # fmt: skip
        if dice.random() < 0.06:
            step["style"] = dice.choice(("screen", "dark", "grey", "stage"))
            step["language"] = dice.choice(("en", "ko", "ru", "ja"))
        made.append(step)
    return made


def test_a_walk_through_days_and_states_is_painted_exactly(page: Page) -> None:
    found = run(page, WALK, steps(STEPS, SEED))
    assert len(found) == STEPS
    assert not [one for one in found if one["features"]["count"]]
    assert not [one for one in found if one["top"]["count"] > NICKS or one["top"]["most"] > FAINT]


PAN = """
  const shares = [];
  // A clock that goes on by so many ms whenever it is read: what is painted between two looks at it
  // hangs on no machine.
  let now = performance.now();
  performance.now = () => (now += TICK);
  await show({ day: 712120 });
  await rested();
  for (const [dx, dy, zoom, days] of given) {
    if (days) page.state = { pane: pane({ day: 712120 + days }), furniture };
    if (zoom) map.setZoom(map.getZoom() + zoom, { animate: false });
    else map.panBy([dx, dy], { animate: false });
    page.frame();
    const view = page.layer.view(page.grain);
    const share = shareOf(laid(view), view);
    if (!Number.isNaN(share)) shares.push(share);
    await framed();
  }
  delete performance.now;
  await rested();
  return { shares, rest: faults() };
""".replace("TICK", str(TICK))


def test_features_never_go_while_the_camera_moves_and_are_exact_at_rest(page: Page) -> None:
    dice = random.Random(SEED)
    moves = [
        [dice.randint(-25, 25), dice.randint(-25, 25), dice.choice((0, 0, 0, 0.05, -0.05))]
        for _ in range(MOVES)
    ]
    found = run(page, PAN, moves)
    assert len(found["shares"]) > MOVES / 2
    assert min(found["shares"]) > KEPT
    assert found["rest"]["features"]["count"] == 0


def test_no_ground_is_bare_while_the_camera_goes_up_and_the_clock_runs(page: Page) -> None:
    found = run(page, PAN, [[0, 0, -0.06, 10 * n] for n in range(1, 30)])
    assert len(found["shares"]) == 29
    assert min(found["shares"]) > KEPT


FLIGHT = """
  map.setView([39, 127], 6.5, { animate: false });
  await show({ day: 712120 });
  await rested();
  page.hurry({ lat: 39, lon: 127, zoom: 4 });
  const shares = [];
  const up = (zoom) => {
    map.setZoom(zoom, { animate: false });
    page.frame();
    const view = page.layer.view(page.grain);
    shares.push(shareOf(laid(view), view));
  };
  map.setZoom(6.4, { animate: false }); // how much of its first frame is painted is the machine's
  page.frame();
  page.rafts.since = 0; // so long has it moved
  map.setZoom(6, { animate: false });
  // It stands there until all is painted that it asks for, however long that takes.
  do {
    page.moved();
    page.frame();
  } while (page.asked);
  for (const zoom of [5.4, 4.9, 4.4, 4]) up(zoom);
  await rested();
  return { shares, rest: faults() };
"""


def test_a_flight_upward_shows_features_to_the_rim_of_the_map_all_the_way(page: Page) -> None:
    """It goes up faster than a picture of each height could be painted."""
    found = run(page, FLIGHT, None)
    assert min(found["shares"]) > 0.97
    assert found["rest"]["features"]["count"] == 0


STOPPED = """
  map.setView([39, 127], 6.5, { animate: false });
  await show({ day: 712120 });
  await rested();
  const goals = [];
  for (const kind of given) {
    page.hurry({ lat: 39, lon: 100, zoom: 5 });
    const began = page.rafts.goal !== null;
    map.getContainer().dispatchEvent(new Event(kind, { bubbles: true, cancelable: true }));
    goals.push([began, page.rafts.goal, page.rafts.far]);
  }
  await rested();
  return goals;
"""


def test_a_flight_that_a_hand_stops_leaves_no_way_to_be_painted(page: Page) -> None:
    hands = ["pointerdown", "wheel"]
    assert run(page, STOPPED, hands) == [[True, None, None]] * len(hands)


SIZED = """
  await show({ day: 712120 });
  await rested();
  const box = map.getContainer();
  const shares = [];
  for (const wide of given) {
    box.style.width = `${wide}px`;
    map.invalidateSize({ pan: false, animate: false });
    map.panBy([9, 5], { animate: false });
    page.frame();
    shares.push(shareOf(pixels(features), page.layer.view(page.grain)));
    await rested();
  }
  box.style.width = "";
  map.invalidateSize({ pan: false, animate: false });
  await rested();
  return shares;
"""


def test_features_stay_while_the_map_gets_another_size_and_moves(page: Page) -> None:
    """As where a paper comes up beside the stage's map."""
    shares = run(page, SIZED, [600, 900])
    assert min(shares) > KEPT


CUT = """
  map.setView([50, 100], 3, { animate: false });
  await show({ day: 728912, highlights: ["state-russia"] }); // in 1996
  await rested();
  while (!page.ground.whole) await framed();
  // The levels by which what is seen differs along a few px, across the atlas's end or elsewhere.
  const step = (lat, lon, across) => {
    const { x, y } = map.latLngToContainerPoint([lat, lon]);
    const canvas = Object.assign(document.createElement("canvas"),
      { width: base.canvas.width, height: base.canvas.height });
    const c = canvas.getContext("2d");
    for (const one of [base, features]) c.drawImage(one.canvas, 0, 0);
    const { data } = across ? c.getImageData(x - 4, y, 8, 1) : c.getImageData(x, y - 4, 1, 8);
    return Math.max(...[0, 1, 2].map((n) => {
      const levels = data.filter((_, i) => i % 4 === n);
      return Math.max(...levels) - Math.min(...levels);
    }));
  };
  return { lit: page.picture.seen.some((one) => one.feature.id === "state-russia"),
    north: step(60, 110, false), west: step(40, 90, true) };
"""


def test_the_light_on_a_state_follows_its_border_not_the_end_of_the_atlas(page: Page) -> None:
    found = run(page, CUT, None)
    assert found["lit"]
    assert found["north"] < FADED


def test_ground_fades_into_the_paper_where_the_atlas_ends(page: Page) -> None:
    found = run(page, CUT.replace("], 3,", "], 4.6,"), None)
    assert max(found["north"], found["west"]) < FADED


CARRIED = """
  const flat = () => {
    const canvas = Object.assign(document.createElement("canvas"),
      { width: base.canvas.width, height: base.canvas.height });
    const c = canvas.getContext("2d");
    for (const one of [base, features, top]) c.drawImage(one.canvas, 0, 0);
    return c;
  };
  // Where no furniture stands.
  const middle = (c, dx, dy) => {
    const { width, height } = c.canvas;
    return new Uint32Array(c.getImageData(0.4 * width + dx, 0.3 * height + dy, 0.25 * width,
      0.25 * height).data.buffer);
  };
  const seen = () => [...page.layer.contexts, page.layer.moving]
    .filter((c) => c.canvas.style.visibility !== "hidden").map((c) => c.canvas.dataset.name);
  await show({ day: 712120 });
  await rested();
  while (!page.ground.whole) await framed();
  const before = middle(flat(), 0, 0);
  map.panBy(given, { animate: false });
  page.frame();
  const moving = seen();
  const now = middle(page.layer.moving, -given[0], -given[1]);
  await rested();
  return { moving, rest: seen(), unlike: unlike(before, now), inks: new Set(before).size };
"""


def test_what_a_camera_carries_is_what_stood_there(page: Page) -> None:
    """Ground, features and names of a small pan come as they were, on one canvas."""
    found = run(page, CARRIED, [-8, 5])
    assert found["moving"] == ["moving"]
    assert found["rest"] == ["base", "features", "top"]
    assert found["inks"] > 100
    assert found["unlike"]["most"] <= ROUNDED


EDGES = """
  await show({ day: 712120 });
  await rested();
  while (!page.ground.whole) await framed();
  const { moving } = page.layer;
  map.panBy([8, 0], { animate: false });
  page.frame();
  page.frame();
  await rested();
  const c = moving;
  c.save();
  c.setTransform(1, 0, 0, 1, 0, 0);
  c.fillStyle = "#ff00ff";
  c.fillRect(0, 0, c.canvas.width, c.canvas.height);
  c.restore();
  const left = [];
  for (const step of given) {
    map.setView(map.getCenter(), map.getZoom() - step, { animate: false });
    page.frame();
    page.frame();
    left.push(pixels(moving).filter((p) =>
      (p & 255) > 200 && ((p >>> 8) & 255) < 90 && ((p >>> 16) & 255) > 200).length);
  }
  await rested();
  return left;
"""


def test_no_edge_keeps_what_an_earlier_flight_left_there(page: Page) -> None:
    """A camera that goes up by little bares a little ground, on a canvas painted before."""
    assert run(page, EDGES, [0.019, 0.001, 0.001, 0.003, 0.003]) == [0] * 5


RATIO = """
  await show({ day: 712120 });
  await rested();
  while (!page.ground.whole) await framed();
  const inks = (c) => new Set(pixels(c)).size;
  const before = inks(top);
  map.panBy([8, 0], { animate: false });
  page.frame();
  page.frame();
  Object.defineProperty(window, "devicePixelRatio", { value: 1.5, configurable: true });
  map.panBy([8, 0], { animate: false });
  page.frame();
  const found = { before, after: inks(top), features: inks(features) };
  delete window.devicePixelRatio;
  await rested();
  return found;
"""


def test_another_ratio_of_pixels_in_mid_flight_keeps_names_and_features(page: Page) -> None:
    found = run(page, RATIO, None)
    assert found["after"] > found["before"] / 2 > 1
    assert found["features"] > 10
