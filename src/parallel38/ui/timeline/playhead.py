"""The moving part of the timeline: the knob with its date, and the date under the pointer."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from parallel38.domain.say import say
from parallel38.ui.timeline import bands
from parallel38.ui.timeline.axis import Axis
from parallel38.ui.timeline.spans import crisp
from parallel38.ui.tokens import Tokens

_BESIDE = 9.0  # pixels between the date and the end of its flag
_TIP = 5.0  # half the width of the flag's pointed foot


def flag_font(font: QFont) -> QFont:
    """The type of the date on the knob."""
    bold = QFont(font)
    bold.setPixelSize(12)
    bold.setBold(True)
    return bold


def knob_x(axis: Axis, day: int) -> float:
    """The middle of a day, in pixels."""
    return axis.x(day + 0.5)


def in_sight(axis: Axis, day: int) -> bool:
    """Whether a day is on the axis."""
    return axis.start - 1 < day < axis.end


def flag(axis: Axis, day: int, font: QFont, width: float) -> QRectF:
    """Where the date stands: over its day, and always whole inside `width` pixels."""
    wide = QFontMetricsF(flag_font(font)).horizontalAdvance(say(day)) + 2 * _BESIDE
    left = min(max(knob_x(axis, day) - wide / 2, 1), width - wide - 1)
    return QRectF(left, 1, wide, bands.FLAG - 5)


def covered(axis: Axis, day: int, font: QFont, width: float) -> QRect:
    """All that the knob paints on."""
    x = knob_x(axis, day)
    line = QRectF(x - _TIP - 1, 0, 2 * _TIP + 2, bands.HEIGHT)
    return flag(axis, day, font, width).united(line).adjusted(-2, -2, 2, 2).toAlignedRect()


def paint_knob(
    painter: QPainter, tokens: Tokens, axis: Axis, day: int, box: QRectF, focused: bool
) -> None:
    """The line through the day and the flag with the date, hollow while the day is out of sight;
    a ring when the keys are here.
    """
    x, accent = knob_x(axis, day), QColor(tokens.accent)
    here = in_sight(axis, day)
    if here:
        line, foot = crisp(painter, x), bands.BASELINE + bands.ERAS + 6
        painter.setPen(QPen(accent, 1.6))
        painter.drawLine(QPointF(line, box.bottom()), QPointF(line, foot))
    painter.setPen(Qt.PenStyle.NoPen if here else QPen(accent, 1))
    painter.setBrush(accent if here else QColor(tokens.paper))
    painter.drawPath(_shape(box, x))
    if focused:
        painter.setPen(QPen(QColor(tokens.on_accent if here else tokens.accent), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inner = box.adjusted(2, 2, -2, -2)
        painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
    painter.setFont(flag_font(painter.font()))
    painter.setPen(QColor(tokens.on_accent) if here else accent)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, say(day))


def paint_pointer(
    painter: QPainter, tokens: Tokens, axis: Axis, x: float, box: QRectF, width: float
) -> None:
    """A dotted line under the pointer with its date, unless the knob's flag stands there."""
    text = say(axis.day(x))
    wide = QFontMetricsF(painter.font()).horizontalAdvance(text) + 12
    room = QRectF(min(max(x - wide / 2, 0), width - wide), 2, wide, bands.FLAG - 6)
    painter.setPen(QPen(QColor(tokens.faint), 1, Qt.PenStyle.DotLine))
    painter.drawLine(QPointF(x, bands.FLAG), QPointF(x, bands.HEIGHT))
    if not room.intersects(box):
        painter.setPen(QColor(tokens.ink2))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)


def _shape(box: QRectF, x: float) -> QPainterPath:
    shape = QPainterPath()
    shape.addRoundedRect(box, box.height() / 2, box.height() / 2)
    if box.left() + 8 < x < box.right() - 8:
        tip = QPainterPath(QPointF(x - _TIP, box.bottom() - 0.5))
        tip.lineTo(x + _TIP, box.bottom() - 0.5)
        tip.lineTo(x, box.bottom() + 4.5)
        shape = shape.united(tip)
    return shape
