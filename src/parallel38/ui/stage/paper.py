"""The paper beside a map, painted: the words of a document, or an image with its credit."""

import io
from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QImage, QPainter

from parallel38.domain.story import Aside
from parallel38.map.style import PALETTES
from parallel38.ui.stage.words import CAPTION, SIDE

LEAST = 0.45  # of its size to which type may shrink for a long text
LEADING = 0.5  # of the type's size between paragraphs
FOOT = 0.62  # of the type's size: credit and source


class Paper(Struct, frozen=True):
    """What is on it; `source` is a short citation, `style` the map's beside which it stands."""

    aside: Aside = Aside()
    image: QImage = QImage()
    source: str = ""
    style: str = "stage"

    def picture(self, wide: int, high: int) -> QImage:
        """All of it in so many pixels."""
        found = QImage(wide, high, QImage.Format.Format_RGB32)
        painter = QPainter(found)
        self.draw(painter, found.rect(), high, QGuiApplication.font())
        painter.end()
        return found

    def draw(self, painter: QPainter, paper: QRect, high: int, font: QFont) -> None:
        """Title, image, text as large as it fits, credit and source at the foot; right for a stage
        so many pixels high.
        """
        look = PALETTES[self.style]
        sheet = _Sheet(painter, font, look)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(paper, QColor(look["panel"]))
        painter.fillRect(
            paper.left(), paper.top(), max(1, high // 540), paper.height(), QColor(look["rule"])
        )
        side, size = round(high * SIDE), high * CAPTION
        room = paper.adjusted(side, side, -side, -side // 2)
        lines = [one for one in (self.aside.credit, self.source) if one]
        room.setBottom(room.bottom() - sheet.foot(room, lines, size * FOOT))
        room.setTop(room.top() + sheet.write(room, [self.aside.title], size, bold=True))
        if not self.image.isNull():
            room.setTop(room.top() + self._illustrate(painter, room) + round(size * LEADING))
        paragraphs = [part.strip() for part in self.aside.text.split("\n\n") if part.strip()]
        while size > high * CAPTION * LEAST and sheet.tall(room, paragraphs, size) > room.height():
            size -= 0.5
        sheet.write(room, paragraphs, size)

    def _illustrate(self, painter: QPainter, room: QRect) -> int:
        """The image; the pixels of height that it took."""
        share = 1.0 if not self.aside.text.strip() else 0.6
        fit = self.image.size().scaled(
            room.width(), round(room.height() * share), Qt.AspectRatioMode.KeepAspectRatio
        )
        painter.drawImage(QRectF(room.left(), room.top(), fit.width(), fit.height()), self.image)
        return fit.height()


class _Sheet:
    """Type on a paper."""

    def __init__(self, painter: QPainter, font: QFont, look: dict[str, str]) -> None:
        self._painter, self._font, self._look = painter, font, look

    def foot(self, room: QRect, lines: Sequence[str], size: float) -> int:
        """Small lines at the lower edge; the pixels they take."""
        high = self.tall(room, lines, size) + round(size) if lines else 0
        foot = QRect(room.left(), room.bottom() - high, room.width(), high)
        self.write(foot, lines, size, ink="muted")
        return high

    def write(
        self, room: QRect, paragraphs: Sequence[str], size: float,
        bold: bool = False, ink: str = "ink",
    ) -> int:  # fmt: skip
        """Paragraphs from the top of the room; the pixels they took."""
        self._painter.setFont(self._type(size, bold))
        self._painter.setPen(QColor(self._look[ink]))
        top = room.top()
        for words in paragraphs:
            left = QRect(room.left(), top, room.width(), max(room.bottom() - top, 0))
            took = self._painter.drawText(left, _WRAPPED, words).height()
            top += took + round(size * LEADING)
        return top - room.top()

    def tall(self, room: QRect, paragraphs: Sequence[str], size: float) -> int:
        """The pixels that paragraphs take."""
        metrics, box = QFontMetrics(self._type(size)), QRect(0, 0, room.width(), 100_000)
        tall = (metrics.boundingRect(box, _WRAPPED, words).height() for words in paragraphs)
        return sum(tall) + round(size * LEADING) * max(len(paragraphs) - 1, 0)

    def _type(self, size: float, bold: bool = False) -> QFont:
        font = QFont(self._font)
        font.setPixelSize(max(10, round(size)))
        font.setBold(bold)
        return font


def decoded(data: bytes, most: int) -> QImage:
    """An image of a story, no side longer than so many pixels. It may be asked for in any thread.
    Raises OSError for bytes that are no image.
    """
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(data)) as image:
        image.draft("RGB", (most, most))  # of a photograph no more is unpacked than is shown
        ImageOps.exif_transpose(image, in_place=True)
        image.thumbnail((most, most))
        rows = image.convert("RGBA")
    size = QSize(*rows.size)
    found = QImage(
        rows.tobytes(), size.width(), size.height(), 4 * size.width(),
        QImage.Format.Format_RGBA8888,
    )  # fmt: skip
    return found.copy()  # which owns its bytes


_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(
    Qt.TextFlag.TextWordWrap
)
