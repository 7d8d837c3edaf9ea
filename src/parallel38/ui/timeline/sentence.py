"""The place of a quiet sentence: takes the room that is left, in two lines if need be."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

LINES = 2
STEP = 8  # pixels by which a width is tried


class Sentence(QLabel):
    """Plain text, red where something is wrong; its tip says what has no room."""

    def __init__(self) -> None:
        super().__init__(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.tell("", wrong=False)

    def hasHeightForWidth(self) -> bool:
        return False  # the row keeps its height

    def sizeHint(self) -> QSize:
        return QSize(0, self._most())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._most())

    def _most(self) -> int:
        """Pixels for all its lines: a wrapped one may be a pixel higher than the type says."""
        return LINES * (self.fontMetrics().lineSpacing() + 1)

    def least_width(self) -> int:
        """Pixels in which it is told whole."""
        metrics, text = self.fontMetrics(), self.text()
        whole, most = metrics.horizontalAdvance(text), self._most()
        wrap = Qt.TextFlag.TextWordWrap
        for wide in range(whole // LINES, whole, STEP):
            if metrics.boundingRect(QRect(0, 0, wide, 0), wrap, text).height() <= most:
                return wide
        return whole

    def tell(self, sentence: str, wrong: bool) -> None:
        """Another sentence, or none."""
        self.setObjectName("error" if wrong else "quiet")
        self.setText(sentence)
        self.setToolTip(sentence)
        self.style().polish(self)
