"""Tab by Tab through a window: what it comes to, and how many pixels show it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from parallel38.ui.mapview import MapView

MOST = 160  # presses of Tab
LEAST = 24  # pixels of a ring: a caret or a shade alone is no ring
ROOM = 3  # px round a control in which its ring may lie


class Stop(NamedTuple):
    """Where Tab came to, and how many pixels say so."""

    widget: QWidget
    name: str
    ring: int
    on_map: bool

    @property
    def faults(self) -> list[str]:
        """What is wrong with it."""
        return [
            *(["no name"] if not self.name else []),
            *(["unseen"] if self.ring < LEAST and not self.on_map else []),
        ]


def stops(window: QWidget, settle: Callable[[], object], most: int = MOST) -> Iterator[Stop]:
    """Tab by Tab from where the keyboard is, once round."""
    seen: set[QWidget] = set()
    before = pixels(window)
    for _ in range(most):
        here = QApplication.focusWidget()
        QTest.keyClick(here or window, Qt.Key.Key_Tab)
        settle()
        widget = QApplication.focusWidget()
        if widget is here and widget is not None and _goes_on(window, before):
            before = pixels(window)  # from link to link of a page
            continue
        if widget is None or (widget in seen and widget is not here):
            return
        now = pixels(window)
        engine = isinstance(widget.parentWidget(), MapView)  # the page shows its focus itself
        if not engine or widget not in seen:
            yield Stop(widget, name_of(widget), ring(window, widget, before, now), engine)
        if widget is here and not engine:
            return
        seen.add(widget)
        before = now


def _goes_on(window: QWidget, before: np.ndarray) -> bool:
    """Whether something moved though the keyboard stayed."""
    return bool(np.any(pixels(window) != before))


def name_of(widget: QWidget) -> str:
    """What a reader hears of it."""
    inner = getattr(widget, "text", None)
    named = widget.accessibleName() or (inner() if callable(inner) else "")
    above = widget.parentWidget()
    return str(named) or (above.accessibleName() if above else "")


def ring(window: QWidget, widget: QWidget, before: np.ndarray, now: np.ndarray) -> int:
    """How many pixels in and round a control have changed by 3:1 as the keyboard came."""
    scale = window.devicePixelRatioF()
    corner = widget.mapTo(window, QPoint(0, 0))
    box = QRect(corner, widget.size()).adjusted(-ROOM, -ROOM, ROOM, ROOM) & window.rect()
    rows = slice(round(box.top() * scale), round((box.bottom() + 1) * scale))
    columns = slice(round(box.left() * scale), round((box.right() + 1) * scale))
    one, other = luminance(before[rows, columns]), luminance(now[rows, columns])
    light, dark = np.maximum(one, other), np.minimum(one, other)
    return int(np.count_nonzero((light + 0.05) / (dark + 0.05) >= 3))


def pixels(window: QWidget) -> np.ndarray:
    """Height x width x red, green, blue, 0 to 1."""
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGBA8888)
    flat = np.frombuffer(image.constBits(), np.uint8)
    return flat.reshape(image.height(), image.bytesPerLine() // 4, 4)[:, :, :3] / 255.0


def luminance(picture: np.ndarray) -> np.ndarray:
    """Relative luminance after WCAG 2."""
    linear = np.where(picture <= 0.04045, picture / 12.92, ((picture + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])
