"""Pixels as they stand on the screen, read at most once a millisecond.

A look costs 0.1 ms and is the same for all that is compared.
"""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

LIMIT = 60.0  # seconds
GRAIN_MS = 1  # how often the screen is looked at
AHEAD = 1_000  # a mark may be this many revisions further: another part asked for a picture too


class Watch:
    """Reads the reserved pixels of a map from the screen, not from the widget."""

    def __init__(self, view: QWidget) -> None:
        self._view = view
        self._metronome = QTimer()
        self._metronome.setTimerType(Qt.TimerType.PreciseTimer)
        self._metronome.start(GRAIN_MS)

    def mark(self) -> int:
        """The revision on the screen now."""
        at = self._view.mapToGlobal(QPoint(2, 2))
        pixel = self._view.screen().grabWindow(0, at.x(), at.y(), 1, 1).toImage().pixel(0, 0)
        return pixel & 0xFFFFFF

    def tick(self) -> None:
        """Let the engine work until something happens, a millisecond at most."""
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def until(self, wanted: Callable[[int], bool]) -> float:
        """The moment (monotonic seconds) when the mark is as wanted. Raises TimeoutError."""
        end = monotonic() + LIMIT
        while monotonic() < end:
            if wanted(self.mark()):
                return monotonic()
            self.tick()
        raise TimeoutError(f"nothing came on the screen within {LIMIT:g} s")

    def seen(self, revision: int) -> float:
        """The moment when this revision, or one shortly after it, is on the screen."""
        return self.until(lambda mark: revision <= mark < revision + AHEAD)

    def wait(self, done: Callable[[], bool]) -> None:
        """Let the engine work until something is done. Raises TimeoutError."""
        end = monotonic() + LIMIT
        while not done():
            if monotonic() > end:
                raise TimeoutError(f"no answer within {LIMIT:g} s")
            self.tick()

    def rest(self, until: float) -> None:
        """Let the engine work until a moment (monotonic seconds)."""
        while monotonic() < until:
            self.tick()
