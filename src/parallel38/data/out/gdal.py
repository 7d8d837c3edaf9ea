"""Rows handed to GDAL."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from parallel38.data.out.rows import COLUMNS, DAYS, NUMBERS, Row, Value
from parallel38.domain.own import is_own

MANY = ("MultiPoint", "MultiLineString", "MultiPolygon")  # by dimension
NO_NUMBER = {int: -1, float: np.nan}


def columns_of(rows: Sequence[Row]) -> list[str]:
    """The atlas's columns, then those of strangers' files; where all rows are of such, only what
    is filled.
    """
    filled = dict.fromkeys(name for row in rows for name in row.cells)
    own = bool(rows) and all(is_own(str(row.cells["id"])) for row in rows)
    ours = [name for name in COLUMNS if name in filled or not own]
    return [*ours, *(name for name in filled if name not in COLUMNS)]


def write(
    rows: Sequence[Row], out: Path | BytesIO, layer: str, driver: str, *, type_: str = "Unknown",
    append: bool = False, renamed: Mapping[str, str] | None = None,
    metadata: Mapping[str, str] | None = None, options: Mapping[str, str] | None = None,
) -> None:  # fmt: skip
    """One layer. Raises RuntimeError with GDAL's reason."""
    from pyogrio.raw import write as write_raw

    names = columns_of(rows)
    shapes = np.array([row.shape for row in rows])
    made = [_column(name, [row.cells.get(name) for row in rows]) for name in names]
    write_raw(
        out if isinstance(out, BytesIO) else str(out),
        shapely.to_wkb(_multi(shapes) if type_ in MANY else shapes),
        field_data=[values for values, _ in made],
        field_mask=[mask for _, mask in made],
        fields=np.array([(renamed or {}).get(name, name) for name in names], dtype=object),
        layer=layer,
        driver=driver,
        geometry_type=type_,
        crs="EPSG:4326",
        append=append,
        dataset_metadata=dict(metadata) if metadata else None,
        **(options or {}),
    )


def _column(name: str, column: list[Value]) -> tuple[Any, Any]:
    """A column as GDAL takes it, and where it is empty."""
    empty = np.array([value is None or value == "" for value in column])
    if name in DAYS and not any(isinstance(value, str) for value in column):
        return np.array(column, dtype="datetime64[D]"), empty
    if name in NUMBERS:
        kind = NUMBERS[name]
        filled = [NO_NUMBER[kind] if value is None else value for value in column]
        return np.array(filled, dtype="int32" if kind is int else "float64"), empty
    return np.array([value or None for value in column], dtype=object), None


def _multi(shapes: Any) -> Any:
    """Every shape as one of many parts, as a GeoPackage's layer has shapes of one type."""
    makers = (shapely.multipoints, shapely.multilinestrings, shapely.multipolygons)
    return np.array([makers[shapely.get_dimensions(one)](shapely.get_parts(one)) for one in shapes])
