"""Tiles written as a GeoPackage, from the finest up: four make the one over them."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from parallel38.data.importing.scans.grid import TILE, Grid
from parallel38.data.importing.scans.picture import joined
from parallel38.data.project import tiles
from parallel38.data.project.geopackage import prepare

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

QUALITY = 86  # of JPEG


class Maker(Protocol):
    """Whatever can make the finest tiles of a map."""

    grid: Grid

    def tile(self, zoom: int, column: int, row: int) -> NDArray[np.uint8]:
        """One of them, (256, 256, 4)."""


def write(
    path: Path, table: str, title: str, maker: Maker, progress: Callable[[float], None]
) -> int:
    """Write all tiles into a new file; how many there are."""
    base = sqlite3.connect(path, isolation_level=None)
    try:
        # Nobody else reads the draft, and a crash throws it away: no journal, no waiting for disks.
        base.execute("PRAGMA journal_mode=OFF")
        base.execute("PRAGMA synchronous=OFF")
        prepare(base)
        base.execute("BEGIN")
        grid = maker.grid
        tiles.create(base, table, title, grid.extent, range(grid.zooms[0], grid.zooms[1] + 1))
        made = _Pyramid(base, table, maker, progress).write()
        base.execute("COMMIT")
    finally:
        base.close()
    return made


class _Pyramid:
    def __init__(
        self, base: sqlite3.Connection, table: str, maker: Maker, progress: Callable[[float], None]
    ) -> None:
        self._base, self._table, self._maker, self._progress = base, table, maker, progress
        self._all = sum(1 for _ in maker.grid.covered(maker.grid.zooms[1]))
        self._done = self._written = 0

    def write(self) -> int:
        coarsest = self._maker.grid.zooms[0]
        for column, row in list(self._maker.grid.covered(coarsest)):
            self._tile(coarsest, column, row)
        return self._written

    def _tile(self, zoom: int, column: int, row: int) -> NDArray[np.uint8] | None:
        """Write a tile and all under it; None where it is clear."""
        grid = self._maker.grid
        if not grid.touches(zoom, column, row):
            return None
        if zoom == grid.zooms[1]:
            self._done += 1
            self._progress(self._done / self._all)
            made = self._maker.tile(zoom, column, row)
        else:
            made = self._over(zoom, column, row)
        if not made[..., 3].any():
            return None
        tiles.put(self._base, self._table, zoom, column % 2**zoom, row, encoded(made))
        self._written += 1
        return made

    def _over(self, zoom: int, column: int, row: int) -> NDArray[np.uint8]:
        """The four tiles under one, half as wide."""
        import numpy as np

        whole = np.zeros((2 * TILE, 2 * TILE, 4), np.uint8)
        for down in (0, 1):
            for right in (0, 1):
                part = self._tile(zoom + 1, 2 * column + right, 2 * row + down)
                if part is not None:
                    y, x = down * TILE, right * TILE
                    whole[y : y + TILE, x : x + TILE] = part
        return joined(whole, 2)


def encoded(tile: NDArray[np.uint8]) -> bytes:
    """JPEG, or PNG where some of it is clear."""
    from PIL import Image

    out = io.BytesIO()
    if tile[..., 3].min() == 255:
        Image.fromarray(tile[..., :3].copy()).save(out, "JPEG", quality=QUALITY)
    else:
        Image.fromarray(tile * (tile[..., 3:] > 0)).save(out, "PNG")
    return out.getvalue()
