"""What stands beside a map, on paper: below the map, or, where it is long, on pages of its own."""

from __future__ import annotations

import base64
from collections import deque
from collections.abc import Iterator, Mapping
from html import escape

from parallel38.domain.story import Aside
from parallel38.export.deck.leaves import POINT_MM, Box, Leaf, inked, put, room
from parallel38.export.deck.measure import lines, parted
from parallel38.export.deck.told import Paper, Slide
from parallel38.words import _

_MOST = 45.0  # mm that it takes of a map's room
_SMALL, _READ = 8.0, 10.0  # points of type below a map, and on a page
_LEAD = 1.36  # heights of a line in its type's size, with what a frame adds
_ONLY = 0.55  # of the width that a picture leaves
_PICTURE = 32.0  # mm of one at least
_PARA = 5.0  # points between paragraphs on a page
_TITLE = 14.0  # points of a page's heading
_OVER = 8.0  # mm of what stands over it, and of the air below
_KINDS = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".webp": "webp"}


def below(images: Mapping[str, bytes], aside: Aside, width: float) -> tuple[str, float]:
    """What stands below a map that is `width` mm wide, as HTML, and the mm that it takes. Of what
    is long, its title and picture.
    """
    later = _("The text follows on a page of its own.")
    kept = aside if _height(aside, width) <= _MOST else Aside(aside.title, later, aside.image)
    title = f"<p><b>{inked(aside.title)}</b></p>" if aside.title else ""
    return f"{_shown(images, aside)}{title}{_said(kept)}", min(_height(kept, width), _MOST)


def pages(slide: Slide, paper: Paper, width: float) -> Iterator[Leaf]:
    """The pages of a scene's text that has no room below its map."""
    aside = slide.scene.aside
    if aside is None or _height(aside, width) <= _MOST:
        return
    whole = room(paper, first=False)
    wide = whole.width / POINT_MM
    title = aside.title or slide.scene.title
    head = lines(title, _TITLE, wide, bold=True) * _TITLE * POINT_MM * 1.2 + _OVER
    left = Box(whole.left, whole.top + head, whole.width, whole.height - head)
    beside = _("To scene {number}").format(number=slide.number)
    for part, rows in enumerate(
        _pieces([*_rows(aside), aside.credit], wide, left.height / POINT_MM)
    ):
        above = f'<p class="run">{escape(beside)}</p><h2>{inked(title)}</h2>'
        read = "".join(f"<p>{inked(row)}</p>" for row in rows)
        words = put(Box(whole.left, whole.top, whole.width, head), above), put(left, read, "read")
        yield Leaf(words, heads=() if part else (title,))


def _rows(aside: Aside) -> list[str]:
    """Its paragraphs."""
    parts = (" ".join(one.split()) for one in aside.text.split("\n\n"))
    return [one for one in parts if one]


def _said(aside: Aside) -> str:
    rows = "".join(f"<p>{inked(row)}</p>" for row in _rows(aside))
    return rows + (f'<p class="run">{escape(aside.credit)}</p>' if aside.credit else "")


def _shown(images: Mapping[str, bytes], aside: Aside) -> str:
    image = images.get(aside.image)
    if image is None:
        return ""
    kind = _KINDS.get(aside.image[aside.image.rfind(".") :].lower(), "png")
    data = base64.b64encode(image).decode()
    return f'<img alt="{escape(aside.alt)}" src="data:image/{kind};base64,{data}">'


def _height(aside: Aside, width: float) -> float:
    """Mm that it takes below a map."""
    wide = width / POINT_MM * (_ONLY if aside.image else 1.0) - 16
    rows = lines(aside.title, _SMALL, wide, bold=True) + lines(aside.credit, _SMALL, wide)
    rows += sum(lines(row, _SMALL, wide) for row in _rows(aside))
    return max(rows * _SMALL * _LEAD * POINT_MM + 5.5, _PICTURE if aside.image else 0.0)


def _pieces(rows: list[str], wide: float, high: float) -> Iterator[list[str]]:
    """The paragraphs of each page, in points of its room."""
    line = _READ * _LEAD
    waiting, taken, left = deque(row for row in rows if row), list[str](), high
    while waiting:
        row = waiting.popleft()
        count = int(left // line)
        need = lines(row, _READ, wide)
        if need <= count:
            taken.append(row)
            left -= need * line + _PARA
            continue
        first, rest = parted(row, _READ, wide, count) if count > 1 else ("", row)
        yield [*taken, first] if first else taken
        taken, left = [], high
        waiting.appendleft(rest)
    if taken:
        yield taken
