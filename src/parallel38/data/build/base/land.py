"""Land of East Asia from the World Vector Shoreline: full detail round Korea, light elsewhere."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from parallel38.data.build.base import faces, geojson, inputs, wvs

REGION = wvs.Box(90, 15, 180, 60)
FINE = (115.0, 28.0, 150.0, 52.0)
"""West, south, east, north of the part kept in full detail, degrees."""
ISLETS = (115.0, 24.0, 157.0, 52.0)
"""The part where islets that are mere strokes are kept: also the Ryukyus and the Kurils."""
LIGHT = 0.006
"""Tolerance outside the fine part, degrees (about 600 m)."""
OPEN_SEA = Point(160 * wvs.UNITS, 20 * wvs.UNITS)
PLACES = 5
GRID = 1e-5
ISLET_WIDTH = 0.5
"""An islet that the shoreline gives as a mere stroke is drawn half as wide as long."""


def build(cache: Path) -> list[geojson.Row]:
    """The land of the region as rows, largest first; every row one polygon."""
    cells = wvs.read(inputs.read_member(inputs.WVS, cache), REGION.wider(2))
    lines = [line for cell in cells.values() for line in cell]
    coast = [line for line in lines if not is_stroke(line)]
    strokes = [line for line in lines if is_stroke(line)]
    shape = land_from(coast, strokes)
    return geojson.by_size((part, {}) for part in faces.polygons(shape))


def is_stroke(line: list[wvs.Point]) -> bool:
    """Whether a line only goes somewhere and comes back: the shoreline's mark for an islet."""
    return len(line) == 3 and line[0] == line[2]


def land_from(coast: list[list[wvs.Point]], strokes: list[list[wvs.Point]]) -> BaseGeometry:
    """Valid land of the region in degrees on a grid of 1e-5."""
    frame = REGION.wider(1)
    west, south, east, north = (float(wvs.UNITS * edge) for edge in edges_of(frame))
    # Whole arc seconds until the rings are closed: in degrees some crossings miss by a bit.
    closed = faces.close([LineString(line) for line in coast], (west, south, east, north))
    marks, clashes = faces.two_colour(closed, OPEN_SEA)
    if clashes:
        raise ValueError(f"World Vector Shoreline: {clashes} rims have land on both sides")
    land = shapely.transform(faces.land_of(closed, marks), lambda xy: xy / wvs.UNITS)
    islets = [islet(line) for line in strokes]
    near = box(*ISLETS)
    land = shapely.union_all([land, *(shape for shape in islets if near.covers(shape))])
    light = shapely.union_all([lighten(part, FINE) for part in faces.polygons(land)])
    clipped = shapely.intersection(light, box(*edges_of(REGION)))
    return shapely.make_valid(shapely.set_precision(clipped, GRID))


def edges_of(region: wvs.Box) -> tuple[float, float, float, float]:
    """West, south, east, north of a box as floats."""
    return (region.west, region.south, region.east, region.north)


def islet(stroke: list[wvs.Point]) -> Polygon:
    """A diamond on a stroke, half as wide as long (degrees; width true at its latitude)."""
    (x0, y0), (x1, y1) = np.array(stroke[:2]) / wvs.UNITS
    stretch = np.cos(np.radians((y0 + y1) / 2))
    dx, dy = (x1 - x0) * stretch * ISLET_WIDTH / 2, (y1 - y0) * ISLET_WIDTH / 2
    middle_x, middle_y = (x0 + x1) / 2, (y0 + y1) / 2
    side = (middle_x - dy / stretch, middle_y + dx)
    other = (middle_x + dy / stretch, middle_y - dx)
    return Polygon([(x0, y0), side, (x1, y1), other])


def lighten(part: Polygon, fine: tuple[float, float, float, float]) -> BaseGeometry:
    """A polygon with its rings simplified outside the fine box and untouched inside."""
    if box(*fine).covers(part):
        return part
    rings = [_lighten_ring(shapely.get_coordinates(ring), fine)
             for ring in (part.exterior, *part.interiors)]  # fmt: skip
    return MultiPolygon(faces.polygons(shapely.make_valid(Polygon(rings[0], rings[1:]))))


def _lighten_ring(ring: np.ndarray, fine: tuple[float, float, float, float]) -> np.ndarray:
    west, south, east, north = fine
    x, y = ring[:, 0], ring[:, 1]
    kept = (west <= x) & (x <= east) & (south <= y) & (y <= north)
    cuts = [0, *(np.flatnonzero(np.diff(kept.astype(int))) + 1), len(ring) - 1]
    pieces = [ring[:1]]
    for start, stop in pairwise(cuts):
        run = ring[start : stop + 1]
        if len(run) > 2 and not kept[start : stop + 1].any():
            run = shapely.get_coordinates(shapely.simplify(LineString(run), LIGHT))
        elif len(run) > 2 and not kept[start:stop].any():
            head = shapely.get_coordinates(shapely.simplify(LineString(run[:-1]), LIGHT))
            run = np.vstack([head, run[-1:]])
        pieces.append(run[1:])
    light = np.vstack(pieces)
    return light if len(np.unique(light, axis=0)) >= 3 else ring
