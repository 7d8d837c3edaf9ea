"""Below a page: what can be taken away from it."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from parallel38.ui.named import tool_button
from parallel38.words import _

TOLD_MS = 1500  # how long a button says what it did


class Foot(QWidget):
    """`cite` copies the citation and the sources, `table` what is listed as rows."""

    def __init__(self) -> None:
        super().__init__()
        self.cite = tool_button("chip", _("Copy as citation"))
        self.table = tool_button("chip", _("Copy as table"))
        self._words = {self.cite: self.cite.text(), self.table: self.table.text()}
        self._told = QTimer(self, singleShot=True, interval=TOLD_MS)
        self._told.timeout.connect(self._again)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 12, 6)
        row.setSpacing(4)
        row.addStretch(1)
        for button in (self.cite, self.table):
            button.setToolTip(_("To the clipboard"))
            button.clicked.connect(lambda _on=False, one=button: self._say(one))
            row.addWidget(button)

    def _say(self, button: QToolButton) -> None:
        self._again()
        button.setMinimumWidth(button.width())
        button.setText(_("Copied"))
        self._told.start()

    def _again(self) -> None:
        for button, words in self._words.items():
            button.setText(words)
            button.setMinimumWidth(0)
