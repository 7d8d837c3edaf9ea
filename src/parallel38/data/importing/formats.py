"""Which reader opens a file: its suffix says so, and nothing else does."""

from collections.abc import Callable
from pathlib import Path

from parallel38.data.importing import (
    gdal,
    geojson,
    kml,
    own_layer,
    shapefile,
    spreadsheet,
    text_tables,
)
from parallel38.data.importing.batch import Source
from parallel38.data.importing.understood import SCANS, ReadError, Wishes

Reader = Callable[[Path, Wishes, Path], Source]

READERS: dict[str, Reader] = {
    ".geojson": geojson.read, ".json": geojson.read, ".gpkg": gdal.geopackage, ".kml": kml.read,
    ".kmz": kml.read, ".zip": shapefile.read, ".shp": shapefile.read, ".csv": text_tables.read,
    ".tsv": text_tables.read, ".txt": text_tables.read, ".xlsx": spreadsheet.read,
}  # fmt: skip


def open_source(path: Path, wishes: Wishes, work: Path) -> Source:
    """Open a file by the reader of its suffix; `work` is a folder to unpack into. Raises
    ReadError.
    """
    if wishes.table:
        return own_layer.read(path, wishes.table)
    reader = READERS.get(path.suffix.casefold())
    if reader is None:
        told = ", ".join(suffix[1:] for suffix in (*READERS, *SCANS))
        raise ReadError(f"is of no kind that is read; {told} are")
    source = reader(path, wishes, work)
    if wishes.part and wishes.part not in (source.part, *source.parts):
        raise ReadError(f"has no part '{wishes.part}'")
    return source
