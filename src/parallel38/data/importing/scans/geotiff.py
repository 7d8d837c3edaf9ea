"""A GeoTIFF by GDAL, which is told to know one driver and to look at no other file.

Nothing beside the file is read but a world file (.tfw) in the same folder, by ourselves, where the
file does not say where it lies. Overviews (.ovr) and notes (.aux.xml) of other programs are not.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from parallel38.data.importing import bounds
from parallel38.data.importing.crs import frame
from parallel38.data.importing.scans.bands import Bands, bands_of, rgba
from parallel38.data.importing.scans.picture import (
    FILE_BYTES,
    Picture,
    check_pixels,
    joined,
    resampled,
    step_for,
    strips,
)
from parallel38.data.importing.understood import ReadError, Wishes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MAGIC = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
# Nothing beside the file is looked for, nothing is noted beside it.
OPTIONS = {
    "GDAL_DISABLE_READDIR_ON_OPEN": "EMPTY_DIR", "GDAL_PAM_ENABLED": "NO",
    "GDAL_CACHEMAX": 256, "GDAL_TIFF_INTERNAL_MASK": "YES", "GTIFF_REPORT_COMPD_CS": "NO",
}  # fmt: skip
STRIP = 48 * bounds.MB  # bytes that are read at a time
BLOCK = 1_500 * bounds.MB  # bytes of one block, which is unpacked whole
WORLD_FILE = 1000  # bytes
NAMELESS = "does not say in which coordinate system it lies"
_WORLD = (".tfw", ".tifw", ".wld", ".TFW")
Progress = Callable[[int, float], None]


def read(path: Path, wishes: Wishes, progress: Progress) -> Picture:
    """Read a TIFF, with where it lies if it says so. Raises ReadError."""
    bounds.check_size(path, FILE_BYTES)
    with path.open("rb") as start:
        if not start.read(4).startswith(MAGIC):
            raise ReadError("is no TIFF")
    import rasterio
    from rasterio.errors import RasterioError

    try:
        with rasterio.Env(**OPTIONS), _opened(path) as file:
            return _read(path, file, wishes, progress)
    except (RasterioError, ValueError, IndexError) as error:
        if isinstance(error, ReadError):
            raise
        raise ReadError(f"is broken: {_said(error, path)}") from None


def _opened(path: Path) -> Any:
    import warnings

    import rasterio
    from rasterio.errors import NotGeoreferencedWarning

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        return rasterio.open(str(path.absolute()), driver="GTiff")


def _read(path: Path, file: Any, wishes: Wishes, progress: Progress) -> Picture:
    check_pixels(file.width, file.height)
    block = math.prod(file.block_shapes[0]) * _bytes(file)
    if block > BLOCK:
        raise ReadError(
            f"is in blocks of {block // bounds.MB:,} MB; {BLOCK // bounds.MB:,} MB can be read"
        )
    lead, crs, told = _placed_or_sketched(path, file, wishes)
    bands = bands_of(file)
    step = step_for(file.width, file.height)
    pixels = _pixels(file, bands, step, progress)
    told = (*resampled(file.width, file.height, step), *bands.told, *told)
    return Picture("GeoTIFF" if lead is not None else "TIFF", pixels, (file.width, file.height),
                   step, lead, crs, told)  # fmt: skip


def _placed_or_sketched(path: Path, file: Any, wishes: Wishes) -> tuple[Any, Any, tuple[str, ...]]:
    """Where a sketch is wished, one whose numbers mean nothing is placed by hand, too."""
    try:
        return _placed(path, file, wishes)
    except ReadError as error:
        if not wishes.sketch or error.wants != "crs":
            raise
        return None, None, (f"It {NAMELESS}.",)


def _bytes(file: Any) -> int:
    """Of one pixel, all bands."""
    import numpy as np

    return sum(np.dtype(kind).itemsize for kind in file.dtypes)


def _pixels(file: Any, bands: Bands, step: int, progress: Progress) -> NDArray[np.uint8]:
    import numpy as np
    from rasterio.windows import Window

    tall = max(file.block_shapes[0][0], 1)
    rows = max(1, STRIP // (file.width * max(_bytes(file), 4)) // tall) * tall
    parts = []
    for first, count in strips(file.height, step, max(rows, step)):
        part = rgba(file, bands, Window(0, first, file.width, count))
        parts.append(joined(part, step))
        progress(first + count, 0.5 * (first + count) / file.height)
    return np.concatenate(parts)


def _placed(path: Path, file: Any, wishes: Wishes) -> tuple[Any, Any, tuple[str, ...]]:
    """What leads from pixels to a coordinate system, that system, and what is said of it."""
    if wishes.corners:
        return None, None, ()
    points, system = file.gcps
    said = file.crs or system
    crs = wishes.crs or (_code(said) if said else "")
    if points and file.transform.is_identity:
        return points, _named(crs, file.bounds), ("It is placed by its control points.",)
    lead, told = (file.transform, ()) if not file.transform.is_identity else _world_file(path)
    if lead is None:
        return None, None, ()
    if not all(map(math.isfinite, lead[:6])) or abs(lead.determinant) < 1e-18:
        raise ReadError("says where it lies in numbers that cannot be")
    return lead, _named(crs, _corners(lead, file.width, file.height)), told


def _corners(lead: Any, width: int, height: int) -> list[float]:
    ends = [lead @ corner for corner in ((0, 0), (width, 0), (0, height), (width, height))]
    return [number for end in ends for number in end]


def _named(crs: str, numbers: Any) -> str:
    """The system, or degrees where none is named and the numbers can be nothing else. Raises
    ReadError.
    """
    if crs:
        return crs
    if max(abs(number) for number in numbers) <= 360:
        return "OGC:CRS84"
    raise ReadError(f"{NAMELESS}; name one, such as EPSG:5179", "crs")


def _code(crs: Any) -> str:
    """An authority's code, else WKT; none that names a file of its own. Raises ReadError."""
    code = crs.to_authority(confidence_threshold=90)
    if code:
        return ":".join(code)
    said = str(crs.to_wkt())
    if "grids" in said.replace("nadgrids=@null", ""):
        raise ReadError("has a coordinate system that names files; it is not read")
    if said.startswith(("LOCAL_CS", "ENGCRS")):
        raise ReadError("lies in a system of its own, which leads nowhere on the globe")
    frame(said)  # says so where it is not known
    return said


def _world_file(path: Path) -> tuple[Any, tuple[str, ...]]:
    """The six lines of a world file in the same folder."""
    import rasterio

    for suffix in _WORLD:
        beside = path.with_suffix(suffix)
        if beside.is_file() and beside.stat().st_size <= WORLD_FILE:
            try:
                a, d, b, e, c, f = map(float, beside.read_text("ascii").split())
            except ValueError:
                raise ReadError(
                    f"has a world file, {beside.name}, that is not six numbers"
                ) from None
            # The file speaks of the middle of the first pixel, a lead of its corner.
            lead = rasterio.Affine(a, b, c - a / 2 - b / 2, d, e, f - d / 2 - e / 2)
            return lead, (f"Where it lies was read from {beside.name} beside it.",)
    return None, ()


def _said(error: Exception, path: Path) -> str:
    said = " ".join(str(error).replace(str(path.absolute()), "the file").split()).rstrip(".")
    return said if said and len(said) < 80 else "it cannot be read to its end"
