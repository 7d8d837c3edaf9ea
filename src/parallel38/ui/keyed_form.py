"""A form in a panel whose two last buttons are pressed from anywhere in it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget

_ENTER = Qt.Key.Key_Return, Qt.Key.Key_Enter


class KeyedForm(QWidget):
    """Esc presses `leave` and Ctrl+Return `take` while the keyboard is in it."""

    leave: QToolButton
    take: QToolButton

    def event(self, event: QEvent) -> bool:
        """These keys are for this form, and no command of the window."""
        button = self._pressed(event) if isinstance(event, QKeyEvent) else None
        if button and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if button and event.type() == QEvent.Type.KeyPress:
            button.click()
            return True
        return super().event(event)

    def _pressed(self, key: QKeyEvent) -> QToolButton | None:
        if key.key() == Qt.Key.Key_Escape:
            return self.leave
        taking = key.modifiers() & Qt.KeyboardModifier.ControlModifier
        return self.take if taking and key.key() in _ENTER else None
