"""The Scene inside a figure: written into PNG, TIFF, JPEG, SVG and PDF, and read back."""

import re
from html import unescape
from pathlib import Path

from parallel38.domain.story import Scene, scene_from_json
from parallel38.export.figure import ExportError

KEY = "parallel38-scene"  # iTXt keyword, attachment name (with .json), SVG element id
_IN_SVG = re.compile(rf'<metadata id="{KEY}">(.*?)</metadata>', re.S)


def read_scene(path: Path) -> Scene:
    """The Scene inside a figure made here, or written as JSON. Raises OSError, and
    ExportError when there is none.
    """
    readers = {".pdf": _from_pdf, ".svg": _from_svg, ".json": Path.read_bytes}
    text = readers.get(path.suffix.lower(), _from_picture)(path)
    if text is None:
        raise ExportError(f"{path} holds no scene: it was not made here, or it was changed since.")
    try:
        return scene_from_json(text)
    except ValueError as error:
        raise ExportError(f"{path}: {error}.") from None


def _from_svg(path: Path) -> str | None:
    found = _IN_SVG.search(path.read_text("utf-8", errors="replace"))
    return unescape(found[1]) if found else None


def _from_pdf(path: Path) -> bytes | None:
    import pikepdf

    try:
        with pikepdf.open(path) as pdf:
            name = f"{KEY}.json"
            return (
                pdf.attachments[name].get_file().read_bytes() if name in pdf.attachments else None
            )
    except pikepdf.PdfError:
        return None


def _from_picture(path: Path) -> str | None:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(path) as image:
            found = image.info.get(KEY) or image.info.get("comment")
            found = found or getattr(image, "tag_v2", {}).get(270)
    except (UnidentifiedImageError, Image.DecompressionBombError):
        return None
    text = found.decode("utf-8", "replace") if isinstance(found, bytes) else found
    return str(text) if isinstance(text, str) and text.startswith("{") else None
