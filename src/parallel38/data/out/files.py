"""Rows written as GeoJSON, GeoPackage or KML by GDAL, and as CSV."""

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from msgspec.structs import replace

from parallel38.data.out.rows import COLUMNS, DAYS, NUMBERS, Row, Value
from parallel38.domain.own import is_own

KINDS = {0: "points", 1: "lines", 2: "areas"}  # by dimension
MANY = ("MultiPoint", "MultiLineString", "MultiPolygon")
# Columns that GDAL's KML takes for elements of its own.
KML_OWN = {
    "timestamp", "altitudemode", "tessellate", "extrude", "visibility", "draworder", "icon",
    "heading", "tilt", "roll", "snippet", "model", "scale_x", "scale_y", "scale_z",
    "networklink", "networklink_refreshvisibility", "networklink_flytoview",
    "networklink_refreshmode", "networklink_refreshinterval", "networklink_viewrefreshmode",
    "networklink_viewrefreshtime", "networklink_viewboundscale", "networklink_viewformat",
    "networklink_httpquery", "camera_longitude", "camera_latitude", "camera_altitude",
    "camera_altitudemode", "photooverlay", "leftfov", "rightfov", "bottomfov", "topfov", "near",
    "photooverlay_shape", "imagepyramid_tilesize", "imagepyramid_maxwidth",
    "imagepyramid_maxheight", "imagepyramid_gridorigin",
}  # fmt: skip
NO_NUMBER = {int: -1, float: np.nan}


def geojson(rows: Sequence[Row], out: Path) -> None:
    """One FeatureCollection, RFC 7946, 6 decimals (10 cm)."""
    _gdal(rows, out, "atlas", "GeoJSON", RFC7946="YES", COORDINATE_PRECISION="6")


def geopackage(rows: Sequence[Row], out: Path) -> None:
    """A layer for each layer of the atlas, and for each kind of shape in it where there are more
    than one, so that any GIS opens it.
    """
    named: dict[str, dict[int, list[Row]]] = {}
    for row in rows:
        kinds = named.setdefault(row.layer, {})
        kinds.setdefault(int(shapely.get_dimensions(row.shape)), []).append(row)
    first = True
    for layer, kinds in named.items():
        for kind, some in kinds.items():
            name = layer if len(kinds) == 1 else f"{layer}_{KINDS[kind]}"
            single = all(row.shape.geom_type == "Point" for row in some)
            _gdal(
                some, out, name, "GPKG", type_="Point" if single else MANY[kind], append=not first
            )
            first = False


def kml(rows: Sequence[Row], out: Path) -> None:
    """One folder, a placemark with its TimeSpan for each thing, 5 decimals (1 m)."""
    renamed = {
        "id": "atlas_id", "title": "name", "summary": "description", "start_day": "begin",
        "end_day": "end", "start": "start_date", "end": "end_date",
    }  # fmt: skip
    for name in columns_of(rows):
        if name.casefold() in KML_OWN:  # a stranger's word must not become a link or a camera
            renamed[name] = f"{name}_"
    rounded = shapely.transform([row.shape for row in rows], lambda points: np.round(points, 5))
    fewer = [
        replace(row, shape=shape, cells={**row.cells, **_texts(row)})
        for row, shape in zip(rows, rounded, strict=True)
    ]
    _gdal(fewer, out, "atlas", "LIBKML", renamed=renamed)


def _texts(row: Row) -> dict[str, Value]:
    """The days as texts: a KML day is then a whole one, and not its first moment."""
    return {name: str(row.cells[name]) for name in DAYS if row.cells.get(name)}


def comma_separated(rows: Sequence[Row], out: Path) -> None:
    """A table without shapes; `lat` and `lon` say where a thing, or its label, stands."""
    text, columns = io.StringIO(), columns_of(rows)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(
        ["" if (cell := row.cells.get(name)) is None else cell for name in columns] for row in rows
    )
    out.write_text(text.getvalue(), "utf-8")


def columns_of(rows: Sequence[Row]) -> list[str]:
    """The atlas's columns, then those of strangers' files; where all rows are of such, only what
    is filled.
    """
    filled = dict.fromkeys(name for row in rows for name in row.cells)
    own = bool(rows) and all(is_own(str(row.cells["id"])) for row in rows)
    ours = [name for name in COLUMNS if name in filled or not own]
    return [*ours, *(name for name in filled if name not in COLUMNS)]


FORMATS: dict[str, Callable[[Sequence[Row], Path], None]] = {
    ".geojson": geojson, ".gpkg": geopackage, ".kml": kml, ".csv": comma_separated,
}  # fmt: skip


def _gdal(
    rows: Sequence[Row], out: Path, layer: str, driver: str, *, type_: str = "Unknown",
    append: bool = False, renamed: dict[str, str] | None = None, **options: str,
) -> None:  # fmt: skip
    from pyogrio.raw import write

    names = columns_of(rows)
    shapes = np.array([row.shape for row in rows])
    made = [_column(name, [row.cells.get(name) for row in rows]) for name in names]
    write(
        str(out),
        shapely.to_wkb(_multi(shapes) if type_ in MANY else shapes),
        field_data=[values for values, _ in made],
        field_mask=[mask for _, mask in made],
        fields=np.array([(renamed or {}).get(name, name) for name in names], dtype=object),
        layer=layer,
        driver=driver,
        geometry_type=type_,
        crs="EPSG:4326",
        append=append,
        **options,
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
