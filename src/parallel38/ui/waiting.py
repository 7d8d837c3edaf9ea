"""The small quiet window while the atlas is compiled."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from parallel38.ui.named import named
from parallel38.words import _


class Waiting(QWidget):
    """Says what is being done; `closed` when the user will not wait."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("Parallel 38")
        self.setFixedSize(420, 150)
        bar = QProgressBar()
        bar.setAccessibleName(_("Preparing the atlas"))
        bar.setTextVisible(False)
        bar.setRange(0, 0)
        bar.setFixedHeight(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 28)
        column.setSpacing(10)
        column.addWidget(named(QLabel("Parallel 38"), "wordmark"))
        column.addWidget(QLabel(_("Preparing the atlas. This happens once, after a change.")))
        column.addStretch()
        column.addWidget(bar)

    def done(self) -> None:
        """It is there. Hidden, not closed: closing the last window would quit."""
        self.hide()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)
