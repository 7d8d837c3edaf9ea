"""The arrangement: all land cut once by every border and mask, so that areas share their edges.

A cell is a face of the arrangement; an area is a set of cells, kept as a boolean array over them.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

Cells = npt.NDArray[np.bool_]

GRID = 1e-5  # degrees: the five decimals of the files, about a metre


class Coverage:
    """Cells of the land (and of the water inside `rings`), with set-to-shape and back.

    Args:
        countries: code -> area of today, one coverage.
        rings: further areas whose edges cut the cells.
    """

    def __init__(
        self, countries: Mapping[str, BaseGeometry], rings: Iterable[BaseGeometry]
    ) -> None:
        lines = [shapely.boundary(shape) for shape in (*countries.values(), *rings)]
        noded = shapely.union_all(lines, grid_size=GRID)
        self.cells = np.array(shapely.get_parts(shapely.polygonize([noded])))
        inner = shapely.point_on_surface(self.cells)
        self._x, self._y = shapely.get_x(inner), shapely.get_y(inner)
        self._country = {code: self.inside(shape) for code, shape in countries.items()}
        self.land: Cells = np.any(list(self._country.values()), axis=0)

    def none(self) -> Cells:
        """The empty set."""
        return np.zeros(len(self.cells), dtype=bool)

    def inside(self, area: BaseGeometry) -> Cells:
        """The cells within an area whose edges were given at the start."""
        shapely.prepare(area)
        return np.asarray(shapely.contains_xy(area, self._x, self._y), dtype=bool)

    def countries(self, codes: Iterable[str]) -> Cells:
        """The cells of some countries of today. Raises KeyError for an unknown code."""
        found = self.none()
        for code in codes:
            found |= self._country[code]
        return found

    def shape(self, cells: Cells) -> BaseGeometry:
        """The union of cells, normalised; empty for none."""
        return union(self.cells[cells])


def union(cells: npt.NDArray[Any]) -> BaseGeometry:
    """Union of cells that meet edge to edge, normalised."""
    return shapely.normalize(shapely.coverage_union_all(cells))
