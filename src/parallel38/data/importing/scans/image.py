"""A PNG or a JPEG by Pillow: a picture that does not say where it lies."""

from __future__ import annotations

from pathlib import Path

from parallel38.data.importing import bounds
from parallel38.data.importing.scans.picture import (
    FILE_BYTES,
    WHOLE,
    Picture,
    check_pixels,
    joined,
    resampled,
    step_for,
)
from parallel38.data.importing.understood import ReadError

FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}


def read(path: Path) -> Picture:
    """Read an image of the kind that its suffix names. Raises ReadError."""
    bounds.check_size(path, FILE_BYTES)
    from PIL import Image, UnidentifiedImageError

    kind = FORMATS[path.suffix.casefold()]
    Image.MAX_IMAGE_PIXELS = None  # its size is looked at here, before it is unpacked
    try:
        with Image.open(path, formats=[kind]) as image:
            check_pixels(*image.size, WHOLE)
            image.load()
            return _picture(kind, image)
    except UnidentifiedImageError:
        raise ReadError(f"is no {kind}") from None
    except (OSError, SyntaxError, ValueError) as error:
        if isinstance(error, ReadError) or getattr(error, "errno", None) is not None:
            raise
        raise ReadError("is broken: it cannot be read to its end") from None


def _picture(kind: str, image: object) -> Picture:
    import numpy as np
    from PIL import Image, ImageOps

    assert isinstance(image, Image.Image)
    upright = ImageOps.exif_transpose(image)
    if upright.mode.startswith("I"):  # sixteen bits of grey
        upright = Image.fromarray((np.asarray(upright).astype(np.uint32) >> 8).astype(np.uint8))
    step = step_for(*upright.size)
    pixels = np.asarray(upright.convert("RGBA"))
    told = resampled(*upright.size, step)
    return Picture(kind, joined(pixels, step), upright.size, step, told=told)
