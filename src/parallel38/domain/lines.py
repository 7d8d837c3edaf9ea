"""How far many points lie from lines: only the stretches that may be nearest are looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import shapely

from parallel38.domain.nearest import distance_km, segments

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    Numbers = NDArray[np.float64]

STRETCH = 32  # segments that lie in one box
AT_ONCE = 500  # points
MARGIN = 1.02  # on squares, for the scale of a box is not quite that of each spot in it
_TINY = 1e-300  # squared degrees: a segment of no length


class Line:
    """Segments in degrees, `ends` by stretch, segment and end (n, STRETCH, 2, 2)."""

    def __init__(self, ends: Numbers) -> None:
        self.ends = ends
        self._low, self._high = ends.min(axis=(1, 2)), ends.max(axis=(1, 2))

    def km(self, lats: Sequence[float], lons: Sequence[float]) -> list[float | None]:
        """Kilometres, to 0.1, from points in degrees to the nearest spot; None for a line of
        nothing. A degree east counts as at the latitude halfway to the spot.
        """
        if not len(self.ends):
            return [None] * len(lats)
        points = np.stack([lons, lats], axis=1).astype(float)
        parts = [points[at : at + AT_ONCE] for at in range(0, len(points), AT_ONCE)]
        near = [spot for part in parts for spot in self._nearest(part).tolist()]
        asked = zip(lats, lons, near, strict=True)
        return [round(distance_km(lat, lon, y, x), 1) for lat, lon, (x, y) in asked]

    def _nearest(self, points: Numbers) -> Numbers:
        """The nearest spots to points, all lon and lat."""
        row, stretch = self._candidates(points)
        starts, ends = self.ends[stretch, :, 0], self.ends[stretch, :, 1]
        point = points[row, None]
        scale = _scale(point, (self._low + self._high)[stretch, None] / 2)
        way = (ends - starts) * scale
        share = ((point - starts) * scale * way).sum(-1) / np.maximum((way**2).sum(-1), _TINY)
        spots = starts + (ends - starts) * share.clip(0, 1)[..., None]
        best = (((point - spots) * scale) ** 2).sum(-1).argmin(axis=1)
        spots = spots[np.arange(len(row)), best]
        off = (((points[row] - spots) * _scale(points[row], spots)) ** 2).sum(-1)
        order = np.lexsort((off, row))
        nearest: Numbers = spots[order[np.unique(row[order], return_index=True)[1]]]
        return nearest

    def _candidates(self, points: Numbers) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Point by point the stretches that may be nearest: none whose box begins farther off than
        the whole of another.
        """
        point = points[:, None]
        scale = _scale(point, (self._low + self._high) / 2)
        below, above = self._low - point, point - self._high
        near = ((np.maximum(np.maximum(below, above), 0) * scale) ** 2).sum(-1)
        far = ((np.minimum(below, above) * scale) ** 2).sum(-1)
        row, stretch = np.nonzero(near <= far.min(axis=1, keepdims=True) * MARGIN)
        return row, stretch


def _scale(one: Numbers, other: Numbers) -> Numbers:
    """What a degree of longitude and of latitude is worth between spots (..., lon and lat)."""
    east = np.cos(np.radians((one[..., 1] + other[..., 1]) / 2))
    return np.stack([east, np.ones_like(east)], axis=-1)


def line_of(shape: BaseGeometry) -> Line:
    """The edges of an area, or the segments of a line."""
    ends = shapely.get_coordinates(segments(shape)).reshape(-1, 2, 2)
    filled = np.concatenate([ends, np.repeat(ends[-1:], -len(ends) % STRETCH, axis=0)])
    return Line(filled.reshape(len(filled) // STRETCH, STRETCH, 2, 2))


def joined(lines: Iterable[Line]) -> Line:
    """Lines as one."""
    return Line(np.concatenate([np.empty((0, STRETCH, 2, 2)), *(line.ends for line in lines)]))
