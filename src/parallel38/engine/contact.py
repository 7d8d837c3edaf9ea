"""A contact sheet: figures as small pictures on A4, each with number, date and title."""

from collections.abc import Iterable
from math import floor
from pathlib import Path

from PySide6.QtCore import QBuffer, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QImage,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextLayout,
    QTextOption,
)

_MM = 10  # the writer's units in a millimetre
_WIDE, _HIGH = 210 * _MM, 297 * _MM
_SIDE, _TOP, _FOOT = 14 * _MM, 18 * _MM, 10 * _MM
_ACROSS, _GAP = 3, 6 * _MM
_TYPE, _LINE = 26, 36  # of the words below a picture: size, and from line to line
_LINES = 3  # number and date, and two of the title
_CELL = (_WIDE - 2 * _SIDE - (_ACROSS - 1) * _GAP) / _ACROSS
_INK, _QUIET, _RULE = QColor("#1f1d1a"), QColor("#6b655c"), QColor("#b9b2a6")
PIXELS = 460  # across a picture: 200 dots per inch


class ContactSheet:
    """Takes one picture after another, so that none need be kept. Needs a QGuiApplication."""

    def __init__(self, path: Path, title: str, ratio: float, fonts: Iterable[Path]) -> None:
        """`ratio` is the height of each picture by its width."""
        loaded = [QFontDatabase.addApplicationFont(str(font)) for font in fonts]
        families = [name for one in loaded for name in QFontDatabase.applicationFontFamilies(one)]
        self._font = QFont()
        self._font.setFamilies([*dict.fromkeys(families)])
        self._title, self._ratio = title, ratio
        self._path, self._made = path, QBuffer()
        self._made.open(QBuffer.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(self._made)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        writer.setResolution(round(_MM * 25.4))
        writer.setTitle(title)
        writer.setCreator("Parallel 38")
        self._writer, self._painter = writer, QPainter(writer)
        self._count = 0

    @property
    def size(self) -> tuple[int, int]:
        """Pixels of a picture."""
        return PIXELS, round(PIXELS * self._ratio)

    def add(self, number: int, date: str, title: str, rgb: bytes) -> None:
        """The next picture: rows of 8-bit R, G, B of `size`."""
        high = _CELL * self._ratio + (_LINES + 0.6) * _LINE
        down = max(1, floor((_HIGH - _TOP - _FOOT) / high))
        page, place = divmod(self._count, down * _ACROSS)
        if place == 0:
            if page:
                self._writer.newPage()
            self._head(page + 1)
        row, column = divmod(place, _ACROSS)
        left, top = _SIDE + column * (_CELL + _GAP), _TOP + row * high
        room = QRectF(left, top, _CELL, _CELL * self._ratio)
        wide, tall = self.size
        self._painter.drawImage(
            room, QImage(rgb, wide, tall, 3 * wide, QImage.Format.Format_RGB888)
        )
        self._painter.setPen(_RULE)
        self._painter.drawRect(room)
        first = room.bottom() + 0.4 * _LINE
        self._write(QRectF(left, first, _CELL, _LINE), f"{number}  {date}", bold=True)
        self._write(QRectF(left, first + _LINE, _CELL, 2 * _LINE), title)
        self._count += 1

    def close(self) -> None:
        """Write the last page, and all of it into the file: by itself Qt does not tell where there
        was no room for it. Raises OSError.
        """
        self._painter.end()
        self._path.write_bytes(self._made.data().data())

    def drop(self) -> None:
        """Write nothing."""
        self._painter.end()

    def _head(self, page: int) -> None:
        line = QRectF(_SIDE, _TOP - 2.2 * _LINE, _WIDE - 2 * _SIDE, _LINE)
        self._write(line, self._title, bold=True)
        self._painter.setPen(_QUIET)
        self._painter.drawText(line, Qt.AlignmentFlag.AlignRight, str(page))

    def _write(self, room: QRectF, text: str, bold: bool = False) -> None:
        """As many lines as there is room for; the last says that there is more."""
        font = QFont(self._font)
        font.setPixelSize(_TYPE)
        font.setBold(bold)
        self._painter.setFont(font)
        self._painter.setPen(_INK)
        lines = broken(text, font, room.width(), round(room.height() / _LINE))
        for number, line in enumerate(lines):
            place = QRectF(room.left(), room.top() + number * _LINE, room.width(), _LINE)
            self._painter.drawText(place, Qt.AlignmentFlag.AlignLeft, line)


def broken(text: str, font: QFont, width: float, most: int) -> list[str]:
    """The text in at most so many lines of a width; what is too long ends in '…'."""
    layout = QTextLayout(text, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    starts = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    kept = starts[:most]
    lines = [text[a:b].strip() for a, b in zip(kept, [*kept[1:], len(text)], strict=True)]
    if len(starts) > most:
        elide = Qt.TextElideMode.ElideRight
        lines[-1] = QFontMetricsF(font).elidedText(lines[-1], elide, width)
    return lines
