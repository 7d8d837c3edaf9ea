import json

import numpy as np
import pytest

from parallel38.domain.atlas import Place
from parallel38.map import geometry as block
from parallel38.map import payload
from tests.web import atlas


def test_mercator_puts_the_corners_where_they_belong():
    found = block.mercator(np.array([[0, 0], [-180, 85.0511], [180, -89.9], [126.975, 37.5666]]))
    assert found[:3] == pytest.approx(np.array([[0.5, 0.5], [0, 0], [1, 1]]), abs=1e-5)
    assert found[3] == pytest.approx([0.8527083, 0.3872], abs=1e-4)
    assert found.dtype == np.float32


def test_geometry_takes_equal_parts_once():
    geometry = block.Geometry()
    part = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    other = part + 1
    assert geometry.add([[part, other], [part]]) == [[[0, 3], [3, 3]], [[0, 3]]]
    assert len(geometry.tobytes()) == 6 * 2 * 4
    assert block.Geometry().tobytes() == b""


def test_payload_points_into_its_geometry():
    text, points_ = atlas.build()
    found = json.loads(text)
    points = np.frombuffer(points_, "<f4").reshape(-1, 2)
    south = next(one for one in found["features"] if one["id"] == "south")
    start, count = south["g"][0][0]
    wanted = block.mercator(atlas.SHAPES["south"][0])
    assert np.array_equal(points[start : start + count], wanted)
    assert south["interval"] == [900, 1100, 900, 1100]
    assert {one["id"] for one in found["features"]} == set(atlas.SHAPES)
    usa = found["powers"]["usa"]
    assert usa["inks"]["screen"] == usa["lines"]["screen"] == "#2b6199"
    assert found["places"][0]["names"][0] == [0, 995, "en", "Keijo"]


def test_a_battlefield_has_its_days():
    hill = Place(id="hill", name="Hill", lat=38, lon=127, importance=3, kind="battlefield",
                 precision_km=1)  # fmt: skip
    fight = atlas.event("fight", atlas.between(1000, 1010), 38.1, 127.0, kind="battle")
    later = atlas.event("later", atlas.between(1100, 1102), 38.0, 127.1, kind="battle")
    others = (
        atlas.event("talks", atlas.between(500, 501), 38.0, 127.0, kind="conference"),
        atlas.event("far", atlas.between(2000, 2001), 38.2, 127.0, kind="battle"),
    )
    assert payload.days_of(hill, (fight, *others, later)) == [985, 1502]
    assert payload.days_of(hill, others) is None
    town = Place(id="t", name="T", lat=38, lon=127, importance=3, kind="town", precision_km=1)
    assert payload.days_of(town, (fight,)) is None


def test_the_same_atlas_makes_the_same_payload():
    assert atlas.build() == atlas.build()


def test_a_part_cut_out_of_another_points_at_its_coast_and_stores_only_the_cut():
    square = np.array([[0.0, 0], [4, 0], [4, 4], [3, 5], [0, 4], [0, 0]])
    south = np.array([[0.0, 2], [4, 2], [4, 0], [0, 0], [0, 2]])  # runs the other way round
    points = block.Geometry()
    whole = points.add([[square]])
    [[runs]] = points.add_cut([[south]], [whole])
    assert len(points.tobytes()) == (len(square) + 3) * 2 * 4
    flat = np.frombuffer(points.tobytes(), "<f4").reshape(-1, 2)
    joined = np.concatenate([flat[a : a + n] for a, n in zip(runs[::2], runs[1::2], strict=True)])
    assert np.array_equal(joined, block.mercator(south)[::-1])
    assert points.add_cut([[square]], [whole]) == whole
