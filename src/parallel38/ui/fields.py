"""The fields and words of forms; the `name` of a field is what a screen reader says."""

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from parallel38.ui.named import named
from parallel38.ui.whole_field import WholeField

_ROW = 34  # pixels that a list needs beside its words
_INDENT = 4  # pixels that a style takes of a field's room


class Choice(QComboBox):
    """A choice whose list is as wide as its longest row, however narrow the panel; of the chosen
    row it tells as much as it has room for.
    """

    def showPopup(self) -> None:
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + _ROW)
        super().showPopup()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt's own cuts the words off in mid-letter."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part, of = QStyle.SubControl.SC_ComboBoxEditField, QStyle.ComplexControl.CC_ComboBox
        room = self.style().subControlRect(of, option, part, self).width() - _INDENT
        words: str = option.currentText
        if self.currentIndex() < 0:
            words = self.placeholderText()
            option.palette.setBrush(QPalette.ColorRole.ButtonText, option.palette.placeholderText())
        option.currentText = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter = QStylePainter(self)
        painter.drawComplexControl(of, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class _PastWheel(QObject):
    """Whoever scrolls a form past a field means the form."""

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        past = (
            isinstance(event, QWheelEvent) and isinstance(field, QWidget) and not field.hasFocus()
        )
        if past:
            event.ignore()
        return past


Spared = TypeVar("Spared", bound=QWidget)


def spare(field: Spared) -> Spared:
    """The same field, which the wheel neither changes nor gives the keyboard unless it has it."""
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.installEventFilter(_PastWheel(field))
    return field


def new_number(name: str, least: int, most: int, unit: str = "") -> QSpinBox:
    """A number from one to another; the `unit` stands behind it."""
    made = spare(QSpinBox(minimum=least, maximum=most, suffix=unit))
    made.setAccessibleName(name)
    return made


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
    box = spare(Choice())
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
