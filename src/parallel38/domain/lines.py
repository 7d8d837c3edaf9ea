"""How far many points lie from lines: only the stretches that may be nearest are looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import shapely

from parallel38.domain.nearest import distances_km, segments

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    Numbers = NDArray[np.float64]

STRETCH = 32  # segments that lie in one box
AT_ONCE = 500  # points
MARGIN = 1.02  # on squares, for the scale of a box is not quite that of each spot in it
_TINY = 1e-300  # squared degrees: a segment of no length


class Line:
    """Segments in degrees, `ends` by start x, start y, end x, end y, by stretch and by segment."""

    def __init__(self, ends: Numbers) -> None:
        self.ends = ends
        lon, lat = ends[::2], ends[1::2]
        self._west, self._east = lon.min(axis=(0, 2)), lon.max(axis=(0, 2))
        self._south, self._north = lat.min(axis=(0, 2)), lat.max(axis=(0, 2))
        self._middle = (self._south + self._north) / 2

    def km(self, lats: Sequence[float], lons: Sequence[float]) -> list[float | None]:
        """Kilometres, to 0.1, from points in degrees to the nearest spot; None for a line of
        nothing. A degree east counts as at the latitude halfway to the spot.
        """
        if not self.ends.size:
            return [None] * len(lats)
        lon, lat = np.array(lons, dtype=float), np.array(lats, dtype=float)
        far: list[float | None] = []
        for at in range(0, len(lat), AT_ONCE):
            asked = lon[at : at + AT_ONCE], lat[at : at + AT_ONCE]
            x, y = self._nearest(*asked)
            far += distances_km(asked[1], asked[0], y, x).round(1).tolist()
        return far

    def _nearest(self, lon: Numbers, lat: Numbers) -> tuple[Numbers, Numbers]:
        """The lon and lat of the nearest spots to points."""
        row, stretch = self._candidates(lon, lat)
        x, y = lon[row, None], lat[row, None]
        x0, y0, x1, y1 = self.ends[:, stretch]
        east = _east(y, self._middle[stretch, None])
        way_x, way_y = (x1 - x0) * east, y1 - y0
        share = (x - x0) * east * way_x + (y - y0) * way_y
        share = (share / np.maximum(way_x**2 + way_y**2, _TINY)).clip(0, 1)
        spot_x, spot_y = x0 + (x1 - x0) * share, y0 + (y1 - y0) * share
        best = (((x - spot_x) * east) ** 2 + (y - spot_y) ** 2).argmin(axis=1)
        own = np.arange(len(row)), best
        spot_x, spot_y = spot_x[own], spot_y[own]
        off = ((lon[row] - spot_x) * _east(lat[row], spot_y)) ** 2 + (lat[row] - spot_y) ** 2
        order = np.lexsort((off, row))
        first = order[np.searchsorted(row, np.arange(len(lon)))]
        return spot_x[first], spot_y[first]

    def _candidates(self, lon: Numbers, lat: Numbers) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Point by point the stretches that may be nearest: none whose box begins farther off than
        the whole of another.
        """
        x, y = lon[:, None], lat[:, None]
        east = _east(y, self._middle)
        below_x, above_x = self._west - x, x - self._east
        below_y, above_y = self._south - y, y - self._north
        near_x = np.maximum(np.maximum(below_x, above_x), 0) * east
        near_y = np.maximum(np.maximum(below_y, above_y), 0)
        far = (np.minimum(below_x, above_x) * east) ** 2 + np.minimum(below_y, above_y) ** 2
        near = near_x**2 + near_y**2
        row, stretch = np.nonzero(near <= far.min(axis=1, keepdims=True) * MARGIN)
        return row, stretch


def _east(one: Numbers, other: Numbers) -> Numbers:
    """What a degree of longitude is worth between two latitudes, a degree of latitude being 1."""
    return np.cos(np.radians((one + other) / 2))


def line_of(shape: BaseGeometry) -> Line:
    """The edges of an area, or the segments of a line."""
    ends = shapely.get_coordinates(segments(shape)).reshape(-1, 4)
    filled = np.concatenate([ends, np.repeat(ends[-1:], -len(ends) % STRETCH, axis=0)])
    return Line(filled.T.reshape(4, len(filled) // STRETCH, STRETCH))


def joined(lines: Iterable[Line]) -> Line:
    """Lines as one."""
    return Line(np.concatenate([np.empty((4, 0, STRETCH)), *(line.ends for line in lines)], axis=1))
