"""The bar over several maps: the day of each, and a way back to one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from parallel38.domain.compare import MOST, alone, dated, offers, one_less, one_more
from parallel38.domain.dates import DateError
from parallel38.domain.narrowing import lens
from parallel38.domain.own_name import power_name
from parallel38.domain.typed import parse_typed
from parallel38.domain.view import FIRST_DAY, LAST_DAY, View
from parallel38.ui.changing import show_changes
from parallel38.ui.day_field import DayField
from parallel38.ui.icons import icon
from parallel38.ui.named import named, tool_button
from parallel38.ui.pane_state import days_of
from parallel38.words import _

if TYPE_CHECKING:
    from parallel38.ui.window import Window


_BUTTONS = 5  # at the end of the row, the stretch counted
_WORDS, _DAY = 250, 100  # pixels for the words and the buttons, and for each day beside them


class CompareBar(QWidget):
    """Hidden while there is one map. The first map's day is the timeline's own."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        self.setObjectName("compareBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 3, 10, 3)
        self._row.setSpacing(8)
        self._fields: list[DayField] = []
        self._words: list[QLabel] = []
        self._more = self._button("+", _("Another map"), one_more)
        self._less = self._button("\N{MINUS SIGN}", _("One map less"), one_less)
        end = self._button("", _("Back to one map"), alone)
        end.setIcon(icon("close", window.theme))
        for button in (self._more, self._less):
            self._row.addWidget(button)
        self._changes = tool_button("plain", _("What changed"))
        self._changes.setToolTip(_("What changed between the days of the first two maps"))
        self._changes.clicked.connect(lambda: show_changes(window))
        self._row.addWidget(self._changes)
        self._row.addStretch(1)
        self._row.addWidget(end)
        self.hide()
        window.store.subscribe(self._follow)
        self._follow(window.store.view, View())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """The words give way where the days of many maps need their place."""
        if self._fields:
            for label in self._words:
                label.setVisible(self.width() >= _WORDS + len(self._fields) * _DAY)

    def _follow(self, new: View, old: View) -> None:
        shape, before = ((view.layout, [pane.powers for pane in view.panes]) for view in (new, old))
        if shape == before and new.panes[1:] == old.panes[1:]:
            return
        if shape != before:
            self._fill(new)
            self.setVisible(new.layout != "single")
            self._changes.setVisible(len(new.panes) == 2 and not lens(new))
            for button, count in ((self._more, MOST), (self._less, 0)):
                button.setVisible(not lens(new))
                button.setEnabled(len(new.panes) != count)
        for field, pane in zip(self._fields, new.panes[1:], strict=False):
            if not field.isModified() or not field.hasFocus():
                field.show_days(*days_of(pane))

    def _fill(self, view: View) -> None:
        while self._row.count() > _BUTTONS:
            item = self._row.takeAt(0)
            if item is not None and (widget := item.widget()):
                widget.hide()
                widget.deleteLater()
        self._fields, self._words = [], []
        said = self._sides(view) or [_("The timeline's day"), *[""] * (len(view.panes) - 1)]
        for number, words in enumerate(said[: len(view.panes)]):
            at = self._row.count() - _BUTTONS
            if words:
                self._words.append(named(QLabel(words), "compareWords"))
                self._row.insertWidget(at, self._words[-1])
            elif number and not lens(view):
                self._row.insertWidget(at, self._field(number))
        self._make_room()

    def _button(self, text: str, name: str, change: Callable[[View], View]) -> QToolButton:
        button = tool_button("icon", text)
        button.setToolTip(name)
        button.setAccessibleName(name)
        store = self._window.store
        button.clicked.connect(lambda: store.set(change(store.view)))
        return button

    def _sides(self, view: View) -> list[str]:
        """The titles of a lens, where that is what one sees."""
        powers = [pane.powers for pane in view.panes]
        for one in offers().lens:
            if [side.powers for side in one.side] == powers:
                return [_(side.title) for side in one.side]
        if not lens(view):
            return []
        atlas = self._window.atlas
        return [
            ", ".join(power_name(atlas, one) for one in some) or _("All powers") for some in powers
        ]

    def _field(self, number: int) -> DayField:
        field = DayField()
        field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        field.setAccessibleName(_("Day of map {number}").format(number=number + 1))
        field.setToolTip(_("Type the day of map {number}").format(number=number + 1))
        field.returnPressed.connect(lambda: self._take(field, number))
        self._fields.append(field)
        return field

    def _take(self, field: DayField, number: int) -> None:
        try:
            span = parse_typed(field.text())
        except DateError as error:
            self._window.notice.say(str(error))
            return
        first, last = (
            date.fromordinal(min(max(day, FIRST_DAY.toordinal()), LAST_DAY.toordinal()))
            for day in (span.earliest, span.latest)
        )
        field.setModified(False)
        store = self._window.store
        window = store.view.panes[number].mode == "window"
        store.set(dated(store.view, number, first, last if window else None))
        field.show_days(*days_of(store.view.panes[number]))
        self._window.map.setFocus()
