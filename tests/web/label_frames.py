"""Random frames of the real atlas in the real page, and what is wrong with their names.

The page composes each frame and tells its names, all candidates, and what was taken before them;
everything is judged here, with boxes and a search of our own.
"""

import json
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parallel38.data.atlasfile import open_atlas
from parallel38.engine.page import Page, close
from parallel38.engine.profile import Profile
from parallel38.engine.waiting import Answer
from parallel38.map.style import STYLES
from parallel38.serving import atlas_site
from tests.web.asking import promised

SIZES = ((1280, 800), (1280, 800), (660, 610), (320, 420), (640, 480), (1920, 1080))
LANGUAGES = ("en", "en", "ko", "ru", "zh", "ja")
FIRST, AFTER = 680968, 739252  # days: 1865-06-01, 2024-12-31
REGION = (20.0, 55.0, 95.0, 165.0)  # south, north, west, east
TIGHT = 0.3  # px that two boxes may share: the page reckons in Float32
ORDERS = 8  # greedy searches, the best of which counts

SCRIPT = """
async () => {
  const load = (name) => import(`p38://atlas/web/${name}.js`);
  const [{ compose }, { viewOf, place }, { NOWHERE }] =
    await Promise.all(["compose", "atlas/view", "furniture/corner"].map(load));
  const { mostOf } = await load("labels/labels");
  const { atlas } = parallel38.page;
  const furniture = { title: "", caption: "", map_only: false, fade_days: 365 };
  const pane = (f, day) => ({ day, window: null, mode: "instant", date_text: "27 December 1945",
    layers_on: [], layers_off: [], powers: [], language: f.language, style: f.style,
    selected: "", highlights: [] });
  const spot = ({ boxes }) => boxes;
  const told = (f) => {
    const view = viewOf(f, f.w, f.h);
    const hand = { hover: "", pinned: "", back: "", sides: new Map(), corner: NOWHERE };
    for (const n of f.run) compose(atlas, { pane: pane(f, f.day - n), furniture }, view, hand);
    const start = performance.now();
    const p = compose(atlas, { pane: pane(f, f.day), furniture }, view, hand);
    const took = performance.now() - start;
    const circles = p.top.filter((m) => m.k === "circle");
    return { took, most: mostOf(f.style, view), taken: p.room,
      placed: p.names.placed.map(({ one, number }) =>
        ({ id: one.id, weight: one.weight, boxes: spot(one.spots[number]) })),
      candidates: p.names.candidates.map((one) =>
        ({ id: one.id, weight: one.weight, spots: one.spots.map(spot) })),
      summits: p.stacks.flatMap((s) => s.spots.slice(0, s.open ? undefined : 1))
        .filter((s) => ["summit", "conference"].includes(s.event.kind) && s.step >= 6)
        .map((s) => [s.x, s.y, s.r]),
      signs: p.stacks.map((s) => [s.x, s.y, s.r]),
      chiefs: atlas.places.filter((one) => one.importance >= 5 && one.from <= f.day)
        .map((one) => ({ id: `place ${one.id}`, at: place(view, one.x, one.y) }))
        .filter(({ at: [x, y] }) => x >= 0 && y >= 0 && x <= f.w && y <= f.h)
        .map(({ id, at: [x, y] }) => ({ id, x, y, named: p.named.has(id.slice(6)),
          dot: circles.some((c) => Math.hypot(c.x - x, c.y - y) < 0.5) })) };
  };
  return frames.map(told);
}
"""


@dataclass(frozen=True)
class Frame:
    """One picture: where, when, in which look; `run` are days before at which it was drawn too."""

    lat: float
    lon: float
    zoom: float
    day: int
    style: str
    language: str
    w: int
    h: int
    run: tuple[int, ...]


@dataclass
class Verdict:
    """What is wrong with the names of some frames, and how much of the weight they bear."""

    frames: int = 0
    names: int = 0
    faults: list[str] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)
    took: list[float] = field(default_factory=list)


def frames(count: int, seed: int) -> list[Frame]:
    """Random dates 1865-2024, zooms 1.5-11, places of the atlas or points of the region."""
    dice = random.Random(seed)
    places = list(open_atlas().atlas.places.values())
    made = []
    for _ in range(count):
        near = dice.choice(places)
        south, north, west, east = REGION
        at = (near.lat, near.lon) if dice.random() < 0.7 else (
            dice.uniform(south, north), dice.uniform(west, east))  # fmt: skip
        w, h = dice.choice(SIZES)
        run = (60, 31, 7) if dice.random() < 0.5 else ()
        made.append(
            Frame(*at, dice.uniform(1.5, 11), dice.randrange(FIRST, AFTER), dice.choice(STYLES),
                  dice.choice(LANGUAGES), w, h, run)
        )  # fmt: skip
    return made


