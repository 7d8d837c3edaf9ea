"""Lakes of today with the zoom they begin at; reservoirs with the year of their dam."""

from __future__ import annotations

import math
from pathlib import Path

import shapely
from shapely.geometry import Point, box
from shapely.geometry.base import BaseGeometry

from parallel38.data.build.base import faces, geojson, land, shapes

RESERVOIRS = {
    "Supung": (125.10, 40.55, 1943),
    "Fengman": (126.83, 43.65, 1942),
}
"""Reservoirs of Korea and Manchuria: a point in each (longitude, latitude), year of filling."""
TOLERANCE = 0.002
TOLERANCE_FAR = 0.03
SMALLEST_FAR = 0.3
"""Lakes outside the region are drawn only from this area on, square degrees."""
PLACES = 4


def build(cache: Path) -> list[geojson.Row]:
    """One row per lake: `min_zoom`, and for known reservoirs `name` and `since` (a year)."""
    window = box(*land.edges_of(land.REGION))
    rows: list[geojson.Row] = []
    for lake in shapes.natural_earth("lakes", cache):
        near = lake.intersects(window)
        if not near and lake.area < SMALLEST_FAR:
            continue
        shape = shapely.simplify(lake, TOLERANCE if near else TOLERANCE_FAR)
        snapped = shapely.set_precision(shape, 10**-PLACES)
        properties = {"min_zoom": min_zoom(lake.area), **reservoir(lake)}
        rows += [(part, properties) for part in faces.polygons(snapped)]
    return geojson.by_size(rows)


def min_zoom(area: float) -> int:
    """The zoom at which a lake of this area (square degrees) is about five pixels wide."""
    degrees_per_pixel = math.sqrt(area) / 5
    return max(0, min(8, math.ceil(math.log2(360 / 256 / degrees_per_pixel))))


def reservoir(lake: BaseGeometry) -> dict[str, str | int]:
    """Name and year of a reservoir of the table, nothing for another lake."""
    for name, (lon, lat, year) in RESERVOIRS.items():
        if lake.distance(Point(lon, lat)) < 0.1:
            return {"name": name, "since": year}
    return {}
