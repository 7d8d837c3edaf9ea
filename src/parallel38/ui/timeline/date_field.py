"""A field that shows the date and takes one as people type it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from parallel38.domain.dates import DateError
from parallel38.domain.say import say
from parallel38.domain.typed import parse_typed
from parallel38.domain.view import View
from parallel38.ui.clock import Clock
from parallel38.words import _


class DateField(QLineEdit):
    """Enter asks the Clock and gives the keyboard away.

    What is no date stays to be mended, with a quiet sentence.
    """

    said = Signal(str, bool)  # a sentence for the reader, and whether it is an error
    taken = Signal()  # a date: the map may have the keyboard again

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self.setAccessibleName(_("Date"))
        self.setToolTip(_("Type a date: 8 Sep 1945, September 1945, spring 1951, 1945-09-08"))
        self.setFixedWidth(168)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.returnPressed.connect(self._take)
        self.textEdited.connect(lambda _text: self._say("", wrong=False))
        clock.store.subscribe(self._follow)
        self._show()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.property("wrong"):
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
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
        self._clock.jump(date.fromordinal(max(span.earliest, 1)))
        self._show()
        self.taken.emit()  # the focus goes, and with it any sentence: the next stays
        if span.earliest != span.latest:
            self._say(_("The first day of {date}").format(date=say(span)), wrong=False)

    def _follow(self, new: View, old: View) -> None:
        if new.pane.date != old.pane.date:
            self._show()

    def _show(self) -> None:
        self.setText(say(self._clock.today))
        self._say("", wrong=False)

    def _say(self, sentence: str, *, wrong: bool) -> None:
        if bool(self.property("wrong")) != wrong:
            self.setProperty("wrong", wrong)
            self.style().polish(self)
        self.setAccessibleDescription(sentence)
        self.said.emit(sentence, wrong)
