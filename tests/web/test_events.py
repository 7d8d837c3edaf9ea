"""Events on the map: how they fade, how doubt looks, how they share a sign and fan out."""

import itertools

import pytest

from tests.web.test_page import click, key, near

STACKS = "parallel38.page.picture.stacks"
OPEN = f"{STACKS}.some((s) => s.open)"
STAND = """
    const pane = (day, more) => ({ day, window: null, mode: "instant", ...more });
    const event = (importance, from, to, certain) =>
      ({ from, to, importance, certain: certain ?? [from, to] });
    const at = (one, day, more) => m.standing(one, pane(day, more), 365);
"""


def standing(rig, body):
    return rig.module("events/standing", STAND + body)


def test_a_sign_shrinks_step_by_step_and_the_less_important_sooner(rig):
    ages = standing(
        rig,
        "return [1, 3, 5].map((i) => [0, 1, 7, 30, 90, 180, 364]"
        ".map((age) => at(event(i, 1000, 1001), 1000 + age).step))",
    )
    low, middle, high = ages
    for steps in ages:
        assert steps[0] == 12 and steps[-1] <= 1 and steps == sorted(steps, reverse=True)
    assert low[2] < middle[2] < high[2]
    assert low[4] == 0 < middle[4] < high[4]
    gone = standing(rig, "return [999, 1366].map((day) => at(event(5, 1000, 1001), day))")
    assert gone == [None, None]


def test_a_days_step_changes_few_signs(rig):
    """Over the year of its fading a sign has at most thirteen looks."""
    steps = standing(
        rig,
        "return [...Array(365).keys()].map((age) => at(event(5, 1000, 1001), 1000 + age).step)",
    )
    assert steps[0] == 12 and steps[-1] <= 1
    assert sum(a != b for a, b in itertools.pairwise(steps)) <= 12


def test_a_doubtful_day_is_possible_and_no_news_before_its_time(rig):
    """Written 1001~: from 991 to 1011 it may have been; nothing of that is certain."""
    rough = "event(5, 991, 1012, [1011, 992])"
    days = standing(rig, f"return [990, 991, 1001, 1011, 1012].map((day) => at({rough}, day))")
    assert days[0] is None
    assert [one["sure"] for one in days[1:]] == ["possible"] * 3 + ["certain"]
    assert all(one["step"] <= 8 and one["age"] == 0 for one in days[1:4])
    assert days[4]["age"] == 12 and days[4]["rough"]


def test_a_state_of_things_is_news_at_its_start_only(rig):
    steps = standing(
        rig, "return [0, 200, 600, 801].map((n) => at(event(5, 1000, 1801), 1000 + n).step)"
    )
    assert steps[0] == 12 and 5 <= steps[1] == steps[2] <= 6 and steps[3] <= 6


def test_a_window_sizes_by_importance_and_all_the_past_keeps_the_great(rig):
    window = standing(
        rig,
        "return [1, 3, 5].map((i) => at(event(i, 1000, 1001), 1100,"
        " {mode: 'window', window: [900, 1101]}).step)",
    )
    assert window[0] < window[1] < window[2] == 12
    past = standing(
        rig, "return [1, 5].map((i) => at(event(i, 10, 11), 9000, {mode: 'cumulative'}).step)"
    )
    assert past[0] == 0 and past[1] >= 6


def marks(rig, kind, step, sure="certain", powers='["usa", "ussr"]', style="screen"):
    return rig.module(
        "events/symbols",
        f"""
        const atlas = parallel38.page.atlas;
        const scene = {{ atlas, style: "{style}", look: atlas.styles.palettes["{style}"] }};
        const event = {{ kind: "{kind}", importance: 5, precision: "city", powers: {powers} }};
        return m.glyphMarks(scene, {{ event, x: 50, y: 50, r: m.radiusOf(event, {step}),
          step: {step}, sure: "{sure}" }}).map((one) => ({{ ...one }}));""",
    )


