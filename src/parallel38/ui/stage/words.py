"""What a room reads below the map: title, caption, and which scene of how many."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from parallel38.domain.story import Scene
from parallel38.map.style import PALETTES

LOOK = PALETTES["stage"]
# Shares of the stage's height: what is to be read is no smaller than a fortieth.
TITLE, CAPTION, COUNT, SIDE, ABOVE = 1 / 26, 1 / 38, 1 / 52, 1 / 24, 1 / 46
MOST, LEAST = 0.36, 0.5  # of the height, for all words; to what share long words shrink
CAPTION_LINES, LEADING = 2, 1.54  # lines at least; the least height of one in its type's size


class StageWords(QWidget):
    """A band of paper along the lower edge of the stage."""

    def __init__(self) -> None:
        super().__init__()
        self.title = self.caption = self.count = ""
        self._high, self._scale = 900, 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, title: str, caption: str, count: str) -> None:
        """Show a scene's words."""
        self.title, self.caption, self.count = title, caption, count
        self.setAccessibleName(f"{title}. {caption} {count}")
        self.update()

    def fit(self, high: int, wide: int, scenes: Iterable[Scene] = ()) -> None:
        """Be right for a stage so many pixels high and wide, and for the longest words of a story:
        the map keeps its size from scene to scene.
        """
        self._high, self._scale = high, 1.0
        while (tall := self._needed(high, wide, scenes)) > MOST * high and self._scale > LEAST:
            self._scale -= 0.1
        self.setFixedHeight(min(tall, round(MOST * high)))

    def _needed(self, high: int, wide: int, scenes: Iterable[Scene]) -> int:
        """The pixels of height that the longest words take."""
        room = self._room(wide)
        line, lines = round(high * TITLE * LEADING), round(high * CAPTION_LINES * CAPTION * LEADING)
        needed = [
            max(line, self._tall(TITLE, room, one.title, bold=True))
            + max(lines, self._tall(CAPTION, room, one.caption))
            for one in scenes
        ]
        return max(needed, default=line + lines) + 2 * round(high * ABOVE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.draw(QPainter(self))

    def draw(self, painter: QPainter) -> None:
        """Paper, a hairline, and three sizes of type."""
        painter.fillRect(self.rect(), QColor(LOOK["panel"]))
        painter.fillRect(0, 0, self.width(), max(1, self._high // 540), QColor(LOOK["rule"]))
        side, top = round(self._high * SIDE), round(self._high * ABOVE)
        line, room = round(self._high * TITLE * LEADING), self._room(self.width())
        self._pen(painter, "ink", TITLE, bold=True)
        high = max(line, self._tall(TITLE, room, self.title, bold=True))
        painter.drawText(side, top, room, high, _TITLE, self.title)
        self._pen(painter, "ink", CAPTION)
        below = self.height() - top - high
        painter.drawText(side, top + high, room, below, _WRAPPED, self.caption)
        self._pen(painter, "muted", COUNT)
        aside = self.width() - 2 * side - room
        painter.drawText(side + room, top, aside, line, _AT_RIGHT, self.count)

    def _room(self, wide: int) -> int:
        """The pixels of a line, beside the count."""
        return wide - 2 * round(self._high * SIDE) - round(self._high * COUNT * 6)

    def _tall(self, share: float, room: int, text: str, bold: bool = False) -> int:
        """The pixels that a text takes, wrapped."""
        metrics = QFontMetrics(self._type(share, bold))
        return metrics.boundingRect(QRect(0, 0, room, 100_000), _WRAPPED, text).height()

    def _type(self, share: float, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(11, round(self._high * share * self._scale)))
        font.setBold(bold)
        return font

    def _pen(self, painter: QPainter, ink: str, share: float, bold: bool = False) -> None:
        painter.setFont(self._type(share, bold))
        painter.setPen(QColor(LOOK[ink]))


_A = Qt.AlignmentFlag
_WRAP = int(Qt.TextFlag.TextWordWrap)
_TITLE = int(_A.AlignLeft | _A.AlignVCenter) | _WRAP
_AT_RIGHT = int(_A.AlignRight | _A.AlignVCenter)
_WRAPPED = int(_A.AlignLeft | _A.AlignTop) | _WRAP
