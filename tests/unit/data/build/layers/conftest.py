"""A small world: two countries side by side on a coast, and an island."""

import pytest
import shapely
from shapely.geometry.base import BaseGeometry


@pytest.fixture
def countries() -> dict[str, BaseGeometry]:
    west = shapely.Polygon([(0, 0), (2, 0), (2, 1), (2.1, 1.5), (2, 2), (2, 3), (0, 3)])
    east = shapely.Polygon([(2, 0), (4, 0), (4, 3), (2, 3), (2, 2), (2.1, 1.5), (2, 1)])
    island = shapely.box(5, 1, 5.5, 1.5)
    return {"WST": west, "EST": shapely.MultiPolygon([east, island])}
