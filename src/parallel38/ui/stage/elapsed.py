"""The time since a talk began, as a label that runs while it is seen."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel

from parallel38.ui.stage.talk import Talk
from parallel38.words import _

EACH = 1000  # ms


class Elapsed(QLabel):
    """Minutes and seconds; `ticked` each second."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._talk: Talk | None = None
        self._tick = QTimer(self, interval=EACH)
        self._tick.timeout.connect(self._tell)

    def follow(self, talk: Talk | None) -> None:
        """Tell the time of this talk, or of none."""
        self._talk = talk
        self._tell()

    def showEvent(self, event: QShowEvent) -> None:
        """Only then does it run."""
        self._tell()
        self._tick.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody sees it."""
        self._tick.stop()
        super().hideEvent(event)

    def _tell(self) -> None:
        self.setText(minutes(self._talk.elapsed() if self._talk else 0))
        self.setAccessibleName(f"{_('Time since the beginning')}: {self.text()}")
        self.ticked.emit()


def minutes(seconds: float) -> str:
    """Seconds as minutes and seconds: 754 is 12:34."""
    whole, rest = divmod(int(seconds), 60)
    return f"{whole}:{rest:02}"