def test_certain_signs_are_full_doubtful_ones_hollow_and_old_ones_dots(rig):
    ink = rig.js("parallel38.page.atlas.ink('usa', 'screen')")
    full, hollow = marks(rig, "battle", 12), marks(rig, "battle", 7, "possible")
    assert any(one.get("fill") == ink for one in full)
    assert not any(one.get("fill") == ink for one in hollow)
    assert any(one.get("dash") and one.get("stroke") == ink for one in hollow)
    dot = marks(rig, "battle", 2)
    assert not any(one["k"] == "glyph" for one in dot)
    assert max(one["r"] for one in dot) < 5 < max(one["r"] for one in full if "r" in one)


KINDS = [
    "treaty", "battle", "landing", "proclamation", "incident", "founding", "withdrawal", "speech",
    "negotiation",
]  # fmt: skip


@pytest.mark.parametrize("style", ["screen", "copy"])
def test_kinds_are_told_apart_at_sixteen_pixels_without_colour(rig, style):
    """Each kind drawn 16 px wide in grey: no two have fewer than 12 pixels clearly different."""
    pictures = rig.module(
        "events/symbols",
        f"""
        return import("p38://atlas/web/pens/canvas-pen.js").then(({{ paint }}) => {{
        const atlas = parallel38.page.atlas;
        const scene = {{ atlas, style: "{style}", look: atlas.styles.palettes["{style}"] }};
        return {KINDS}.map((kind) => {{
          const c = new OffscreenCanvas(18, 18).getContext("2d");
          c.fillStyle = "#fff"; c.fillRect(0, 0, 18, 18);
          const event = {{ kind, importance: 3, precision: "city", powers: ["usa"] }};
          paint(c, m.glyphMarks(scene, {{ event, x: 9, y: 9, r: 8, step: 12, sure: "certain" }}));
          const data = c.getImageData(0, 0, 18, 18).data;
          return Array.from({{ length: 324 }}, (_, i) => data[4 * i] * 0.3 + data[4 * i + 1] * 0.6
            + data[4 * i + 2] * 0.1);
        }}); }});""",
    )
    for i, one in enumerate(pictures):
        for other in pictures[i + 1 :]:
            assert sum(abs(a - b) > 60 for a, b in zip(one, other, strict=True)) >= 12


def test_a_medallion_has_the_colours_of_those_who_met(rig):
    rig.show(day=1000)
    x, y = rig.at(37.5, 125.0)
    r = rig.js(f"{STACKS}.find((s) => s.spots[0].event.id == 'talks').r")
    inks = [rig.js(f"parallel38.page.atlas.ink('{power}', 'screen')") for power in ("usa", "ussr")]
    assert near(rig.pixel("top", x - 0.55 * r, y), inks[0], 12)
    assert near(rig.pixel("top", x + 0.55 * r, y), inks[1], 12)
    assert r > 1.15 * rig.module(
        "events/symbols", "return m.radiusOf({kind: 'battle', importance: 5}, 12)"
    )


def hover(rig, x, y):
    rig.js(
        "map_atlas.getContainer().dispatchEvent("
        f"new MouseEvent('mousemove', {{clientX: {x}, clientY: {y}, bubbles: true}}))"
    )


def test_a_click_keeps_the_fan_open_until_escape(rig):
    rig.show(day=2000)
    x, y = rig.at(36.5, 128.5)
    room = "parallel38.page.picture.room"
    before = rig.js(room)
    assert rig.js(f"{STACKS}.length") == 1 and not rig.js(OPEN)
    click(rig, x, y)
    rig.qtbot.waitUntil(lambda: rig.js(OPEN), timeout=5000)
    assert [x, y] == pytest.approx(rig.js(f"[{STACKS}[0].closed.x, {STACKS}[0].closed.y]"), abs=1)
    assert rig.js(room) == before  # no name is pushed aside
    assert not [one for one in rig.said if one["type"] == "picked"]  # several: none of them yet
    hover(rig, 5, 400)
    rig.show(day=2001)
    assert rig.js(OPEN)
    rig.page.send('{"type":"escape"}')
    rig.qtbot.waitUntil(lambda: not rig.js(OPEN), timeout=5000)


