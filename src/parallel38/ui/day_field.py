"""A field for a day that is at home in little room."""

from datetime import date

from PySide6.QtCore import QDate, QLocale
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit

from parallel38.domain.say import say

LEAST, MOST = 52, 150  # pixels
_FRAME = 22  # pixels beside the text


class DayField(QLineEdit):
    """Says a day in words; where they have no room, with the month cut short."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(LEAST)
        self.setMaximumWidth(MOST)
        self._day = date.min

    def show_day(self, day: date) -> None:
        """The day that holds, in place of what was typed."""
        self._day = day
        self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.isModified():
            self._say()

    def _say(self) -> None:
        words, day = say(self._day), self._day
        if self.fontMetrics().horizontalAdvance(words) > self.width() - _FRAME:
            words = QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")
        self.setText(words)
