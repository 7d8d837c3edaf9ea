"""Leaves of a handout: words in boxes on paper, and the places that its maps take."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from msgspec import Struct

from parallel38.domain.figure import CSS_DPI, MM
from parallel38.export.deck.measure import lines
from parallel38.export.deck.told import Deck, Paper
from parallel38.words import _

PAPERS: dict[Paper, tuple[float, float]] = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}  # mm
SIDE, ABOVE, BELOW = 16.0, 12.0, 11.0  # mm of bare paper
HEAD, RUN, FOOT = 40.0, 9.0, 8.0  # mm: the first leaf's head, the others' and the foot
POINT_MM = 25.4 / 72
_TITLES = (20, 19, 18, 17, 16, 15)  # points; the first in which a title has one line
_SPAN = re.compile(r"\b\d{1,4}-\d{1,4}\b")  # of years or days: the engine parts lines at any hyphen
_SLACK = 0.5  # mm that a leaf is lower than its sheet, or the engine may take another for it


class Box(Struct, frozen=True):
    """A place on a sheet, mm from its upper left corner."""

    left: float
    top: float
    width: float
    height: float


class Leaf(Struct, frozen=True):
    """Words (HTML, in boxes) and the places of maps by the number of their scene. `heads` are what
    a reader looks for here, `then` are leaves that follow.
    """

    words: tuple[str, ...]
    maps: tuple[tuple[int, Box], ...] = ()
    heads: tuple[str, ...] = ()
    then: tuple[Leaf, ...] = ()


def room(paper: Paper, first: bool) -> Box:
    """What head and foot leave of a sheet."""
    width, height = PAPERS[paper]
    top = ABOVE + (HEAD if first else RUN)
    return Box(SIDE, top, width - 2 * SIDE, height - top - BELOW - FOOT)


def inked(text: str) -> str:
    """Words as HTML; a span of years or days stays on one line."""
    return _SPAN.sub(r'<span class="whole">\g<0></span>', escape(text))


def put(box: Box, inner: str = "", kind: str = "", style: str = "") -> str:
    """Words in a box."""
    sides = zip(("left", "top", "width", "height"), _sides(box), strict=True)
    at = ";".join(f"{name}:{side:.3f}mm" for name, side in sides)
    return f'<div class="{kind}" style="{at};{style}">{inner}</div>'


def ruled(box: Box, apart: float = 8.0) -> list[str]:
    """Lines to be written on, `apart` mm, as many as there is room for."""
    count = int((box.height + 0.01) // apart)
    return [
        put(Box(box.left, box.top + number * apart, box.width, apart - 0.25), kind="write")
        for number in range(count)
    ]


def named(
    deck: Deck, paper: Paper, what: str, code: str, address: str, asked: bool = True
) -> list[str]:
    """The first leaf's head: what it is, of which story, whose it is, where that is `asked`; where
    the live map is.
    """
    width = PAPERS[paper][0] - 2 * SIDE
    aside = 25.0 if code else 0.0
    wide = width - (aside + 4 if code else 0)
    story = deck.story
    size = next((one for one in _TITLES if lines(story.title, one, wide / POINT_MM, True) == 1), 15)
    words = [
        put(Box(SIDE, ABOVE, wide, 4), f"Parallel 38 · {escape(what)}", "run"),
        put(Box(SIDE, ABOVE + 4, wide, 24),
            f'<h1 style="font-size:{size}pt">{inked(story.title)}</h1>'
            f'<p class="lead">{inked(story.description)}</p>'),
    ]  # fmt: skip
    at = SIDE
    fields = ((_("Name"), 0.5), (_("Class"), 0.22), (_("Date"), 0.28))
    for name, share in fields if asked else ():
        part = wide * share
        words.append(put(Box(at, ABOVE + 29, part - 4, 7), escape(name), "write asked",
                         "line-height:10mm"))  # fmt: skip
        at += part
    if code:
        left = SIDE + width - aside
        words.append(put(Box(left, ABOVE, aside, aside), code))
        words.append(put(Box(left - 24, ABOVE + aside, aside + 24, 9), escape(address), "run right",
                         "font-size:5.5pt;line-height:1.15;overflow-wrap:anywhere"))  # fmt: skip
    return words


def document(deck: Deck, paper: Paper, leaves: Iterable[Leaf], what: str, copy: bool) -> str:
    """All leaves with their running heads and feet."""
    leaves = list(leaves)
    body = "".join(
        _leaf(deck, paper, leaf, what, (number, len(leaves)))
        for number, leaf in enumerate(leaves, 1)
    )
    faces = "".join(
        f'<link rel="preload" as="font" type="font/ttf" crossorigin href="/fonts/{face}.ttf">'
        for face in ("latin-400", "latin-700", "kr-400", "kr-700")
    )
    return (
        f'<!doctype html><html lang="{deck.language}"><head><meta charset="utf-8">{faces}'
        f"<title>{escape(deck.story.title)}</title>"
        '<link rel="stylesheet" href="/web/handout.css"></head>'
        f'<body class="{"copy" if copy else ""}">{body}</body></html>'
    )


def pixels(box: Box) -> tuple[float, float]:
    """Its width and height in CSS pixels."""
    return box.width * MM, box.height * MM


def points(box: Box) -> tuple[float, float, float, float]:
    """Its sides in points."""
    left, top, width, height = (side * 72 / CSS_DPI * MM for side in _sides(box))
    return left, top, width, height


def _leaf(deck: Deck, paper: Paper, leaf: Leaf, what: str, at: tuple[int, int]) -> str:
    width, height = PAPERS[paper]
    wide = width - 2 * SIDE
    number, count = at
    words = list(leaf.words)
    if number > 1:
        words.append(
            put(Box(SIDE, ABOVE - 2, wide * 0.75, 4), inked(deck.story.title), "run again")
        )
        words.append(put(Box(SIDE + wide * 0.75, ABOVE - 2, wide * 0.25, 4), escape(what),
                         "run right again"))  # fmt: skip
        words.append(put(Box(SIDE, ABOVE + 3, wide, 1), kind="thin"))
    low = height - BELOW - FOOT + 2.5
    words.append(put(Box(SIDE, low, wide, 1), kind="thin"))
    words.append(put(Box(SIDE, low + 1, wide - 18, FOOT), escape(deck.credit), "run again",
                     "font-size:7pt"))  # fmt: skip
    words.append(
        put(Box(SIDE + wide - 18, low + 1, 18, 4), f"{number} / {count}", "run right again")
    )
    return f'<section style="width:{width}mm;height:{height - _SLACK}mm">{"".join(words)}</section>'


def _sides(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.top, box.width, box.height
