"""Ctrl+Z in a field of text: what was typed there first, then what was done before it."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from parallel38.ui.key_guard import about_to_command


class UndoBeyond(QObject):
    """Lets the window have the keys of Undo where a field itself has nothing to take back; Qt's
    fields keep them and do nothing.
    """

    def __init__(self, parent: QWidget, *fields: QLineEdit | QPlainTextEdit) -> None:
        super().__init__(parent)
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        press = about_to_command(event)
        beyond = press is not None and _undoes(press) and not _has_more(field)
        if beyond:
            event.ignore()
        return beyond


def _undoes(press: QKeyEvent) -> bool:
    return press.matches(QKeySequence.StandardKey.Undo)


def _has_more(field: QObject) -> bool:
    if isinstance(field, QPlainTextEdit):
        return field.document().isUndoAvailable()
    return isinstance(field, QLineEdit) and field.isUndoAvailable()
