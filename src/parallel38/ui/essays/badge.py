"""A verdict's badge: a sign in a square of its own ink, told by its shape as well as its colour. Of
a reading, which is no fact, the square is hollow.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from parallel38.domain.atlas import Verdict
from parallel38.ui.tokens import Tokens
from parallel38.words import N_

SIDE = 16.0  # pixels
ORDER: tuple[Verdict, ...] = ("supported", "nuanced", "contradicted")
SHORT = {
    "supported": N_("Supported"),
    "nuanced": N_("Nuanced"),
    "contradicted": N_("Contradicted"),
}
_INKS: dict[str, dict[Verdict, str]] = {
    "light": {"supported": "#2f6b48", "nuanced": "#8a5a0b", "contradicted": "#a0341f"},
    "dark": {"supported": "#8fce9f", "nuanced": "#e3bd68", "contradicted": "#f09a86"},
}
# Lines of each sign in a square of side 1: a tick, a wave, a cross.
_SIGNS: dict[Verdict, tuple[tuple[tuple[float, float], ...], ...]] = {
    "supported": (((0.25, 0.53), (0.43, 0.71), (0.76, 0.31)),),
    "nuanced": (((0.22, 0.57), (0.36, 0.42), (0.5, 0.5), (0.64, 0.58), (0.78, 0.43)),),
    "contradicted": (((0.29, 0.29), (0.71, 0.71)), ((0.71, 0.29), (0.29, 0.71))),
}


def ink(verdict: Verdict, tokens: Tokens) -> str:
    """The badge's ground, at least 4.5:1 against `sheet`, in which its sign is cut."""
    return _INKS[tokens.name][verdict]


def paint_badge(
    painter: QPainter, box: QRectF, verdict: Verdict, tokens: Tokens, reading: bool = False
) -> None:
    """Into a square box; hollow for a reading that many hold."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    own, edge = QColor(ink(verdict, tokens)), box.width() / 11
    painter.setPen(QPen(own, edge) if reading else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if reading else own)
    inner = box.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2) if reading else box
    painter.drawRoundedRect(inner, box.width() / 4, box.width() / 4)
    pen = QPen(own if reading else QColor(tokens.sheet), box.width() / 8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for line in _SIGNS[verdict]:
        painter.drawPolyline(QPolygonF([
            QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in line
        ]))  # fmt: skip
    painter.restore()


def badge_icon(verdict: Verdict, tokens: Tokens) -> QIcon:
    """For a button, sharp up to three times its size."""
    picture = QPixmap(int(3 * SIDE), int(3 * SIDE))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_badge(painter, QRectF(picture.rect()), verdict, tokens)
    painter.end()
    return QIcon(picture)
