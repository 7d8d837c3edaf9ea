"""A field for the first or the last day of a drawing, as people type days."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from parallel38.domain.dates import OPEN, UNKNOWN, DateError
from parallel38.domain.say import say
from parallel38.domain.typed import parse_typed
from parallel38.ui.named import named, tool_button
from parallel38.words import _


class DayField(QWidget):
    """Empty is open. `take(text)` is handed EDTF and says whether that could be; what is no date
    stays to be mended, with a sentence below it.
    """

    def __init__(self, name: str, take: Callable[[str], bool], today: Callable[[], str]) -> None:
        super().__init__()
        self._take, self._written = take, OPEN
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("always"))
        self.field.setAccessibleName(name)
        self.field.setToolTip(_("8 Sep 1945, September 1945, 1945, 1945?; empty: always"))
        self.field.editingFinished.connect(self._typed)
        self.fault = named(QLabel(), "error")
        self.fault.setWordWrap(True)
        self.fault.hide()
        now = tool_button("chip", _("This day"))
        now.setToolTip(_("The day that the map shows"))
        now.setAccessibleName(_("{name}: this day").format(name=name))
        now.clicked.connect(lambda: self._asked(today()))
        line = QHBoxLayout()
        line.addWidget(self.field, 1)
        line.addWidget(now)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.fault)

    def follow(self, text: str) -> None:
        """Show EDTF in words."""
        self._written = text or OPEN
        self.field.setText("" if self._written in (OPEN, UNKNOWN) else say(self._written))
        self.fault.hide()

    def _typed(self) -> None:
        if not self.field.isModified():
            return
        text = self.field.text().strip()
        try:
            self._asked(parse_typed(text).text if text else OPEN)
        except DateError as error:
            self.fault.setText(str(error))
            self.fault.show()

    def _asked(self, text: str) -> None:
        if text == self._written or not self._take(text):
            self.follow(self._written)
