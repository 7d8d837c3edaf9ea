"""Rows as a GeoPackage that any GIS opens, and that QGIS plays: dates as dates, each layer with its
style and temporal settings, the works that it cites in a table.
"""

import errno
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import shapely

from parallel38.data.importing.batch import unique_names
from parallel38.data.out.about import About
from parallel38.data.out.gdal import MANY, write
from parallel38.data.out.rows import Row
from parallel38.domain.own import is_own

KINDS = {0: "points", 1: "lines", 2: "areas"}  # by dimension
EDITION = "1.2"  # which GIS of some years ago read without a warning
WORKS, STYLES = "works", "layer_styles"
# The table as QGIS makes it.
_STYLES = f"""CREATE TABLE {STYLES} (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256),
    f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
    useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
    update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))"""
_WORKS = f"CREATE TABLE {WORKS} (fid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, note TEXT)"

Table = tuple[str, Sequence[Row], int]  # name, rows, dimension of their shapes


def geopackage(rows: Sequence[Row], out: Path, about: About) -> None:
    """A layer for each layer of the atlas, and for each kind of shape in it where there are more
    than one.
    """
    tables = _tables(rows)
    for number, (name, some, kind) in enumerate(tables):
        single = all(row.shape.geom_type == "Point" for row in some)
        told = {"DESCRIPTION": about.layers.get(some[0].layer, some[0].layer)}
        if not number:
            told |= {"VERSION": EDITION}
        write(
            some, out, name, "GPKG", type_="Point" if single else MANY[kind], append=number > 0,
            metadata=None if number else {"TITLE": about.title, "LICENCE": about.told},
            options=told,
        )  # fmt: skip
    with closing(sqlite3.connect(out)) as db, db:
        _count(db, tables)
        if about.style:
            _add_styles(db, tables, about)
        if about.works:
            db.execute(_WORKS)
            db.executemany(f"INSERT INTO {WORKS} (id, note) VALUES (?, ?)", about.works.items())
            _list(db, WORKS, "Chicago notes of the works that are cited, by id")


def _count(db: sqlite3.Connection, tables: Sequence[Table]) -> None:
    """All rows must be there: GDAL is silent about what it could not write in the end. Raises
    OSError.
    """
    for name, some, _kind in tables:
        quoted = name.replace('"', '""')
        if db.execute(f'SELECT count(*) FROM "{quoted}"').fetchone() != (len(some),):
            raise OSError(errno.ENOSPC, f"{name} is not whole")


def _tables(rows: Sequence[Row]) -> list[Table]:
    """A layer that a person brought in stays one of its own, whatever its title."""
    named: dict[tuple[str, str], dict[int, list[Row]]] = {}
    for row in rows:
        ident = str(row.cells["id"])
        own = ident.rpartition("/")[0] if is_own(ident) else ""
        kinds = named.setdefault((row.layer, own), {})
        kinds.setdefault(int(shapely.get_dimensions(row.shape)), []).append(row)
    found = [
        (layer if len(kinds) == 1 else f"{layer}_{KINDS[kind]}", some, kind)
        for (layer, _own), kinds in named.items()
        for kind, some in kinds.items()
    ]
    taken = [WORKS, STYLES]
    names = unique_names([*taken, *(_plain(name) for name, _some, _kind in found)])[len(taken) :]
    return [(name, some, kind) for name, (_, some, kind) in zip(names, found, strict=True)]


def _plain(name: str) -> str:
    """A title as a table's name: what begins like a table of the format's own gets a mark."""
    return f"_{name}" if name.casefold().startswith(("gpkg_", "rtree_", "sqlite_")) else name


def _add_styles(db: sqlite3.Connection, tables: Sequence[Table], about: About) -> None:
    """Each layer's look as its default, so that QGIS takes it unasked."""
    assert about.style
    db.execute(_STYLES)
    for name, some, kind in tables:
        seen = [
            (str(row.cells.get("kind") or ""), str(row.cells.get("powers") or "").split(";")[0])
            for row in some
        ]
        values = ("", "", name, "geom", "Parallel 38", about.style(seen, kind), 1, about.title, "")
        db.execute(
            f"INSERT INTO {STYLES} (f_table_catalog, f_table_schema, f_table_name, "
            "f_geometry_column, styleName, styleQML, useAsDefault, description, owner) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            values,
        )
    _list(db, STYLES, "")


def _list(db: sqlite3.Connection, table: str, told: str) -> None:
    """Among the contents, as a table without shapes."""
    db.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) "
        "VALUES (?, 'attributes', ?, ?, 0)",
        (table, table, told),
    )
