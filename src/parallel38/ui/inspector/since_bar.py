"""Between which days changes are told, and what to do with them: on the map, or compared."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from parallel38.domain.compare import of_dates
from parallel38.domain.dates import DateError
from parallel38.domain.say import say
from parallel38.domain.selected import since, since_day
from parallel38.domain.typed import parse_typed
from parallel38.domain.view import FIRST_DAY, LAST_DAY, Pane, Store
from parallel38.ui.named import named, show_anew, tool_button
from parallel38.ui.pane_state import days_of
from parallel38.ui.timeline.ticks import Ticks
from parallel38.ui.trail import Trail
from parallel38.words import _

Marks = tuple[str, ...]


class SinceBar(QWidget):
    """Shown while changes are; the second day is the clock's. What the map brings out follows."""

    def __init__(self, store: Store, trail: Trail, ticks: Ticks) -> None:
        super().__init__()
        self._store, self._trail, self._ticks = store, trail, ticks
        self._marks: Marks = ()
        self._had_none = False  # nothing had changed yet that the map could bring out
        self.field = self._field(
            _("Changes since"), _("Type the first day"), lambda day: self._since(day)
        )
        self.until = self._field(
            _("Changes until"), _("Type the second day: the timeline goes there"), self._until
        )
        self.last = self._button(_("Last event"), self._since_last)
        self.last.setToolTip(_("Changes since the event before the second day"))
        self.show_them = self._button(_("On the map"), self._toggle)
        self.show_them.setToolTip(_("Bring out on the map what began, ended and changed hands"))
        self.show_them.setCheckable(True)
        self.compare = self._button(_("Compare"), self._compare)
        self.compare.setToolTip(_("The two days on two maps with a curtain"))
        self._words = named(QLabel(), "quiet"), named(QLabel(), "quiet")
        self.fault = named(QLabel(), "quiet")
        self.fault.setWordWrap(True)
        self.fault.hide()
        self._lay_out()

    def follow(self, pane: Pane, marks: Marks) -> None:
        """Tell the days of a selection, and keep what the map brings out true to it: `marks`."""
        day = since_day(pane.selected)
        self.setVisible(day is not None)
        self._marks = marks
        if day is None:
            return
        for field, shown in ((self.field, day.toordinal()), (self.until, days_of(pane)[1])):
            if not (field.hasFocus() and field.isModified()):
                show_anew(field, say(shown))
        words = (
            (_("From"), _("to")) if day.toordinal() <= days_of(pane)[1] else (_("To"), _("from"))
        )
        for label, word in zip(self._words, words, strict=True):
            label.setText(word)
        self.last.setEnabled(self._last(pane) not in (None, day))
        self.show_them.setEnabled(bool(marks))
        self.show_them.setChecked(bool(pane.highlights))
        wanted = bool(pane.highlights) or self._had_none
        self._had_none = False
        if wanted and pane.highlights != marks:
            self._store.change(highlights=marks)

    def _last(self, pane: Pane) -> date | None:
        """The day of the event before the clock's."""
        before = self._ticks.before(days_of(pane)[1])
        return date.fromordinal(before.day) if before else None

    def _since_last(self) -> None:
        day = self._last(self._store.view.pane)
        if day is not None:
            self._since(day)

    def _since(self, day: date) -> None:
        self._trail.leave()
        self._had_none = not self._marks
        self._store.change(selected=since(day))

    def _until(self, day: date) -> None:
        """The clock goes there; of several days it is the last."""
        self._trail.leave()
        pane = self._store.view.pane
        if pane.mode == "window" and pane.window:
            first = min(pane.window[0], day)
            self._store.change(date=day, window=(first, day + timedelta(days=1)))
        else:
            self._store.change(date=day)

    def _take(self, field: QLineEdit, go: Callable[[date], None]) -> None:
        try:
            span = parse_typed(field.text())
        except DateError as error:
            self.fault.setText(str(error))
            self.fault.show()
            return
        self.fault.hide()
        field.setModified(False)
        go(min(max(date.fromordinal(max(span.earliest, 1)), FIRST_DAY), LAST_DAY))

    def _toggle(self) -> None:
        self._store.change(highlights=() if self._store.view.pane.highlights else self._marks)

    def _compare(self) -> None:
        view = self._store.view
        day = since_day(view.pane.selected)
        if day is not None:
            self._trail.leave()
            self._store.set(of_dates(view, "swipe", (view.pane.date, day)))

    def _field(self, name: str, tip: str, go: Callable[[date], None]) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setToolTip(tip)
        field.returnPressed.connect(lambda: self._take(field, go))
        return field

    def _button(self, text: str, do: Callable[[], None]) -> QToolButton:
        button = tool_button("plain", text)
        button.clicked.connect(do)
        return button

    def _lay_out(self) -> None:
        days, others, column = QGridLayout(), QHBoxLayout(), QVBoxLayout(self)
        for row, (label, field) in enumerate(
            zip(self._words, (self.field, self.until), strict=True)
        ):
            label.setBuddy(field)
            days.addWidget(label, row, 0)
            days.addWidget(field, row, 1)
        days.setColumnStretch(1, 1)
        for button in (self.show_them, self.compare, self.last):
            others.addWidget(button)
        others.addStretch(1)
        others.setSpacing(6)
        column.setContentsMargins(0, 0, 12, 8)
        column.setSpacing(6)
        column.addLayout(days)
        column.addLayout(others)
        column.addWidget(self.fault)
