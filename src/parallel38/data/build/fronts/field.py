"""A grid over Korea that holds, at each node, how many km lie between it and the front: more than
0 on the UN's side. Positions on it are km east and north of its middle.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import pyproj
import shapely
from contourpy import FillType, contour_generator
from shapely.geometry.base import BaseGeometry

Array = npt.NDArray[np.float64]

STEP = 2.5  # km between nodes
WIDTH, HEIGHT = (-330.0, 330.0), (-590.0, 590.0)  # km: 124 to 131 E, 33 to 43 N
BAND = 20.0  # km from a line within which distances are exact
REACH = 45.0  # km: how far a town bends the line
_TO_KM = pyproj.Transformer.from_crs(
    4326, "+proj=tmerc +lat_0=38 +lon_0=127.5 +ellps=WGS84 +units=km", always_xy=True
)

X = np.arange(WIDTH[0], WIDTH[1] + STEP / 2, STEP)
Y = np.arange(HEIGHT[0], HEIGHT[1] + STEP / 2, STEP)
FRAME = shapely.box(123.9, 32.9, 131.1, 43.1)  # degrees: within the grid


def to_km(shape: BaseGeometry) -> BaseGeometry:
    """A shape in degrees put on the grid's plane; long edges stay straight in degrees."""
    return shapely.transform(shapely.segmentize(shape, 0.1), _TO_KM.transform, interleaved=False)


def to_degrees(shape: BaseGeometry) -> BaseGeometry:
    """A shape on the grid's plane put back."""

    def back(x: Array, y: Array) -> tuple[Array, Array]:
        lon, lat = _TO_KM.transform(x, y, direction="INVERSE")
        return lon, lat

    return shapely.transform(shape, back, interleaved=False)


def distances(ground: BaseGeometry) -> Array:
    """Km from each node to the edge of an area on the plane, below 0 outside it; beyond BAND
    worked out between every fourth node.
    """
    shapely.prepare(ground)
    inside = shapely.contains_xy(ground, *np.meshgrid(X, Y))
    edge = shapely.boundary(ground)
    shapely.prepare(edge)
    rough = shapely.distance(edge, shapely.points(*np.meshgrid(X[::4], Y[::4])))
    rows = np.array([np.interp(X, X[::4], row) for row in rough])
    far = np.array([np.interp(Y, Y[::4], column) for column in rows.T]).T
    j, i = np.nonzero(far < BAND)
    far[j, i] = shapely.distance(edge, shapely.points(X[i], Y[j]))
    return np.asarray(np.where(inside, far, -far))


def at(field: Array, x: Array, y: Array) -> Array:
    """The field between its nodes."""
    column, row = (x - X[0]) / STEP, (y - Y[0]) / STEP
    i = np.clip(column.astype(int), 0, len(X) - 2)
    j = np.clip(row.astype(int), 0, len(Y) - 2)
    u, v = column - i, row - j
    low = field[j, i] * (1 - u) + field[j, i + 1] * u
    high = field[j + 1, i] * (1 - u) + field[j + 1, i + 1] * u
    return np.asarray(low * (1 - v) + high * v)


class Bend:
    """Smooth surfaces through given values at towns (x, y in km), flat far from all of them:
    Wendland's C2 function, whose equations always have one solution.
    """

    def __init__(self, x: Array, y: Array) -> None:
        nodes_x, nodes_y = (axis.ravel().astype(np.float32) for axis in np.meshgrid(X, Y))
        self._nodes = np.zeros((len(x), len(nodes_x)), dtype=np.float32)
        for town, (east, north) in enumerate(zip(x, y, strict=True)):
            away = np.hypot(nodes_x - np.float32(east), nodes_y - np.float32(north))
            self._nodes[town] = _wendland(away / np.float32(REACH))
        self._towns = _wendland(np.hypot(x[:, None] - x, y[:, None] - y) / REACH)

    def through(self, towns: npt.NDArray[np.intp], values: Array) -> Array:
        """The surface on the grid with these values at some of the towns."""
        weights = np.zeros(len(self._towns), dtype=np.float32)
        weights[towns] = np.linalg.solve(self._towns[np.ix_(towns, towns)], values)
        return np.asarray(weights @ self._nodes).reshape(len(Y), len(X))


def _wendland(r: npt.NDArray[Any]) -> npt.NDArray[Any]:
    near = np.maximum(1 - r, 0)
    return np.asarray(near**4 * (4 * r + 1))


def ground(field: Array) -> BaseGeometry:
    """The area on the plane where a field is above 0."""
    contours = contour_generator(X, Y, field, fill_type=FillType.OuterOffset)
    points, offsets = cast(tuple[list[Array], list[Any]], contours.filled(0, np.inf))
    areas = [
        shapely.Polygon(*_rings(part, starts)) for part, starts in zip(points, offsets, strict=True)
    ]
    return shapely.make_valid(shapely.multipolygons(areas))


def _rings(points: Array, starts: Sequence[int]) -> tuple[Array, list[Array]]:
    shell, *holes = (points[a:b] for a, b in pairwise(starts))
    return shell, holes
