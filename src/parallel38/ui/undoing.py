"""Undo and redo in a field of text: what was typed there first, then what was done before it."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from parallel38.ui.key_guard import about_to_command


class UndoBeyond(QObject):
    """Lets the window have these keys where a field itself has nothing to take back, or to do
    again; Qt's fields keep them and do nothing.
    """

    def __init__(self, parent: QWidget, *fields: QLineEdit | QPlainTextEdit) -> None:
        super().__init__(parent)
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        press = about_to_command(event)
        key = next((one for one in _HAS_MORE if press and press.matches(one)), None)
        beyond = key is not None and not _HAS_MORE[key](field)
        if beyond:
            event.ignore()
        return beyond


def _undoes(field: QObject) -> bool:
    if isinstance(field, QPlainTextEdit):
        return field.document().isUndoAvailable()
    return isinstance(field, QLineEdit) and field.isUndoAvailable()


def _redoes(field: QObject) -> bool:
    if isinstance(field, QPlainTextEdit):
        return field.document().isRedoAvailable()
    return isinstance(field, QLineEdit) and field.isRedoAvailable()


_HAS_MORE = {QKeySequence.StandardKey.Undo: _undoes, QKeySequence.StandardKey.Redo: _redoes}
