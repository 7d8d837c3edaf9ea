"""Play: from event to event with a pause by importance, or by the calendar at a typed speed."""

from datetime import date

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from parallel38.domain.view import LAST_DAY, View
from parallel38.ui.clock import Clock, Unit
from parallel38.ui.timeline.ticks import Tick

FRAME = 33  # ms between two dates while the clock runs
GLIDE = 600  # ms from one event to the next, however far it is
_DWELL = {1: 500, 2: 700, 3: 1000, 4: 1600, 5: 2400}  # ms on an event, by importance
_DAYS = {"day": 1.0, "month": 30.436875, "year": 365.2425}


def dwell(importance: int) -> int:
    """Milliseconds to rest on an event."""
    return _DWELL.get(importance, _DWELL[3])


class Player(QObject):
    """Asks the Clock for one date after another; stops at the last one."""

    playing = Signal(bool)

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self.unit: Unit = "event"
        self.speed = 12.0  # calendar units a second
        self._timer = QTimer(self, interval=FRAME)
        self._timer.timeout.connect(self._tick)
        self._since = QElapsedTimer()
        self._from = 0
        self._target: Tick | None = None
        self._rest = 0
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

    def set_pace(self, unit: Unit, speed: float) -> None:
        """Choose events or the calendar, and how many units a second; the date stays."""
        self.unit, self.speed = unit, speed
        self._begin()

    def _begin(self) -> None:
        self._from = self._clock.today.toordinal()
        self._rest = 0
        self._target = self._clock.ticks.after(self._from) if self.unit == "event" else None
        self._since.start()

    def _at_end(self) -> bool:
        today = self._clock.today
        if self.unit == "event":
            return self._clock.ticks.after(today.toordinal()) is None
        return today >= LAST_DAY

    def _follow(self, new: View, old: View) -> None:
        """Somebody else moved the date: run on from there."""
        if self.is_playing and not self._asking and new.pane.date != old.pane.date:
            self._begin()

    def _tick(self) -> None:
        self._asking = True
        try:
            self._run()
        finally:
            self._asking = False
        if self._at_end():
            self.pause()

    def _run(self) -> None:
        if self.unit == "event":
            self._glide(self._since.elapsed())
        else:
            days = self._since.elapsed() / 1000 * self.speed * _DAYS[self.unit]
            self._clock.go(date.fromordinal(min(self._from + int(days), LAST_DAY.toordinal())))

    def _glide(self, elapsed: int) -> None:
        """Rest on the event just reached, then move to the next one with a soft start and end."""
        if self._target is None or elapsed < self._rest:
            return
        share = min((elapsed - self._rest) / GLIDE, 1.0)
        if share < 1:
            eased = share * share * (3 - 2 * share)
            self._clock.go(
                date.fromordinal(self._from + int((self._target.day - self._from) * eased))
            )
            return
        rest = dwell(self._target.importance)
        self._clock.to_event(self._target)
        self._begin()
        self._rest = rest
