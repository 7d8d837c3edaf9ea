"""A scanned map in memory: eight bits of red, green, blue and opacity, of a bounded size."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, sqrt
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from parallel38.data.importing import bounds
from parallel38.data.importing.understood import ReadError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SOURCE = 1_000_000_000  # pixels of a TIFF that is read at all
WHOLE = 300_000_000  # the same of an image that is unpacked as a whole
KEPT = 64_000_000  # pixels that are kept of it
LEAST = 2  # pixels a side
FILE_BYTES = 2_000 * bounds.MB


class Picture(Struct):
    """`rgba` is (rows, columns, 4). `size` is the file's width and height, `step` how many of its
    pixels a side became one. `lead` takes columns and rows of the file, in pixels from its upper
    left corner, to `crs`: an affine's six numbers or control points; None where nothing does.
    `told` are sentences about what was done to it.
    """

    format: str
    rgba: NDArray[np.uint8]
    size: tuple[int, int]
    step: int = 1
    lead: Any = None
    crs: Any = None
    told: tuple[str, ...] = ()


def check_pixels(width: int, height: int, most: int = SOURCE) -> None:
    """Refuse a picture that unpacks to too much, before any of it is unpacked. Raises ReadError."""
    if width < LEAST or height < LEAST:
        raise ReadError(f"has {width} x {height} pixels, too few for a map")
    if width * height > most:
        raise ReadError(
            f"has {width:,} x {height:,} pixels, and {most // 1_000_000:,} million is the most "
            "that is read"
        )


def step_for(width: int, height: int) -> int:
    """How many pixels a side become one, so that no more than KEPT are kept."""
    return max(1, ceil(sqrt(width * height / KEPT)))


def resampled(width: int, height: int, step: int) -> tuple[str, ...]:
    """What is said where pixels are joined."""
    if step == 1:
        return ()
    most = KEPT // 1_000_000
    return (
        f"Of its {width * height / 1e6:,.0f} million pixels {most} million can be kept, so that "
        f"{step} x {step} of them became one.",
    )


def strips(height: int, step: int, rows: int) -> Iterator[tuple[int, int]]:
    """First row and count of each strip: about so many rows, whole steps."""
    each = max(step, rows // step * step)
    for first in range(0, height - height % step or height, each):
        yield first, min(each, height - first)


def joined(rgba: NDArray[np.uint8], step: int) -> NDArray[np.uint8]:
    """Squares of pixels as one each: colours by the mean of what is not clear. What is left over
    at the right and the lower edge goes.
    """
    import numpy as np

    if step == 1:
        return rgba
    rows, columns = rgba.shape[0] // step, rgba.shape[1] // step
    cut = rgba[: rows * step, : columns * step].reshape(rows, step, columns, step, 4)
    alpha = cut[..., 3]
    if alpha.min(initial=255) == 255:
        whole: NDArray[np.uint8] = cut.mean(axis=(1, 3), dtype=np.float32).round().astype(np.uint8)
        return whole
    weight = alpha.astype(np.float32)
    total = weight.sum(axis=(1, 3))
    out = np.zeros((rows, columns, 4), np.uint8)
    for band in range(3):
        mean = (cut[..., band] * weight).sum(axis=(1, 3)) / np.maximum(total, 1)
        out[..., band] = mean.round()
    out[..., 3] = (total / step**2).round()
    return out
