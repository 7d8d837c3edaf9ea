"""What stands beside the stage's map: the words of a paper, or an image with its credit."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from parallel38.domain.story import Aside
from parallel38.map.style import PALETTES
from parallel38.ui.stage.words import CAPTION, SIDE

LOOK = PALETTES["stage"]
WIDE, WIDER = 0.32, 0.4  # of the stage's width; of one that is nearly square
LEAST = 0.45  # of its size to which type may shrink for a long text
LEADING = 0.5  # of the type's size between paragraphs
FOOT = 0.62  # of the type's size: credit and source


class AsidePage(QWidget):
    """A column of paper on the right of the map."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._aside = Aside()
        self._image, self._source, self._high = QImage(), "", 900
        self.hide()

    def say(self, aside: Aside | None, image: bytes, source: str, high: int) -> None:
        """Show it on a stage so many pixels high, or nothing; `source` is a short citation."""
        self._aside, self._source, self._high = aside or Aside(), source, high
        self._image = QImage.fromData(image) if image else QImage()
        spoken = (self._aside.title, self._aside.text, self._aside.alt, self._aside.credit)
        self.setAccessibleName(". ".join(part for part in spoken if part))
        self.setVisible(aside is not None)
        self.update()

    def stand(self, high: int) -> None:
        """Be right for a stage so many pixels high."""
        self._high = high
        self.update()

    def wide(self, stage: int) -> int:
        """The pixels that it takes of a stage so wide."""
        share = WIDE if stage > 1.5 * self._high else WIDER
        return 0 if self.isHidden() else round(stage * share)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Title, image, text as large as it fits, credit and source at the foot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(LOOK["panel"]))
        painter.fillRect(0, 0, max(1, self._high // 540), self.height(), QColor(LOOK["rule"]))
        side = round(self._high * SIDE)
        room = self.rect().adjusted(side, side, -side, -side // 2)
        room.setBottom(room.bottom() - self._foot(painter, room))
        size = self._high * CAPTION
        room.setTop(room.top() + self._write(painter, room, [self._aside.title], size, bold=True))
        if not self._image.isNull():
            room.setTop(room.top() + self._picture(painter, room))
        paragraphs = [part.strip() for part in self._aside.text.split("\n\n") if part.strip()]
        while size > self._high * CAPTION * LEAST and self._tall(room, paragraphs, size) > (
            room.height()
        ):
            size -= 0.5
        self._write(painter, room, paragraphs, size)

    def _foot(self, painter: QPainter, room: QRect) -> int:
        """Credit and source at the lower edge; the pixels they take."""
        lines = [one for one in (self._aside.credit, self._source) if one]
        size = self._high * CAPTION * FOOT
        high = self._tall(room, lines, size) + round(size) if lines else 0
        foot = QRect(room.left(), room.bottom() - high, room.width(), high)
        self._write(painter, foot, lines, size, ink="muted")
        return high

    def _picture(self, painter: QPainter, room: QRect) -> int:
        share = 1.0 if not self._aside.text.strip() else 0.6
        fit = self._image.size().scaled(
            room.width(), round(room.height() * share), Qt.AspectRatioMode.KeepAspectRatio
        )
        painter.drawImage(QRectF(room.left(), room.top(), fit.width(), fit.height()), self._image)
        return fit.height() + round(self._high * CAPTION * LEADING)

    def _write(
        self, painter: QPainter, room: QRect, paragraphs: list[str], size: float,
        bold: bool = False, ink: str = "ink",
    ) -> int:  # fmt: skip
        """Paragraphs from the top of the room; the pixels they took."""
        painter.setFont(self._type(size, bold))
        painter.setPen(QColor(LOOK[ink]))
        top = room.top()
        for words in paragraphs:
            left = QRect(room.left(), top, room.width(), max(room.bottom() - top, 0))
            took = painter.drawText(left, _WRAPPED, words).height()
            top += took + round(size * LEADING)
        return top - room.top()

    def _tall(self, room: QRect, paragraphs: list[str], size: float) -> int:
        metrics, box = QFontMetrics(self._type(size)), QRect(0, 0, room.width(), 100_000)
        tall = (metrics.boundingRect(box, _WRAPPED, words).height() for words in paragraphs)
        return sum(tall) + round(size * LEADING) * max(len(paragraphs) - 1, 0)

    def _type(self, size: float, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(10, round(size)))
        font.setBold(bold)
        return font


_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(
    Qt.TextFlag.TextWordWrap
)
