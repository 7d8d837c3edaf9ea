"""When to save: soon after a change, not later than a few seconds, and when the map rests."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

SOON = 700  # ms after the last change
LATEST = 2500  # ms after the first
AGAIN = 30_000  # ms after a save that failed
REST = 4000  # ms after the View moved for the last time: nothing was made, so there is no hurry


class Autosave(QObject):
    """Calls `save` once for however many askings."""

    def __init__(self, parent: QObject, save: Callable[[], object]) -> None:
        super().__init__(parent)
        self._save = save
        self._since = QElapsedTimer()
        self._soon = QTimer(self, singleShot=True)
        self._later = QTimer(self, singleShot=True)
        for timer in (self._soon, self._later):
            timer.timeout.connect(self._now)

    def ask(self) -> None:
        """Something changed."""
        if not self._soon.isActive():
            self._since.start()
        self._soon.start(int(max(0, min(SOON, LATEST - self._since.elapsed()))))

    def later(self) -> None:
        """Only the View changed."""
        self._later.start(REST)

    def again(self) -> None:
        """It could not be saved."""
        self._later.start(AGAIN)

    def stop(self) -> None:
        """Whoever asks this saves now."""
        self._soon.stop()
        self._later.stop()

    def end(self) -> None:
        """Nothing is saved from now on: an answer that was under way may still ask."""
        for timer in (self._soon, self._later):
            timer.timeout.disconnect(self._now)
        self.stop()

    def _now(self) -> None:
        self.stop()
        self._save()
