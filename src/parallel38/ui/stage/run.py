"""The clock's run from one scene's day to the next, while the camera flies: by events, with the
quiet years between them in a moment.
"""

from collections.abc import Callable, Sequence
from datetime import date
from time import monotonic
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QVariantAnimation, Signal

from parallel38.domain.pace import dwell, eased, glide
from parallel38.ui.timeline.ticks import Ticks

LEAST, MOST = 1.6, 2.5  # seconds from scene to scene
STOPS = 3  # events on the way at which the clock dwells
WEIGHT = 4  # the least importance of one
REST = 0.3  # of what a film dwells on an event, beside its glides
APART = 0.045  # seconds between two days: what lies between belongs to the camera


class Leg(NamedTuple):
    """From day to day (ordinals), or a rest on one; `weight` is its part of the time."""

    first: int
    last: int
    weight: float


def legs(first: int, last: int, ticks: Ticks) -> list[Leg]:
    """The way from one day to a later one, over the chief events between them."""
    between = [one for one in ticks.between(first + 1, last) if one.importance >= WEIGHT]
    chief = sorted(between, key=lambda one: (-one.importance, one.day))[:STOPS]
    stops = sorted({one.day: one.importance for one in reversed(chief)}.items())
    found, day = [], first
    for then, importance in stops:
        found += [_glide(day, then), Leg(then, then, REST * dwell(importance))]
        day = then
    return [*found, _glide(day, last)]


def seconds_for(way: Sequence[Leg], flight: float) -> float:
    """How long the whole takes: by the legs of the clock and the length of the camera's flight,
    which is 0 where it stays and about 5 from Korea to Europe.
    """
    clock = sum(leg.weight for leg in way)
    return min(MOST, LEAST + 0.14 * flight + 0.25 * max(0.0, clock - 1.0))


def day_on(way: Sequence[Leg], share: float) -> int:
    """The day (ordinal) after a share of the time, 0 to 1."""
    left = share * sum(leg.weight for leg in way)
    for leg in way:
        if left < leg.weight:
            return leg.first + round((leg.last - leg.first) * eased(left / leg.weight))
        left -= leg.weight
    return way[-1].last


class Run(QObject):
    """Calls `day(date)` with days on the way; the last is the one asked for, then `rested`."""

    rested = Signal()

    def __init__(self, day: Callable[[date], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._day = day
        self._way: Sequence[Leg] = ()
        self._told, self._when = 0, 0.0
        self._motion = QVariantAnimation(self)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.valueChanged.connect(self._reached)
        self._motion.finished.connect(self._arrive)

    @property
    def running(self) -> bool:
        """Whether a day may yet come."""
        return self._motion.state() == QVariantAnimation.State.Running

    def start(self, way: Sequence[Leg], seconds: float) -> None:
        """Along the legs, in so many seconds."""
        self.stop()
        self._motion.setDuration(round(1000 * seconds))  # tells where the old time stands in it
        self._way, self._told = way, way[0].first
        self._motion.start()

    def stop(self) -> None:
        """Stay where it is."""
        self._way = ()
        self._motion.stop()

    def _reached(self, share: Any) -> None:
        now = monotonic()
        if self._way and now - self._when >= APART:
            self._tell(day_on(self._way, share), now)

    def _arrive(self) -> None:
        if self._way:
            self._tell(self._way[-1].last, monotonic())
            self.rested.emit()

    def _tell(self, day: int, now: float) -> None:
        if day != self._told:
            self._told, self._when = day, now
            self._day(date.fromordinal(day))


def _glide(first: int, last: int) -> Leg:
    return Leg(first, last, glide(last - first))
