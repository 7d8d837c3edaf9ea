"""A PNG or a JPEG by Pillow: a picture that does not say where it lies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from parallel38.data.importing import bounds
from parallel38.data.importing.scans.picture import (
    FILE_BYTES,
    WHOLE,
    Picture,
    check_pixels,
    joined,
    resampled,
    step_for,
    strips,
)
from parallel38.data.importing.understood import ReadError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL import Image

FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
STRIP = 8_000_000  # pixels that are joined at a time


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


def _picture(kind: str, image: Image.Image) -> Picture:
    """Strip after strip: in four bands, to be joined, the whole would need five times its room."""
    import numpy as np
    from PIL import ImageOps

    ImageOps.exif_transpose(image, in_place=True)
    wide, high = image.size
    step = step_for(wide, high)
    parts = [
        joined(_rgba(image.crop((0, first, wide, first + count))), step)
        for first, count in strips(high, step, STRIP // wide)
    ]
    return Picture(kind, np.concatenate(parts), image.size, step, told=resampled(wide, high, step))


def _rgba(part: Image.Image) -> NDArray[np.uint8]:
    import numpy as np
    from PIL import Image

    if part.mode.startswith("I"):  # sixteen bits of grey
        part = Image.fromarray((np.asarray(part).astype(np.uint32) >> 8).astype(np.uint8))
    return np.asarray(part.convert("RGBA"))
