"""Work that follows the clock: done when it rests, so that a drag costs only the map."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from parallel38.domain.view import Pane

FRAME_MS = 16
REST_MS = 70  # without an asking: the clock rests
LATEST_MS = 1000  # a clock that never rests is followed so often


class AtRest(QObject):
    """Calls `work` once for however many askings; while `widget` is hidden it waits until it is
    shown.
    """

    def __init__(self, widget: QWidget, work: Callable[[], None]) -> None:
        super().__init__(widget)
        self._widget, self._work = widget, work
        self._wanted = False
        self._since = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.now)
        widget.installEventFilter(self)

    def ask(self) -> None:
        """The work is needed when nobody has asked for a while."""
        if not self._wanted:
            self._since.start()
        self._wanted = True
        left = LATEST_MS - self._since.elapsed()
        if self._widget.isVisible():
            self._timer.start(int(max(0, min(REST_MS, left))))

    def soon(self) -> None:
        """The work is needed in the next frame."""
        self.ask()
        if self._widget.isVisible():
            self._timer.start(FRAME_MS)

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


def only_days(new: Pane, old: Pane) -> bool:
    """Whether two Panes differ in their days alone, as in a drag of the clock."""
    return replace(new, date=old.date, window=old.window) == old
