"""The events as the timeline knows them: in order of days, found by day and by pixel."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from parallel38.domain.atlas import Atlas, Event
from parallel38.domain.dates import Interval
from parallel38.domain.first_day import day_of
from parallel38.domain.narrowing import shows
from parallel38.domain.view import Pane
from parallel38.ui.timeline.axis import END, FIRST, Axis
from parallel38.ui.timeline.lanes import lanes

REACH = 6.0  # pixels from which a tick can be caught


@dataclass(frozen=True)
class Tick:
    """One event on the day to which the clock goes for it."""

    day: int
    importance: int
    id: str
    interval: Interval
    title: str = ""

    @property
    def lasts(self) -> bool:
        """Whether it certainly lasted from one day to another, or may have."""
        return min(self.interval.possible_to, END) - max(self.interval.possible_from, FIRST) > 1

    @property
    def sure(self) -> bool:
        """Whether there is a day on which it certainly was."""
        return self.interval.certain_from < self.interval.certain_to


class Ticks:
    """All events by day, those of one day by importance."""

    def __init__(self, events: Iterable[Event]) -> None:
        self._events = tuple(events)
        self.all = sorted(
            (
                Tick(day_of(event), event.importance, event.id, event.interval, event.title)
                for event in self._events
            ),
            key=lambda tick: (tick.day, -tick.importance, tick.id),
        )
        self.days = [tick.day for tick in self.all]

    @classmethod
    def of(cls, atlas: Atlas) -> "Ticks":
        """The ticks of an atlas."""
        return cls(atlas.events.values())

    def fitting(self, pane: Pane) -> "Ticks":
        """Those that a pane's powers and filters let show."""
        return Ticks(event for event in self._events if shows(pane, event))

    @cached_property
    def long(self) -> list[Tick]:
        """The events of more than one day."""
        return [tick for tick in self.all if tick.lasts]

    @cached_property
    def lanes(self) -> dict[str, float]:
        """Where the bar of each long event lies, in pixels above the baseline."""
        return lanes(self.long)

    def after(self, day: int, selected: str = "") -> Tick | None:
        """The next event of the day after the selected one, else the most important of the next."""
        at = self._at(day, selected)
        at = bisect_right(self.days, day) if at is None else at + 1
        return self.all[at] if at < len(self.all) else None

    def before(self, day: int, selected: str = "") -> Tick | None:
        """The event before the selected one, else the most important of the day before."""
        at = self._at(day, selected)
        if at is not None:
            return self.all[at - 1] if at else None
        at = bisect_left(self.days, day)
        return self.all[bisect_left(self.days, self.days[at - 1])] if at else None

    def turn(self, tick: Tick, selected: str) -> Tick:
        """What a click on a tick means: the next of its day after the selected one, in a ring."""
        ring = self.on(tick.day)
        at = next((n for n, one in enumerate(ring) if one.id == selected), None)
        return tick if at is None else ring[(at + 1) % len(ring)]

    def on(self, day: int) -> list[Tick]:
        """All events that begin on a day, the most important first."""
        return self.all[bisect_left(self.days, day) : bisect_right(self.days, day)]

    def between(self, start: float, end: float) -> list[Tick]:
        """The events that begin in sight."""
        return self.all[bisect_left(self.days, start) : bisect_left(self.days, end)]

    def during(self, start: float, end: float) -> list[Tick]:
        """The events that have a part in sight, the least important first."""
        reach = [
            t
            for t in self.long
            if t.interval.possible_from < end and t.interval.possible_to > start
        ]
        found = [t for t in self.between(start - 1, end) if not t.lasts]
        return sorted([*reach, *found], key=lambda t: t.importance)

    def near(self, axis: Axis, x: float) -> list[Tick]:
        """The events under a pixel: the most important, then the nearest first."""
        reach = REACH / axis.pixels_per_day
        middle = axis.start + (x - axis.left) / axis.pixels_per_day
        found = self.between(middle - reach - 1, middle + reach)
        return sorted(found, key=lambda t: (-t.importance, abs(t.day + 0.5 - middle)))

    def _at(self, day: int, selected: str) -> int | None:
        first = bisect_left(self.days, day)
        ids = [tick.id for tick in self.on(day)]
        return first + ids.index(selected) if selected in ids else None
