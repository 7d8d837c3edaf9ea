"""What the forms of the Export menu share: fields that scroll above a foot that does not, how far
the work is, and their way into the right panel.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from parallel38.domain.say import say
from parallel38.domain.typed import parse_typed
from parallel38.ui.fields import new_day, new_label
from parallel38.ui.keyed_form import KeyedForm
from parallel38.ui.named import named, tool_button
from parallel38.ui.scrolled_form import ScrolledForm
from parallel38.words import _

if TYPE_CHECKING:
    from parallel38.ui.window import Window

_SIDE = 20


class FootedForm(KeyedForm):
    """A form under a title; `fields` scroll, and `foot` is always in sight."""

    def __init__(self, name: str) -> None:
        """`name` is what a screen reader says."""
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        self.fields, self.foot = QVBoxLayout(), QVBoxLayout()

    def frame_in(self, title: str, what: str) -> None:
        """Put title, fields and foot into the form; `what` is the fields' name for a reader."""
        body, below = named(QWidget(), "panel"), named(QWidget(), "panel")
        body.setLayout(self.fields)
        below.setLayout(self.foot)
        self.fields.setContentsMargins(_SIDE, 8, _SIDE, 12)
        self.fields.setSpacing(6)
        self.fields.addStretch()
        self.foot.setContentsMargins(_SIDE, 10, _SIDE, 14)
        self.foot.setSpacing(8)
        scroll = ScrolledForm(what)
        scroll.setWidget(body)
        head = named(QLabel(title), "title")
        head.setContentsMargins(_SIDE, 0, _SIDE, 4)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 14, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(head)
        outer.addWidget(scroll, 1)
        outer.addWidget(below)

    def add_row(self, name: str, field: QWidget) -> QLabel:
        """A field under its name, which comes back."""
        label = new_label("quiet", name)
        self.fields.addWidget(label)
        self.fields.addWidget(field)
        self.fields.addSpacing(4)
        return label

    def add_buttons(self, buttons: Iterable[QToolButton], wide: Iterable[QToolButton]) -> None:
        """The last row of the foot; the `wide` ones take the room that is left."""
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in buttons:
            row.addWidget(button)
        for button in wide:
            down = button.sizePolicy().verticalPolicy()
            button.setSizePolicy(QSizePolicy.Policy.Expanding, down)
        self.foot.addLayout(row)


class WorkForm(FootedForm):
    """A form whose work takes its time, from a first day to a last. `saved()`, `cancelled()`,
    `left()`: the buttons.
    """

    saved = Signal()
    cancelled = Signal()
    left = Signal()

    def __init__(self, name: str, far: str, take: str) -> None:
        """`far` is the name of the bar for a screen reader, `take` stands on the button."""
        super().__init__(name)
        self.start, self.end = new_day(_("First day")), new_day(_("Last day"))
        self.told = new_label("quiet")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(4)
        self.bar.setAccessibleName(far)
        self.take, self.leave = tool_button("primary", take), tool_button("plain", _("Close"))
        self.stop = tool_button("plain", _("Cancel"))
        self.take.clicked.connect(self.saved)
        self.stop.clicked.connect(self.cancelled)
        self.leave.clicked.connect(self.left)
        self.foot.addWidget(self.told)
        self.foot.addWidget(self.bar)

    def show_days(self, first: date, last: date) -> None:
        """Two days to begin with."""
        self.start.setText(say(first))
        self.end.setText(say(last))

    def days(self) -> tuple[int, int]:
        """First and last day (ordinals). Raises ValueError with a sentence."""
        first, last = (parse_typed(field.text()) for field in (self.start, self.end))
        if last.latest < first.earliest:
            raise ValueError(_("The last day lies before the first."))
        return first.earliest, last.latest

    def say(self, text: str) -> None:
        """A sentence above the buttons."""
        self.told.setText(text)
        self.told.setVisible(bool(text))

    def work(self, done: int, count: int, text: str) -> None:
        """So much of all is there."""
        self.bar.setRange(0, count)
        self.bar.setValue(done)
        self.bar.show()
        self.say(text)
        self.working(True)

    def rest(self) -> None:
        """Nothing is being drawn."""
        self.bar.hide()
        self.working(False)

    def working(self, busy: bool) -> None:
        """Which buttons there are."""
        self.take.setVisible(not busy)
        self.stop.setVisible(busy)


class InPanel(QObject):
    """Lends the right panel a form, and gives the panel back; the work goes on without it."""

    def __init__(self, window: Window, form: FootedForm, first: QWidget) -> None:
        """`first` has the keyboard when the form opens."""
        super().__init__(window)
        self._window, self._lent, self._first = window, form, first
        self.shown = False

    def show(self) -> bool:
        """The form with the keyboard in the panel; whether it was not there before."""
        new = not self.shown
        if new:
            self._window.exports.leave()
            self._window.right.lend(self._lent, True)
            self.shown = True
        self._window.panels.open("inspector")
        self._first.setFocus()
        return new

    def close(self) -> bool:
        """The panel as it was. False where the form is not there."""
        if not self.shown:
            return False
        self.shown = False
        self._window.right.lend(self._lent, False)
        self._window.map.setFocus()
        return True
