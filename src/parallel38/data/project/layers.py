"""Own layers by copy: a table of features from one GeoPackage into another."""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from parallel38.data.project import pictures, tiles
from parallel38.data.project.geometry import WGS84
from parallel38.data.project.geopackage import describe, forget
from parallel38.data.project.guarded import ProjectError, real_tables, transaction

OWN = re.compile(r"layer_[a-z0-9_]{1,60}")
_TYPE = re.compile(r"[A-Za-z][A-Za-z ]{0,30}(\(\d{1,6}(,\d{1,6})?\))?")
_SHAPES = {
    "GEOMETRY", "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON",
    "GEOMETRYCOLLECTION",
}  # fmt: skip
_MOST_COLUMNS = 2000  # as many as SQLite takes


def copy_layers(db: sqlite3.Connection, source: Path, tables: Mapping[str, str]) -> None:
    """Copy tables of features (name there -> name here) with their place among the contents: all
    of them or none. Raises ProjectError, sqlite3.Error.
    """
    if not tables:
        return
    with _attached(db, source):
        here = real_tables(db, "source")
        with transaction(db):
            for name, new in tables.items():
                if name not in here or not OWN.fullmatch(new):
                    raise ProjectError(f"{source.name} has no layer {name}.")
                _copy(db, name, new)


def copy_all_layers(db: sqlite3.Connection, source: Path) -> None:
    """Copy every own layer of another project. Raises ProjectError, sqlite3.Error."""
    with _attached(db, source):
        tables = own_tables(db, "source")
    copy_layers(db, source, {name: name for name in tables})


def copy_pictures(db: sqlite3.Connection, source: Path) -> None:
    """Copy the images of another project's stories. Raises sqlite3.Error."""
    with _attached(db, source), transaction(db):
        pictures.copy_all(db)


def own_tables(db: sqlite3.Connection, schema: str = "main") -> set[str]:
    """The tables of own layers, in a list or not."""
    return set(filter(OWN.fullmatch, real_tables(db, schema)))


def drop(db: sqlite3.Connection, tables: Iterable[str]) -> None:
    """Remove layers' tables."""
    for name in tables:
        forget(db, name)
        tiles.forget(db, name)
        db.execute(f'DROP TABLE "{name}"')


def _copy(db: sqlite3.Connection, name: str, new: str) -> None:
    if tiles.are_tiles(db, name):
        tiles.copy(db, name, new)
        return
    columns = db.execute(f"PRAGMA source.table_info({_quoted(name)})").fetchall()
    if not 0 < len(columns) <= _MOST_COLUMNS:
        raise ProjectError(f"The layer {name} has no columns, or more than {_MOST_COLUMNS}.")
    names = ", ".join(_quoted(column[1]) for column in columns)
    made = ", ".join(_column(*column) for column in columns)
    db.execute(f"CREATE TABLE main.{_quoted(new)} ({made})")
    db.execute(
        f"INSERT INTO main.{_quoted(new)} ({names}) SELECT {names} FROM source.{_quoted(name)}"
    )
    geometry = db.execute(
        "SELECT column_name, geometry_type_name, srs_id FROM source.gpkg_geometry_columns "
        "WHERE table_name = ?",
        (name,),
    ).fetchone()
    column, shape, srs = geometry or ("", "", WGS84)
    if srs != WGS84:
        raise ProjectError(f"The layer {name} is not in WGS 84, as a project's layers are.")
    shape = str(shape).upper()
    title = db.execute("SELECT identifier FROM source.gpkg_contents WHERE table_name = ?", (name,))
    said = str((title.fetchone() or [None])[0] or new).removesuffix(f" ({name})")
    describe(db, new, said, shape if shape in _SHAPES or not shape else "GEOMETRY", str(column))


def _column(_cid: int, name: str, kind: str, _null: int, _default: object, key: int) -> str:
    """A column without its defaults and rules."""
    told = kind if _TYPE.fullmatch(kind or "") else ""
    return f"{_quoted(name)} {told}{' PRIMARY KEY' if key == 1 and told == 'INTEGER' else ''}"


@contextmanager
def _attached(db: sqlite3.Connection, source: Path) -> Iterator[None]:
    db.execute("ATTACH DATABASE ? AS source", (f"{source.resolve().as_uri()}?mode=ro",))
    try:
        yield
    finally:
        db.execute("DETACH DATABASE source")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
