"""The tiles of scanned maps, read from a project's file as a stranger's."""

from __future__ import annotations

import io
import sqlite3
from base64 import b64decode
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from parallel38.data.project.guarded import FAULTS, connect, real_tables
from parallel38.data.project.layers import OWN
from parallel38.data.project.tiles import TILE

MOST = 1024**2  # bytes of a tile
KINDS = ("JPEG", "PNG", "WEBP")
# A PNG of 256 px that is all clear.
CLEAR = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAQAAAAEAAQMAAABmvDolAAAAA1BMVEUAAACnej3aAAAAAXRSTlMAQObYZgAA"
    "AB9JREFUeNrtwQENAAAAwqD3T20ON6AAAAAAAAAAAL4NIQAAAWDknZcAAAAASUVORK5CYII="
)


class ScanTiles(Struct, frozen=True):
    """Answers for `<name>/<zoom>/<column>/<row>`; `tables` by the name of the tiles."""

    path: Path = Path()
    tables: Mapping[str, str] = {}

    def get(self, name: str) -> bytes | None:
        """A tile, clear where the map has none; None where it cannot be read or is none."""
        tiles, *numbers = name.split("/")
        table = self.tables.get(tiles, "")
        plain = len(numbers) == 3 and all(one.isdecimal() and len(one) < 9 for one in numbers)
        if not plain or not OWN.fullmatch(table):
            return None
        try:
            with closing(connect(self.path, "ro")) as db:
                found = _tile(db, table, [int(one) for one in numbers])
        except (OSError, *FAULTS):
            return None
        return found if found is CLEAR or _is_tile(found) else None


def _tile(db: sqlite3.Connection, table: str, at: list[int]) -> bytes:
    db.execute("PRAGMA busy_timeout=200")  # ms: the page asks again
    db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST)
    if table not in real_tables(db):
        return CLEAR
    found = db.execute(
        f'SELECT tile_data FROM "{table}" '
        "WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?",
        at,
    ).fetchone()
    if found is None:
        return CLEAR
    return found[0] if isinstance(found[0], bytes) else b""


def _is_tile(data: bytes) -> bool:
    """Whether it is a picture of a tile's size, by its head."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=KINDS) as image:
            return image.size == (TILE, TILE)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
