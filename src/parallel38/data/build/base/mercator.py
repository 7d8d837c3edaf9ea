"""Cut Web Mercator tiles from an equirectangular picture of the whole world."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image

TILE = 256
Edges = tuple[float, float, float, float]
"""West, south, east, north, degrees."""


def column(lon: float, zoom: int) -> float:
    """Tile column of a longitude, with fraction."""
    return (lon + 180) / 360 * 2.0**zoom


def row(lat: float, zoom: int) -> float:
    """Tile row of a latitude, with fraction, counted from the north."""
    angle = math.radians(lat)
    return (1 - math.asinh(math.tan(angle)) / math.pi) / 2 * 2.0**zoom


def span(zoom: int, edges: Edges) -> tuple[int, int, int, int]:
    """First and last column, first and last row of the tiles that touch a box."""
    west, south, east, north = edges
    last = 2**zoom - 1
    return (
        math.floor(column(west, zoom)),
        min(math.ceil(column(east, zoom)) - 1, last),
        max(math.floor(row(north, zoom)), 0),
        min(math.ceil(row(south, zoom)) - 1, last),
    )


def latitudes(zoom: int, y: int) -> NDArray[np.float64]:
    """Latitude of the middle of each pixel row of a tile row, degrees."""
    places = (y + (np.arange(TILE) + 0.5) / TILE) / 2**zoom
    found: NDArray[np.float64] = np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * places))))
    return found


def tiles(
    world: NDArray[np.uint8], zoom: int, edges: Edges
) -> Iterator[tuple[int, int, NDArray[np.uint8]]]:
    """Column, row and pixels (256, 256, 3) of each tile of a box.

    The picture is first scaled to the zoom's size along the equator, so that small zooms are
    means and not samples; rows are then read at the latitudes of the tile's pixels.
    """
    x0, x1, y0, y1 = span(zoom, edges)
    height, width, _ = world.shape
    tall = TILE * 2**zoom // 2
    left, right = (width * x / 2**zoom for x in (x0, x1 + 1))
    wide = (x1 + 1 - x0) * TILE
    flat = Image.fromarray(world).resize(
        (wide, tall), Image.Resampling.BICUBIC, box=(left, 0, right, height)
    )
    strip = np.asarray(flat)
    for y in range(y0, y1 + 1):
        rows = _rows(strip, (90 - latitudes(zoom, y)) / 180 * tall - 0.5)
        for x in range(x0, x1 + 1):
            yield x, y, rows[:, (x - x0) * TILE : (x - x0 + 1) * TILE]


def _rows(strip: NDArray[np.uint8], places: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Rows of a picture at fractional places, between its two neighbours in proportion."""
    places = np.clip(places, 0, len(strip) - 1)
    upper = np.floor(places).astype(int)
    lower = np.minimum(upper + 1, len(strip) - 1)
    part = (places - upper)[:, None, None]
    between: NDArray[np.float64] = strip[upper] * (1 - part) + strip[lower] * part
    return np.rint(between).astype(np.uint8)
