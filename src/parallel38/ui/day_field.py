"""A field for a day that is at home in little room."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QSize
from PySide6.QtGui import QResizeEvent

from parallel38.domain.say import say_days
from parallel38.ui.whole_field import WholeField

LEAST, MOST = 52, 150  # pixels
_FRAME = 22  # pixels beside the text


class DayField(WholeField):
    """Says a day, or several, in words; where these have no room, with the month cut short."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(LEAST)
        self.setMaximumWidth(MOST)
        self._days = 1, 1

    def show_days(self, first: int, last: int) -> None:
        """The days (ordinals) that hold, in place of what was typed; often one."""
        self._days = first, last
        self._say()

    def sizeHint(self) -> QSize:
        return QSize(MOST, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.isModified():
            self._say()

    def _say(self) -> None:
        days = sorted({date.fromordinal(day) for day in self._days})
        words = say_days(days[0], days[-1])
        if self.fontMetrics().horizontalAdvance(words) > self.width() - _FRAME:
            words = " – ".join(
                QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")
                for day in days
            )
        self.setText(words)
