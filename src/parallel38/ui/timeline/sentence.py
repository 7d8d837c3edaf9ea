"""The place of a quiet sentence: takes the room that is left, in two lines if need be."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy


class Sentence(QLabel):
    """Plain text, red where something is wrong; its tip says what has no room."""

    def __init__(self) -> None:
        super().__init__(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.tell("", wrong=False)

    def hasHeightForWidth(self) -> bool:
        return False  # the row keeps its height

    def sizeHint(self) -> QSize:
        return QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def tell(self, sentence: str, wrong: bool) -> None:
        """Another sentence, or none."""
        self.setObjectName("error" if wrong else "quiet")
        self.setText(sentence)
        self.setToolTip(sentence)
        self.style().polish(self)
