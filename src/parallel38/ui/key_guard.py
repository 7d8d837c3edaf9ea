"""Keys that a control needs for itself are not taken by the window's commands."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from parallel38.ui.mapview import MapView

_K = Qt.Key
_MOVES = {_K.Key_Up, _K.Key_Down, _K.Key_Left, _K.Key_Right, _K.Key_Home, _K.Key_End}
_OWN = (
    (QAbstractButton, {_K.Key_Space}),
    (QAbstractItemView, {*_MOVES, _K.Key_Space, _K.Key_Delete, _K.Key_F2}),
    (QComboBox, {*_MOVES, _K.Key_Space}),
    (QAbstractSpinBox, {*_MOVES, _K.Key_Backspace}),
    (QAbstractSlider, _MOVES),
    (QTextEdit, _MOVES),
    (QScrollArea, _MOVES),
)
_WRITTEN = (_K.Key_Space, _K.Key_Backspace)  # what a text needs only where one can write in it
# What the map needs while points are placed on it.
_PLACING = {
    *_MOVES, _K.Key_Return, _K.Key_Enter, _K.Key_Backspace, _K.Key_Plus, _K.Key_Equal, _K.Key_Minus,
}  # fmt: skip
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def about_to_command(event: QEvent) -> QKeyEvent | None:
    """The key press that becomes a command of the window unless the event is accepted."""
    if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
        return event
    return None


def keeps(control: QWidget | None, event: QEvent) -> bool:
    """Whether a key press that is about to become a command is the focused control's own.

    Qt asks the control first and then its parents: fields of text answer for themselves, for
    these the window answers.
    """
    press = about_to_command(event)
    if press is None or press.modifiers() not in _PLAIN:
        return False
    if isinstance(control, QTextEdit) and not control.isReadOnly() and press.key() in _WRITTEN:
        return True
    if (seen := _map_of(control)) and (
        (seen.tool.name and press.key() in _PLACING) or (seen.holds_keys and press.key() in _MOVES)
    ):
        return True
    return any(press.key() in keys for kind, keys in _OWN if isinstance(control, kind))


def _map_of(control: QWidget | None) -> MapView | None:
    """The map, where it or what of it has the focus."""
    above = control.parentWidget() if control else None
    return next((one for one in (control, above) if isinstance(one, MapView)), None)
