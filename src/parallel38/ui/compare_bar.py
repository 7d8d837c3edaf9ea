"""The bar over several maps: the day of each, and a way back to one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from parallel38.domain.compare import alone, dated, offers
from parallel38.domain.dates import DateError
from parallel38.domain.say import say
from parallel38.domain.typed import parse_typed
from parallel38.domain.view import FIRST_DAY, LAST_DAY, View
from parallel38.ui.icons import icon
from parallel38.ui.named import named, tool_button
from parallel38.words import _

if TYPE_CHECKING:
    from parallel38.ui.window import Window


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
        self._fields: list[QLineEdit] = []
        self._end = tool_button("icon")
        self._end.setIcon(icon("close", window.theme))
        self._end.setToolTip(_("Back to one map"))
        self._end.setAccessibleName(_("Back to one map"))
        self._end.clicked.connect(lambda: window.store.set(alone(window.store.view)))
        self._row.addStretch(1)
        self._row.addWidget(self._end)
        self.hide()
        window.store.subscribe(self._follow)
        self._follow(window.store.view, View())

    def _follow(self, new: View, old: View) -> None:
        if new.layout == old.layout and new.panes[1:] == old.panes[1:]:
            return
        if (new.layout, len(new.panes)) != (old.layout, len(old.panes)):
            self._fill(new)
            self.setVisible(new.layout != "single")
        for field, pane in zip(self._fields, new.panes[1:], strict=False):
            if not field.isModified() or not field.hasFocus():
                field.setText(say(pane.date))

    def _fill(self, view: View) -> None:
        while self._row.count() > 2:
            item = self._row.takeAt(0)
            if item is not None and (widget := item.widget()):
                widget.hide()
                widget.deleteLater()
        self._fields = []
        said = self._sides(view) or [_("The timeline's day"), *[""] * (len(view.panes) - 1)]
        for number, words in enumerate(said[: len(view.panes)]):
            at = self._row.count() - 2
            if words:
                self._row.insertWidget(at, named(QLabel(words), "compareWords"))
            elif number:
                self._row.insertWidget(at, self._field(number))

    def _sides(self, view: View) -> list[str]:
        """The titles of a lens, where that is what one sees."""
        powers = [pane.powers for pane in view.panes]
        for lens in offers().lens:
            if [side.powers for side in lens.side] == powers:
                return [_(side.title) for side in lens.side]
        return []

    def _field(self, number: int) -> QLineEdit:
        field = QLineEdit()
        field.setFixedWidth(150)
        field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        field.setAccessibleName(_("Day of map {number}").format(number=number + 1))
        field.setToolTip(_("Type the day of map {number}").format(number=number + 1))
        field.returnPressed.connect(lambda: self._take(field, number))
        self._fields.append(field)
        return field

    def _take(self, field: QLineEdit, number: int) -> None:
        try:
            span = parse_typed(field.text())
        except DateError as error:
            self._window.notice.say(str(error))
            return
        day = min(max(span.earliest, FIRST_DAY.toordinal()), LAST_DAY.toordinal())
        field.setModified(False)
        store = self._window.store
        store.set(dated(store.view, number, date.fromordinal(day)))
        field.setText(say(store.view.panes[number].date))
        self._window.map.setFocus()
