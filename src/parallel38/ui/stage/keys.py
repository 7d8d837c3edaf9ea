"""The keys of a talk, clickers included: on the stage, at the console, while a story is chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from parallel38.ui.presenter import Presenter

Act = Callable[["Presenter"], object]
_K, _M = Qt.Key, Qt.KeyboardModifier
Keys = dict[Act, tuple[int, ...]]

# A clicker sends these; they are the talk's wherever the keyboard is.
_CLICKER: Keys = {
    lambda p: p.turn(1): (_K.Key_PageDown, _K.Key_MediaNext),
    lambda p: p.turn(-1): (_K.Key_PageUp, _K.Key_MediaPrevious),
    lambda p: None: (_K.Key_F5,),  # clickers send it to begin
}
_HELP: Keys = {lambda p: p.talk.help(): (_K.Key_F1,)}
_ESCAPE: Keys = {lambda p: p.escape(): (_K.Key_Escape,)}
_STEPS: Keys = {
    lambda p: p.turn(1): (_K.Key_Right, _K.Key_Down, _K.Key_Space),
    lambda p: p.talk.enter(): (_K.Key_Return, _K.Key_Enter),
    lambda p: p.turn(-1): (_K.Key_Left, _K.Key_Up, _K.Key_Backspace),
    lambda p: p.talk.leap(last=False): (_K.Key_Home,),
    lambda p: p.talk.leap(last=True): (_K.Key_End,),
}
# No control and no command of the desk has a letter of its own.
_LETTERS: Keys = {
    lambda p: p.talk.back(): (_K.Key_R,),
    lambda p: p.talk.blank(): (_K.Key_B, _K.Key_Period),
    lambda p: p.freeze(): (_K.Key_F,),
    lambda p: p.talk.shorten(): (_K.Key_C,),
    lambda p: p.toggle_notes(): (_K.Key_N,),
    lambda p: p.pointer.toggle(): (_K.Key_P,),
    lambda p: p.displays.swap(): (_K.Key_S,),
    lambda p: p.console.prompter.larger(1): (_K.Key_Plus, _K.Key_Equal),
    lambda p: p.console.prompter.larger(-1): (_K.Key_Minus,),
}
_CHOICE: Keys = {
    lambda p: p.chooser.step(1): (_K.Key_PageDown, _K.Key_Right, _K.Key_Down),
    lambda p: p.chooser.step(-1): (_K.Key_PageUp, _K.Key_Left, _K.Key_Up),
    lambda p: p.chooser.take(): (_K.Key_Return, _K.Key_Enter, _K.Key_Space, _K.Key_F5),
}
_LEAVE: Keys = {lambda p: p.stop(): (_K.Key_Escape,)}
_SHIFTED: Keys = {lambda p: None: (_K.Key_F5,)}  # from here: where the talk is already
_CONTROL: Keys = {
    lambda p: p.find(): (_K.Key_K, _K.Key_F),
    lambda p: p.find(day=True): (_K.Key_D,),
    lambda p: p.scroll(1): (_K.Key_Down,),
    lambda p: p.scroll(-1): (_K.Key_Up,),
}


def _by_key(*tables: Keys) -> dict[int, Act]:
    return {key: act for table in tables for act, keys in table.items() for key in keys}


STAGE = _by_key(_CLICKER, _HELP, _ESCAPE, _STEPS, _LETTERS)
ASIDE = _by_key(_CLICKER, _HELP, _ESCAPE, _LETTERS)
# What the hands are at: the talk, something else or a control of the desk, a field of text.
TABLES = {"script": STAGE, "aside": ASIDE, "writing": _by_key(_CLICKER)}
CHOICE, LEAVE = _by_key(_CHOICE, _LEAVE), _by_key(_LEAVE)
_OTHERS = {_M.ShiftModifier: _by_key(_SHIFTED), _M.ControlModifier: _by_key(_CONTROL)}
PLAIN = (_M.NoModifier, _M.KeypadModifier)
_QUICK = 10  # ms from press to press: no key that is held repeats so fast, but a macro types so


def act_of(event: QKeyEvent, table: dict[int, Act]) -> Act | None:
    """What a key does; None where it is not the talk's."""
    if event.modifiers() in PLAIN:
        return table.get(event.key())
    return None if table in (CHOICE, LEAVE) else _OTHERS.get(event.modifiers(), {}).get(event.key())


def digit(event: QKeyEvent) -> str:
    """The figure that was typed, or none."""
    return event.text() if event.modifiers() in PLAIN and event.text() in _FIGURES else ""


_FIGURES = tuple("0123456789")


class Rhythm:
    """Tells a key that is held down from one that is pressed fast: X11 calls presses repeated, too,
    that come within one millisecond.
    """

    def __init__(self) -> None:
        self._last = 0  # ms: when a key was pressed last, or repeated

    def holds(self, event: QKeyEvent) -> bool:
        """Whether it is a repetition; each press is to be asked about once."""
        at = event.timestamp()
        since, self._last = at - self._last, at
        return event.isAutoRepeat() and not (at > 0 and 0 <= since < _QUICK)
