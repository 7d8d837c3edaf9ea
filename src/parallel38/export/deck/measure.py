"""How much room words take on a slide, before anyone sees it: no program fits them but by hand.

Measured in the map's own face, which is a little wider than the slides' Arial: what fits here
fits there.
"""

from bisect import bisect_right
from functools import cache
from typing import Any
from unicodedata import east_asian_width

from parallel38.fonts import fonts_dir

LEADING = 1.2  # heights of a line in its type's size
_UNIT = 100  # the size in which letters are measured
_WORD = 40  # letters back within which a part ends with a word


def lines(text: str, size: float, width: float, bold: bool = False) -> int:
    """Lines that a text takes in so many points."""
    return sum(_wrapped(part, size, width, bold) for part in text.split("\n")) if text else 0


def fitting(
    text: str, sizes: tuple[float, ...], width: float, height: float, gap: float = 0.0
) -> float:
    """The first of the sizes, large to small, in which a text has room with a `gap` before each
    of its rows; else the last.
    """
    height -= gap * (text.count("\n") + 1)
    found = (size for size in sizes if lines(text, size, width) * size * LEADING <= height)
    return next(found, sizes[-1])


def wide(text: str, size: float, bold: bool = False) -> float:
    """Points of one line."""
    return sum(_letter(letter, bold) for letter in text) * size


def parted(text: str, size: float, width: float, count: int) -> tuple[str, str]:
    """Of a text that takes more, as much as so many lines hold, and the rest."""
    cut = bisect_right(range(len(text)), count, key=lambda at: lines(text[:at], size, width)) - 1
    at = text.rfind(" ", max(0, cut - _WORD), cut + 1)
    cut = at if at > 0 else max(1, cut)
    return text[:cut].rstrip(), text[cut:].lstrip()


def _wrapped(text: str, size: float, width: float, bold: bool) -> int:
    count, at = 1, 0.0
    for word in text.split():
        long = wide(word, size, bold)
        if at and at + wide(" ", size, bold) + long > width:
            count, at = count + 1, 0.0
        at += long + (wide(" ", size, bold) if at else 0.0)
        while at > width:  # Chinese and Japanese, and what is longer than a line
            count, at = count + 1, at - width
    return count


@cache
def _letter(letter: str, bold: bool) -> float:
    """Width of a letter, in its type's size."""
    if east_asian_width(letter) in "WF":
        return 1.0
    return float(_face(bold).getlength(letter)) / _UNIT


@cache
def _face(bold: bool) -> Any:
    from PIL import ImageFont

    return ImageFont.truetype(fonts_dir() / f"latin-{700 if bold else 400}.ttf", _UNIT)
