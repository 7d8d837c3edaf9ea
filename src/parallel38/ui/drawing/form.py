"""The form of one note or drawing: words, days, look. What is changed is on the map at once."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from parallel38.domain.drawn import KINDS, MOST_WORDS, colour_of
from parallel38.domain.project import Drawing
from parallel38.map.drawn import INKS
from parallel38.map.inks import line_inks
from parallel38.ui.drawing.days import DayField
from parallel38.ui.icons import icon
from parallel38.ui.named import named, tool_button
from parallel38.ui.own.own_panel import swatch
from parallel38.words import N_, _

if TYPE_CHECKING:
    from parallel38.ui.drawing.drawings import Drawings
    from parallel38.ui.window import Window

SIDE = 20  # px
WORDS = 84  # px, the height of the field of words
WEIGHTS = {1.4: N_("Thin"), 2.4: N_("Medium"), 4.0: N_("Bold")}
SIZES = {12.0: N_("Small"), 15.0: N_("Medium"), 20.0: N_("Large")}
DASHES = {False: N_("Solid"), True: N_("Dashed")}
FILLS = {"tint": N_("Tint"), "hatch": N_("Hatch"), "none": N_("None")}
_turns = count()


class DrawingForm(QWidget):
    """Shows one Drawing, and asks Drawings for what is changed."""

    def __init__(self, drawings: Drawings, window: Window) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("The selected note or drawing"))
        self._drawings, self._window = drawings, window
        self._one: Drawing | None = None
        self._merge = ""
        self.words = QPlainTextEdit()
        self.start_day = DayField(_("First day"), lambda text: self._dated(start=text), self._today)
        self.end_day = DayField(_("Last day"), lambda text: self._dated(end=text), self._today)
        self.weight = self._choice(WEIGHTS, _("Weight"), "width")
        self.dash = self._choice(DASHES, _("Line"), "dashed")
        self.fill = self._choice(FILLS, _("Fill"), "fill")
        self.letters = self._choice(SIZES, _("Size of the words"), "size")
        self.inks: dict[str, QToolButton] = {}
        self._rows: dict[QWidget, QLabel] = {}
        self._lay_out()
        self._dress()
        window.theme.changed.connect(self._dress)
        self.words.textChanged.connect(self._written)

    def start(self) -> None:
        """The keyboard into the words."""
        self.words.setFocus()
        self.words.moveCursor(QTextCursor.MoveOperation.End)

    def follow(self, one: Drawing) -> None:
        """Show a drawing; what is being typed stays as it is."""
        if self._one is None or one.id != self._one.id:
            self._merge = f"words {next(_turns)}"
        self._one = one
        self._kind.setText(_(KINDS[one.kind]))
        if self.words.toPlainText() != one.text:
            with QSignalBlocker(self.words):
                self.words.setPlainText(one.text)
                self.words.moveCursor(QTextCursor.MoveOperation.End)
        self.start_day.follow(one.start)
        self.end_day.follow(one.end)
        self._follow_look(one)

    def _follow_look(self, one: Drawing) -> None:
        style = one.style
        lined = one.kind not in ("text", "point")
        for box, value, there in (
            (self.weight, style.width, lined), (self.dash, style.dashed, lined),
            (self.fill, style.fill, one.kind == "area"), (self.letters, style.size, True),
        ):  # fmt: skip
            box.setCurrentIndex(_nearest(box, value))
            box.setVisible(there)
            self._rows[box].setVisible(there)
        for colour, button in self.inks.items():
            button.setChecked(colour == colour_of(one))

    # -- what a person does ------------------------------------------------------------------

    def _written(self) -> None:
        written = self.words.toPlainText()
        text = written[:MOST_WORDS]
        if self._one is not None and text != self._one.text:
            self._drawings.change(self._one, _("write {title}"), self._merge, text=text)
        elif self._one is not None and text != written:
            self.follow(self._one)  # no more is kept, so no more is shown

    def _dated(self, **day: str) -> bool:
        if self._one is None:
            return False
        return self._drawings.change(self._one, _("date {title}"), **day)

    def _today(self) -> str:
        return self._window.pane.date.isoformat()

    def _styled(self, **look: object) -> None:
        if self._one is not None:
            style = replace(self._one.style, **look)
            self._drawings.change(self._one, _("style {title}"), style=style)

    # -- building ----------------------------------------------------------------------------

    def _choice(self, values: Mapping[Any, str], name: str, field: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setToolTip(name)
        for value, words in values.items():
            box.addItem(_(words), value)
        box.activated.connect(lambda at: self._styled(**{field: box.itemData(at)}))
        return box

    def _lay_out(self) -> None:
        self._kind = named(QLabel(), "title")
        close = tool_button("icon")
        close.setIcon(icon("close", self._window.theme))
        close.setToolTip(_("Select nothing (Esc)"))
        close.setAccessibleName(_("Select nothing"))
        close.clicked.connect(lambda: self._window.store.change(selected=""))
        head = QHBoxLayout()
        head.addWidget(self._kind, 1)
        head.addWidget(close)
        self.words.setAccessibleName(_("Words"))
        self.words.setPlaceholderText(_("Words on the map"))
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(WORDS)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 12, SIDE - 8, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.words)
        column.addLayout(self._grid())
        column.addWidget(_quiet(_("Without days it stands on every day. Drag it, or its points, "
                                  "to move it.")))  # fmt: skip
        column.addLayout(self._foot())
        column.addStretch()

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        rows: tuple[tuple[str, QWidget], ...] = (
            (_("From"), self.start_day), (_("Until"), self.end_day), (_("Ink"), self._ink_row()),
            (_("Size"), self.letters), (_("Weight"), self.weight), (_("Line"), self.dash),
            (_("Fill"), self.fill),
        )  # fmt: skip
        for row, (name, widget) in enumerate(rows):
            label = self._rows[widget] = QLabel(name)
            grid.addWidget(label, row, 0)
            grid.addWidget(widget, row, 1)
        return grid

    def _ink_row(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        for colour, name in INKS.items():
            button = self.inks[colour] = tool_button("icon")
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setToolTip(_(name))
            button.setAccessibleName(_("Ink: {name}").format(name=_(name)))
            button.clicked.connect(lambda _on=False, colour=colour: self._styled(colour=colour))
            line.addWidget(button)
        line.addStretch()
        return row

    def _dress(self) -> None:
        """Inks as they are on the map of the theme."""
        style = "dark" if self._window.theme.tokens.name == "dark" else "screen"
        for colour, button in self.inks.items():
            button.setIcon(swatch(line_inks(colour)[style]))

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(6)
        actions = self._window.actions_.by_id
        for command, words in (
            ("drawing-place", _("Place anew")), ("drawing-duplicate", _("Duplicate")),
            ("drawing-delete", _("Delete")),
        ):  # fmt: skip
            button, action = tool_button("plain", words), actions[command]
            keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
            button.setToolTip(f"{action.text()} ({keys})" if keys else action.text())
            button.clicked.connect(action.trigger)
            foot.addWidget(button)
        foot.addStretch()
        return foot


def _nearest(box: QComboBox, value: object) -> int:
    """The entry of a value, or of the number nearest to it."""
    at = box.findData(value)
    if at < 0 and isinstance(value, float):
        at = min(range(box.count()), key=lambda n: abs(box.itemData(n) - value))
    return at


def _quiet(text: str) -> QLabel:
    label = named(QLabel(text), "quiet")
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label
