"""Rows written as GeoJSON or KML by GDAL, and as CSV."""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import shapely
from msgspec.structs import replace

from parallel38.data.out.about import About
from parallel38.data.out.gdal import columns_of, write
from parallel38.data.out.geopackage import geopackage
from parallel38.data.out.rows import DAYS, Row, Value

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


def geojson(rows: Sequence[Row], out: Path, about: About) -> None:
    """One FeatureCollection, RFC 7946, 6 decimals (10 cm), with title, licence and works."""
    members = {"title": about.title, "licence": about.licence, "works": about.works}
    told = {name: value for name, value in members.items() if value}
    options = {
        "RFC7946": "YES", "COORDINATE_PRECISION": "6",
        "NATIVE_DATA": json.dumps({"type": "FeatureCollection", "features": [], **told}),
        "NATIVE_MEDIA_TYPE": "application/vnd.geo+json",
    }  # fmt: skip
    _whole(rows, out, "GeoJSON", options)


def kml(rows: Sequence[Row], out: Path, about: About) -> None:
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
    said = {"DESCRIPTION": about.told, "AUTHOR_NAME": "Parallel 38"}
    _whole(fewer, out, "LIBKML", said, renamed)


def _whole(
    rows: Sequence[Row], out: Path, driver: str, options: Mapping[str, str],
    renamed: Mapping[str, str] | None = None,
) -> None:  # fmt: skip
    """By way of memory: into a file GDAL writes by itself, and does not tell where there was no
    room for the rest.
    """
    made = io.BytesIO()
    write(rows, made, "atlas", driver, renamed=renamed, options=options)
    out.write_bytes(made.getbuffer())


def _texts(row: Row) -> dict[str, Value]:
    """The days as texts: a KML day is then a whole one, and not its first moment. A month is its
    first to its last day: as an end, readers take a KML month for its first, and a year for none.
    """
    return {name: str(row.cells[name]) for name in DAYS if row.cells.get(name)}


def comma_separated(rows: Sequence[Row], out: Path, about: About) -> None:
    """A table without shapes; `lat` and `lon` say where a thing, or its label, stands."""
    text, columns = io.StringIO(), columns_of(rows)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(
        ["" if (cell := row.cells.get(name)) is None else cell for name in columns] for row in rows
    )
    out.write_text(text.getvalue(), "utf-8")


FORMATS: dict[str, Callable[[Sequence[Row], Path, About], None]] = {
    ".geojson": geojson, ".gpkg": geopackage, ".kml": kml, ".csv": comma_separated,
}  # fmt: skip
