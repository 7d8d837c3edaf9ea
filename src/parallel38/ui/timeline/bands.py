"""The still part of the timeline: eras, density, ticks and years, painted once per look."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from parallel38.domain.atlas import Era
from parallel38.ui.timeline.axis import END, FIRST, Axis, marks
from parallel38.ui.timeline.density import histogram
from parallel38.ui.timeline.ticks import Tick, Ticks
from parallel38.ui.tokens import Tokens

# Rows from the top, in pixels: the playhead's date, the events, the eras, the years.
FLAG = 24.0
EVENTS = 34.0
ERAS = 20.0
YEARS = 20.0
HEIGHT = FLAG + EVENTS + ERAS + YEARS
BASELINE = FLAG + EVENTS
LEAST_LETTERS = 10  # of a name that is cut short; the era's tip says the whole
_TALL = {5: 28.0, 4: 20.0, 3: 14.0, 2: 10.0, 1: 7.0}


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
    _paint_density(painter, scene)
    _paint_ticks(painter, scene)
    _paint_eras(painter, scene)
    _paint_years(painter, scene)


def era_at(eras: Sequence[Era], day: int) -> Era | None:
    """The era that holds a day."""
    return next((e for e in eras if e.interval.possible_from <= day < e.interval.possible_to), None)


def tick_height(importance: int) -> float:
    """Pixels above the baseline."""
    return _TALL.get(importance, _TALL[3])


def _paint_density(painter: QPainter, scene: Scenery) -> None:
    bars = histogram(scene.ticks.days, scene.axis)
    most = max((count for _, _, count in bars), default=1)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(scene.tokens.density))
    painter.setOpacity(0.6)
    edge = scene.axis.left + scene.axis.width
    for start, end, count in bars:
        left = max(scene.axis.x(start), scene.axis.left)
        height = (EVENTS - 2) * (count / most) ** 0.5
        width = max(min(scene.axis.x(end) - 1, edge) - left, 1)
        painter.drawRect(QRectF(left, BASELINE - height, width, height))
    painter.setOpacity(1)


def _paint_ticks(painter: QPainter, scene: Scenery) -> None:
    for tick in sorted(
        scene.ticks.between(scene.axis.start, scene.axis.end), key=lambda t: t.importance
    ):
        paint_tick(painter, scene, tick, QColor(scene.tokens.ink))


def paint_tick(painter: QPainter, scene: Scenery, tick: Tick, colour: QColor) -> None:
    """One event: a stem as tall as it is important, with a head from importance 4."""
    x = scene.axis.x(tick.day + 0.5)
    top = BASELINE - tick_height(tick.importance)
    great = tick.importance >= 5
    stem = QColor(colour)
    stem.setAlphaF({5: 1.0, 4: 0.8}.get(tick.importance, 0.45))
    painter.setPen(QPen(stem, 1.4 if great else 1.0))
    painter.drawLine(QPointF(x, BASELINE), QPointF(x, top))
    if tick.importance >= 4:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(stem)
        radius = 2.6 if great else 1.7
        painter.drawEllipse(QPointF(x, top), radius, radius)


def _paint_eras(painter: QPainter, scene: Scenery) -> None:
    axis, tokens = scene.axis, scene.tokens
    painter.fillRect(QRectF(axis.left, BASELINE, axis.width, ERAS), QColor(tokens.band_a))
    for number, era in enumerate(scene.eras):
        left = max(axis.x(max(era.interval.possible_from, FIRST)), axis.left)
        right = min(axis.x(min(era.interval.possible_to, END)), axis.left + axis.width)
        if right - left < 1:
            continue
        band = QRectF(left, BASELINE, right - left, ERAS)
        painter.fillRect(band, QColor(tokens.band_b if number % 2 else tokens.band_a))
        _paint_title(painter, scene, era.title, band.adjusted(2, 0, -2, 0))


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
    top = BASELINE + ERAS
    metrics = QFontMetricsF(scene.font)
    painter.setFont(scene.font)
    for mark in marks(axis):
        x = axis.x(mark.day)
        painter.setPen(QPen(QColor(tokens.faint), 1))
        painter.drawLine(QPointF(x, top), QPointF(x, top + (5 if mark.major else 3)))
        width = metrics.horizontalAdvance(mark.label)
        if not axis.left + width / 2 <= x <= axis.left + axis.width - width / 2:
            continue
        left = x - width / 2
        painter.setPen(QColor(tokens.ink if mark.major else tokens.ink2))
        painter.drawText(QPointF(left, top + 5 + metrics.ascent()), mark.label)
