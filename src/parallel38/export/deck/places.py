"""Where things stand on a slide, in points: the map above, a band of words below it, as on the
stage; the band has room for the longest words of the story, so that the map keeps its size.
"""

from collections.abc import Sequence
from typing import NamedTuple

from parallel38.domain.story import Scene
from parallel38.export.deck.measure import LEADING, lines
from parallel38.export.deck.told import SLIDES, Shape

TITLE, CAPTION, SMALL = 24.0, 16.0, 10.0  # points of type
HEAD, LEAD = 38.0, 17.0  # of the first slide
SIDE, ABOVE, BETWEEN = 28.0, 9.0, 3.0  # points left free
FOOT = 18.0  # the row of date, sources and number
NUMBER, DATE = 40.0, 118.0  # width of the number, and of the date
BESIDE = 0.36  # of the width, what stands beside a map
COVER = 0.44  # of the width, the words of the first slide
_MOST = 0.42  # of the height, the band at most


class Box(NamedTuple):
    """Points from the slide's upper left corner."""

    left: float
    top: float
    width: float
    height: float


class Places(NamedTuple):
    """Of one story on slides of one shape."""

    width: float
    height: float
    map: Box
    narrow: Box  # the map beside a text
    aside: Box
    title: Box
    caption: Box
    date: Box
    foot: Box
    number: Box


def places(shape: Shape, scenes: Sequence[Scene]) -> Places:
    """Where everything stands for these scenes."""
    width, height = SLIDES[shape]
    room = width - 2 * SIDE
    title = max(lines(one.title, TITLE, room, bold=True) for one in scenes) * TITLE * LEADING
    caption = max(lines(one.caption, CAPTION, room) for one in scenes) * CAPTION * LEADING
    band = min(title + caption + ABOVE + 2 * BETWEEN + FOOT + ABOVE, _MOST * height)
    top = height - band
    below = height - FOOT - ABOVE / 2
    beside = width * BESIDE
    lead = top + ABOVE + title + BETWEEN
    return Places(
        width=width, height=height,
        map=Box(0, 0, width, top),
        narrow=Box(0, 0, width - beside, top),
        aside=Box(width - beside + SIDE * 0.7, SIDE * 0.7, beside - SIDE * 1.4, top - SIDE * 1.4),
        title=Box(SIDE, top + ABOVE, room, title),
        caption=Box(SIDE, lead, room, below - lead),
        date=Box(SIDE, below, DATE, FOOT),
        foot=Box(SIDE + DATE, below, room - DATE - NUMBER, FOOT),
        number=Box(width - SIDE - NUMBER, below, NUMBER, FOOT),
    )  # fmt: skip
