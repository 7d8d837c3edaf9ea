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

OURS = (
    "fid", "geom", "name", "start", "end", "start_day", "after_day", "possible_from", "possible_to",
    "certain_from", "certain_to",
)  # fmt: skip
APPLICATION, VERSION = 0x47504B47, 10300  # GeoPackage 1.3
_HEADER = b"GP" + struct.pack("<BBi", 0, 1, 4326)  # little-endian, no envelope
_WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],'
    'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]'
)
_TABLES = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY,
 organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL,
 description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT NOT NULL,
 identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL
 DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE, max_x DOUBLE,
 max_y DOUBLE, srs_id INTEGER REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL UNIQUE REFERENCES
 gpkg_contents(table_name), column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
 srs_id INTEGER NOT NULL REFERENCES gpkg_spatial_ref_sys(srs_id), z TINYINT NOT NULL,
 m TINYINT NOT NULL, PRIMARY KEY (table_name, column_name));
"""
_SYSTEMS = (
    ("Undefined Cartesian", -1, "NONE", -1, "undefined", None),
    ("Undefined geographic", 0, "NONE", 0, "undefined", None),
    ("WGS 84", 4326, "EPSG", 4326, _WGS84, None),
)


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
        for pragma in ("journal_mode=OFF", "synchronous=OFF", f"application_id={APPLICATION}",
                       f"user_version={VERSION}"):  # fmt: skip
            self._base.execute(f"PRAGMA {pragma}")
        self._base.executescript(_TABLES)
        self._base.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?,?,?,?,?,?)", _SYSTEMS)
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
        box = bounds or (None, None, None, None)
        self._base.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, min_x, min_y, max_x,"
            " max_y, srs_id) VALUES (?,'features',?,?,?,?,?,4326)",
            (self._table, title, *box),
        )
        self._base.execute(
            "INSERT INTO gpkg_geometry_columns VALUES (?,'geom',?,4326,0,0)", (self._table, kind)
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
