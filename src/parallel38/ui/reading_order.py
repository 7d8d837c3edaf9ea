"""Tab goes through the window as one reads it, whenever its parts were made."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLayout,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QWidget,
)

from parallel38.ui.mapview import MapView

_WITH_TAB, _WITH_BACKTAB = Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason


class Page(QWidget):
    """The middle of a window. Its parts hand on Tab and Shift+Tab to it."""

    def focusNextPrevChild(self, next: bool) -> bool:
        """The keyboard to the next control in reading order, round and round."""
        stops = list(in_order(self))
        now = QApplication.focusWidget()
        if not stops:
            return super().focusNextPrevChild(next)
        here = _place(stops, now)
        step = 1 if next else -1
        at = (here + step) % len(stops) if here is not None else (0 if next else -1)
        stops[at].setFocus(_WITH_TAB if next else _WITH_BACKTAB)
        return True


def _place(stops: list[QWidget], now: QWidget | None) -> int | None:
    """Where the keyboard is among the stops: at one, or inside one."""
    while now is not None and now not in stops:
        now = now.parentWidget()
    return stops.index(now) if now is not None else None


def in_order(widget: QWidget) -> Iterator[QWidget]:
    """What Tab comes to in a widget: rows before columns, as they are laid out."""
    if _takes(widget):
        yield widget
    proxy = widget.focusProxy() if isinstance(widget, MapView) else None
    for child in _children(widget):
        if child.isVisible() and not child.isWindow() and child is not proxy:
            yield from in_order(child)


def _takes(widget: QWidget) -> bool:
    """Whether it is a stop. Not asked for its focus proxy: the viewport of a list names the list,
    which PySide then takes for the viewport's child, and sweeps away with it.
    """
    tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(tab) and widget.isEnabled() and not _is_inside(widget) and not _is_idle(widget)


def _is_idle(widget: QWidget) -> bool:
    """Whether it is there to be scrolled, and all of it is in sight."""
    return isinstance(widget, QScrollArea) and not (
        widget.verticalScrollBar().maximum() or widget.horizontalScrollBar().maximum()
    )


def _is_inside(widget: QWidget) -> bool:
    """Whether it is the field of a box, which takes the keyboard for it."""
    return isinstance(widget, QLineEdit) and isinstance(
        widget.parentWidget(), QAbstractSpinBox | QComboBox
    )


def _children(widget: QWidget) -> list[QWidget]:
    """Those in its layout as they stand there, then the others in the order of their making."""
    laid: list[QWidget] = []
    if isinstance(widget, QSplitter):
        found = (widget.widget(place) for place in range(widget.count()))
        laid = [one for one in found if one is not None]
    elif (layout := widget.layout()) is not None:
        laid = list(_laid(layout))
    direct = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [*laid, *(one for one in direct if one not in laid)]


def _laid(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        if (inner := item.layout()) is not None:
            yield from _laid(inner)
        elif (widget := item.widget()) is not None:
            yield widget
