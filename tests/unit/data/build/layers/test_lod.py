"""Levels of detail: neighbours stay neighbours, fills stay on the land that is drawn."""

import math

import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from parallel38.data.build.layers.lod import Pyramid


def wavy(y: float, x: float) -> list[tuple[float, float]]:
    """A coast with bays of about a pixel of zoom 7."""
    return [
        (round(x + 0.004 * math.sin(step * 1.7), 5), round(y + step * 0.01, 5))
        for step in range(200)
    ]


@pytest.fixture
def land() -> BaseGeometry:
    coast = wavy(0, 4.0)
    return shapely.MultiPolygon(
        [
            shapely.Polygon([(0, 0), *coast, (0, 1.99)]),
            shapely.box(6, 1, 6.005, 1.005),
            shapely.box(7, 1, 7.5, 1.5),
        ]
    )


@pytest.fixture
def areas(land: BaseGeometry) -> dict[str, BaseGeometry]:
    main = land.geoms[0]
    river = shapely.Polygon([(-1, -1), *wavy(0, 2.0), (-1, 3)])
    west = shapely.intersection(main, river, grid_size=1e-5)
    east = shapely.difference(main, river, grid_size=1e-5)
    return {"west": west, "east": east, "islet": land.geoms[1], "both": main}


def test_each_level_is_a_coverage_on_its_land(
    areas: dict[str, BaseGeometry], land: BaseGeometry
) -> None:
    pyramid = Pyramid(areas, land)
    for level in range(3):
        west, east = pyramid.features["west"][level], pyramid.features["east"][level]
        assert shapely.coverage_is_valid([west, east])
        whole = shapely.union(west, east)
        assert shapely.symmetric_difference(whole, pyramid.features["both"][level]).area < 1e-9
        assert shapely.difference(whole, pyramid.land[level]).area < 1e-4 * 0.01
    counts = [shapely.get_num_coordinates(shape) for shape in pyramid.features["both"]]
    assert counts[0] < counts[1] / 2 < counts[2]
    assert pyramid.features["both"][2] is areas["both"]


def test_a_lone_crumb_leaves_the_land_but_not_its_own_feature(
    areas: dict[str, BaseGeometry], land: BaseGeometry
) -> None:
    pyramid = Pyramid(areas, land)
    assert [len(shapely.get_parts(level)) for level in pyramid.land] == [2, 3, 3]
    assert not pyramid.features["islet"][0].is_empty


def test_lines_and_points_are_simplified_alone(land: BaseGeometry) -> None:
    line = shapely.LineString([(0, 1), (1, 1.005), (2, 1), (2.1, 1.5)])
    found = Pyramid({"line": line, "port": shapely.Point(1, 1)}, land).features
    assert [shapely.get_num_coordinates(shape) for shape in found["line"]] == [3, 4, 4]
    assert found["port"] == [shapely.Point(1, 1)] * 3