@contextmanager
def real_page() -> Iterator[Page]:
    """The page with the real atlas, off screen. Needs a QApplication."""
    profile = Profile(atlas_site(open_atlas()))
    page = Page(profile, watched=False)
    try:
        answer = Answer()
        page.loaded.connect(answer.give)
        page.failed.connect(answer.fail)
        page.start()
        page.setVisible(True)
        answer.wait("The page", 120)
        yield page
    finally:
        close(profile, page)


def told(page: Page, some: Sequence[Frame]) -> list[dict[str, Any]]:
    """What the page composed for frames."""
    asked = json.dumps([vars(one) for one in some])
    found: list[dict[str, Any]] = promised(page, f"(async (frames) => ({SCRIPT})())({asked})")
    return found


Boxes = NDArray[np.float64]  # (n, 6): middle x, y, half width, half height, cosine, sine


def meeting(a: Boxes, b: Boxes, slack: float) -> NDArray[np.bool_]:
    """Which boxes of one list share more than `slack` px with those of another beside them."""
    d = b[:, :2] - a[:, :2]
    apart = np.zeros(len(a), dtype=bool)
    for one, other in ((a, b), (b, a)):
        c = np.abs(one[:, 4] * other[:, 4] + one[:, 5] * other[:, 5])
        s = np.abs(one[:, 4] * other[:, 5] - one[:, 5] * other[:, 4])
        along = np.abs(d[:, 0] * one[:, 4] + d[:, 1] * one[:, 5])
        across = np.abs(d[:, 1] * one[:, 4] - d[:, 0] * one[:, 5])
        apart |= along >= one[:, 2] + other[:, 2] * c + other[:, 3] * s - slack
        apart |= across >= one[:, 3] + other[:, 2] * s + other[:, 3] * c - slack
    return ~apart


def rims(boxes: Boxes) -> NDArray[np.float64]:
    """The upright boxes about some: left, top, right, bottom."""
    c, s = np.abs(boxes[:, 4]), np.abs(boxes[:, 5])
    x = boxes[:, 2] * c + boxes[:, 3] * s
    y = boxes[:, 2] * s + boxes[:, 3] * c
    return np.column_stack(
        [boxes[:, 0] - x, boxes[:, 1] - y, boxes[:, 0] + x, boxes[:, 1] + y]
    )  # fmt: skip


def pairs(a: Boxes, b: Boxes, slack: float = 0.0) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The numbers of boxes of two lists that share ground."""
    ra, rb = rims(a), rims(b)
    near = (
        (ra[:, None, 0] < rb[None, :, 2]) & (ra[:, None, 2] > rb[None, :, 0])
        & (ra[:, None, 1] < rb[None, :, 3]) & (ra[:, None, 3] > rb[None, :, 1])
    )  # fmt: skip
    i, j = np.nonzero(near)
    met = meeting(a[i], b[j], slack)
    return i[met], j[met]


def upright(taken: Sequence[Sequence[float]]) -> Boxes:
    """Furniture and signs as boxes."""
    sides = np.array(taken, dtype=float).reshape(-1, 4)
    ones, zeros = np.ones(len(sides)), np.zeros(len(sides))
    return np.column_stack([
        (sides[:, 0] + sides[:, 2]) / 2, (sides[:, 1] + sides[:, 3]) / 2,
        (sides[:, 2] - sides[:, 0]) / 2, (sides[:, 3] - sides[:, 1]) / 2, ones, zeros,
    ])  # fmt: skip


def judge(verdict: Verdict, frame: Frame, found: dict[str, Any]) -> None:
    """Add a frame's faults and its share of the weight."""
    placed = found["placed"]
    boxes = np.array([box for one in placed for box in one["boxes"]], dtype=float).reshape(-1, 6)
    owner = np.repeat(np.arange(len(placed)), [len(one["boxes"]) for one in placed])
    i, j = pairs(boxes, boxes, TIGHT)
    wrong = [
        f"{placed[owner[a]]['id']} lies over {placed[owner[b]]['id']}"
        for a, b in zip(i, j, strict=True)
        if owner[a] < owner[b]
    ]
    rim = rims(boxes)
    out = (rim[:, :2] < 0).any(axis=1) | (rim[:, 2] > frame.w) | (rim[:, 3] > frame.h)
    wrong += [f"{placed[owner[n]]['id']} leaves the map" for n in np.flatnonzero(out)]
    wrong += [
        f"{placed[owner[n]]['id']} covers a summit"
        for x, y, r in found["summits"]
        for n in np.flatnonzero(_from(boxes, x, y) < r - TIGHT)
    ]
    wrong += [f"{one['id']} is neither named nor shown" for one in found["chiefs"]
              if not (one["named"] or one["dot"] or _hidden(found, one))]  # fmt: skip
    if len(placed) > found["most"]:
        wrong.append(f"{len(placed)} names, {found['most']} allowed")
    verdict.faults += [f"{one}: {frame}" for one in wrong]
    best = optimum(found, frame)
    verdict.shares.append(sum(one["weight"] for one in placed) / best if best else 1.0)
    verdict.frames += 1
    verdict.names += len(placed)
    verdict.took.append(found["took"])


