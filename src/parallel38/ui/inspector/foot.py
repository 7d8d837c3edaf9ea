"""Below a page: what can be taken away from it."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from parallel38.ui.named import named, tool_button
from parallel38.words import _

TOLD_MS = 1500  # how long a button says what it did


class Foot(QWidget):
    """`cite` copies the citation and the sources, `table` what is listed as rows, `words` what
    changed or was measured as text.
    """

    def __init__(self) -> None:
        super().__init__()
        self.words = self._button(_("Text"), _("Copy as text"))
        self.table = self._button(_("Table"), _("Copy as a table, for a spreadsheet"))
        self.cite = self._button(_("Citation"), _("Copy the citation and the sources"))
        buttons = self.words, self.table, self.cite
        self._words = {button: button.text() for button in buttons}
        self._told = QTimer(self, singleShot=True, interval=TOLD_MS)
        self._told.timeout.connect(self._again)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 12, 6)
        row.setSpacing(2)
        row.addStretch(1)
        row.addWidget(named(QLabel(_("Copy:")), "quiet"))
        for button in buttons:
            button.clicked.connect(lambda _on=False, one=button: self._say(one))
            row.addWidget(button)

    def _button(self, words: str, told: str) -> QToolButton:
        button = tool_button("chip", words)
        button.setToolTip(told)
        button.setAccessibleName(told)
        return button

    def _say(self, button: QToolButton) -> None:
        self._again()
        button.setMinimumWidth(button.width())
        button.setText(_("Copied"))
        self._told.start()

    def _again(self) -> None:
        for button, words in self._words.items():
            button.setText(words)
            button.setMinimumWidth(0)
