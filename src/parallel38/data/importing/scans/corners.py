"""An image placed by two to four of its corners, in the plane of Web Mercator.

Two corners (upper left, lower right): a rectangle, north up. Three (upper left, upper right, lower
right): a parallelogram, which may lie turned and slanted. Four (the lower left last): any
quadrilateral that bulges nowhere inward, as a photograph of a flat sheet is: straight lines stay
straight.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import TYPE_CHECKING

from parallel38.data.importing.scans.grid import TILE, grid_of
from parallel38.data.importing.scans.picture import Picture
from parallel38.data.importing.understood import ReadError
from parallel38.domain.mercator import END

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LATTICE = 17
Corners = Sequence[tuple[float, float]]  # longitude, latitude in degrees


class Placed:
    """`grid` says which tiles there are; `tile` makes one of the finest."""

    def __init__(self, picture: Picture, corners: Corners) -> None:
        """Raises ReadError where the corners are those of no map."""
        import numpy as np
        from PIL import Image

        quad = quadrilateral(corners)
        high, wide = picture.rgba.shape[:2]
        ends = np.array([(0, 0), (wide, 0), (wide, high), (0, high)], float)
        self._out = homography(ends, quad)
        self.grid = grid_of(self._lattice(wide, high))
        # The grid may count from another copy of the world than the corners did.
        self._turn = np.floor(quad[:, 0].min() - self.grid.box[0] + 0.5)
        # As Pillow turns it for itself, each time, to blend what is clear.
        self._image = Image.fromarray(picture.rgba).convert("RGBa")
        self._back = np.linalg.inv(self._out)

    def tile(self, zoom: int, column: int, row: int) -> NDArray[np.uint8]:
        """A tile as (256, 256, 4); clear where the map is not."""
        import numpy as np
        from PIL import Image

        scale = 1 / (2**zoom * TILE)
        place = np.array([
            [scale, 0, column * TILE * scale + self._turn], [0, scale, row * TILE * scale],
            [0, 0, 1],
        ])  # fmt: skip
        lead = self._back @ place
        lead /= lead[2, 2]
        made = self._image.transform(
            (TILE, TILE), Image.Transform.PERSPECTIVE, lead.ravel()[:8].tolist(),
            resample=Image.Resampling.BICUBIC,
        )  # fmt: skip
        return np.asarray(made.convert("RGBA"))

    def _lattice(self, wide: int, high: int) -> NDArray[np.float64]:
        import numpy as np

        columns, rows = np.meshgrid(np.linspace(0, wide, LATTICE), np.linspace(0, high, LATTICE))
        flat = np.stack([columns, rows, np.ones_like(rows)]).reshape(3, -1)
        u, v, w = self._out @ flat
        lat = np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * v / w))))
        pixels = np.full(u.shape, wide / (LATTICE - 1))
        found = np.stack([(u / w - 0.5) * 360, lat, pixels], axis=-1)
        return found.reshape(LATTICE, LATTICE, 3)


def quadrilateral(corners: Corners) -> NDArray[np.float64]:
    """The four corners in the unit square of Web Mercator, round from the upper left. Raises
    ReadError.
    """
    import numpy as np

    if not 2 <= len(corners) <= 4:
        raise ReadError(f"is placed by two to four corners, and {len(corners)} were given")
    for lon, lat in corners:
        if not (isfinite(lon) and isfinite(lat) and abs(lon) <= 540 and abs(lat) <= END):
            raise ReadError(f"has a corner at {lat:g}, {lon:g}, which is not on the map")
    lons = np.unwrap([one[0] for one in corners], period=360)
    s = np.sin(np.radians([one[1] for one in corners]))
    points = np.stack([lons / 360 + 0.5, 0.5 - np.log((1 + s) / (1 - s)) / (4 * np.pi)], axis=-1)
    if len(points) == 2:
        (left, top), (right, bottom) = points
        points = np.array([(left, top), (right, top), (right, bottom), (left, bottom)])
    elif len(points) == 3:
        points = np.vstack([points, points[0] + points[2] - points[1]])
    _check(points)
    return points


def _check(points: NDArray[np.float64]) -> None:
    """Each turn goes to the right: nothing mirrored, folded or flat."""
    sides = [points[(n + 1) % 4] - points[n] for n in range(4)]
    for one, other in zip(sides, [*sides[1:], sides[0]], strict=True):
        across = one[0] * other[1] - one[1] * other[0]
        if across <= 1e-4 * (abs(one).max() * abs(other).max()):
            raise ReadError(
                "is placed by corners that make no map: name them clockwise from the upper left"
            )


def homography(ends: NDArray[np.float64], points: NDArray[np.float64]) -> NDArray[np.float64]:
    """The matrix that takes four points to four others."""
    import numpy as np

    rows, wanted = [], []
    for (x, y), (u, v) in zip(ends, points, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        wanted += [u, v]
    return np.append(np.linalg.solve(np.array(rows), np.array(wanted)), 1).reshape(3, 3)
