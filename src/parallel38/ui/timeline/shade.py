"""What lies over the days that the map shows, where they are more than one."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from parallel38.domain.say import say
from parallel38.domain.view import Pane
from parallel38.ui.timeline import bands
from parallel38.ui.timeline.axis import FIRST, Axis
from parallel38.ui.timeline.scope import window_of
from parallel38.ui.timeline.spans import crisp, fill
from parallel38.ui.tokens import Tokens

_THIN = 0.17  # opacity of the shade
_HIGH = bands.HEIGHT - bands.FLAG
_BESIDE = 5.0  # pixels between an edge's date and whatever it stands beside


def shaded(axis: Axis, pane: Pane) -> tuple[float, float] | None:
    """From which pixel to which the days are shown; None for one day."""
    if pane.mode == "cumulative":
        return axis.x(FIRST), axis.x(pane.date.toordinal() + 0.5)
    if pane.mode == "window":
        first, after = window_of(pane)
        return axis.x(first.toordinal()), axis.x(after.toordinal())
    return None


def changed(axis: Axis, now: Pane, then: Pane) -> list[QRect]:
    """What is to be painted again when of two panes of one mode the days differ: the strips that
    were and are under the shade, and above a window its dates.
    """
    new, old = shaded(axis, now), shaded(axis, then)
    if new is None or old is None:
        return []
    boxes = [
        QRectF(min(a, b) - 2, bands.FLAG, abs(a - b) + 4, _HIGH)
        for a, b in zip(new, old, strict=True)
        if a != b
    ]
    if now.mode == "window":
        boxes.append(QRectF(0, 0, axis.width + 2 * axis.left, bands.FLAG))
    return [box.toAlignedRect() for box in boxes]


def paint_shade(painter: QPainter, tokens: Tokens, axis: Axis, pane: Pane) -> None:
    """A tint over the days that are shown, with an edge where a window begins and ends."""
    found = shaded(axis, pane)
    if found is None:
        return
    left, right = max(found[0], axis.left), min(found[1], axis.left + axis.width)
    tint = QColor(tokens.accent)
    tint.setAlphaF(_THIN)
    if right > left:
        fill(painter, QRectF(left, bands.FLAG, right - left, _HIGH), tint)
    if pane.mode == "window":
        painter.setPen(QPen(QColor(tokens.accent), 1))
        for edge in found:
            if axis.left <= edge <= axis.left + axis.width:
                x = crisp(painter, edge)
                painter.drawLine(QPointF(x, bands.FLAG), QPointF(x, bands.HEIGHT))


def paint_edges(painter: QPainter, tokens: Tokens, axis: Axis, pane: Pane, flag: QRectF) -> None:
    """The dates of a window's first and last day, outside it and beside the knob's flag, unless
    the flag says the same.
    """
    first, last = (day.toordinal() for day in window_of(pane))
    last -= 1
    metrics = QFontMetricsF(painter.font())
    painter.setPen(QColor(tokens.accent))
    end, right = axis.left + axis.width, max(axis.x(last + 1), flag.right()) + _BESIDE
    start = min(axis.x(first), flag.left()) - _BESIDE - metrics.horizontalAdvance(say(first))
    for left, day in ((start, first), (right, last)):
        wide = metrics.horizontalAdvance(say(day))
        if axis.left <= left and left + wide <= end and day != pane.date.toordinal():
            room = QRectF(left, 2, wide + 1, bands.FLAG - 6)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, say(day))
