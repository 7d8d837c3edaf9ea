"""A scanned map from beginning to end: opened, placed, cut into tiles, told."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

from parallel38.data.importing.layer_file import table_name
from parallel38.data.importing.scans import geotiff, image, tile_file
from parallel38.data.importing.scans.corners import Placed
from parallel38.data.importing.scans.picture import Picture
from parallel38.data.importing.understood import ReadError, Scanned, Understood, Wishes

Progress = Callable[[int, float], None]  # rows so far; how much of the work, 0 to 1
UNPLACED = (
    "does not say where it lies; place it by its corners: --corners with two (upper left and lower "
    "right) to four of them, clockwise"
)
SKETCH = 1600  # pixels of the longer side of a picture by which one is placed by hand


def read(path: Path, draft: Path, wishes: Wishes, progress: Progress) -> Understood:
    """Read a scanned map and write its tiles to `draft`. Where it has no place and the caller
    wishes a sketch, the answer has a small picture instead. Raises ReadError.
    """
    picture = _picture(path, wishes, progress)
    if picture.lead is None and not wishes.corners:
        if not wishes.sketch:
            raise ReadError(UNPLACED)
        return _sketched(path, picture)
    maker = _maker(picture, wishes)
    progress(0, 0.5)
    table = table_name(path.stem)
    count = tile_file.write(
        draft, table, path.stem, maker, lambda done: progress(0, 0.5 + done / 2)
    )
    if not count:
        raise ReadError("shows nothing: all of it is clear")
    grid = maker.grid
    scanned = Scanned(extent=grid.extent, zooms=grid.zooms, size=picture.size)
    told = tuple(_sentences(path.name, picture, scanned, count, grid.coarser))
    return _understood(path.name, picture, scanned, told, table, count)


def _picture(path: Path, wishes: Wishes, progress: Progress) -> Picture:
    if path.suffix.casefold() in image.FORMATS:
        return image.read(path)
    return geotiff.read(path, wishes, progress)


def _maker(picture: Picture, wishes: Wishes) -> tile_file.Maker:
    if wishes.corners:
        return Placed(picture, wishes.corners)
    from parallel38.data.importing.scans.warping import Warper

    return Warper(picture)


def _sketched(path: Path, picture: Picture) -> Understood:
    from PIL import Image

    small = Image.fromarray(picture.rgba)
    small.thumbnail((SKETCH, SKETCH))
    out = io.BytesIO()
    small.save(out, "WEBP", quality=80)
    scanned = Scanned(size=picture.size, sketch=out.getvalue())
    told = (_head(path.name, picture), *picture.told, "It is to be placed by its corners.")
    return _understood(path.name, picture, scanned, told, "", 0)


def _understood(
    name: str, picture: Picture, scanned: Scanned, told: tuple[str, ...], table: str, count: int
) -> Understood:
    return Understood(
        file=name, format=picture.format, unit="tile", parts=(), part="", encoding="",
        delimiter="", header_row=0, crs=_system(picture), swapped=False, ends_after=False,
        columns=(), layer=table, count=count, placed=count, dated=0, shapes={}, first="", last="",
        bounds=scanned.extent if count else None, sentences=told, reasons=(), scan=scanned,
    )  # fmt: skip


def _system(picture: Picture) -> str:
    from parallel38.data.importing.crs import frame

    return frame(picture.crs).name if picture.crs else ""


def _head(name: str, picture: Picture) -> str:
    wide, high = picture.size
    system = _system(picture)
    return f"{name}: {picture.format}, {wide:,} x {high:,} pixels{', ' if system else ''}{system}."


def _sentences(
    name: str, picture: Picture, scanned: Scanned, count: int, coarser: bool
) -> Iterator[str]:
    yield _head(name, picture)
    west, south, east, north = scanned.extent
    yield (
        f"It lies from {_written(south, 'S', 'N')} to {_written(north, 'S', 'N')} and from "
        f"{_written(west, 'W', 'E')} to {_written(east, 'W', 'E')}."
    )
    yield from picture.told
    if coarser:
        yield f"It is kept coarser than it is: zoom {scanned.zooms[1]} is the finest."
    yield f"{count:,} tiles, from zoom {scanned.zooms[0]} to {scanned.zooms[1]}."


def _written(degrees: float, below: str, above: str) -> str:
    turned = (degrees + 180) % 360 - 180 if above == "E" and abs(degrees) > 180 else degrees
    return f"{abs(turned):.2f}°\N{NO-BREAK SPACE}{below if turned < 0 else above}"
