"""PNG, JPEG and TIFF: the printed page as pixels, with its dpi, sRGB and the Scene."""

import io
import json
import zlib
from functools import cache
from pathlib import Path
from typing import Any

from parallel38.domain.story import Scene, scene_to_json
from parallel38.export.figure import Figure
from parallel38.export.scenes import KEY
from parallel38.export.surface import Surface

_FINE = 200  # dots per inch from which edges need no grey
_PAPER = 128  # the lightness from which a dot is paper
# Of zlib: runs alone are looked for, in less than half the time of its own choice, and as small.
_QUICK = {"compress_level": 1, "compress_type": zlib.Z_RLE}


def write_png(scene: Scene, figure: Figure, surface: Surface, path: Path) -> None:
    """8-bit RGB PNG, of one bit for a copier; the Scene in an iTXt chunk."""
    save_png(_image(scene, figure, surface), scene, figure.dpi, path)


def save_png(image: Any, scene: Scene, dpi: float, path: Path | io.BytesIO) -> None:
    """A picture (of Pillow) as such a PNG."""
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add(b"sRGB", b"\0")
    if scene.title:
        info.add_itxt("Title", scene.title)
    info.add_itxt("Software", "Parallel 38")
    info.add_itxt(KEY, scene_to_json(scene), zip=True)
    image.save(path, "PNG", dpi=(dpi, dpi), pnginfo=info, **_QUICK)


def write_jpeg(scene: Scene, figure: Figure, surface: Surface, path: Path) -> None:
    """JPEG of high quality; the Scene in the comment (which holds at most 64 KB)."""
    dpi = (round(figure.dpi), round(figure.dpi))
    comment = scene_to_json(scene).encode()
    more = {"comment": comment} if len(comment) < 65_000 else {}
    _colours(figure, surface).save(
        path, "JPEG", quality=92, subsampling=0, dpi=dpi, icc_profile=_srgb(), **more
    )


def write_tiff(scene: Scene, figure: Figure, surface: Surface, path: Path) -> None:
    """TIFF packed by LZW; the Scene in the image description."""
    out = io.BytesIO()  # into a file libtiff writes by itself, and tells no reason why it cannot
    image = _image(scene, figure, surface)
    image.save(
        out, "TIFF", compression="tiff_lzw", dpi=(figure.dpi, figure.dpi),
        icc_profile=_srgb() if image.mode == "RGB" else None,
        description=json.dumps(json.loads(scene_to_json(scene))),  # the tag holds ASCII alone
    )  # fmt: skip
    path.write_bytes(out.getbuffer())


def _image(scene: Scene, figure: Figure, surface: Surface) -> Any:
    """Of the style for copiers, as fine as print: ink and paper, nothing between."""
    image = _colours(figure, surface)
    if scene.view.pane.style != "copy" or figure.dpi < _FINE:
        return image
    return image.convert("L").point(lambda light: 255 * (light >= _PAPER), "1")


@cache
def _srgb() -> bytes:
    """The profile of sRGB, for formats that have no word of their own for it."""
    from PIL import ImageCms

    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def _colours(figure: Figure, surface: Surface) -> Any:
    from PIL import Image

    size = figure.pixels
    return Image.frombytes("RGB", size, surface.rgb(*size))