def _from(boxes: Boxes, x: float, y: float) -> NDArray[np.float64]:
    """How far a point lies outside each box."""
    dx, dy = x - boxes[:, 0], y - boxes[:, 1]
    along = np.abs(dx * boxes[:, 4] + dy * boxes[:, 5]) - boxes[:, 2]
    across = np.abs(dy * boxes[:, 4] - dx * boxes[:, 5]) - boxes[:, 3]
    return np.hypot(np.maximum(along, 0), np.maximum(across, 0))


def _hidden(found: dict[str, Any], one: dict[str, Any]) -> bool:
    """Whether a place lies under furniture, or a sign stands on it: the sign is its symbol."""
    x, y = one["x"], one["y"]
    return any(a - 4 <= x <= c + 4 and b - 4 <= y <= d + 4 for a, b, c, d in found["taken"]) or any(
        np.hypot(x - a, y - b) <= r + 4 for a, b, r in found["signs"]
    )


def optimum(found: dict[str, Any], frame: Frame) -> float:
    """The most weight that greedy searches in several orders place, each name at any spot."""
    names = [one for one in found["candidates"] if one["spots"]]
    if not names:
        return 0.0
    weights = np.array([one["weight"] for one in names])
    of_spot = np.repeat(np.arange(len(names)), [len(one["spots"]) for one in names])
    spots = [spot for one in names for spot in one["spots"]]
    boxes = np.array([box for spot in spots for box in spot], dtype=float).reshape(-1, 6)
    of_box = np.repeat(np.arange(len(spots)), [len(spot) for spot in spots])
    rim = rims(boxes)
    dead = np.zeros(len(spots), dtype=bool)
    dead[of_box[(rim[:, :2] < 2).any(axis=1) | (rim[:, 2] > frame.w - 2)
                | (rim[:, 3] > frame.h - 2)]] = True  # fmt: skip
    dead[of_box[pairs(boxes, upright(found["taken"]))[0]]] = True
    i, j = pairs(boxes, boxes)
    rows: list[NDArray[np.intp]] = np.split(
        of_box[j], np.searchsorted(of_box[i], np.arange(1, len(spots)))
    )
    own: list[NDArray[np.intp]] = np.split(
        np.arange(len(spots)), np.searchsorted(of_spot, np.arange(1, len(names)))
    )
    dice = np.random.default_rng(len(spots))
    best = 0.0
    for number in range(ORDERS):
        noise = 1 if number < 2 else dice.uniform(0.5, 1, len(names))
        order = np.argsort(-weights * noise, kind="stable")
        best = max(best, _greedy(order, weights, own, rows, dead, found["most"], number % 2 == 1))
    return best


def _greedy(
    order: NDArray[np.intp], weights: NDArray[np.float64], own: list[NDArray[np.intp]],
    rows: list[NDArray[np.intp]], dead: NDArray[np.bool_], most: int, modest: bool,
) -> float:  # fmt: skip
    """One search; a `modest` name takes the spot that is in the fewest others' way."""
    blocked = dead.copy()
    total, count = 0.0, 0
    for name in order:
        free = own[name][~blocked[own[name]]]
        if not len(free) or count >= most:
            continue
        spot = min(free, key=lambda one: len(rows[one])) if modest else free[0]
        blocked[rows[spot]] = True
        total += weights[name]
        count += 1
    return total
