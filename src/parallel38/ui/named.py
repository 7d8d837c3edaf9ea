"""Names by which the style sheet knows a widget."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

Any_ = TypeVar("Any_", bound=QWidget)


def named(widget: Any_, name: str) -> Any_:
    """The widget, with its object name set."""
    widget.setObjectName(name)
    return widget


def show_anew(field: QLineEdit, text: str) -> None:
    """What a field follows; words that are marked, for typing to replace them, stay marked."""
    marked = bool(field.text()) and field.selectedText() == field.text()
    field.setText(text)
    if marked:
        field.selectAll()


def with_key(tip: str, key: str) -> str:
    """A tip that names the key which does the same, as the desktop writes it."""
    return f"{tip} ({QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)})"


def tool_button(name: str, text: str = "") -> QToolButton:
    """A button of a style: icon, plain, chip or primary. A click leaves the keyboard where it
    was, so that Space still plays; Tab reaches it.
    """
    button = named(QToolButton(), name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setText(text)
    return button
