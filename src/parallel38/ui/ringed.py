"""Showing that the keyboard is here where a key brought it, and not for a click."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QTextBrowser, QWidget

_R = Qt.FocusReason
BY_KEY = {_R.TabFocusReason, _R.BacktabFocusReason, _R.ShortcutFocusReason}


class Ringed(QTextBrowser):
    """A page of text; the style sheet draws the ring."""

    _backwards = False  # whether the keyboard came from what follows

    def focusNextPrevChild(self, next: bool) -> bool:
        """From link to link; who came to the whole page goes back from it, not to its last link."""
        if next or self._backwards or self.textCursor().hasSelection():
            return super().focusNextPrevChild(next)
        return QWidget.focusNextPrevChild(self, next)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._backwards = event.reason() == _R.BacktabFocusReason
        self._ring(event.reason() in BY_KEY)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring(False)

    def _ring(self, on: bool) -> None:
        if bool(self.property("ringed")) != on:
            self.setProperty("ringed", on)
            self.style().unpolish(self)
            self.style().polish(self)


def mark_row(view: QAbstractItemView, event: QFocusEvent) -> None:
    """A list to which a key came has a marked row: Qt makes its first one current, unseen."""
    if event.reason() in BY_KEY and not view.selectionModel().hasSelection():
        view.setCurrentIndex(view.currentIndex())
