"""The table of an own layer in a project's file, read as a stranger's: its records and shapes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from parallel38.data.project.guarded import FAULTS, ProjectError, connect, real_tables
from parallel38.data.project.layers import OWN
from parallel38.domain.dates import FIRST, FOREVER, DateError, Interval, interval

AT_ONCE = 500  # records
_ROW = "parallel38 row"
MOST_VALUE = 4 * 1024**2  # bytes of one value
DAYS = ("possible_from", "possible_to", "certain_from", "certain_to")
OURS = {"fid", "geom", "name", "start", "end", "start_day", "after_day", *DAYS}
_HEAD = 8  # bytes of a GeoPackage's shape before its envelope
_ENVELOPES = (0, 32, 48, 48, 64)

Record = Mapping[str, Any]


def counts(path: Path, table: str) -> tuple[int, int]:
    """How many records a table has, and how many of them have a shape. Raises ProjectError."""
    with closing(_opened(path, table)) as db:
        try:
            every, placed = db.execute(f'SELECT count(*), count(geom) FROM "{table}"').fetchone()
        except FAULTS as error:
            raise _damaged(path, table, error) from None
        return int(every), int(placed)


def records(path: Path, table: str) -> Iterator[tuple[Record, BaseGeometry | None]]:
    """Each record with its shape, on the globe and not empty, or without one. Raises ProjectError
    where the table is not there or is damaged.

    A few are read at a time: between two readings the window may write to its file.
    """
    some = (
        f'SELECT rowid AS "{_ROW}", * FROM "{table}" WHERE rowid > ? ORDER BY rowid LIMIT {AT_ONCE}'
    )
    last = -(2**63)
    with closing(_opened(path, table)) as db:
        try:
            while found := db.execute(some, (last,)).fetchall():
                for row in found:
                    record = dict(row)
                    last = record.pop(_ROW)
                    yield record, shape_of(record.get("geom"))
        except FAULTS as error:
            raise _damaged(path, table, error) from None


def _opened(path: Path, table: str) -> sqlite3.Connection:
    try:
        db = connect(path, "ro")
        db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_VALUE)
        there = OWN.fullmatch(table) and table in real_tables(db)
    except FAULTS as error:
        raise _damaged(path, table, error) from None
    if not there:
        db.close()
        raise ProjectError(f"{path.name} has no layer {table}.")
    db.row_factory = sqlite3.Row
    return db


def _damaged(path: Path, table: str, error: Exception) -> ProjectError:
    return ProjectError(f"{path.name}: the layer {table} cannot be read ({error}).")


def said(record: Record) -> Iterator[tuple[str, str]]:
    """The file's own columns, by the names that they have there; '' where a cell is empty."""
    for key, value in record.items():
        if key not in OURS:
            yield called(key), "" if value is None or isinstance(value, bytes) else str(value)


def called(column: str) -> str:
    """A column of the file that bore the name of one of ours (layer_file.stored_names)."""
    plain = column.removesuffix(" 2")
    return plain if plain in OURS else column


def held(record: Record) -> Interval:
    """The days as they were stored, else as they are written; always where neither tells."""
    days = [day for name in DAYS if isinstance(day := record.get(name), int)]
    if len(days) == len(DAYS) and FIRST <= days[0] < days[1] <= FOREVER:
        return Interval(*(min(max(day, FIRST), FOREVER) for day in days))
    try:
        return interval(str(record.get("start") or ".."), str(record.get("end") or ".."))
    except DateError:
        return Interval()


def shape_of(blob: object) -> BaseGeometry | None:
    """The shape of a GeoPackage's value; None for anything that can be on no map."""
    if not isinstance(blob, bytes) or len(blob) <= _HEAD or blob[:2] != b"GP":
        return None
    envelope = blob[3] >> 1 & 7
    if envelope >= len(_ENVELOPES):
        return None
    found = shapely.from_wkb(blob[_HEAD + _ENVELOPES[envelope] :], on_invalid="ignore")
    if found is None or found.is_empty:
        return None
    found = one_kind(shapely.force_2d(found))
    west, south, east, north = found.bounds
    inside = west >= -360 and east <= 360 and south >= -90 and north <= 90
    return found if inside and not found.is_empty else None


def one_kind(shape: BaseGeometry) -> BaseGeometry:
    """Of a collection the parts that say most: areas, else lines, else points."""
    if shape.geom_type != "GeometryCollection":
        return shape
    parts: Sequence[BaseGeometry] = list(shapely.get_parts(shape))
    for word in ("Polygon", "Line", "Point"):
        alike = [part for part in parts if word in part.geom_type]
        if alike:
            return shapely.union_all(alike)
    return shape


def kind_of(shape: BaseGeometry) -> str:
    """Whether a shape is an area, a line or a point."""
    name = shape.geom_type
    return "area" if "Polygon" in name else "line" if "Line" in name else "point"
