"""Which of many points lie in which areas, and which lie near none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    Degrees = NDArray[np.float64]
    Rows = NDArray[np.intp]
    Mask = NDArray[np.bool_]


class Points:
    """Points in degrees."""

    def __init__(self, lon: Degrees, lat: Degrees) -> None:
        self._lon, self._lat = lon, lat

    def within(self, areas: Sequence[BaseGeometry]) -> Mask:
        """By point and area whether it lies within."""
        found = np.zeros((len(self._lon), len(areas)), dtype=bool)
        everywhere = _Sorted(np.arange(len(self._lon)), self._lon, self._lat)
        for number, area in enumerate(areas):
            box = everywhere.round_about(area, 0)
            found[box, number] = shapely.intersects_xy(area, self._lon[box], self._lat[box])
        return found

    def far_off(self, rows: Rows, areas: Sequence[BaseGeometry], pad: float) -> Rows:
        """Those of some rows that lie farther than `pad` degrees from all areas."""
        points = np.empty(len(self._lon), dtype=object)
        points[rows] = shapely.points(self._lon[rows], self._lat[rows])
        near = np.zeros(len(self._lon), dtype=bool)
        asked = _Sorted(rows, self._lon[rows], self._lat[rows])
        for area in areas:
            box = asked.round_about(area, pad)
            box = box[~near[box]]
            near[box] = shapely.dwithin(area, points[box], pad)
        return rows[~near[rows]]


class _Sorted:
    """Rows by longitude, so that a box looks only at those between its sides."""

    def __init__(self, rows: Rows, lon: Degrees, lat: Degrees) -> None:
        order = np.argsort(lon)
        self._rows, self._lon, self._lat = rows[order], lon[order], lat[order]

    def round_about(self, area: BaseGeometry, pad: float) -> Rows:
        """The rows in the box round an area, `pad` degrees wider on each side."""
        west, south, east, north = area.bounds
        first = np.searchsorted(self._lon, west - pad)
        after = np.searchsorted(self._lon, east + pad, side="right")
        lat = self._lat[first:after]
        found: Rows = self._rows[first:after][(lat >= south - pad) & (lat <= north + pad)]
        return found