def test_in_a_fan_a_click_takes_one_and_a_click_elsewhere_closes(rig):
    rig.show(day=2000)
    click(rig, *rig.at(36.5, 128.5))
    rig.qtbot.waitUntil(lambda: rig.js(OPEN), timeout=5000)
    two = f"{STACKS}[0].spots.find((s) => s.event.id == 'two')"
    click(rig, *rig.js(f"[{two}.x, {two}.y]"))
    rig.qtbot.waitUntil(lambda: any(m["type"] == "picked" for m in rig.said), timeout=5000)
    assert next(m for m in rig.said if m["type"] == "picked")["id"] == "two"
    assert rig.js(OPEN)
    click(rig, *rig.at(36.5, 125.5))
    rig.qtbot.waitUntil(lambda: not rig.js(OPEN), timeout=5000)


def test_the_keyboard_opens_walks_takes_and_closes(rig):
    rig.show(day=2000, selected="one")
    key(rig, "Enter")
    rig.qtbot.waitUntil(lambda: rig.js(OPEN), timeout=5000)
    key(rig, "ArrowRight")
    assert rig.js("parallel38.page.hand.hover") == "two"
    key(rig, "Enter")
    rig.qtbot.waitUntil(lambda: any(m["type"] == "picked" for m in rig.said), timeout=5000)
    assert next(m for m in rig.said if m["type"] == "picked")["id"] == "two"
    key(rig, "Escape")
    rig.qtbot.waitUntil(lambda: not rig.js(OPEN), timeout=5000)


def test_the_pointer_brings_the_whole_title_with_place_and_age(rig):
    rig.show(day=1003)
    hover(rig, *rig.at(37.5, 125.0))
    rig.qtbot.waitUntil(lambda: "x, 3 days ago" in rig.texts(), timeout=5000)


def test_a_large_fan_lies_in_the_picture_and_its_signs_lie_apart(rig):
    fan = rig.module(
        "events/fan",
        """
        const event = (i) => ({ id: `e${i}`, kind: "battle", importance: 3, from: i, to: i + 1 });
        const spots = [...Array(60).keys()].map((i) => ({ event: event(i), step: 3, x: 9, y: 9,
          r: 3.05 }));
        const stack = { spots, x: 9, y: 9, r: 3.05, open: false, more: 0 };
        m.fanOut(stack, { w: 900, h: 700 });
        return { more: stack.more, spots: stack.spots.map(({ x, y, r }) => [x, y, r]) };""",
    )
    spots = fan["spots"]
    assert len(spots) + fan["more"] == 60 and len(spots) > 30
    assert all(r <= x <= 900 - r and r <= y <= 700 - r for x, y, r in spots)
    for i, (x0, y0, r0) in enumerate(spots):
        assert all((x - x0) ** 2 + (y - y0) ** 2 > (r + r0) ** 2 for x, y, r in spots[i + 1 :])


def test_neighbours_share_a_sign_from_afar_and_part_close_by(rig):
    def signs(gap, zoom):
        return rig.module(
            "events/events",
            f"""
            const event = (id, x) => ({{ id, x, y: 0.5, kind: "battle", importance: 3 }});
            const k = 256 * 2 ** {zoom};
            const living = ["a", "b"].map((id, i) => ({{ event: event(id, 0.5 + i * {gap} / k),
              r: 8, step: 12, asked: false }}));
            const view = {{ u: 0.5, v: 0.5, k, w: 800, h: 600 }};
            return m.stacks(living, view, new Set(), 1, (x, y) => [x, y])
              .map((s) => s.spots.length);""",
        )

    assert signs(12, 8) == [2]
    assert signs(18, 8) == [1, 1]
    assert signs(18, 6) == [2]
    assert signs(40, 6) == [1, 1]


