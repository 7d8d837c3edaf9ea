"""What a room reads below the map: title, caption, and which scene of how many."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from parallel38.map.style import PALETTES

LOOK = PALETTES["stage"]
# Shares of the stage's height: what is to be read is no smaller than a fortieth.
TITLE, CAPTION, COUNT, SIDE, ABOVE = 1 / 26, 1 / 38, 1 / 52, 1 / 24, 1 / 46
CAPTION_LINES, LEADING = 2, 1.42


class StageWords(QWidget):
    """A band of paper along the lower edge of the stage."""

    def __init__(self) -> None:
        super().__init__()
        self.title = self.caption = self.count = ""
        self._high = 900
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, title: str, caption: str, count: str) -> None:
        """Show a scene's words."""
        self.title, self.caption, self.count = title, caption, count
        self.setAccessibleName(f"{title}. {caption} {count}")
        self.update()

    def fit(self, high: int) -> None:
        """Be right for a stage so many pixels high."""
        self._high = high
        lines = TITLE * LEADING + CAPTION_LINES * CAPTION * LEADING
        self.setFixedHeight(round(high * (lines + 2 * ABOVE)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper, a hairline, and three sizes of type."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(LOOK["panel"]))
        painter.fillRect(0, 0, self.width(), max(1, self._high // 540), QColor(LOOK["rule"]))
        side, top = round(self._high * SIDE), round(self._high * ABOVE)
        aside = round(self._high * COUNT * 6)
        line = round(self._high * TITLE * LEADING)
        room = self.width() - 2 * side - aside
        self._pen(painter, "ink", TITLE, bold=True)
        painter.drawText(side, top, room, line, _ON_LINE, self.title)
        self._pen(painter, "ink", CAPTION)
        painter.drawText(side, top + line, room, self.height() - top - line, _WRAPPED, self.caption)
        self._pen(painter, "muted", COUNT)
        painter.drawText(side + room, top, aside, line, _AT_RIGHT, self.count)

    def _pen(self, painter: QPainter, ink: str, share: float, bold: bool = False) -> None:
        font = QFont(self.font())
        font.setPixelSize(max(11, round(self._high * share)))
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(QColor(LOOK[ink]))


_A = Qt.AlignmentFlag
_ON_LINE = int(_A.AlignLeft | _A.AlignVCenter)
_AT_RIGHT = int(_A.AlignRight | _A.AlignVCenter)
_WRAPPED = int(_A.AlignLeft | _A.AlignTop) | int(Qt.TextFlag.TextWordWrap)
