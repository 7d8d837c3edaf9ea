"""A layer written as a GeoPackage: one table, its shapes in WGS84, that any GIS opens.

The columns `name`, `start`, `end` (EDTF), `start_day`, `after_day` (dates, half-open, as a GIS's
temporal controller takes them), `possible_from`, `possible_to`, `certain_from`, `certain_to`
(ordinals as domain.dates has them, 1 = 0001-01-01) come first; then the file's own, as text.
"""

import re
import sqlite3
import struct
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from parallel38.data.importing.batch import unique_names
from parallel38.data.project.geometry import WGS84
from parallel38.data.project.geopackage import describe, prepare

OURS = (
    "fid", "geom", "name", "start", "end", "start_day", "after_day", "possible_from", "possible_to",
    "certain_from", "certain_to",
)  # fmt: skip
_HEADER = b"GP" + struct.pack("<BBi", 0, 1, WGS84)  # little-endian, no envelope


def stored_names(columns: Sequence[str]) -> list[str]:
    """The file's own columns as they are called in the layer, apart from ours."""
    return unique_names([*OURS, *columns])[len(OURS) :]


def table_name(title: str) -> str:
    """A table's name from a file's: letters, digits and underscores."""
    plain = re.sub(r"\W+", "_", title).strip("_")[:60].casefold() or "layer"
    return f"layer_{plain}" if plain[0].isdigit() or plain.startswith(("gpkg", "sqlite")) else plain


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


class LayerFile:
    """Writes one new file; it is whole only after `close`."""

    def __init__(self, path: Path, table: str, columns: Sequence[str]) -> None:
        self._table, self._columns = table, len(columns)
        self._base = sqlite3.connect(path, isolation_level=None)
        # Nobody else reads the draft, and a crash throws it away: no journal, no waiting for disks.
        self._base.execute("PRAGMA journal_mode=OFF")
        self._base.execute("PRAGMA synchronous=OFF")
        prepare(self._base)
        kinds = ["INTEGER PRIMARY KEY", "GEOMETRY", *["TEXT"] * 3, *["DATE"] * 2, *["INTEGER"] * 4]
        ours = [f'"{name}" {kind}' for name, kind in zip(OURS, kinds, strict=True)]
        theirs = [f"{_quoted(name)} TEXT" for name in columns]
        self._base.execute(f"CREATE TABLE {_quoted(table)} ({', '.join([*ours, *theirs])})")
        self._base.execute("BEGIN")

    def add(self, rows: Iterable[tuple[Any, ...]]) -> None:
        """Rows as (fid, geom, name, … certain_to, *the file's own)."""
        marks = ",".join("?" * (len(OURS) + self._columns))
        self._base.executemany(f"INSERT INTO {_quoted(self._table)} VALUES ({marks})", rows)

    def close(
        self, title: str, kind: str, bounds: tuple[float, float, float, float] | None
    ) -> None:
        """Register the table and end the file. `kind` is GEOMETRY where shapes are of several."""
        describe(self._base, self._table, title, kind)
        self._base.execute(
            "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?"
            " WHERE table_name = ?",
            (*(bounds or (None,) * 4), self._table),
        )
        self._base.execute("COMMIT")
        self.stop()

    def stop(self) -> None:
        """Let go of the file."""
        self._base.close()


def blobs(shapes: Any) -> list[bytes | None]:
    """Shapes as the GeoPackage stores them."""
    import shapely

    return [one and _HEADER + one for one in shapely.to_wkb(shapes, byte_order=1).tolist()]
