"""A field that shows the date and takes one as people type it."""

from datetime import date, timedelta

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from parallel38.domain.dates import DateError, DateSpan, parse
from parallel38.domain.say import say
from parallel38.domain.typed import parse_typed
from parallel38.domain.view import FIRST_DAY, LAST_DAY, View
from parallel38.ui.clock import Clock
from parallel38.ui.key_guard import about_to_command
from parallel38.ui.named import show_anew, with_key
from parallel38.ui.timeline.scope import Scope
from parallel38.ui.whole_field import WholeField
from parallel38.words import _

_LEAST, _BESIDE = 168, 32  # px: of the field, and beside its words


class DateField(WholeField):
    """Enter asks the Clock, or for a span of days the Scope, and gives the keyboard away.

    What is no date stays to be mended, with a quiet sentence; Esc takes it back.
    """

    said = Signal(str, bool)  # a sentence for the reader, and whether it is an error
    taken = Signal()  # a date: the map may have the keyboard again

    def __init__(self, clock: Clock, scope: Scope) -> None:
        super().__init__()
        self._clock, self._scope = clock, scope
        self._told = "", False
        self.setAccessibleName(_("Date"))
        self.setToolTip(
            with_key(_("Type a date: 8 Sep 1945, September 1945, spring 1951, 1945-09-08; or a "
                       "window: June to September 1950"), "Ctrl+D")
        )  # fmt: skip
        words = (say(date(1928, month, 28)) for month in range(1, 13))
        longest = max(map(self.fontMetrics().horizontalAdvance, words))
        self.setFixedWidth(max(_LEAST, longest + _BESIDE))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.returnPressed.connect(self._take)
        self.textEdited.connect(lambda _text: self._say("", wrong=False))
        clock.store.subscribe(self._follow)
        self._show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.property("wrong"):
            self._show()

    def event(self, event: QEvent) -> bool:
        """Esc is the field's own while there is something to take back."""
        press = about_to_command(event)
        if press is not None and press.key() == Qt.Key.Key_Escape and self.isModified():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self._show()
            self.selectAll()
            return
        super().keyPressEvent(event)

    def _take(self) -> None:
        try:
            span = parse_typed(self.text())
        except DateError as error:
            self._say(str(error), wrong=True)
            return
        if span.precision == "interval" or (
            self._scope.pane.mode == "window" and span.earliest != span.latest
        ):
            self._scope.name(*_days(span))
            self._show()
            self.taken.emit()
            return
        day = _day(span)
        self._clock.jump(day)
        self._show()
        self.taken.emit()  # the focus goes, and with it any sentence: the next stays
        if span.earliest != span.latest:
            said = _("{day} stands for {date}").format(day=say(self._clock.today), date=say(span))
            self._say(said, wrong=False)

    def _follow(self, new: View, old: View) -> None:
        if new.pane.date != old.pane.date and not (self.hasFocus() and self.isModified()):
            self._show()

    def _show(self) -> None:
        show_anew(self, say(self._clock.today))
        self._say("", wrong=False)

    def _say(self, sentence: str, *, wrong: bool) -> None:
        """Once: a running clock does not wipe away what another field has said."""
        if (sentence, wrong) == self._told:
            return
        self._told = sentence, wrong
        if bool(self.property("wrong")) != wrong:
            self.setProperty("wrong", wrong)
            self.style().polish(self)
        self.setAccessibleDescription(sentence)
        self.said.emit(sentence, wrong)


def _day(span: DateSpan) -> date:
    """The first of the days that a date means as it is written, doubt left aside."""
    day = parse(span.text.rstrip("~?%")).earliest
    return date.fromordinal(max(day, FIRST_DAY.toordinal()))


def _days(span: DateSpan) -> tuple[date, date]:
    """A span's first day and the day after its last, as far as the atlas reaches."""
    first = max(span.earliest, FIRST_DAY.toordinal())
    last = min(span.latest, LAST_DAY.toordinal())
    return date.fromordinal(first), date.fromordinal(last) + timedelta(days=1)
