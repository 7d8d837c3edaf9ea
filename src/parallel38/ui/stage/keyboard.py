"""Hears the keys of a talk before anything else does, on the stage and on the lecturer's desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

from parallel38.ui.stage import keys

if TYPE_CHECKING:
    from parallel38.ui.presenter import Presenter

_PRESSES = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
_FIELDS = (QLineEdit, QAbstractSpinBox)
_CONTROLS = (QAbstractItemView, QComboBox, QAbstractButton)
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Keyboard(QObject):
    """It listens to the windows and what of them can have the keyboard. Never to the whole
    application: a filter in Python would be handed the engine's inner objects, and looking at one
    ends the program.
    """

    def __init__(self, presenter: Presenter) -> None:
        super().__init__(presenter)
        self._presenter = presenter
        self._stage: tuple[QObject, ...] = ()
        self._desk: tuple[QObject, ...] = ()
        self._rhythm = keys.Rhythm()
        for heard in (presenter.chooser.list, presenter.chooser.file):
            heard.installEventFilter(self)

    def listen(self, stage: tuple[QObject | None, ...], desk: tuple[QObject | None, ...]) -> None:
        """Hear these from now on."""
        self._stage = tuple(one for one in stage if one)
        self._desk = tuple(one for one in desk if one)
        for heard in (*self._stage, *self._desk):
            heard.installEventFilter(self)

    def rest(self) -> None:
        """Hear only the choice of a story."""
        for heard in (*self._stage, *self._desk):
            heard.removeEventFilter(self)
        self._stage = self._desk = ()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A talk's keys come before all others."""
        if not isinstance(event, QKeyEvent) or event.type() not in _PRESSES:
            return False
        if watched is self._presenter.chooser.list:
            return self._take(event, keys.CHOICE)
        if watched is self._presenter.chooser.file:
            return self._take(event, keys.LEAVE)
        if not self._presenter.active:
            return False
        typed = self._presenter.talk.typed
        if event.key() in _ENTERS and not typed and self._at_link(watched in self._stage):
            return False
        table = keys.TABLES[self._hands(watched in self._stage)]
        return (table is keys.STAGE and self._figure(event)) or self._take(event, table)

    def _hands(self, on_stage: bool) -> str:
        """What the lecturer's hands are at."""
        presenter = self._presenter
        focus = (presenter.stage if on_stage else presenter.desk).focusWidget()
        if writes(focus):
            return "writing"
        aside = presenter.talk.off_script and not on_stage
        return "aside" if aside or isinstance(focus, _CONTROLS) else "script"

    def _at_link(self, on_stage: bool) -> bool:
        """Whether Tab has come to a link of the notes, which Enter follows."""
        focus = (self._presenter.stage if on_stage else self._presenter.desk).focusWidget()
        cursor = focus.textCursor() if isinstance(focus, QTextBrowser) else None
        return bool(cursor and cursor.hasSelection() and cursor.charFormat().isAnchor())

    def _take(self, event: QKeyEvent, table: dict[int, keys.Act]) -> bool:
        """Take a press; a shortcut of the window gives way to it."""
        act = keys.act_of(event, table)
        if act is None:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress and not self._held(event, table):
            if self._presenter.active and event.key() not in _ENTERS:
                self._presenter.talk.untype()
            act(self._presenter)
        return True

    def _figure(self, event: QKeyEvent) -> bool:
        """A figure of a scene's number."""
        figure = keys.digit(event)
        if figure:
            event.accept()
            if event.type() == QEvent.Type.KeyPress and not self._held(event, keys.STAGE):
                self._presenter.talk.type(figure)
        return bool(figure)

    def _held(self, event: QKeyEvent, table: dict[int, keys.Act]) -> bool:
        """Whether a key that is held down must not act again: a scene is one press, a row or a line
        of notes is not.
        """
        rows = table is keys.CHOICE or event.modifiers() == Qt.KeyboardModifier.ControlModifier
        return self._rhythm.holds(event) and not rows


def writes(focus: QWidget | None) -> bool:
    """Whether a control is a field of text."""
    if isinstance(focus, QTextEdit | QPlainTextEdit):
        return not focus.isReadOnly()
    return isinstance(focus, _FIELDS)
