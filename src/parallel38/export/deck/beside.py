"""What stands beside a slide's map: a text, or a picture with its credit."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from parallel38.domain.story import Aside
from parallel38.export.deck.master import emu
from parallel38.export.deck.measure import LEADING, fitting, lines, parted, wide
from parallel38.export.deck.places import CAPTION, SMALL, Box
from parallel38.export.deck.typed import printable, said, write

TEXT = 2  # the placeholder's number
_SIZES = (18.0, CAPTION, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0)
_SHARE = 0.62  # of the height, a picture over a text at most
_GAP = 8.0  # points
_AFTER = CAPTION * 0.3  # points before each paragraph, as the layout has it
_ORIENTATION = 0x0112  # of EXIF
_MORE = " […]"  # what is left out stands in the notes


def put_beside(slide: Any, aside: Aside, box: Box, images: Mapping[str, bytes]) -> bool:
    """Fill the room beside the map: the picture above, its credit and the text below. Whether all
    of the text has room.
    """
    rows = [row.strip() for row in aside.text.split("\n") if row.strip()]
    words = [one for one in (aside.title, *rows) if one]
    credit = lines(aside.credit, SMALL, box.width) * SMALL * LEADING
    used = 0.0
    if aside.image in images:
        most = box.height - credit - _GAP if not words else box.height * _SHARE
        used = _picture(slide, images[aside.image], aside.alt, box, most) + _GAP
    place = said(slide, TEXT)
    if used:
        place.left, place.top = emu(box.left), emu(box.top + used)
        place.width, place.height = emu(box.width), emu(box.height - used)
    room = box.height - used - credit - _AFTER
    size = fitting("\n".join(words), _SIZES, box.width, room, gap=_AFTER)
    kept = _kept(words, size, box.width, room)
    write(place, [*kept, aside.credit] if aside.credit else kept, size)
    _mark(place, bool(aside.title), bool(aside.credit))
    return kept == words


def _kept(rows: list[str], size: float, width: float, room: float) -> list[str]:
    """The rows, as far as they have room."""
    kept: list[str] = []
    line = size * LEADING
    for row in rows:
        room -= _AFTER
        need = lines(row, size, width) * line
        if need > room:
            if (count := int(room // line)) > 0:
                kept.append(parted(row, size, width - wide(_MORE, size), count)[0])
            return [*kept[:-1], kept[-1] + _MORE] if kept else []
        kept.append(row)
        room -= need
    return kept


def _picture(slide: Any, data: bytes, alt: str, box: Box, most: float) -> float:
    """As large as it goes; its height."""
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(data)) as image:
        upright = image.getexif().get(_ORIENTATION, 1) == 1  # slides turn nothing, and know no WebP
        kind = image.format if image.format in ("PNG", "JPEG") else None
        shown = image if upright else ImageOps.exif_transpose(image)
        ratio = shown.width / shown.height
        kept = data if kind and upright else _written(shown, kind or "PNG")
    high = min(most, box.width / ratio)
    wide = high * ratio
    left = box.left + (box.width - wide) / 2
    sides = (emu(side) for side in (left, box.top, wide, high))
    shape = slide.shapes.add_picture(io.BytesIO(kept), *sides)
    shape._element.nvPicPr.cNvPr.set("descr", printable(alt))
    return high


def _written(image: Any, kind: str) -> bytes:
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


def _mark(place: Any, titled: bool, credited: bool) -> None:
    """The title is bold, the credit small."""
    from pptx.util import Pt

    parts = place.text_frame.paragraphs
    if titled:
        parts[0].runs[0].font.bold = True
    if credited:
        parts[-1].runs[0].font.size = Pt(SMALL)
