"""Tiles of Web Mercator: which of them a map covers, and how fine they are to be."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor, log2, pi
from typing import TYPE_CHECKING

from msgspec import Struct

from parallel38.data.importing.understood import ReadError
from parallel38.domain.mercator import END, latitude

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TILE = 256  # px
FINEST = 14  # zoom: twice as fine as the nearest camera and its finest figures see
TILES = 1_500  # of the finest zoom
_FINER = 1.15  # a tile's pixel may be so much wider than the map's own


class Grid(Struct, frozen=True):
    """The tiles of a map. `box` is left, top, right, bottom in the unit square of Web Mercator, y
    down; right is beyond 1 where the map lies over the date line.
    """

    box: tuple[float, float, float, float]
    zooms: tuple[int, int]
    coarser: bool = False  # whether it had to be coarser than the map is

    @property
    def extent(self) -> tuple[float, float, float, float]:
        """West, south, east, north in degrees."""
        left, top, right, bottom = self.box
        return 360 * left - 180, latitude(bottom), 360 * right - 180, latitude(top)

    def covered(self, zoom: int) -> Iterator[tuple[int, int]]:
        """Columns and rows at a zoom; columns go on beyond the date line."""
        left, top, right, bottom = (side * 2**zoom for side in self.box)
        for row in range(max(0, floor(top)), min(2**zoom, ceil(bottom))):
            for column in range(floor(left), ceil(right)):
                yield column, row

    def touches(self, zoom: int, column: int, row: int) -> bool:
        """Whether a tile lies on the map at all."""
        left, top, right, bottom = (side * float(2**zoom) for side in self.box)
        return left < column + 1 and column < right and top < row + 1 and row < bottom


def grid_of(points: NDArray[np.float64]) -> Grid:
    """The tiles for a lattice of points, (rows, columns, 3): longitude and latitude in degrees,
    without a leap at the date line, and how many pixels lie from one to the next (the same in
    all). Raises ReadError where they are nowhere.
    """
    import numpy as np

    lon, lat = points[..., 0], np.clip(points[..., 1], -END, END)
    if not (np.isfinite(lon).all() and np.isfinite(lat).all()):
        raise ReadError("lies where its coordinate system does not reach")
    s = np.sin(np.radians(lat))
    u, v = lon / 360 + 0.5, 0.5 - np.log((1 + s) / (1 - s)) / (4 * pi)
    left, top, right, bottom = (float(one) for one in (u.min(), v.min(), u.max(), v.max()))
    turn = floor((left + right) / 2)  # the world's copy in which its middle lies
    left, right = left - turn, right - turn
    if right - left > 1:
        left, right = 0.0, 1.0
    if right <= left or bottom <= top:
        raise ReadError("has no extent on the map")
    across = np.hypot(np.diff(u, axis=1), np.diff(v, axis=1)).mean() / points[0, 0, 2]
    return _fitted((left, top, right, bottom), float(across))


def _fitted(box: tuple[float, float, float, float], pixel: float) -> Grid:
    """`pixel` is the width of one in the unit square."""
    fine = ceil(log2(1 / (TILE * pixel * _FINER)))
    widest = max(box[2] - box[0], box[3] - box[1])
    coarse = min(max(0, floor(-log2(widest))), FINEST)
    finest = min(max(fine, coarse), FINEST)
    while finest > coarse and sum(1 for _ in Grid(box, (0, 0)).covered(finest)) > TILES:
        finest -= 1
    return Grid(box, (coarse, finest), finest < min(fine, FINEST))
