"""How an event lies on the axis: a tick, a bar as long as it lasted, or what is not known to the
day, fading where it is uncertain.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen

from parallel38.domain.dates import Interval
from parallel38.ui.timeline.axis import END, FIRST, Axis
from parallel38.ui.timeline.lanes import tall
from parallel38.ui.timeline.ticks import Tick, Ticks

WIDE = {True: 12.0, False: 5.0}  # pixels from which a sure, an unsure length is drawn as one
_BAR = 0.9  # of the ink of a tick
_NEAR, _FAR = 0.15, 0.6  # pixels a day from which small events have all their ink; else how much
_INK = {5: 1.0, 4: 0.8, 3: 0.5, 2: 0.36, 1: 0.28}  # opacity by importance


def is_wide(axis: Axis, tick: Tick) -> bool:
    """Whether an event is drawn as long as it may have lasted."""
    when = tick.interval
    return (
        tick.lasts
        and (when.possible_to - when.possible_from) * axis.pixels_per_day >= WIDE[tick.sure]
    )


def inked(axis: Axis, tick: Tick, ink: str) -> QColor:
    """An event's share of the ink, by its importance; while decades are in sight the small ones
    stand back, and the bars of the histogram speak for them.
    """
    colour, share = QColor(ink), _INK.get(tick.importance, _INK[3])
    if tick.importance <= 3:
        share *= min(max(axis.pixels_per_day / _NEAR, _FAR), 1.0)
    colour.setAlphaF(share)
    return colour


def paint_event(
    painter: QPainter, axis: Axis, ticks: Ticks, tick: Tick, base: float, ink: QColor
) -> None:
    """One event above the baseline."""
    colour = QColor(ink)
    if not is_wide(axis, tick):
        _paint_stem(painter, axis.x(tick.day + 0.5), base, tick.importance, colour)
    elif not tick.sure:
        box = _box(axis, tick.interval, base - tall(tick.importance), base)
        fill(painter, box, faded(axis, tick.interval, colour))
    else:
        _paint_bar(painter, axis, ticks, tick, base, colour)


def under(axis: Axis, ticks: Ticks, x: float, above: float) -> Tick | None:
    """The event at a pixel `above` the baseline whose bar or cloud is there, the shortest first."""
    found = []
    for tick in ticks.long:
        when = tick.interval
        if is_wide(axis, tick) and axis.x(when.possible_from) <= x < axis.x(when.possible_to):
            high = ticks.lanes[tick.id]
            if abs(above - high) <= 2 if tick.sure else above <= tall(tick.importance):
                found.append(tick)
    return min(found, key=lambda t: t.interval.possible_to - t.interval.possible_from, default=None)


def faded(axis: Axis, when: Interval, colour: QColor) -> QBrush:
    """The colour where a thing surely was, fading to nothing where it only may have been."""
    start, end = max(when.possible_from, FIRST), min(when.possible_to, END)
    first, last = max(when.certain_from, start), min(when.certain_to, end)
    if first >= last:
        first = last = (start + end) // 2
    length = max(end - start, 1)
    gone = QColor(colour)
    gone.setAlpha(0)
    shade = QLinearGradient(axis.x(start), 0, axis.x(end), 0)
    shade.setColorAt(0, gone if first > start else colour)
    shade.setColorAt((first - start) / length, colour)
    shade.setColorAt((last - start) / length, colour)
    shade.setColorAt(1, gone if last < end else colour)
    return QBrush(shade)


def crisp(painter: QPainter, x: float) -> float:
    """The middle of the device's pixel that holds `x`: a thin upright line there is sharp."""
    ratio = painter.device().devicePixelRatioF()
    return (int(x * ratio) + 0.5) / ratio


def fill(painter: QPainter, box: QRectF, brush: QBrush | QColor) -> None:
    """An upright box, its sides on whole pixels: several times as fast as with soft ones."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(box, brush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _paint_stem(painter: QPainter, x: float, base: float, importance: int, colour: QColor) -> None:
    """As tall as it is important, with a head from importance 4."""
    x, top = crisp(painter, x), base - tall(importance)
    painter.setPen(QPen(colour, 1.4 if importance >= 5 else 1.0))
    painter.drawLine(QPointF(x, base), QPointF(x, top))
    if importance >= 4:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        radius = 2.6 if importance >= 5 else 1.7
        painter.drawEllipse(QPointF(x, top), radius, radius)


def _paint_bar(
    painter: QPainter, axis: Axis, ticks: Ticks, tick: Tick, base: float, colour: QColor
) -> None:
    """A bar in its lane, with a foot on the day on which it surely began."""
    high, when = base - ticks.lanes[tick.id], tick.interval
    colour.setAlphaF(colour.alphaF() * _BAR)
    half = 1.0 if tick.importance >= 4 else 0.5
    fill(painter, _box(axis, when, high - half, high + half), faded(axis, when, colour))
    if when.possible_from == when.certain_from >= axis.start:
        x = crisp(painter, axis.x(when.certain_from) + 0.5)
        painter.setPen(QPen(colour, 1.0))
        painter.drawLine(QPointF(x, high), QPointF(x, base))


def _box(axis: Axis, when: Interval, top: float, bottom: float) -> QRectF:
    """As long as it may have lasted, as far as that is in sight."""
    left = max(axis.x(max(when.possible_from, FIRST)), axis.left)
    right = min(axis.x(min(when.possible_to, END)), axis.left + axis.width)
    return QRectF(left, top, max(right - left, 0), bottom - top)
