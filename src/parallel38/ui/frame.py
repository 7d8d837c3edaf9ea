"""Work that follows the clock, done at most once a frame and only where somebody sees it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

FRAME_MS = 16


class PerFrame(QObject):
    """Calls `work` soon after `ask`, once for however many askings; while `widget` is hidden it
    waits until it is shown.
    """

    def __init__(self, widget: QWidget, work: Callable[[], None]) -> None:
        super().__init__(widget)
        self._widget, self._work = widget, work
        self._wanted = False
        self._timer = QTimer(self, singleShot=True, interval=FRAME_MS)
        self._timer.timeout.connect(self.now)
        widget.installEventFilter(self)

    def ask(self) -> None:
        """The work is needed."""
        self._wanted = True
        if self._widget.isVisible() and not self._timer.isActive():
            self._timer.start()

    def now(self) -> None:
        """Do it at once, if it was asked for."""
        if self._wanted:
            self._wanted = False
            self._timer.stop()
            self._work()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self.now()
        return False
