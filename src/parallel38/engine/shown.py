"""Waits until the pixels themselves show a revision: for film, thumbnails, tests and benches."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QImage

MARK_CSS = 4  # side of the square in the top left corner whose colour is the revision


def marked(image: QImage) -> int:
    """The revision (modulo 2**24) that the picture's reserved pixels hold."""
    centre = round(MARK_CSS * image.devicePixelRatio() / 2)
    return image.pixel(centre, centre) & 0xFFFFFF


def shown(grab: Callable[[], QImage], revision: int, seconds: float = 5.0) -> QImage:
    """Grab until the picture is that of `revision`, drawn with `mark`.

    Raises TimeoutError when it does not come: no picture is better than a wrong one.
    """
    end = monotonic() + seconds
    wanted = revision & 0xFFFFFF
    while monotonic() < end:
        image = grab()
        if not image.isNull() and marked(image) == wanted:
            return image
        _breathe()
    raise TimeoutError(f"The map did not show revision {revision} within {seconds:g} s.")


def _breathe() -> None:
    loop = QEventLoop()
    QTimer.singleShot(2, loop.quit)
    loop.exec()
