"""What the bands of a GeoTIFF mean: grey, colours, a palette, ink on white; as RGBA of 8 bits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from parallel38.data.importing.understood import ReadError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DEPTHS = (255, 1023, 4095, 65535)  # the greatest value of 8, 10, 12 and 16 bits
_SAMPLE = 1_000_000  # pixels that are looked at for the range of values


class Bands(Struct):
    """Which bands are read and how: `palette` is (65536, 4) or None, `low` and `high` the values
    that become black and white; `clear` where a mask or a band of opacity is to be asked.
    """

    indexes: tuple[int, ...]
    low: float
    high: float
    palette: NDArray[np.uint8] | None = None
    inverted: bool = False
    cmyk: bool = False
    clear: bool = False
    told: tuple[str, ...] = ()


def bands_of(file: Any) -> Bands:
    """What the bands of an open file mean. Raises ReadError."""
    from rasterio.enums import ColorInterp, MaskFlags

    if any("complex" in kind for kind in file.dtypes):
        raise ReadError("holds complex numbers, which are no picture")
    meant = list(file.colorinterp)
    clear = any(MaskFlags.all_valid not in flags for flags in file.mask_flag_enums)
    if ColorInterp.palette in meant:
        return _palette(file, meant.index(ColorInterp.palette) + 1, clear)
    wanted = [ColorInterp.red, ColorInterp.green, ColorInterp.blue]
    inks = [ColorInterp.cyan, ColorInterp.magenta, ColorInterp.yellow, ColorInterp.black]
    cmyk = all(ink in meant for ink in inks)
    if cmyk or all(one in meant for one in wanted):
        indexes = tuple(meant.index(one) + 1 for one in (inks if cmyk else wanted))
    else:
        plain = [at for at, one in enumerate(meant, 1) if one != ColorInterp.alpha]
        indexes = tuple(plain[:3] if len(plain) >= 3 else plain[:1])
    if not indexes:
        raise ReadError("holds no band of a picture")
    low, high, told = _range(file, indexes)
    inverted = len(indexes) == 1 and file.tags(ns="IMAGE_STRUCTURE").get("MINISWHITE") == "YES"
    return Bands(indexes, low, high, inverted=inverted, cmyk=cmyk, clear=clear, told=told)


def _palette(file: Any, index: int, clear: bool) -> Bands:
    import numpy as np

    palette = np.zeros((65536, 4), np.uint8)
    for value, colour in file.colormap(index).items():
        palette[value & 0xFFFF] = colour
    return Bands((index,), 0, 255, palette=palette, clear=clear)


def _range(file: Any, indexes: tuple[int, ...]) -> tuple[float, float, tuple[str, ...]]:
    """The values that are black and white, and what is said of them."""
    kind = file.dtypes[indexes[0] - 1]
    bits = file.tags(indexes[0], ns="IMAGE_STRUCTURE").get("NBITS")
    if kind in ("bool", "uint8") and bits and bits.isdigit() and 0 < int(bits) < 8:
        return 0, 2 ** int(bits) - 1, ()
    if kind == "uint8":
        return 0, 255, ()
    low, high = _found(file, indexes)
    if kind == "uint16" and len(indexes) >= 3:
        high = next((depth for depth in _DEPTHS if high <= depth), 65535)
        return 0, high, (f"Its 16 bits a colour became 8: {high:,} is the brightest.",)
    return (
        low,
        high,
        (f"Its values run from {low:,.6g} to {high:,.6g}: drawn from black to white.",),
    )


def _found(file: Any, indexes: tuple[int, ...]) -> tuple[float, float]:
    """The least and the greatest value of a sample."""
    import numpy as np

    shrink = max(1.0, (file.width * file.height / _SAMPLE) ** 0.5)
    shape = (max(1, int(file.height / shrink)), max(1, int(file.width / shrink)))
    sample = file.read(list(indexes), out_shape=(len(indexes), *shape), masked=True)
    values = np.ma.masked_invalid(sample).compressed()
    if not values.size:
        return 0.0, 1.0
    low, high = float(values.min()), float(values.max())
    return low, high if high > low else low + 1


def rgba(file: Any, bands: Bands, window: Any) -> NDArray[np.uint8]:
    """A part of the file as (rows, columns, 4)."""
    import numpy as np

    read = file.read(list(bands.indexes), window=window)
    out = np.empty((*read.shape[1:], 4), np.uint8)
    if bands.palette is not None:
        out[:] = bands.palette[read[0].astype(np.uint16)]
    else:
        tones = _tones(read, bands)
        if bands.cmyk:
            tones = ((255 - tones[:3].astype(np.uint16)) * (255 - tones[3]) // 255).astype(np.uint8)
        out[..., :3] = np.moveaxis(tones, 0, -1)  # one band is all three
        out[..., 3] = 255
    if bands.clear:
        out[..., 3] = np.minimum(out[..., 3], file.dataset_mask(window=window))
    return out


def _tones(read: Any, bands: Bands) -> NDArray[np.uint8]:
    import numpy as np

    tones: NDArray[np.uint8] = read
    if read.dtype != np.uint8 or (bands.low, bands.high) != (0, 255):
        scale = 255 / (bands.high - bands.low)
        finite = np.nan_to_num(read.astype(np.float32), nan=bands.low)
        tones = np.clip((finite - bands.low) * scale, 0, 255).round().astype(np.uint8)
    return np.subtract(255, tones, dtype=np.uint8) if bands.inverted else tones
