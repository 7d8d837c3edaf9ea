"""The titles of events beside their heads and bars, where the time is close enough to have room."""

from bisect import bisect_left, insort
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from parallel38.ui.timeline.axis import Axis
from parallel38.ui.timeline.lanes import tall
from parallel38.ui.timeline.spans import is_wide
from parallel38.ui.timeline.ticks import Tick, Ticks
from parallel38.ui.tokens import Tokens

CLOSE = 0.6  # pixels a day from which titles are written
LEAST = 4  # importance of an event with a title
_TYPE = 10  # pixels
_HIGH = 12.0  # pixels of a line
_BESIDE = 5.0  # pixels from a stem, or from what comes next
_SHORTEST = 14  # letters left of a title that is cut
_CEILING = 24.0  # pixels above the baseline from which a bar's title stands below it


_LEAST_ROOM = 50.0  # pixels, for a short title
Box = tuple[float, float, float, float]  # left, top, right, bottom
_PLACED = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip


@dataclass(frozen=True)
class Title:
    """Words in a box; a box reaches as far as the words."""

    text: str
    box: QRectF
    importance: int


def titles(axis: Axis, ticks: Ticks, base: float, metrics: QFontMetricsF) -> list[Title]:
    """What can be written above the baseline, the most important first: no title lies over
    another, over an important stem or over an important bar.
    """
    if axis.pixels_per_day < CLOSE:
        return []
    during = reversed(ticks.during(axis.start, axis.end))
    shown = [t for t in during if t.importance >= LEAST and not _all_along(axis, t)]
    taken = sorted(box for tick in shown for box in _body(axis, ticks, tick, base))
    found: list[Title] = []
    for tick in shown:
        x, top = _start(axis, ticks, tick, base)
        room = _room(x, top, taken, axis.left + axis.width)
        text = _fitted(tick.title, room, metrics)
        if text:
            wide = metrics.horizontalAdvance(text) + 1
            found.append(Title(text, QRectF(x, top, wide, _HIGH), tick.importance))
            insort(taken, (x, top, x + wide, top + _HIGH))
    return found


def paint_titles(
    painter: QPainter, tokens: Tokens, axis: Axis, ticks: Ticks, base: float, font: QFont
) -> None:
    """On patches of the paper, so that what is less important does not run through the words."""
    small = QFont(font)
    small.setPixelSize(_TYPE)
    painter.setFont(small)
    paper = QColor(tokens.paper)
    paper.setAlphaF(0.85)
    for title in titles(axis, ticks, base, QFontMetricsF(small)):
        painter.fillRect(title.box, paper)
        painter.setPen(QColor(tokens.ink if title.importance >= 5 else tokens.ink2))
        painter.drawText(title.box, _PLACED, title.text)


def _all_along(axis: Axis, tick: Tick) -> bool:
    """Whether neither begin nor end of an event are in sight: it is the ground of the others."""
    return tick.interval.possible_from < axis.start and tick.interval.possible_to > axis.end


def _start(axis: Axis, ticks: Ticks, tick: Tick, base: float) -> tuple[float, float]:
    """Left and top of a title."""
    if not is_wide(axis, tick):
        x = axis.x(tick.day + 0.5) + _BESIDE
        return x, base - tall(tick.importance) - _HIGH / 2
    x = max(axis.x(tick.interval.possible_from), axis.left) + _BESIDE
    high = ticks.lanes[tick.id] if tick.sure else tall(tick.importance)
    return x, base - high + 1 if high > _CEILING else base - high - _HIGH - 1


def _room(x: float, top: float, taken: list[Box], end: float) -> float:
    """Pixels until the next thing in the way; `taken` is in order from the left."""
    at = bisect_left(taken, (x,))
    if any(box[2] > x and _level(box, top) for box in islice(taken, at)):
        return 0.0
    following = (box[0] - _BESIDE for box in islice(taken, at, None) if _level(box, top))
    return next(following, end) - x


def _level(box: Box, top: float) -> bool:
    """Whether a box reaches into a title's line."""
    return box[1] < top + _HIGH and box[3] > top


def _fitted(title: str, room: float, metrics: QFontMetricsF) -> str:
    """The title, cut if need be; nothing where hardly a word would be left."""
    if room < _LEAST_ROOM:
        return ""
    text = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room)
    return text if text == title or len(text) > _SHORTEST else ""


def _body(axis: Axis, ticks: Ticks, tick: Tick, base: float) -> list[Box]:
    """The stem with its head, or the bar and its foot, that no title may cover."""
    high = tall(tick.importance)
    if not is_wide(axis, tick):
        x = axis.x(tick.day + 0.5)
        return [(x - 2, base - high - 2, x + 2, base)]
    left, right = axis.x(tick.interval.possible_from), axis.x(tick.interval.possible_to)
    if not tick.sure:
        return [(left, base - high, right, base)]
    high = ticks.lanes[tick.id]
    return [
        (left, base - high - 0.5, right, base - high + 0.5),
        (left, base - high, left + 1, base),
    ]
