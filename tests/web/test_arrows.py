"""The outline of an arrow: tapered, headed at its end, whole at every size."""

import itertools
import math

import pytest


def outline(rig, path, width=6):
    numbers = ", ".join(str(number) for point in path for number in point)
    flat = rig.module(
        "features/arrows", f"return [...m.outlineOf(Float32Array.of({numbers}), {width})]"
    )
    return list(zip(flat[::2], flat[1::2], strict=True))


def test_the_head_is_at_the_end_and_the_shaft_widens_towards_it(rig):
    ring = outline(rig, [(0, 50), (120, 50)])
    tip = max(ring)
    assert tip == pytest.approx((120, 50))
    half = {round(x): abs(y - 50) for x, y in ring if x < 100}
    assert half[0] == pytest.approx(6 * 0.35 / 2, abs=0.1)
    assert sorted(half.values()) == [half[x] for x in sorted(half)]
    wings = max(abs(y - 50) for _, y in ring)
    assert wings > 1.8 * max(half.values())
    assert max(ring.index((x, y)) for x, y in ring if (x, y) == tip) == len(ring) // 2


def test_the_way_back_is_another_arrow(rig):
    there, back = outline(rig, [(0, 50), (120, 50)]), outline(rig, [(120, 50), (0, 50)])
    assert max(there)[0] == pytest.approx(120) and min(back)[0] == pytest.approx(0)
    widest = [max(ring, key=lambda p: abs(p[1] - 50))[0] for ring in (there, back)]
    assert widest[0] > 90 and widest[1] < 30


def test_a_corner_is_rounded_and_the_ends_stay(rig):
    ring = outline(rig, [(0, 0), (60, 0), (60, 60)])
    near = min(math.dist(point, (60, 0)) for point in ring)
    assert 1 < near < 12
    assert min(math.dist(point, (60, 60)) for point in ring) < 0.01


def test_a_short_way_is_mostly_head_and_a_speck_is_no_arrow(rig):
    xs = [x for x, _ in outline(rig, [(0, 0), (12, 0)])]
    assert min(xs) > -1 and max(xs) == pytest.approx(12)
    for path in ([(5, 5), (5, 5)], [(5, 5), (8, 5)], [(5, 5), (5, 5), (6, 6)]):
        assert outline(rig, path) == []


def test_a_very_long_way_has_a_bounded_outline(rig):
    ring = outline(rig, [(0, 0), (400000, 0)])
    assert len(ring) < 9000
    assert ring[len(ring) // 2] == (400000, 0)


def test_it_may_end_before_the_path_does(rig):
    ring = rig.module(
        "features/arrows", "return [...m.outlineOf(Float32Array.of(0,50, 120,50), 6, 5)]"
    )
    assert max(ring[::2]) == pytest.approx(115)


def test_a_retreat_is_a_row_of_bars_with_one_head(rig):
    bars = rig.module(
        "features/arrows",
        "return m.barsOf(Float32Array.of(0,50, 120,50), 6).map((ring) => [...ring])",
    )
    assert len(bars) >= 5
    spans = [(min(ring[::2]), max(ring[::2])) for ring in bars]
    assert all(after - end > 2 for (_, end), (after, _) in itertools.pairwise(spans))
    assert spans[-1][1] == pytest.approx(120)
    tall = [max(ring[1::2]) - min(ring[1::2]) for ring in bars]
    assert tall[-1] > 2 * max(tall[:-1])  # the head


def test_the_breadth_grows_with_the_men_and_stays_an_arrow(rig):
    few, some, many, more, unknown = rig.module(
        "features/arrows", "return [100, 10000, 60000, 2000000, undefined].map(m.breadth)"
    )
    assert 0.4 < few < some < unknown == 1 < many < more < 2
    assert some**2 * 6 == pytest.approx(many**2)


def test_a_force_on_several_ways_has_common_arrows(rig):
    """How it was divided is not known, so the breadth must not say it."""
    tall = rig.module(
        "features/arrows",
        """
        const scene = { view: { zoom: 6 }, look: { halo: "#fff", ink: "#000" } };
        const way = (y) => Float32Array.of(0, y, 120, y);
        return [[way(50)], [way(50), way(90)]].map((parts) => {
          const [halo] = m.arrowMarks(scene, { parts, id: "a" }, { ink: "#000", width: 6, dash: [],
            alpha: 1, sure: "certain", men: 100000 });
          const ys = [...halo.parts[0]].filter((_, i) => i % 2);
          return Math.max(...ys) - Math.min(...ys); });""",
    )
    assert tall[0] > 1.5 * tall[1]


@pytest.mark.parametrize(("day", "reach"), [(10, 15.0), (14, 50.0), (19, 100.0)])
def test_an_arrow_comes_on_with_the_days(rig, day, reach):
    """Ten days of march, a hundred long: what is drawn on the first, the fifth and the last."""
    x = rig.module(
        "atlas/advance",
        f"""
        return import("p38://atlas/web/atlas/shape.js").then(({{ Shape }}) => {{
        const way = new Shape(Float32Array.of(0, 0, 60, 0, 100, 0), [[[0, 3]]]);
        const march = {{ id: "m", look: "m", interval: [10, 20, 10, 20], shape: way }};
        const [part] = m.advanced(march, {{ mode: "instant", day: {day} }}).shape.parts(4);
        return part.points.at(-2); }});""",
    )
    assert x == pytest.approx(reach, abs=100 / 24)


def test_a_window_shows_the_whole_march(rig):
    look = rig.module(
        "atlas/advance",
        """
        const march = { id: "m", look: "m", interval: [10, 20, 10, 20] };
        return m.advanced(march, { mode: "window", day: 12, window: [10, 15] }).look;""",
    )
    assert look == "m"


def test_a_way_of_one_point_stays_a_point(rig):
    points = rig.module(
        "atlas/advance",
        """
        return import("p38://atlas/web/atlas/shape.js").then(({ Shape }) => {
        const spot = new Shape(Float32Array.of(3, 4), [[[0, 1]]]);
        const march = { id: "m", look: "m", interval: [10, 20, 10, 20], shape: spot };
        const [part] = m.advanced(march, { mode: "instant", day: 12 }).shape.parts(4);
        return [...part.points]; });""",
    )
    assert points == [3, 4]


def test_points_stand_at_even_steps_from_one_end_to_the_other(rig):
    even, short, few = rig.module(
        "atlas/line",
        """
        const bent = Float32Array.of(0, 0, 30, 0, 30, 41);
        return [m.evenly(bent, 10), m.evenly(bent, 10, 21), m.evenly(bent, 1, 0, 2)]
          .map((p) => [...p].map(Math.round));""",
    )
    assert even[:8] == [0, 0, 10, 0, 20, 0, 30, 0] and even[8:] == [30, 11, 30, 21, 30, 31, 30, 41]
    assert len(short) == 12 and short[-2:] == [30, 20]
    assert few == [0, 0, 30, 6, 30, 41]
