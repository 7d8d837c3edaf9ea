"""A PDF page as pixels, by QtPdf: the vector page is the master of every raster figure."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from parallel38.engine.waiting import NoAnswerError


def raster(pdf: bytes, width: int, height: int) -> bytes:
    """The first page at width x height pixels on white: rows of 8-bit R, G, B without padding.

    Raises NoAnswerError when the PDF cannot be read or drawn.
    """
    return _rows(picture(pdf, width, height))


def picture(pdf: bytes, width: int, height: int) -> QImage:
    """The first page, so drawn. Raises NoAnswerError, as `raster`."""
    page = _render(pdf, width, height)
    white = QImage(width, height, QImage.Format.Format_RGB888)
    if white.isNull():
        raise NoAnswerError(f"A picture of {width} x {height} pixels cannot be drawn here.")
    white.fill(0xFFFFFFFF)
    painter = QPainter(white)
    painter.drawImage(0, 0, page)
    painter.end()
    return white


def _render(pdf: bytes, width: int, height: int) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    if document.status() != QPdfDocument.Status.Ready:
        raise NoAnswerError(f"The printed figure cannot be read ({document.error().name}).")
    image = document.render(0, QSize(width, height))
    document.close()
    if image.isNull():
        raise NoAnswerError(f"A picture of {width} x {height} pixels cannot be drawn here.")
    return image


def _rows(image: QImage) -> bytes:
    """The pixels without the padding that QImage puts at each row's end."""
    data, stride, width = bytes(image.constBits()), image.bytesPerLine(), image.width() * 3
    if stride == width:
        return data
    return b"".join(data[i : i + width] for i in range(0, stride * image.height(), stride))
