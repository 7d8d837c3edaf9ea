"""Play: from event to event with a pause by importance, or by the calendar at a typed speed."""

import time
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from parallel38.domain.pace import dwell, eased, glide
from parallel38.domain.view import FIRST_DAY, LAST_DAY, View
from parallel38.ui.clock import Clock
from parallel38.ui.timeline.pace import Pace
from parallel38.ui.timeline.ticks import Tick

FRAME = 16  # ms between two dates while the clock runs
_DAYS = {"day": 1.0, "month": 30.436875, "year": 365.2425}


class Player(QObject):
    """Asks the Clock for one date after another; stops at the last one, unless it `loops`.

    `seconds` tells the time that passes.
    """

    playing = Signal(bool)

    def __init__(self, clock: Clock, seconds: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock, self._seconds = clock, seconds
        self.pace = Pace()
        self.loops = False
        self._timer = QTimer(self, interval=FRAME)
        self._timer.timeout.connect(self.advance)
        self._since = 0.0
        self._from = 0
        self._target: Tick | None = None
        self._rest = 0.0
        self._asking = False
        clock.store.subscribe(self._follow)

    @property
    def is_playing(self) -> bool:
        """Whether the clock runs."""
        return self._timer.isActive()

    def toggle(self) -> None:
        """Play, or pause."""
        self.pause() if self.is_playing else self.play()

    def play(self) -> None:
        """Run from here; from the beginning if the clock stands at the end."""
        self._begin()
        if self._at_end():
            self._clock.first()
            self._begin()
        self._timer.start()
        self.playing.emit(True)

    def pause(self) -> None:
        """Stand still."""
        if self._timer.isActive():
            self._timer.stop()
            self.playing.emit(False)

    def set_pace(self, pace: Pace) -> None:
        """Another pace; the date stays."""
        self.pace = pace
        self._begin()

    def advance(self) -> None:
        """Ask for the date of this moment."""
        self._asking = True
        try:
            self._run()
        finally:
            self._asking = False

    def _begin(self, rest: float = 0.0) -> None:
        self._from = self._clock.today.toordinal()
        self._rest = rest
        self._target = self._clock.ticks.after(self._from) if self.pace.unit == "event" else None
        self._since = self._seconds()

    def _at_end(self) -> bool:
        if self.pace.unit == "event":
            return self._target is None
        return self._clock.today >= LAST_DAY

    def _follow(self, new: View, old: View) -> None:
        """Somebody else moved the date: run on from there."""
        if self.is_playing and not self._asking and new.pane.date != old.pane.date:
            self._begin()

    def _run(self) -> None:
        passed = self._seconds() - self._since
        if self.pace.unit == "event":
            self._glide(passed * self.pace.speed)
        else:
            days = int(passed * self.pace.speed * _DAYS[self.pace.unit])
            self._clock.go(date.fromordinal(min(self._from + days, LAST_DAY.toordinal())))
        if self._at_end() and not self.loops:
            self.pause()
        elif self._at_end() and passed * self.pace.speed >= self._rest:
            self._clock.go(FIRST_DAY)
            self._begin()

    def _glide(self, passed: float) -> None:
        """Rest on the event just reached, then move to the next one with a soft start and end."""
        if self._target is None or passed < self._rest:
            return
        days = self._target.day - self._from
        share = min((passed - self._rest) / glide(days), 1.0)
        if share < 1:
            self._clock.go(date.fromordinal(self._from + int(days * eased(share))))
            return
        rest = dwell(self._target.importance)
        self._clock.to_event(self._target)
        self._begin(rest)
