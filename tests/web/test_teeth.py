"""Teeth of a front: on its right, evenly, and none where a line has no side."""

import itertools

import pytest


def teeth(rig, path, start=2, end=6):
    numbers = ", ".join(str(number) for point in path for number in point)
    flat = rig.module(
        "features/teeth",
        f"return m.teeth([Float32Array.of({numbers})], {start}, {end}, 1).flatMap((t) => [...t])",
    )
    return [tuple(flat[i : i + 4]) for i in range(0, len(flat), 4)]


def test_teeth_stand_on_the_right_of_the_way(rig):
    eastward, westward = teeth(rig, [(0, 50), (90, 50)]), teeth(rig, [(90, 50), (0, 50)])
    assert len(eastward) == len(westward) == 10
    for (x, y, there_x, there_y), (_, back_y, _, back_there_y) in zip(
        eastward, westward, strict=True
    ):
        assert there_x == pytest.approx(x, abs=1e-3)
        assert (y, there_y) == pytest.approx((52, 56))  # below: south, to one going east
        assert (back_y, back_there_y) == pytest.approx((48, 44))


def test_teeth_are_evenly_apart_round_a_corner(rig):
    roots = [(x, y) for x, y, _, _ in teeth(rig, [(0, 0), (90, 0), (90, 90)], start=0)]
    steps = [abs(b[0] - a[0]) + abs(b[1] - a[1]) for a, b in itertools.pairwise(roots)]
    assert all(step == pytest.approx(9, abs=0.5) for step in steps)


def test_a_hairpin_and_a_speck_have_no_teeth(rig):
    assert len(teeth(rig, [(0, 0), (4.5, 0), (0, 0.1)])) == 0
    assert teeth(rig, [(0, 0), (1, 0)]) == []
    assert teeth(rig, [(5, 5), (5, 5)]) == []


UNDER = """
    const atlas = parallel38.page.atlas;
    const view = { u: 0, v: 0, k: 100, w: 200, h: 200, zoom: 7, grain: 0.7, key: "t" };
    const scene = { atlas, view, style: "screen", look: atlas.styles.palettes.screen, weight: 1 };
    const box = [Float32Array.of(10,10, 110,10, 110,60, 10,60)];
    const shape = { ranges: [], box: [0.8, 0.4, 0.9, 0.5], project: () => box,
      parts: () => [{ box: [0, 0, 1, 1] }], middle: () => [0, 0.4] };
    const area = (id, sure, under) => ({ sure, feature: { id, kind: "occupation", look: id, km: 0,
      powers: ["japan"], type: "area", interval: [0, 9, 0, 9], edge: null, shape, under } });
    const keys = (large, marked) => m.drawings(scene, [area("all", large),
      area("town", "certain", ["all"])], new Set(marked)).map(({ key }) => key.split(",")[0]);
"""


def test_an_area_under_a_like_one_is_drawn_once(rig):
    found = rig.module(
        "features/features",
        UNDER + "return [keys('certain', []), keys('announced', []), keys('certain', ['town'])]",
    )
    assert found == [["all"], ["all", "town"], ["all", "town"]]
