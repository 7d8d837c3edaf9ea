"""The stage's keys, clickers included."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from parallel38.ui.presenter import Presenter

Act = Callable[["Presenter"], object]
_K = Qt.Key

_STAGE: dict[Act, tuple[int, ...]] = {
    lambda p: p.turn(1): (_K.Key_PageDown, _K.Key_Right, _K.Key_Down, _K.Key_Space, _K.Key_Return,
                          _K.Key_Enter, _K.Key_MediaNext),
    lambda p: p.turn(-1): (_K.Key_PageUp, _K.Key_Left, _K.Key_Up, _K.Key_Backspace,
                           _K.Key_MediaPrevious),
    lambda p: p.show_scene(0): (_K.Key_Home,),
    lambda p: p.show_scene(len(p.story.scenes) - 1 if p.story else 0): (_K.Key_End,),
    lambda p: p.blank(): (_K.Key_B, _K.Key_Period),
    lambda p: p.toggle_notes(): (_K.Key_N,),
    lambda p: None: (_K.Key_F5,),  # clickers send it to begin
    lambda p: p.stop(): (_K.Key_Escape,),
}  # fmt: skip
_CHOICE: dict[Act, tuple[int, ...]] = {
    lambda p: p.chooser.step(1): (_K.Key_PageDown, _K.Key_Right, _K.Key_Down),
    lambda p: p.chooser.step(-1): (_K.Key_PageUp, _K.Key_Left, _K.Key_Up),
    lambda p: p.chooser.take(): (_K.Key_Return, _K.Key_Enter, _K.Key_Space, _K.Key_F5),
    lambda p: p.stop(): (_K.Key_Escape,),
}
_BY_KEY = {key: act for act, keys in _STAGE.items() for key in keys}
_BY_KEY_CHOOSING = {key: act for act, keys in _CHOICE.items() for key in keys}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def act_of(event: QKeyEvent, choosing: bool) -> Act | None:
    """What a key does on stage, or while a story is chosen; None where it is not the stage's."""
    if event.modifiers() not in _PLAIN:
        return None
    return (_BY_KEY_CHOOSING if choosing else _BY_KEY).get(event.key())
