"""The relief of a figure in a cone's plane: tiles of Web Mercator, warped by Pillow."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from parallel38.map.geometry import mercator
from parallel38.map.plane.frame import Frame

if TYPE_CHECKING:
    from PIL.Image import Image

    from parallel38.domain.conic import Numbers

Ranges = Mapping[str, Sequence[int]]  # zoom -> first x, last x, first y, last y
Tiles = Callable[[str], bytes]  # by name, relief/z/x/y.webp

SIDE = 256  # px of a tile
CELL = 24  # px of a figure that are warped as one square: true to a hundredth of a pixel
SHARP = 2.0  # pixels of relief to a CSS pixel, as in resources/web/figure.js
MOST = 16e6  # pixels of a figure's relief
MOST_GROUND = 48e6  # pixels of the tiles that it is warped from; 144 MB


class Warped:
    """Rows of R, G, B, A; `width` and `height` are pixels."""

    def __init__(self, width: int, height: int, rows: bytes) -> None:
        self.width, self.height, self.rows = width, height, rows


def relief_of(frame: Frame, tiles: Tiles, ranges: Ranges) -> Warped:
    """The relief under a figure."""
    from PIL.Image import Resampling, Transform

    sharp = min(SHARP, (MOST / (frame.width * frame.height)) ** 0.5)
    size = round(frame.width * sharp), round(frame.height * sharp)
    xs, ys = (np.append(np.arange(0, side, CELL), side) for side in size)
    columns, rows = np.meshgrid(xs / sharp, ys / sharp)
    lon, lat = frame.degrees(columns.ravel(), rows.ravel())
    spots = mercator(np.column_stack([lon, lat])).astype(float)
    level = level_of(spots, min(max(map(int, ranges)), round(frame.camera.zoom + 0.2)))
    at = spots * 2**level
    first, last = _corners(at)
    ground = _ground(tiles, ranges, level, first, last)
    source = ((at - first) * SIDE).reshape(len(ys), len(xs), 2)
    mesh = _mesh(xs, ys, source)
    made = ground.transform(size, Transform.MESH, mesh, Resampling.BILINEAR)
    return Warped(*size, made.convert("RGBA").tobytes())


def level_of(spots: Numbers, wanted: int) -> int:
    """The zoom of the tiles under spots (x, y in the unit square): as wanted, or the finest of
    which no more are joined than `MOST_GROUND`.
    """
    for level in range(wanted, 0, -1):
        first, last = _corners(spots * 2**level)
        if np.prod((last - first + 1.0) * SIDE) <= MOST_GROUND:
            return level
    return 0


def _corners(at: Numbers) -> tuple[Numbers, Numbers]:
    """The first and the last tile (x, y)."""
    return np.floor(at.min(axis=0)).astype(int), np.floor(at.max(axis=0)).astype(int)


def _mesh(
    xs: Numbers, ys: Numbers, source: Numbers
) -> list[tuple[tuple[int, int, int, int], tuple[float, ...]]]:
    """Squares of the figure, each with its four corners in the ground: NW, SW, SE, NE."""
    corners = np.concatenate(
        [source[:-1, :-1], source[1:, :-1], source[1:, 1:], source[:-1, 1:]], axis=2
    ).tolist()
    return [
        ((int(xs[i]), int(ys[j]), int(xs[i + 1]), int(ys[j + 1])), tuple(corners[j][i]))
        for j in range(len(ys) - 1)
        for i in range(len(xs) - 1)
    ]


def _ground(tiles: Tiles, ranges: Ranges, level: int, first: Numbers, last: Numbers) -> Image:
    """The tiles from first to last (x, y) as one picture."""
    from PIL import Image

    wide, high = ((last - first + 1) * SIDE).tolist()
    ground = Image.new("RGB", (wide, high))
    for x in range(int(first[0]), int(last[0]) + 1):
        for y in range(int(first[1]), int(last[1]) + 1):
            tile = _tile(tiles, ranges, level, x % 2**level, y)
            if tile:
                ground.paste(tile, ((x - int(first[0])) * SIDE, (y - int(first[1])) * SIDE))
    return ground


def _tile(tiles: Tiles, ranges: Ranges, level: int, x: int, y: int) -> Image | None:
    """A tile, or its part of the nearest coarser one that there is."""
    from PIL import Image

    for up in range(level + 1):
        box = ranges.get(str(level - up))
        if box and box[0] <= x >> up <= box[1] and box[2] <= y >> up <= box[3]:
            found = Image.open(io.BytesIO(tiles(f"relief/{level - up}/{x >> up}/{y >> up}.webp")))
            side = SIDE / 2**up
            left, top = (x - (x >> up << up)) * side, (y - (y >> up << up)) * side
            part = (left, top, left + side, top + side)
            return found.convert("RGB").resize((SIDE, SIDE), Image.Resampling.BILINEAR, part)
    return None
