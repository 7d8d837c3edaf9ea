"""Today's land borders as lines; the demilitarised zone of Korea told from the line in it."""

from __future__ import annotations

from pathlib import Path

import shapely
from shapely.geometry import LineString, Point, box
from shapely.geometry.base import BaseGeometry

from parallel38.data.build.base import geojson, land, shapes

KOREA = box(126.4, 37.7, 128.8, 38.8)
KURILS = Point(145.92, 43.19)
"""On the line the source draws between Hokkaido and the islands Japan claims."""
TOLERANCE_FAR = 0.04
PLACES = 4


def build(cache: Path) -> list[geojson.Row]:
    """Rows of lines; `kind` border, mdl, dmz or disputed; `part` region or outside."""
    window = box(*land.edges_of(land.REGION))
    source = shapes.natural_earth("admin_0_boundary_lines_land", cache)
    lines = sorted((line for shape in source for line in _lines(shape)), key=lambda x: x.bounds)
    kinds = korean(lines)
    rows: list[geojson.Row] = []
    for number, line in enumerate(lines):
        kind = kinds.get(number) or ("disputed" if line.distance(KURILS) < 0.05 else "border")
        rows += _row(shapely.intersection(line, window), {"kind": kind, "part": "region"})
        far = shapely.simplify(shapely.difference(line, window), TOLERANCE_FAR)
        rows += _row(far, {"kind": kind, "part": "outside"})
    return geojson.by_size(rows)


def korean(lines: list[LineString]) -> dict[int, str]:
    """The three lines across Korea by number: the middle one is the demarcation line."""
    inside = [n for n, line in enumerate(lines) if KOREA.covers(line) and line.length > 1]
    if len(inside) != 3:
        raise ValueError(f"expected three lines across Korea, found {len(inside)}")
    meridian = LineString([(127.5, 37), (127.5, 39)])
    ranked = sorted(inside, key=lambda n: lines[n].intersection(meridian).centroid.y)
    return {ranked[0]: "dmz", ranked[1]: "mdl", ranked[2]: "dmz"}


def _lines(shape: BaseGeometry) -> list[LineString]:
    merged = shapely.line_merge(shape)
    return [part for part in shapely.get_parts(merged) if isinstance(part, LineString)]


def _row(shape: BaseGeometry, properties: dict[str, str]) -> list[geojson.Row]:
    snapped = shapely.set_precision(shape, 10**-PLACES)
    return [(line, properties) for line in _lines(snapped) if not line.is_empty]
