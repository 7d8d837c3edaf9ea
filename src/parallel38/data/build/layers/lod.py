"""Levels of detail for the page.

Three levels a feature: below zoom 5, below zoom 7.5, and full. Areas and land are cut into one
arrangement whose cells are simplified together, so that on each level edges that features share
stay shared and fills end on the land that is drawn.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from parallel38.data.build.layers.coverage import GRID, union

PIXEL = (360 / 256 / 2**5, 360 / 256 / 2**7.5)  # degrees a pixel at zoom 5 and at zoom 7.5
TOLERANCE = 0.3  # of a pixel
CRUMB = 0.25  # square pixels: a lone islet below this is dropped

Levels = list[BaseGeometry]


class Pyramid:
    """All shapes on three levels of detail.

    Args:
        geometries: feature id -> shape in degrees; areas, lines or points.
        land: the land that the map draws, in degrees.
    """

    def __init__(self, geometries: Mapping[str, BaseGeometry], land: BaseGeometry) -> None:
        areas = {name: shape for name, shape in geometries.items() if is_area(shape)}
        lines = [shapely.boundary(shape) for shape in (*areas.values(), land)]
        noded = shapely.union_all(lines, grid_size=GRID)
        cells = np.array(shapely.get_parts(shapely.polygonize([noded])))
        held = _members(cells, [*areas.values(), land])
        used = np.unique(np.concatenate(held))
        place = np.zeros(len(cells), dtype=int)
        place[used] = np.arange(len(used))
        cells, held = cells[used], [place[members] for members in held]
        alone = _alone(cells)
        coarse = [_coarse(cells, held, alone, pixel) for pixel in PIXEL]
        self.land: Levels = [*(level[-1] for level in coarse), land]
        self.features: dict[str, Levels] = {
            name: [*(level[at] for level in coarse), shape]
            for at, (name, shape) in enumerate(areas.items())
        }
        for name, shape in geometries.items():
            if name not in areas:
                self.features[name] = _line_levels(shape)


def is_area(shape: BaseGeometry) -> bool:
    """Whether a shape is a polygon or several."""
    return bool(shapely.get_dimensions(shape) == 2)


def _members(cells: npt.NDArray[Any], areas: list[BaseGeometry]) -> list[npt.NDArray[np.intp]]:
    """For each area the numbers of the cells within it."""
    tree = shapely.STRtree(shapely.point_on_surface(cells))
    return [np.sort(tree.query(area, predicate="contains")) for area in areas]


def _alone(cells: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """Which cells touch no other."""
    one, other = shapely.STRtree(cells).query(cells, predicate="intersects")
    touched = np.zeros(len(cells), dtype=bool)
    touched[one[one != other]] = True
    return ~touched


def _coarse(
    cells: npt.NDArray[Any],
    held: list[npt.NDArray[np.intp]],
    alone: npt.NDArray[np.bool_],
    pixel: float,
) -> Levels:
    """Each area out of simplified cells, without lone crumbs unless nothing else is left."""
    simple = shapely.coverage_simplify(cells, pixel * TOLERANCE)
    kept = ~alone | (shapely.area(cells) > CRUMB * pixel**2)
    coarse = []
    for members in held:
        large = members[kept[members]]
        coarse.append(union(simple[large if len(large) else members]))
    return coarse


def _line_levels(shape: BaseGeometry) -> Levels:
    simple = [shapely.simplify(shape, pixel * TOLERANCE) for pixel in PIXEL]
    return [*simple, shape]
