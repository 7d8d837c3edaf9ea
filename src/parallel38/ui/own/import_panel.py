"""What was understood of a stranger's file, to be corrected and put on the map."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from parallel38.data.importing.understood import Understood, Wanted, Wishes
from parallel38.ui.fields import new_label
from parallel38.ui.keyed_form import KeyedForm
from parallel38.ui.named import named, tool_button, with_key
from parallel38.ui.own.columns import Columns
from parallel38.ui.own.preview import Preview
from parallel38.ui.own.read_as import ReadAs
from parallel38.ui.own.roles import ColumnRow
from parallel38.ui.own.told import facts, left_out
from parallel38.ui.scrolled_form import ScrolledForm
from parallel38.words import _

SIDE = 20


class ImportPanel(KeyedForm):
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
        self.columns: Columns | None = None
        self._fixed = Wishes()  # what is asked whatever is chosen
        self.kicker = new_label("quiet")
        self.title = QLineEdit()
        self.title.setAccessibleName(_("Name of the layer"))
        self.state = new_label("quiet")
        self.read_as = ReadAs()
        self.take = tool_button("primary")
        self.leave = tool_button("plain", _("Cancel"))
        self.leave.setToolTip(_("Nothing changes (Esc)"))
        self._body = QWidget()
        self._lay_out()
        self.take.setToolTip(with_key(_("From anywhere in this panel"), "Ctrl+Return"))
        self.take.clicked.connect(lambda: self.taken.emit(self.title.text().strip()))
        self.title.returnPressed.connect(self.take.click)
        self.leave.clicked.connect(self.left)
        self.read_as.asked.connect(lambda: self.asked.emit(self.wishes()))
        self.read_as.renewed.connect(lambda: self.asked.emit(self.wishes(fresh=True)))

    @property
    def rows(self) -> list[ColumnRow]:
        """Of the columns that are shown."""
        return self.columns.rows if self.columns else []

    def reading(self, name: str, rows: int = 0, done: float = 0.0) -> None:
        """A file is being read; `done` of it, 0 to 1."""
        told = _("Reading {name} …").format(name=name)
        far = _("{count} rows, {share}").format(count=f"{rows:,}", share=f"{done:.0%}")
        self._say(f"{told} {far}" if rows else told)
        self.take.setEnabled(False)

    def begin(self, name: str, title: str, again: Wishes | None = None) -> None:
        """Another file; `again`: a layer that is on the map, with what it was taken for."""
        self.told = self.columns = None
        self._fixed = again or Wishes()
        self.kicker.setText(_("Correct a layer") if again else _("Your layer"))
        self.take.setText(_("Read so") if again else _("Put on the map"))
        self.title.setText(title)
        self.read_as.begin()
        self._clear()
        self.read_as.hide()
        self.reading(name)

    def refuse(self, sentence: str, wants: Wanted = "") -> None:
        """Nothing could be read; what was corrected last, or what is wanted, can be said."""
        self._say(sentence)
        if wants and self.told is None:
            self._clear()
            self.read_as.show()
            self._column.addWidget(self.read_as)
            self._column.addStretch()
            self.read_as.wants(wants)
        self.take.setEnabled(False)

    def show_understood(self, told: Understood) -> None:
        """What is on the map, the first rows, how it was read, what was not taken."""
        unfolded = self.columns.unfolded if self.columns else False
        found, at = self._held(), self._scroll.verticalScrollBar().value()
        self.told = told
        self._clear()
        self._say("")
        column = self._column
        for text in facts(told):
            column.addWidget(new_label("", text))
        if told.shown:
            self._head(_("First rows"))
            column.addWidget(Preview(told))
        if problems := left_out(told):
            self._head(_("Not taken as it stands"))
            for text in problems:
                column.addWidget(new_label("quiet", text))
        self._head(_("Read as"))
        self.read_as.fill(told)
        self.read_as.show()
        column.addWidget(self.read_as)
        if told.columns:
            self._head(_("Columns"))
            self.columns = Columns(told, unfolded)
            self.columns.asked.connect(lambda: self.asked.emit(self.wishes()))
            column.addWidget(self.columns)
        column.addStretch()
        self.take.setEnabled(told.placed > 0)
        QTimer.singleShot(0, self, partial(self._back_to, found, at))

    def wishes(self, fresh: bool = False) -> Wishes:
        """What is chosen now; `fresh`: the columns are guessed anew."""
        said: dict[str, Any] = self.read_as.said
        if self.told is not None and self.told.parts:
            said = {"part": self.told.part} | said
        if self.columns is not None and not fresh:
            said |= {"roles": self.columns.roles(), "readings": self.columns.readings()}
            if self.told is not None and self.told.unit == "row":
                said = {"header_row": self.told.header_row} | said
        return replace(self._fixed, **said)

    def _held(self) -> Callable[[], QWidget | None]:
        """What finds the field with the keyboard when the panel is made anew."""
        now = QApplication.focusWidget()
        if now is not None and self.read_as.isAncestorOf(now):
            return lambda: now
        for row in self.rows:
            if now in (row.role, row.reading):
                return partial(self._field, row.column.name, now is row.reading)
        return lambda: None

    def _field(self, column: str, reading: bool) -> QWidget | None:
        for row in self.rows:
            if row.column.name == column:
                return row.reading if reading and not row.reading.isHidden() else row.role
        return None

    def _back_to(self, found: Callable[[], QWidget | None], at: int) -> None:
        """When all is laid out: the keyboard and the eye where they were."""
        self._scroll.verticalScrollBar().setValue(at)
        if (field := found()) is not None and field.isVisible():
            field.setFocus()
            self._scroll.ensureWidgetVisible(field)

    def _say(self, sentence: str) -> None:
        self.state.setText(sentence)
        self.state.setVisible(bool(sentence))

    def _head(self, words: str) -> None:
        self._column.addSpacing(8)
        self._column.addWidget(new_label("heading", words))

    def _clear(self) -> None:
        self.columns = None
        self.read_as.setParent(self)  # it stays
        self._body = named(QWidget(), "panel")
        self._body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(SIDE, 0, SIDE - 6, 12)
        self._column.setSpacing(6)
        self._scroll.setWidget(self._body)  # the one before goes with it

    def _lay_out(self) -> None:
        self._scroll = ScrolledForm(_("What was understood"))
        foot = QHBoxLayout()
        foot.setContentsMargins(SIDE, 8, SIDE, 14)
        foot.addStretch()
        foot.addWidget(self.leave)
        foot.addWidget(self.take)
        head = QVBoxLayout()
        head.setContentsMargins(SIDE, 16, SIDE, 0)
        head.setSpacing(6)
        for widget in (self.kicker, self.title, self.state):
            head.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(head)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(foot)
        self._clear()
