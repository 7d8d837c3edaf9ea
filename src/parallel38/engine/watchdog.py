"""Keeps a renderer alive: a killed one is told by the engine, a hung one is found by asking."""

import os
import signal
import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

TICK_MS = 1000
HUNG_TICKS = 5  # without an answer, while visible
LOADING_TICKS = 30  # the same, before the page said that it is loaded
DEATHS, DEATHS_SECONDS = 20, 60.0


class Watchdog(QObject):
    """Asks for a sign of life each second; says `hung` when none came for five.

    Ticks are counted instead of seconds, so that a busy or sleeping Python is not taken for a
    hung page.
    """

    hung = Signal()

    def __init__(self, ask: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._silent = 0
        self._limit = LOADING_TICKS
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    def watch(self, on: bool) -> None:
        """Watch while the page is visible; a hidden one may rightly be silent."""
        self._silent = 0
        if on:
            self._timer.start()
        else:
            self._timer.stop()

    def loading(self) -> None:
        """A new page loads: be patient."""
        self._silent, self._limit = 0, LOADING_TICKS

    def loaded(self) -> None:
        """The page takes messages: from now on it must answer quickly."""
        self._silent, self._limit = 0, HUNG_TICKS

    def alive(self) -> None:
        """A sign of life."""
        self._silent = 0

    def _tick(self) -> None:
        if self._silent >= self._limit:
            self._silent = 0
            self.hung.emit()
            return
        self._silent += 1
        self._ask()


class Deaths:
    """Counts deaths of renderers, to know when restarting helps no more."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._times: deque[float] = deque(maxlen=DEATHS)

    def too_many(self) -> bool:
        """Note one death; True when it is the twentieth within a minute."""
        self._times.append(self._clock())
        return len(self._times) == DEATHS and self._times[-1] - self._times[0] < DEATHS_SECONDS


def kill(pid: int) -> None:
    """End a renderer at once; one that is already gone is no fault."""
    if pid <= 0:
        return
    try:
        os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    except ProcessLookupError:
        return
