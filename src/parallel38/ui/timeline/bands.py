"""The still part of the timeline: eras, density, ticks and years, painted once per look."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from parallel38.domain.atlas import Era
from parallel38.ui.timeline.axis import END, FIRST, Axis
from parallel38.ui.timeline.density import histogram, most
from parallel38.ui.timeline.marks import context, marks, minor
from parallel38.ui.timeline.spans import crisp, faded, fill, inked, is_wide, paint_event
from parallel38.ui.timeline.ticks import Ticks
from parallel38.ui.timeline.titles import paint_titles
from parallel38.ui.tokens import Tokens
from parallel38.words import _

# Rows from the top, in pixels: the playhead's date, the events, the eras, the years.
FLAG = 24.0
EVENTS = 34.0
ERAS = 20.0
YEARS = 20.0
HEIGHT = FLAG + EVENTS + ERAS + YEARS
BASELINE = FLAG + EVENTS
FEW = 4  # events of a full bar, at least: where filters leave a handful, it looks so
LEAST_LETTERS = 10  # of a name that is cut short; the era's tip says the whole
_HEAD = 3.0  # pixels of an event's head beyond its day
_BESIDE = 10.0  # pixels between the year or month of the left edge and the first label


@dataclass(frozen=True)
class Scenery:
    """What the painters need to know."""

    axis: Axis
    tokens: Tokens
    font: QFont
    eras: Sequence[Era]
    ticks: Ticks


def paint(painter: QPainter, scene: Scenery) -> None:
    """Everything but the playhead."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    axis = scene.axis
    painter.setClipRect(QRectF(axis.left - _HEAD, 0, axis.width + 2 * _HEAD, HEIGHT))
    _paint_density(painter, scene)
    _paint_ticks(painter, scene)
    paint_titles(painter, scene.tokens, axis, scene.ticks, BASELINE, scene.font)
    _paint_eras(painter, scene)
    _paint_years(painter, scene)


def era_at(eras: Sequence[Era], day: int) -> Era | None:
    """The era that holds a day."""
    return next((e for e in eras if e.interval.possible_from <= day < e.interval.possible_to), None)


def _paint_density(painter: QPainter, scene: Scenery) -> None:
    axis, bars = scene.axis, histogram(scene.ticks.days, scene.axis)
    highest = max(most(scene.ticks.days, axis), FEW)
    colour = QColor(scene.tokens.density)
    for start, end, count in bars:
        left = max(axis.x(start), axis.left)
        high = (EVENTS - 2) * (count / highest) ** 0.5
        width = max(min(axis.x(end) - 1, axis.left + axis.width) - left, 1)
        fill(painter, QRectF(left, BASELINE - high, width, high), colour)


def _paint_ticks(painter: QPainter, scene: Scenery) -> None:
    """The least important first; where ticks crowd, a pixel stays free beside the important."""
    axis, taken, shown = scene.axis, set[int](), []
    for tick in reversed(scene.ticks.during(axis.start, axis.end)):
        if not is_wide(axis, tick):
            column = int(axis.x(tick.day + 0.5))
            if not taken.isdisjoint((column - 1, column, column + 1)):
                continue
            taken.add(column)
        shown.append(tick)
    for tick in reversed(shown):
        ink = inked(axis, tick, scene.tokens.ink)
        paint_event(painter, axis, scene.ticks, tick, BASELINE, ink)


def _paint_eras(painter: QPainter, scene: Scenery) -> None:
    axis, tokens = scene.axis, scene.tokens
    fill(painter, QRectF(axis.left, BASELINE, axis.width, ERAS), QColor(tokens.band_a))
    for number, era in enumerate(scene.eras):
        left = max(axis.x(max(era.interval.possible_from, FIRST)), axis.left)
        right = min(axis.x(min(era.interval.possible_to, END)), axis.left + axis.width)
        if right - left < 1:
            continue
        band = QRectF(left, BASELINE, right - left, ERAS)
        colour = QColor(tokens.band_b if number % 2 else tokens.band_a)
        fill(painter, band, faded(axis, era.interval, colour))
        _paint_title(painter, scene, _(era.title), band.adjusted(2, 0, -2, 0))


def _paint_title(painter: QPainter, scene: Scenery, title: str, room: QRectF) -> None:
    """An era's name, a little smaller where it would not fit; cut only in a wide band."""
    font = QFont(scene.font)
    if QFontMetricsF(font).horizontalAdvance(title) > room.width():
        font.setPixelSize(font.pixelSize() - 2)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room.width())
    if shown != title and len(shown) <= LEAST_LETTERS:
        return
    painter.setFont(font)
    painter.setPen(QColor(scene.tokens.ink2))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, shown)


def _paint_years(painter: QPainter, scene: Scenery) -> None:
    axis, tokens = scene.axis, scene.tokens
    top, found = BASELINE + ERAS, marks(axis)
    taken = _paint_context(painter, scene, [axis.x(mark.day) for mark in found if mark.major])
    metrics = QFontMetricsF(scene.font)
    painter.setFont(scene.font)
    painter.setPen(QPen(QColor(tokens.line), 1))
    between = [crisp(painter, axis.x(day)) for day in minor(axis)]
    painter.drawLines([QLineF(x, top, x, top + 3) for x in between])
    for mark in found:
        x = axis.x(mark.day)
        painter.setPen(QPen(QColor(tokens.faint), 1))
        line = crisp(painter, x)
        painter.drawLine(QPointF(line, top), QPointF(line, top + (6 if mark.major else 5)))
        half = metrics.horizontalAdvance(mark.label) / 2
        x += axis.pixels_per_day / 2 if mark.single else 0
        if not taken + half <= x <= axis.left + axis.width - half:
            continue
        painter.setPen(QColor(tokens.ink if mark.major else tokens.ink2))
        painter.drawText(QPointF(x - half, top + 5 + metrics.ascent()), mark.label)


def _paint_context(painter: QPainter, scene: Scenery, majors: Sequence[float]) -> float:
    """The year or month at the left edge, unless the next begins at once; the pixel from which
    there is room for labels.
    """
    words, left = context(scene.axis), scene.axis.left
    font = QFont(scene.font)
    font.setBold(True)
    metrics = QFontMetricsF(font)
    right = left + metrics.horizontalAdvance(words) + _BESIDE
    if not words or any(x < right + 4 * _BESIDE for x in majors):
        return left
    painter.setFont(font)
    painter.setPen(QColor(scene.tokens.ink))
    painter.drawText(QPointF(left, BASELINE + ERAS + 5 + metrics.ascent()), words)
    return right
