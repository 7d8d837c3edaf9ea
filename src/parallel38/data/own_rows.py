"""The features of an own layer as they are drawn: a bounded number, each at three levels."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from parallel38.data.own_table import Record, held, kind_of, records, said
from parallel38.data.project.guarded import ProjectError
from parallel38.domain.own import MOST, Row
from parallel38.domain.project import OwnLayer

MOST_POINTS = 2_000_000  # of a layer's shapes
TEXT = 500  # characters of one value that are told
COLUMNS = 60  # columns that are told
THINNING = (0.02, 0.005, 0.0)  # degrees, by level of detail

Levels = list[list[NDArray[np.float64]]]


def rows(path: Path, layer: OwnLayer) -> Iterator[tuple[Row, Levels]]:
    """What of a layer can be drawn, each with its shape at three levels of detail; nothing where
    the layer is not there or is damaged.
    """
    drawn = points = 0
    try:
        for record, shape in records(path, layer.table):
            if shape is None:
                continue
            drawn += 1
            points += int(shapely.get_num_coordinates(shape))
            if drawn > MOST or points > MOST_POINTS:
                return
            kind = kind_of(shape)
            yield _row(record, kind, shape), _levels(kind, shape)
    except ProjectError:
        return


def _levels(kind: str, shape: BaseGeometry) -> Levels:
    if kind == "point":
        return [_parts(shape)]
    return [_parts(shape.simplify(by) if by else shape) for by in THINNING]


def _row(record: Record, kind: str, shape: BaseGeometry) -> Row:
    west, south, east, north = shape.bounds
    told = [(_text(key), _text(value)) for key, value in said(record) if value]
    name, start, end = (_text(record.get(key) or "") for key in ("name", "start", "end"))
    return Row(
        int(record.get("fid") or 0), kind, name, start, end,
        held(record), (west, south, east, north), tuple(told[:COLUMNS]),
    )  # fmt: skip


def _text(value: object) -> str:
    flat = " ".join(str(value).split())
    return flat if len(flat) <= TEXT else flat[: TEXT - 1] + "…"


def _parts(shape: BaseGeometry) -> list[NDArray[np.float64]]:
    """The rings, lines or points as (n, 2) arrays of lon, lat."""
    whole = shapely.get_parts(shape)
    if whole.size and "Polygon" in whole[0].geom_type:
        whole = np.concatenate([shapely.get_rings(one) for one in whole])
    return [shapely.get_coordinates(one) for one in whole]
