"""Settings: a row for each of settings.py that a person sets, and what a new value does at once."""

from __future__ import annotations

import typing
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from parallel38.settings import Settings
from parallel38.ui.fields import spare
from parallel38.ui.named import named
from parallel38.ui.timeline.pace import Pace
from parallel38.ui.within_screen import fit_screen, scrolled
from parallel38.words import _, languages

if TYPE_CHECKING:
    from parallel38.ui.window import Window

Effect = Callable[["Window", Any], object]
INDENT = 8  # px before a number, as in the other fields

# What a new value does to the open window. A setting without a row is only remembered.
EFFECTS: dict[str, Effect] = {
    "theme": lambda w, value: w.deeds.dress(value),
    "language": lambda w, value: w.deeds.speak(value),
    "coordinates": lambda w, _value: w.deeds.finding.whereabouts.follow(),
    "fade_days": lambda w, value: w.deeds.fade_over(value),
    "flights": lambda w, value: w.deeds.fly(value),
    "loop": lambda w, value: setattr(w.timeline.player, "loops", value),
    "step": lambda w, _value: _repace(w),
    "play_by": lambda w, _value: _repace(w),
    "play_speed": lambda w, _value: _repace(w),
    "simple": lambda w, value: w.deeds.simplify(value),
}


def _repace(window: Window) -> None:
    kept = window.settings.values
    window.timeline.resume(kept.step, Pace(kept.play_by, kept.play_speed))


class SettingsWindow(QDialog):
    """One row a setting; a value holds from the moment it is chosen. Esc closes it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.setWindowTitle(_("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.rows: dict[str, Row] = {}
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        form.setVerticalSpacing(4)
        for field in msgspec.structs.fields(Settings):
            meta = meta_of(field.type)
            if not (meta.extra or {}).get("kept"):
                self._add(form, field, meta)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 18)
        column.setSpacing(14)
        column.addWidget(scrolled(form, self))
        buttons = self._buttons()
        buttons.setContentsMargins(24, 0, 24, 0)
        column.addLayout(buttons)
        self._show_values()
        fit_screen(self, self.sizeHint())

    def event(self, event: QEvent) -> bool:
        """What was changed elsewhere is seen when one comes back."""
        if event.type() == QEvent.Type.WindowActivate:
            self._show_values()
        return super().event(event)

    def _add(self, form: QFormLayout, field: Any, meta: msgspec.Meta) -> None:
        row = Row(field.name, field.type, meta)
        row.chosen.connect(lambda value: self._take(field.name, value))
        self.rows[field.name] = row
        label = QLabel(_(str(meta.title)))
        label.setBuddy(row.control)
        form.addRow(label, row.control)
        if not isinstance(row.control, QCheckBox):  # which says it itself
            told = named(QLabel(_(str(meta.description))), "quiet")
            told.setContentsMargins(1, 0, 0, 8)
            form.addRow("", told)

    def _buttons(self) -> QHBoxLayout:
        made = QHBoxLayout()
        again, close = QPushButton(_("Back to the defaults")), QPushButton(_("Close"))
        for button in (again, close):
            button.setObjectName("plain")
            button.setAutoDefault(False)
        again.clicked.connect(self._defaults)
        close.clicked.connect(self.close)
        made.addWidget(again)
        made.addStretch(1)
        made.addWidget(close)
        return made

    def _take(self, name: str, value: Any) -> None:
        settings = self._window.settings
        if getattr(settings.values, name) == value:
            return
        settings.change(**{name: value})
        if name in EFFECTS:
            EFFECTS[name](self._window, value)
        self._window.actions_.refresh()

    def _defaults(self) -> None:
        for name in self.rows:
            self._take(name, getattr(Settings(), name))
        self._show_values()

    def _show_values(self) -> None:
        for name, row in self.rows.items():
            row.show_value(getattr(self._window.settings.values, name))


class Row(QObject):
    """The control of one setting, by its type."""

    chosen = Signal(object)

    def __init__(self, name: str, kind: object, meta: msgspec.Meta) -> None:
        super().__init__()
        self.control = self._control(name, typing.get_args(kind)[0], meta)
        self.control.setAccessibleName(_(str(meta.title)))
        self.control.setAccessibleDescription(_(str(meta.description)))
        self.control.setObjectName(f"setting-{name}")

    def show_value(self, value: Any) -> None:
        """Show what holds, without choosing it anew."""
        control = self.control
        control.blockSignals(True)
        if isinstance(control, QCheckBox):
            control.setChecked(value)
        elif isinstance(control, QComboBox):
            control.setCurrentIndex(max(control.findData(value), 0))
        elif isinstance(control, QLineEdit):
            control.setText(value)
        elif isinstance(control, QSpinBox | QDoubleSpinBox):
            control.setValue(value)
        control.blockSignals(False)

    def _control(self, name: str, kind: object, meta: msgspec.Meta) -> QWidget:
        extra = meta.extra or {}
        words: dict[str, str] = extra.get("words", {})
        say = str if extra.get("own") else _
        if name == "interface":
            return self._choice({one: language_name(one) for one in languages()})
        if typing.get_origin(kind) is Literal:
            return self._choice({one: say(words.get(one, one)) for one in typing.get_args(kind)})
        if kind is bool:
            box = QCheckBox(_(str(meta.description)))
            box.toggled.connect(lambda on: self.chosen.emit(on))
            return box
        if kind in (int, float):
            return self._number(QSpinBox() if kind is int else QDoubleSpinBox(), meta)
        line = QLineEdit()
        line.editingFinished.connect(lambda: self.chosen.emit(line.text()))
        return line

    def _choice(self, values: dict[str, str]) -> QComboBox:
        made = spare(QComboBox())
        for value, words in values.items():
            made.addItem(words, value)
        made.currentIndexChanged.connect(lambda place: self.chosen.emit(made.itemData(place)))
        return made

    def _number(self, made: QSpinBox | QDoubleSpinBox, meta: msgspec.Meta) -> QWidget:
        spare(made)
        made.setRange(meta.ge or 0, meta.le or 1_000_000)  # type: ignore[arg-type]
        made.setKeyboardTracking(False)
        made.lineEdit().setTextMargins(INDENT, 0, 0, 0)
        made.valueChanged.connect(lambda value: self.chosen.emit(value))
        return made


def meta_of(kind: object) -> msgspec.Meta:
    """Title, description and bounds of a setting's type."""
    return next(one for one in typing.get_args(kind) if isinstance(one, msgspec.Meta))


def language_name(language: str) -> str:
    """A language by its own name."""
    if language == "en":
        return "English"
    from babel.core import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(language).get_display_name() or language).capitalize()
    except (ValueError, UnknownLocaleError):
        return language
