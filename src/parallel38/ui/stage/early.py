"""Keys that are pressed before a talk can begin: the talk has them then, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from parallel38.ui.stage import keys

if TYPE_CHECKING:
    from parallel38.ui.presenter import Presenter

_PRESSES = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)


class EarlyKeys(QObject):
    """While the atlas is compiled and the first map is painted a clicker is pressed already. Esc
    takes back what was pressed.
    """

    def __init__(self) -> None:
        super().__init__()
        self._heard: list[QWindow] = []
        self._kept: list[QKeyEvent] = []
        self._rhythm = keys.Rhythm()

    def hear(self, window: QWidget) -> None:
        """Keep what this window, which is shown, is given."""
        if handle := window.windowHandle():
            handle.installEventFilter(self)
            self._heard.append(handle)

    def let_go(self) -> None:
        """Keys are the windows' again."""
        for window in filter(isValid, self._heard):
            window.removeEventFilter(self)
        self._heard = []

    def pass_on(self, presenter: Presenter) -> None:
        """The talk has begun, or a story is to be chosen for it."""
        self.let_go()
        kept, self._kept = self._kept, []
        for press in kept:
            to = presenter.stage if presenter.active else presenter.chooser.list
            presenter.keyboard.eventFilter(to, press)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A talk's key is nothing for what is there so far."""
        if not isinstance(event, QKeyEvent) or event.type() not in _PRESSES:
            return False
        if event.modifiers() not in keys.PLAIN or not (
            keys.act_of(event, keys.STAGE) or keys.digit(event)
        ):
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress and not self._rhythm.holds(event):
            if event.key() == Qt.Key.Key_Escape:
                self._kept.clear()
            else:
                self._kept.append(
                    QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
                )
        return True
