"""A figure on the clipboard: as a picture, and as a drawing for programs that take one."""

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage

SVG = "image/svg+xml"


def copy(drawn: Path) -> None:
    """A PNG, and the SVG of the same name beside it."""
    both = QMimeData()
    both.setImageData(QImage(str(drawn)))
    both.setData(SVG, drawn.with_suffix(".svg").read_bytes())
    QGuiApplication.clipboard().setMimeData(both)
