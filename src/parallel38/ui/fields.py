"""The fields and words of forms; the `name` of a field is what a screen reader says."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit

from parallel38.ui.named import named
from parallel38.ui.whole_field import WholeField

_ROW = 34  # pixels that a list needs beside its words


class Choice(QComboBox):
    """A choice whose list is as wide as its longest row, however narrow the panel."""

    def showPopup(self) -> None:
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + _ROW)
        super().showPopup()


def new_field(name: str) -> QLineEdit:
    """One line to write in."""
    made = QLineEdit()
    made.setAccessibleName(name)
    return made


def new_day(name: str) -> WholeField:
    """One line for a day, taken as a whole."""
    made = WholeField()
    made.setAccessibleName(name)
    return made


def new_choice(name: str) -> QComboBox:
    """A choice that gets as narrow as the panel."""
    box = Choice()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


def new_label(name: str, text: str = "") -> QLabel:
    """Words in the look of that name, in as many lines as they need; a stranger's are text, never
    markup.
    """
    made = named(QLabel(text), name)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    return made
