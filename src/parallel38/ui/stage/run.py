"""The clock's run from one scene's day to the next, while the camera flies."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation

RUN_MS = 1600  # as long as the page's flights


class Run(QObject):
    """Calls `day(date)` with each day on the way; the last is the one asked for."""

    def __init__(self, day: Callable[[date], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._day = day
        self._motion = QVariantAnimation(self)
        self._motion.setDuration(RUN_MS)
        self._motion.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._motion.valueChanged.connect(self._reached)

    def start(self, first: date, last: date) -> None:
        """From one day to another, backwards too."""
        self.stop()
        self._motion.setStartValue(first.toordinal())
        self._motion.setEndValue(last.toordinal())
        self._motion.start()

    def stop(self) -> None:
        """Stay where it is."""
        self._motion.stop()

    def _reached(self, day: Any) -> None:
        if isinstance(day, int) and day:
            self._day(date.fromordinal(day))