def test_marks_of_a_sign_that_looks_as_before_are_the_same_objects(rig):
    same = rig.module(
        "events/event-marks",
        """
        return import("p38://atlas/web/labels/boxes.js").then(({ Room }) => {
        const atlas = parallel38.page.atlas;
        const scene = { atlas, style: "screen", look: atlas.styles.palettes.screen };
        const event = { id: "q", kind: "battle", importance: 3, precision: "city", powers: [] };
        const stack = (step) => [{ spots: [{ event, x: 5, y: 5, r: 8, step, sure: "certain",
          asked: false }], x: 5, y: 5, r: 8, open: false, more: 0 }];
        const draw = (step) => m.eventMarks(scene, stack(step), new Room(100, 100));
        const [first, again, other] = [draw(12), draw(12), draw(8)].map(({ signs }) => signs);
        return [first.every((mark, i) => mark === again[i]), first[0] === other[0]]; });""",
    )
    assert same == [True, False]


def test_signs_stand_beside_a_line_between_armies_on_their_own_side(rig):
    stands = rig.module(
        "events/aside",
        """
        const line = (kind) => ({ feature: { kind, type: "line", shape: {
          project: () => [Float32Array.of(0, 100, 200, 100)] } } });
        const at = (kind, y) => m.asideOf([line(kind)], {})(50, y, 10);
        return [at("front", 97), at("front", 104), at("front", 70), at("railway", 97)];""",
    )
    above, below, far, beside_a_railway = stands
    assert above[0] == below[0] == 50
    assert above[1] < 100 - 10 and below[1] > 100 + 10
    assert far == [50, 70] and beside_a_railway == [50, 97]


def test_a_glow_lies_below_the_lines_between_armies(rig):
    rig.show(day=1000)
    order = rig.module(
        "features/features",
        """
        const scene = { atlas: parallel38.page.atlas, view: parallel38.page.picture.view,
          style: "screen", look: parallel38.page.atlas.styles.palettes.screen, weight: 1 };
        const shape = { ranges: [], project: () => [Float32Array.of(0, 0, 9, 9)] };
        const seen = ["railway", "front", "control-line"].map((kind) => ({ sure: "certain",
          feature: { id: kind, look: kind, kind, type: "line", powers: [], km: 0, shape } }));
        const glow = { key: "glow", parts: [], reach: 0, marks: () => [] };
        return m.drawings(scene, seen, new Set(), [glow]).map(({ key }) => key.split(",")[0]);""",
    )
    assert order == ["railway", "glow", "front", "control-line"]


def test_a_count_stays_within_the_square_of_its_sign(rig):
    outside = rig.module(
        "events/event-marks",
        """
        return Promise.all(["labels/boxes", "pens/reach"].map((name) => import(`p38://atlas/web/${name}.js`)))
          .then(([{ Room }, { reachOf }]) => ["screen", "stage", "copy"].map((style) => {
        const atlas = parallel38.page.atlas;
        const scene = { atlas, style, look: atlas.styles.palettes[style] };
        const at = { x: 50, y: 50, r: 10 };
        const spots = [...Array(12).keys()].map((i) => ({ ...at, step: 12,
          sure: "certain", event: { id: `n${i}${style}`, kind: "battle", importance: 3,
            precision: "city", powers: [] } }));
        const { signs } = m.eventMarks(scene, [{ ...at, spots, open: false, more: 0 }],
          new Room(100, 100));
        const boxes = signs.filter(({ k }) => k === "circle").map(reachOf);
        return Math.max(...boxes.map(([, top, right]) => Math.max(right - 60, 40 - top))); }));""",
    )
    assert max(outside) <= 4  # px: a rim, its outline, and what smoothing may add
