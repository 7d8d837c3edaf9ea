"""The features of an own layer, read from a project's file as a stranger's: shapes and words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from parallel38.data.project.guarded import FAULTS, connect, real_tables
from parallel38.data.project.layers import OWN
from parallel38.domain.dates import FIRST, FOREVER, DateError, Interval, interval
from parallel38.domain.own import Row
from parallel38.domain.project import OwnLayer

MOST = 20_000  # features of a layer that are drawn
MOST_POINTS = 2_000_000  # and their points
MOST_VALUE = 4 * 1024**2  # bytes of one value
TEXT = 500  # characters of one value that are told
COLUMNS = 60  # columns that are told
THINNING = (0.02, 0.005, 0.0)  # degrees, by level of detail
_HEAD = 8  # bytes of a GeoPackage's shape before its envelope
_ENVELOPES = (0, 32, 48, 48, 64)
_DAYS = ("possible_from", "possible_to", "certain_from", "certain_to")
_OURS = {"fid", "geom", "name", "start", "end", "start_day", "after_day", *_DAYS}

Levels = list[list[NDArray[np.float64]]]


def rows(path: Path, layer: OwnLayer) -> Iterator[tuple[Row, Levels]]:
    """What of a layer can be drawn, each with its shape at three levels of detail; nothing where
    the layer is not there or is damaged.
    """
    if not OWN.fullmatch(layer.table):
        return
    try:
        with closing(connect(path, "ro")) as db:
            db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_VALUE)
            yield from _read(db, layer.table)
    except FAULTS:
        return


def _read(db: sqlite3.Connection, table: str) -> Iterator[tuple[Row, Levels]]:
    if table not in real_tables(db):
        return
    db.row_factory = sqlite3.Row
    points = 0
    for found in db.execute(f'SELECT * FROM "{table}" LIMIT {MOST}'):
        record = dict(found)
        shape = _shape(record.get("geom"))
        if shape is None:
            continue
        points += int(shapely.get_num_coordinates(shape))
        if points > MOST_POINTS:
            return
        kind = kind_of(shape)
        levels = [_parts(shape.simplify(by) if by and kind != "point" else shape)
                  for by in THINNING]  # fmt: skip
        yield _row(record, kind, shape), levels


def _row(record: Mapping[str, Any], kind: str, shape: BaseGeometry) -> Row:
    start, end = _text(record.get("start")), _text(record.get("end"))
    west, south, east, north = shape.bounds
    said = [
        (_called(_text(key)), _text(value))
        for key, value in record.items()
        if key not in _OURS and value not in (None, "") and not isinstance(value, bytes)
    ]
    return Row(
        int(record.get("fid") or 0), kind, _text(record.get("name")), start, end,
        _interval(record, start, end), (west, south, east, north), tuple(said[:COLUMNS]),
    )  # fmt: skip


def _called(column: str) -> str:
    """A column of the file that bore the name of one of ours (layer_file.stored_names)."""
    plain = column.removesuffix(" 2")
    return plain if plain in _OURS else column


def _interval(record: Mapping[str, Any], start: str, end: str) -> Interval:
    """The days as they were stored, else as they are written; always where neither tells."""
    days = [day for name in _DAYS if isinstance(day := record.get(name), int)]
    if len(days) == len(_DAYS) and FIRST <= days[0] < days[1] <= FOREVER:
        return Interval(*(min(max(day, FIRST), FOREVER) for day in days))
    try:
        return interval(start or "..", end or "..")
    except DateError:
        return Interval()


def _text(value: object) -> str:
    flat = " ".join(str(value).split()) if value is not None else ""
    return flat if len(flat) <= TEXT else flat[: TEXT - 1] + "…"


def _shape(blob: object) -> BaseGeometry | None:
    """The shape of a GeoPackage's value, on the globe and not empty; None for anything else."""
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


def _parts(shape: BaseGeometry) -> list[NDArray[np.float64]]:
    """The rings, lines or points as (n, 2) arrays of lon, lat."""
    whole = shapely.get_parts(shape)
    if whole.size and "Polygon" in whole[0].geom_type:
        whole = np.concatenate([shapely.get_rings(one) for one in whole])
    return [shapely.get_coordinates(one) for one in whole]
