"""GeoPackage and Shapefile by GDAL, which here knows one driver and can call nobody.

What is no SQLite file or no .shp by its first bytes never reaches GDAL, so that a VRT under
another name is refused before it could name a file.
"""

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from parallel38.data.importing import archive, bounds, encodings
from parallel38.data.importing.batch import Batch, Source, unique_names
from parallel38.data.importing.spreadsheet import text
from parallel38.data.importing.understood import ReadError, Wishes

GEOPACKAGE, SHAPEFILE = "GPKG", "ESRI Shapefile"
MAGIC = {GEOPACKAGE: b"SQLite format 3\0", SHAPEFILE: b"\0\0\x27\x0a"}
SIDES = (".shp", ".shx", ".dbf", ".prj", ".cpg")
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
    return _open(path, GEOPACKAGE, "GeoPackage", wishes, IMMUTABLE="YES")


def shapefile(path: Path, wishes: Wishes, work: Path) -> Source:
    """Open a Shapefile, alone or in an archive; its files are copied under names of our own into
    the folder `work`. Raises ReadError.
    """
    bounds.check_size(path)
    if path.suffix.casefold() == ".zip":
        names = _unpack(path, wishes, work)
    else:
        _check_magic(path, SHAPEFILE, "Shapefile")
        names = (path.name,)
        for one in path.parent.glob("*"):
            if one.stem == path.stem and one.suffix.casefold() in SIDES:
                if one.stat().st_size > bounds.TABLE_BYTES:
                    raise ReadError(f"comes with a {one.suffix} that is too large to be read")
                (work / f"layer{one.suffix.casefold()}").write_bytes(one.read_bytes())
    lack = [suffix for suffix in (".shx", ".dbf") if not (work / f"layer{suffix}").exists()]
    if ".shx" in lack:
        raise ReadError("is a .shp without its .shx")
    source = _open(
        work / "layer.shp", SHAPEFILE, "Shapefile", wishes, encoding=_encoding(work, wishes)
    )
    source.notes += ["has no .dbf: its shapes have neither names nor dates"] if lack else []
    source.parts, source.part = (names if len(names) > 1 else ()), wishes.part or names[0]
    return source


def _unpack(path: Path, wishes: Wishes, work: Path) -> tuple[str, ...]:
    """The names of the archive's Shapefiles; the one that is wanted, or the first, is unpacked."""
    inside = archive.entries(path)
    names = tuple(one.filename for one in archive.with_suffix(inside, ".shp"))
    if not names:
        raise ReadError("is an archive without a Shapefile (.shp)")
    if wishes.part and wishes.part not in names:
        raise ReadError(f"holds no '{wishes.part}'; it holds {', '.join(names[:5])}")
    stem = (wishes.part or names[0])[:-4].casefold()
    for entry in inside:
        name = entry.filename.casefold()
        if name[:-4] == stem and name[-4:] in SIDES:
            with (work / f"layer{name[-4:]}").open("wb") as out:
                archive.copy(path, entry, out.write, bounds.TABLE_BYTES)
    return names


def _encoding(work: Path, wishes: Wishes) -> str:
    """The encoding of the table's text: as wished, as its .cpg says, or the likeliest."""
    said = work / "layer.cpg"
    if not wishes.encoding and said.exists():
        name = said.read_bytes()[:40].decode("ascii", "replace").strip()
        try:
            return encodings.known(f"cp{name}" if name.isdigit() and len(name) < 5 else name)
        except ReadError:
            pass
    table = work / "layer.dbf"
    if wishes.encoding or not table.exists():
        return encodings.known(wishes.encoding or "utf-8")
    data = table.read_bytes()
    return encodings.encoding_of(data[int.from_bytes(data[8:10], "little") :].replace(b"\0", b" "))


def _open(path: Path, driver: str, format_: str, wishes: Wishes, **options: str) -> Source:
    """The head of one layer, and how its rows are read."""
    _check_magic(path, driver, format_)
    layers = _layers(path, wishes.part if driver == GEOPACKAGE else None)
    layer = wishes.part if driver == GEOPACKAGE and wishes.part else layers[0]
    info = _ask("read_info", path, layer=layer, **options)
    if info["driver"] != driver:
        raise ReadError(f"is no {format_}")
    bounds.check_rows(max(info["features"], 0), "feature")
    names = [str(name) for name in info["fields"]]
    bounds.check_columns(len(names))
    return Source(
        format=format_,
        unit="feature",
        columns=unique_names(names),
        batches=partial(_batches, path, layer, len(names), options),
        shaped=True,
        parts=layers if len(layers) > 1 else (),
        part=layer,
        encoding=options.get("encoding", ""),
        crs=info["crs"] or "",
    )


def _check_magic(path: Path, driver: str, format_: str) -> None:
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
        said = " ".join(str(error).replace(str(path), "the file").split())
        raise ReadError(f"is broken: {said[:200].rstrip('.')}") from None


def _batches(path: Path, layer: str, width: int, options: dict[str, str]) -> Iterator[Batch]:
    import shapely

    at, total = 0, max(_ask("read_info", path, layer=layer, **options)["features"], 1)
    while True:
        _, _, shapes, columns = _ask(
            "read", path, layer=layer, skip_features=at, max_features=bounds.BATCH, force_2d=True,
            datetime_as_string=True, **options,
        )  # fmt: skip
        if not len(shapes):
            return
        texts = [[_cell(value) for value in column.tolist()] for column in columns]
        rows = [list(row) for row in zip(*texts, strict=True)] if width else [[] for _ in shapes]
        done = min((at + len(shapes)) / total, 1.0)
        yield Batch(at + 1, rows, shapely.from_wkb(shapes, on_invalid="ignore"), done=done)
        if len(shapes) < bounds.BATCH:
            return
        at += len(shapes)


def _cell(value: Any) -> str:
    if isinstance(value, float) and value != value:  # not a number: an empty cell
        return ""
    return text(value)
