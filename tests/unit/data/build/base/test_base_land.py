"""Coast lines to land: faces, colours, islets, and the same bytes whatever the order."""

from __future__ import annotations

import random

import pytest
import shapely
from shapely.geometry import LineString, Point, Polygon, box

from parallel38.data.build.base import faces, geojson, land

S = 3600


def ring(*points: tuple[float, float]) -> list[tuple[int, int]]:
    closed = [*points, points[0]]
    return [(round(x * S), round(y * S)) for x, y in closed]


ISLAND = ring((120, 30), (124, 30), (124, 34), (120, 34))
LAKE = ring((121, 31), (123, 31), (123, 33), (121, 33))
ISLET_IN_LAKE = ring((121.5, 31.5), (122, 31.5), (122, 32))
FAR = ring((160, 40), (161, 40), (161, 41), (160, 41))
STROKE = [(130 * S, 35 * S), (130 * S + 36, 35 * S), (130 * S, 35 * S)]


def test_crossing_a_coast_changes_land_to_sea_and_back() -> None:
    shape = land.land_from([ISLAND, LAKE, ISLET_IN_LAKE], [])
    assert [shape.contains(Point(*p)) for p in [(120.5, 30.5), (122.8, 31.2), (121.9, 31.6)]] == [
        True, False, True,
    ]  # fmt: skip
    assert shape.area == pytest.approx(16 - 4 + 0.125)


def test_a_coast_that_stays_open_is_refused() -> None:
    lines = [LineString([(1, 1), (2, 2), (2, 1), (1.2, 1)])]
    with pytest.raises(ValueError, match="stay open"):
        faces.close(lines, (0, 0, 3, 3))


def test_a_sea_point_on_no_face_is_refused() -> None:
    with pytest.raises(ValueError, match="no face of the coast holds the sea point 9"):
        faces.two_colour([box(0, 0, 1, 1)], Point(9, 9))


def test_a_face_out_of_reach_is_refused() -> None:
    with pytest.raises(ValueError, match="1 faces of the coast touch no other"):
        faces.two_colour([box(0, 0, 1, 1), box(5, 5, 6, 6)], Point(0.5, 0.5))


def test_rims_between_two_lands_are_counted() -> None:
    triangle = [Polygon([(0, 0), (1, 0), (0, 1)]), Polygon([(1, 0), (1, 1), (0, 1)]),
                Polygon([(0, 0), (0, 1), (-1, 0)]), Polygon([(0, 1), (1, 1), (-1, 0)])]  # fmt: skip
    assert faces.two_colour(triangle[:2], Point(0.1, 0.1)) == ([False, True], 0)
    wheel = [Polygon([(0, 0), (2, 0), (0, 2)]), Polygon([(0, 0), (0, 2), (-2, -2)]),
             Polygon([(0, 0), (-2, -2), (2, 0)])]  # fmt: skip
    assert faces.two_colour(wheel, Point(0.5, 0.5))[1] == 1


def test_a_stroke_is_an_islet_half_as_wide_as_long() -> None:
    assert land.is_stroke(STROKE)
    assert not land.is_stroke(ISLAND)
    diamond = land.islet(STROKE)
    west, south, east, north = diamond.bounds
    across = (north - south) / ((east - west) * shapely.get_x(Point(0.8191520443, 0)))
    assert diamond.is_valid
    assert across == pytest.approx(0.5)


def test_islets_are_kept_near_and_dropped_far_off() -> None:
    far = [(x + 40 * S, y) for x, y in STROKE]
    assert land.land_from([ISLAND], [STROKE]).intersects(Point(130.005, 35))
    assert not land.land_from([ISLAND], [far]).intersects(Point(170.005, 35))


def test_rings_are_light_outside_the_fine_box_and_untouched_inside() -> None:
    zigzag = [(114 + n / 100, 30 + (n % 2) / 1000) for n in range(201)]
    shape = Polygon([*zigzag, (116, 29), (114, 29)])
    light = land.lighten(shape, land.FINE)
    before = shapely.get_coordinates(shape)
    after = shapely.get_coordinates(light)
    assert sum(before[:, 0] >= 115) == sum(after[:, 0] >= 115)
    assert sum(after[:, 0] < 115) < 10


def test_a_small_ring_far_off_is_never_lost() -> None:
    shape = Polygon([(100, 20), (100.002, 20), (100.001, 20.002)])
    assert land.lighten(shape, land.FINE).equals(shape)


def test_bytes_do_not_depend_on_the_order_of_lines() -> None:
    lines = [ISLAND, LAKE, ISLET_IN_LAKE, FAR]
    dumps = set()
    for seed in range(4):
        mixed = [line[::-1] if seed % 2 else line for line in lines]
        random.Random(seed).shuffle(mixed)
        shape = land.land_from(mixed, [STROKE])
        rows = geojson.by_size((part, {}) for part in faces.polygons(shape))
        dumps.add(geojson.dump(rows, land.PLACES))
    assert len(dumps) == 1
    assert dumps.pop().count(b"\n") == 4 + 2
