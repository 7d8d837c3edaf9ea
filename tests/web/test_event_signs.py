"""The signs of events: their kinds, who met, doubt, their count, where they stand."""

import pytest

from tests.web.test_page import near


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
    r = rig.js("parallel38.page.picture.stacks.find((s) => s.spots[0].event.id == 'talks').r")
    inks = [rig.js(f"parallel38.page.atlas.ink('{power}', 'screen')") for power in ("usa", "ussr")]
    assert near(rig.pixel("top", x - 0.55 * r, y), inks[0], 12)
    assert near(rig.pixel("top", x + 0.55 * r, y), inks[1], 12)
    assert r > 1.15 * rig.module(
        "events/symbols", "return m.radiusOf({kind: 'battle', importance: 5}, 12)"
    )


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
        const look = atlas.styles.palettes[style];
        const scene = { atlas, style, look, view: { w: 100, h: 100 } };
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
