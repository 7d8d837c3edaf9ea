"""What was understood of a stranger's file, to be corrected and put on the map."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from parallel38.data.importing.understood import Understood, Wishes
from parallel38.ui.named import named, tool_button
from parallel38.ui.own.roles import ColumnRow
from parallel38.ui.own.told import facts, left_out
from parallel38.words import _

SIDE = 20


class ImportPanel(QWidget):
    """`asked(wishes)`: read it again so; `taken(title)`: put it on the map; `left()`: do not."""

    asked = Signal(Wishes)
    taken = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("A file to be put on the map"))
        self.told: Understood | None = None
        self.rows: list[ColumnRow] = []
        self.title = QLineEdit()
        self.title.setAccessibleName(_("Name of the layer"))
        self.state = _label("quiet")
        self.part, self.header = QComboBox(), QSpinBox()
        self.take = tool_button("primary", _("Put on the map"))
        self.leave = tool_button("plain", _("Cancel"))
        self._body = QWidget()
        self._lay_out()
        self.take.clicked.connect(lambda: self.taken.emit(self.title.text().strip()))
        self.leave.clicked.connect(self.left)
        self.part.activated.connect(lambda _at: self.asked.emit(self.wishes(fresh=True)))
        self.header.editingFinished.connect(self._header_asked)

    def reading(self, name: str, rows: int = 0, done: float = 0.0) -> None:
        """A file is being read; `done` of it, 0 to 1."""
        told = _("Reading {name} …").format(name=name)
        far = _("{count} rows, {share}").format(count=f"{rows:,}", share=f"{done:.0%}")
        self.state.setText(f"{told} {far}" if rows else told)
        self.state.show()
        self.take.setEnabled(False)

    def begin(self, name: str, title: str) -> None:
        """Another file."""
        self.told = None
        self.title.setText(title)
        self._clear()
        self.reading(name)

    def refuse(self, sentence: str) -> None:
        """Nothing could be read; with what was corrected last, the rest stays to be corrected."""
        self.state.setText(sentence)
        self.take.setEnabled(False)

    def show_understood(self, told: Understood) -> None:
        """Columns, dates, places, and what was not taken as it stands."""
        self.told = told
        self._clear()
        self.state.setText("")
        self.state.hide()
        column = self._column
        for text in facts(told):
            column.addWidget(_label("", text))
        self._fill_choices(told)
        if told.columns:
            column.addSpacing(8)
            column.addWidget(_label("heading", _("Columns")))
        shaped = told.unit == "feature"
        self.rows = [ColumnRow(one, shaped) for one in told.columns]
        for row in self.rows:
            row.asked.connect(lambda: self.asked.emit(self.wishes()))
            column.addWidget(row)
        if problems := left_out(told):
            column.addSpacing(8)
            column.addWidget(_label("heading", _("Not taken as it stands")))
            for text in problems:
                column.addWidget(_label("quiet", text))
        column.addStretch()
        self.take.setEnabled(told.placed > 0)

    def wishes(self, fresh: bool = False) -> Wishes:
        """What is chosen now; `fresh`: another sheet, whose columns are guessed anew."""
        told = self.told
        if told is None:
            return Wishes()
        part = self.part.currentText() if told.parts else None
        if fresh:
            return Wishes(part=part)
        table = told.unit == "row"
        return Wishes(
            part=part, header_row=self.header.value() if table else None,
            roles={row.column.name: row.chosen[0] for row in self.rows},
            readings={row.column.name: row.chosen[1] for row in self.rows if row.dates},
        )  # fmt: skip

    def _header_asked(self) -> None:
        if self.told and self.header.value() != self.told.header_row:
            part = self.part.currentText() if self.told.parts else None
            self.asked.emit(Wishes(part=part, header_row=self.header.value()))

    def _fill_choices(self, told: Understood) -> None:
        several, table = len(told.parts) > 1, told.unit == "row"
        self.part.clear()
        self.part.addItems(list(told.parts))
        self.part.setCurrentText(told.part)
        self.header.setValue(told.header_row)
        self._choices.setVisible(several or table)
        self.part.setVisible(several)
        self._part_label.setVisible(several)
        self.header.setVisible(table)
        self._header_label.setVisible(table)

    def _clear(self) -> None:
        self.rows = []
        self._choices.hide()
        self.state.show()
        self._body = named(QWidget(), "panel")
        self._body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(SIDE, 0, SIDE - 6, 12)
        self._column.setSpacing(6)
        self._scroll.setWidget(self._body)  # the one before goes with it

    def _lay_out(self) -> None:
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        named(self._scroll.viewport(), "panel")
        self.header.setRange(0, 200)
        self.header.setSpecialValueText(_("none"))
        self._part_label = _label("quiet", _("Sheet"))
        self._header_label = _label("quiet", _("Header in row"))
        for label in (self._part_label, self._header_label):
            label.setWordWrap(False)
        self.header.setFixedWidth(58)
        self._choices = QWidget()
        choices = QHBoxLayout(self._choices)
        choices.setContentsMargins(SIDE, 0, SIDE, 0)
        for widget in (self._part_label, self.part, self._header_label, self.header):
            choices.addWidget(widget)
        choices.addStretch()
        foot = QHBoxLayout()
        foot.setContentsMargins(SIDE, 8, SIDE, 14)
        foot.addStretch()
        foot.addWidget(self.leave)
        foot.addWidget(self.take)
        head = QVBoxLayout()
        head.setContentsMargins(SIDE, 16, SIDE, 0)
        head.setSpacing(6)
        head.addWidget(_label("quiet", _("Your layer")))
        head.addWidget(self.title)
        head.addWidget(self.state)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(head)
        whole.addWidget(self._choices)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(foot)
        self._clear()


def _label(name: str, text: str = "") -> QLabel:
    """Strangers' words are text, never markup."""
    made = named(QLabel(text), name)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    return made
