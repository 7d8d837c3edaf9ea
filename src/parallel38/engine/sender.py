"""Newest only: while one message is in flight, keep just the last of those that follow."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

FLIGHT_MS = 1000  # an answer later than this is not waited for


class Sender(QObject):
    """Sends a text when the one before was answered; the picture may lag, it never queues."""

    def __init__(self, deliver: Callable[[str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._deliver = deliver
        self._open = False
        self._in_flight: int | None = None
        self._waiting: tuple[int, str] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FLIGHT_MS)
        self._timer.timeout.connect(self.clear)

    def send(self, revision: int, text: str) -> None:
        """Send now, or when the way is free unless a newer text came by then."""
        self._waiting = (revision, text)
        self._go()

    def answered(self, revision: int) -> None:
        """The page has drawn this revision."""
        if self._in_flight is not None and revision >= self._in_flight:
            self.clear()

    def clear(self) -> None:
        """Nothing is in flight any more: answered, too late, or the page was hidden or shown."""
        self._timer.stop()
        self._in_flight = None
        self._go()

    def open(self) -> None:
        """The page takes messages."""
        self._open = True
        self.clear()

    def close(self) -> None:
        """The page is gone; what waits goes out when the next one opens."""
        self._open = False
        self.clear()

    def _go(self) -> None:
        if not self._open or self._in_flight is not None or self._waiting is None:
            return
        (self._in_flight, text), self._waiting = self._waiting, None
        self._timer.start()
        self._deliver(text)
