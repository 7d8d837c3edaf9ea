"""The Scene inside a figure or film: written into PNG, TIFF, JPEG, SVG, PDF, MP4 and GIF, and read
back.
"""

import re
import zlib
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from parallel38.domain.story import MOST_BYTES, Scene, scene_from_json
from parallel38.export.figure import ExportError
from parallel38.export.film_comment import comment_of

if TYPE_CHECKING:
    import pikepdf

KEY = "parallel38-scene"  # iTXt keyword, attachment name (with .json), SVG element id
_MOST_SVG = 64 * 1024 * 1024  # bytes
_IN_SVG = re.compile(rf'<metadata id="{KEY}">(.*?)</metadata>', re.S)


def read_scene(path: Path) -> Scene:
    """The Scene inside a figure made here, or written as JSON. Raises OSError when the file cannot
    be read, and ExportError when there is none in it, or one larger than any made here.
    """
    readers = {".pdf": _from_pdf, ".svg": _from_svg, ".json": _from_json, ".mp4": _from_film}
    text = readers.get(path.suffix.lower(), _from_picture)(path)
    if text is None:
        raise ExportError(f"{path} holds no scene: it was not made here, or it was changed since.")
    try:
        return scene_from_json(text)
    except ValueError as error:
        raise ExportError(f"{path}: {error}.") from None


def _from_json(path: Path) -> bytes:
    return _at_most(path, MOST_BYTES)


def _from_svg(path: Path) -> str | None:
    found = _IN_SVG.search(_at_most(path, _MOST_SVG).decode("utf-8", "replace"))
    return unescape(found[1]) if found else None


def _from_pdf(path: Path) -> bytes | None:
    import pikepdf

    try:
        with pikepdf.open(path) as pdf:
            name = f"{KEY}.json"
            if name not in pdf.attachments:
                return None
            stream = pdf.attachments[name].get_file().obj
            return None if stream is None else _unpacked(stream)
    except (pikepdf.PdfError, zlib.error):
        return None


def _unpacked(stream: "pikepdf.Object") -> bytes | None:
    """An attachment's bytes, of which no more are unpacked than it takes to see that they are too
    many; None where they are packed as none made here.
    """
    import pikepdf

    raw, packing = stream.read_raw_bytes(), stream.get("/Filter")
    if packing is None:
        return raw
    if packing in (pikepdf.Name.FlateDecode, pikepdf.Array([pikepdf.Name.FlateDecode])):
        return zlib.decompressobj().decompress(raw, MOST_BYTES + 1)
    return None


def _from_film(path: Path) -> str | None:
    text = comment_of(path, MOST_BYTES)
    return None if text is None else _ours(text.decode("utf-8", "replace"))


def _from_picture(path: Path) -> str | None:
    from PIL import Image

    try:
        with Image.open(path) as image:
            found = image.info.get(KEY) or image.info.get("comment")
            found = found or getattr(image, "tag_v2", {}).get(270)
    except (ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    except OSError as error:
        if error.errno is not None:  # the file's fault; Pillow's own say what is in it
            raise
        return None
    text = found.decode("utf-8", "replace") if isinstance(found, bytes) else found
    return _ours(text)


def _ours(comment: object) -> str | None:
    """A comment of a picture or film if it may be a Scene; any program writes comments."""
    return comment if isinstance(comment, str) and comment.startswith("{") else None


def _at_most(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise ExportError(f"{path} is larger than {most // 1024} KB, as no scene made here is.")
    return data
