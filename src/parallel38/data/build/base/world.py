"""Land of the whole world for small scales: two parts that meet on the region's box."""

from __future__ import annotations

from pathlib import Path

import shapely
from shapely.geometry import MultiPolygon, box
from shapely.geometry.base import BaseGeometry

from parallel38.data.build.base import faces, geojson, land, shapes

OUTSIDE, REGION = "outside", "region"
TOLERANCE = 0.015
"""Douglas-Peucker outside the region, degrees."""
TOLERANCE_REGION = 0.03
SMALLEST = 0.003
"""Islands below this area (square degrees, about 30 km2) are left out of the world view."""
ISLAND = 0.1
"""Smaller pieces share one row, which saves a quarter of the file."""
EDGE = 85.06
"""Web Mercator ends here (latitude)."""
PLACES = 3
GRID = 1e-3


def build(cache: Path, out: Path) -> list[geojson.Row]:
    """Rows with `part` 'outside' (Natural Earth) or 'region' (the fine land made light)."""
    window = box(*land.edges_of(land.REGION))
    world = shapely.union_all(shapes.natural_earth("land", cache))
    world = shapely.intersection(world, box(-180, -EDGE, 180, EDGE))
    far = shapely.difference(light(world, TOLERANCE), window)
    fine = shapely.union_all([shape for shape, _ in geojson.read(out / "land_region.geojson")])
    near = shapely.intersection(light(fine, TOLERANCE_REGION), window)
    return [*_rows(far, OUTSIDE), *_rows(near, REGION)]


def light(shape: BaseGeometry, tolerance: float) -> BaseGeometry:
    """Simplified parts, the smallest left out."""
    parts = [part for part in faces.polygons(shape) if part.area > SMALLEST]
    return shapely.union_all([shapely.simplify(part, tolerance) for part in parts])


def _rows(shape: BaseGeometry, part: str) -> list[geojson.Row]:
    polygons = faces.polygons(shapely.set_precision(shape, GRID))
    large = [polygon for polygon in polygons if polygon.area >= ISLAND]
    small = MultiPolygon([polygon for polygon in polygons if polygon.area < ISLAND])
    rows: list[geojson.Row] = [(polygon, {"part": part}) for polygon in large]
    return [*geojson.by_size(rows), (small, {"part": part})]
