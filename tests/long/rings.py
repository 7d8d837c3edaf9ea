"""Tab by Tab through a window: what it comes to, and how many pixels show it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAction, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

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
            seen_by = ring(window, widget, before, now)
            if seen_by < LEAST and not engine:  # it may have been scrolled to where a ring was
                seen_by = ring(window, widget, _without(window, widget, settle), now)
            yield Stop(widget, name_of(widget), seen_by, engine)
        if widget is here and not engine:
            return
        seen.add(widget)
        before = now


def rows(menu: QMenu, settle: Callable[[], object]) -> Iterator[Stop]:
    """Row by row through a menu, which has the keyboard while it is open: Down, not Tab."""
    seen: set[QAction] = set()
    before = pixels(menu)
    while True:
        QTest.keyClick(menu, Qt.Key.Key_Down)
        settle()
        row = menu.activeAction()
        if row is None or row in seen:
            return
        seen.add(row)
        now = pixels(menu)
        box = menu.actionGeometry(row)
        yield Stop(menu, row.text(), changed(menu, box, before, now), False)
        before = now


def _without(window: QWidget, widget: QWidget, settle: Callable[[], object]) -> np.ndarray:
    """The window as it is while the keyboard is nowhere; then it is back."""
    widget.clearFocus()
    settle()
    found = pixels(window)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    return found


def _goes_on(window: QWidget, before: np.ndarray) -> bool:
    """Whether something moved though the keyboard stayed."""
    return bool(np.any(pixels(window) != before))


def name_of(widget: QWidget) -> str:
    """What a reader hears of it."""
    heard = QAccessible.queryAccessibleInterface(widget)
    named = heard.text(QAccessible.Text.Name) if heard else ""
    above = widget.parentWidget()
    return named or (above.accessibleName() if above else "")


def ring(window: QWidget, widget: QWidget, before: np.ndarray, now: np.ndarray) -> int:
    """How many pixels in and round a control have changed by 3:1 as the keyboard came."""
    corner = widget.mapTo(window, QPoint(0, 0))
    box = QRect(corner, widget.size()).adjusted(-ROOM, -ROOM, ROOM, ROOM) & window.rect()
    return changed(window, box, before, now)


def changed(window: QWidget, box: QRect, before: np.ndarray, now: np.ndarray) -> int:
    """How many pixels in a box have changed by 3:1."""
    scale = window.devicePixelRatioF()
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
