"""GeoPackage and Shapefile by GDAL, which here knows one driver and can call nobody.

What is no SQLite file or no .shp by its first bytes never reaches GDAL, so that a VRT under
another name is refused before it could name a file.
"""

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from parallel38.data.importing import bounds
from parallel38.data.importing.batch import Batch, Source, unique_names
from parallel38.data.importing.spreadsheet import text
from parallel38.data.importing.understood import ReadError, Wishes

GEOPACKAGE, SHAPEFILE = "GPKG", "ESRI Shapefile"
MAGIC = {GEOPACKAGE: b"SQLite format 3\0", SHAPEFILE: b"\0\0\x27\x0a"}
BYTES = "cp437"  # every byte is a letter in it, and GDAL takes it at its word
NO_SHAPE = "has a shape that cannot be read"
# All other drivers that GDAL may be built with; those that read other files or call a host first.
SKIPPED = (
    "OGR_VRT,VRT,HTTP,WFS,OAPIF,CSW,OGCAPI,EEDA,EEDAI,Elasticsearch,Carto,AmigoCloud,PLSCENES,NGW,"
    "GDALG,ADBC,GMLAS,MapML,PMTiles,MBTiles,WMS,WMTS,WCS,STACIT,STACTA,DAAS,PLMosaic,Zarr,GTI,"
    "PostgreSQL,PostGISRaster,MySQL,MSSQLSpatial,OCI,ODBC,PGeo,MongoDBv3,HANA,Oracle,DODS,"
    "GPSBabel,OSM,GML,GeoJSON,GeoJSONSeq,ESRIJSON,TopoJSON,JSONFG,KML,LIBKML,CSV,SQLite,GPX,"
    "GeoRSS,MapInfo File,OpenFileGDB,FileGDB,LVBAG,S57,DGN,OGR_GMT,WAsP,DXF,FlatGeobuf,VFK,PGDUMP,"
    "OGR_PDS,EDIGEO,Idrisi,ODS,XLSX,XLS,SXF,Selafin,JML,VDV,MVT,GTFS,MiraMonVector,AVCBin,AVCE00,"
    "AIVector,PCIDSK,PDS4,VICAR,PDF,netCDF,HDF5,Parquet,Arrow,TIGER,NAS,CAD"
)
SAFE = {
    "GDAL_SKIP": SKIPPED, "GDAL_DISABLE_READDIR_ON_OPEN": "TRUE", "CPL_LOG": os.devnull,
    "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": ".none", "PROJ_NETWORK": "OFF",
    "OGR_SQLITE_LOAD_EXTENSIONS": "", "OGR_SQLITE_ALLOW_EXTERNAL_ACCESS": "NO",
    "OGR_SQLITE_STATIC_VIRTUAL_OGR": "NO", "OGR_GPKG_NUM_THREADS": "1",
}  # fmt: skip


def make_safe() -> None:
    """Set what GDAL may do; to be called before pyogrio is imported for the first time."""
    os.environ.pop("GDAL_DRIVER_PATH", None)
    os.environ.update(SAFE)


def geopackage(path: Path, wishes: Wishes, work: Path) -> Source:
    """Open a layer of a GeoPackage. Raises ReadError."""
    bounds.check_size(path)
    return open_layer(path, GEOPACKAGE, "GeoPackage", wishes.part, IMMUTABLE="YES")


def open_layer(
    path: Path, driver: str, format_: str, asked: str | None, encoding: str = "", **options: str
) -> Source:
    """The head of one layer, and how its rows are read. Text comes as bytes in `encoding`, where
    one is named. Raises ReadError.
    """
    check_magic(path, driver, format_)
    layers = _layers(path, asked)
    layer = asked or layers[0]
    options |= {"encoding": BYTES} if encoding else {}
    info = _ask("read_info", path, layer=layer, **options)
    if info["driver"] != driver:
        raise ReadError(f"is no {format_}")
    bounds.check_rows(max(info["features"], 0), "feature")
    names = [_recoded(str(name), encoding) for name in info["fields"]]
    bounds.check_columns(len(names))
    read = partial(_ask, "read", path, layer=layer, **options)
    return Source(
        format=format_,
        unit="feature",
        columns=unique_names(names),
        batches=partial(_batches, read, len(names), max(info["features"], 1), encoding),
        shaped=True,
        parts=layers if len(layers) > 1 else (),
        part=layer,
        encoding=encoding,
        crs=info["crs"] or "",
    )


def check_magic(path: Path, driver: str, format_: str) -> None:
    """Refuse a file whose first bytes are not the driver's. Raises ReadError."""
    with path.open("rb") as file:
        if not file.read(16).startswith(MAGIC[driver]):
            raise ReadError(f"is no {format_}")


def _layers(path: Path, asked: str | None) -> tuple[str, ...]:
    """The layers with shapes. Raises ReadError."""
    found = tuple(str(name) for name, kind in _ask("list_layers", path) if kind is not None)
    if not found:
        raise ReadError("holds no layer with shapes")
    if asked and asked not in found:
        raise ReadError(f"has no layer '{asked}'; it has {', '.join(found[:5])}")
    return found


def _ask(question: str, path: Path, **options: Any) -> Any:
    """A question to GDAL, its own complaint made one sentence. Raises ReadError."""
    import warnings

    import pyogrio

    ask: Callable[..., Any] = getattr(pyogrio.raw if question == "read" else pyogrio, question)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ask(str(path), **options)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, ValueError) as error:
        said = " ".join(str(error).replace(str(path), "the file").split()).rstrip(".")
        short = said and len(said) < 80 and "(" not in said
        raise ReadError(f"is broken: {said}" if short else "is broken: it cannot be read") from None


def _batches(read: Callable[..., Any], width: int, total: int, encoding: str) -> Iterator[Batch]:
    import shapely

    at = 0
    while True:
        _, _, blobs, columns = read(
            skip_features=at, max_features=bounds.BATCH, force_2d=True, datetime_as_string=True
        )
        if not len(blobs):
            return
        texts = [[_cell(value, encoding) for value in column.tolist()] for column in columns]
        rows = [list(row) for row in zip(*texts, strict=True)] if width else [[] for _ in blobs]
        shapes = shapely.from_wkb(blobs, on_invalid="ignore")
        lost = [index for index, blob in enumerate(blobs) if blob and shapes[index] is None]
        faults = [(at + 1 + index, NO_SHAPE, NO_SHAPE) for index in lost]
        at += len(blobs)
        yield Batch(at - len(blobs) + 1, rows, shapes, faults, done=min(at / total, 1.0))
        if len(blobs) < bounds.BATCH:
            return


def _cell(value: Any, encoding: str) -> str:
    if isinstance(value, float) and value != value:  # not a number: an empty cell
        return ""
    return _recoded(text(value), encoding)


def _recoded(said: str, encoding: str) -> str:
    """Text that was let through byte by byte, in its encoding; what it does not have is marked."""
    if not encoding or said.isascii():
        return said
    return said.encode(BYTES, "replace").decode(encoding, "replace")
