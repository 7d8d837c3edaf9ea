"""Since which day changes are told, and what to do with them: on the map, or two days compared."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from parallel38.domain.atlas import Atlas
from parallel38.domain.compare import of_dates
from parallel38.domain.dates import DateError
from parallel38.domain.say import say
from parallel38.domain.typed import parse_typed
from parallel38.domain.view import FIRST_DAY, LAST_DAY, Pane, Store
from parallel38.ui.inspector.changes_page import shown_ids
from parallel38.ui.inspector.gathered import since, since_day
from parallel38.ui.named import named, tool_button
from parallel38.ui.trail import Trail
from parallel38.words import _


class SinceBar(QWidget):
    """Shown while changes are; the other day is the clock's. What the map brings out follows."""

    def __init__(self, atlas: Atlas, store: Store, trail: Trail) -> None:
        super().__init__()
        self._atlas, self._store, self._trail = atlas, store, trail
        self.field = QLineEdit()
        self.field.setAccessibleName(_("Changes since"))
        self.field.setToolTip(_("Type a day. The other day is the timeline's."))
        self.field.setFixedWidth(160)
        self.field.returnPressed.connect(self._take)
        self.show_them = self._button(_("Show on the map"), self._toggle)
        self.show_them.setCheckable(True)
        self.compare = self._button(_("Compare the two days"), self._compare)
        self.fault = named(QLabel(), "quiet")
        self.fault.setWordWrap(True)
        self.fault.hide()
        self._lay_out()

    def follow(self, pane: Pane) -> None:
        """Tell the day of a selection, and keep what the map brings out true to it."""
        day = since_day(pane.selected)
        self.setVisible(day is not None)
        if day is None:
            return
        if not (self.field.hasFocus() and self.field.isModified()):
            self.field.setText(say(day))
        found = shown_ids(self._atlas, day.toordinal(), pane.date.toordinal())
        self.show_them.setEnabled(bool(found))
        self.show_them.setChecked(bool(pane.highlights))
        if pane.highlights and pane.highlights != found:
            self._store.change(highlights=found)

    def _take(self) -> None:
        try:
            span = parse_typed(self.field.text())
        except DateError as error:
            self.fault.setText(str(error))
            self.fault.show()
            return
        self.fault.hide()
        self.field.setModified(False)
        self._trail.leave()
        day = min(max(date.fromordinal(max(span.earliest, 1)), FIRST_DAY), LAST_DAY)
        self._store.change(selected=since(day))

    def _toggle(self) -> None:
        pane = self._store.view.pane
        day = since_day(pane.selected)
        if day is None:
            return
        shown = () if pane.highlights else shown_ids(
            self._atlas, day.toordinal(), pane.date.toordinal()
        )  # fmt: skip
        self._store.change(highlights=shown)

    def _compare(self) -> None:
        view = self._store.view
        day = since_day(view.pane.selected)
        if day is not None:
            self._trail.leave()
            self._store.set(of_dates(view, "swipe", (view.pane.date, day)))

    def _button(self, text: str, do: Callable[[], None]) -> QToolButton:
        button = tool_button("plain", text)
        button.clicked.connect(do)
        return button

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        since_word = QLabel(_("Since"))
        since_word.setBuddy(self.field)
        for widget in (since_word, self.field):
            first.addWidget(widget)
        for button in (self.show_them, self.compare):
            second.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(6)
        for row in (first, second):
            row.setSpacing(8)
            row.addStretch(1)
            column.addLayout(row)
        column.addWidget(self.fault)
