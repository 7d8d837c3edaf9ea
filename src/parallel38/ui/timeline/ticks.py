"""The events as the timeline knows them: in order of days, found by day and by pixel."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from parallel38.domain.atlas import Atlas, Event
from parallel38.domain.dates import parse
from parallel38.ui.timeline.axis import Axis

REACH = 6.0  # pixels from which a tick can be caught


@dataclass(frozen=True)
class Tick:
    """One event on the day to which the clock goes for it."""

    day: int
    importance: int
    id: str


def day_of(event: Event) -> int:
    """The first day on which the event certainly was, else the first of its written date."""
    when = event.interval
    if when.certain_from < when.certain_to:
        return when.certain_from
    return parse(event.start.rstrip("~?%")).earliest


class Ticks:
    """All events by day. The next event is the first one on a later day."""

    def __init__(self, events: Iterable[Event]) -> None:
        self.all = sorted(
            (Tick(day_of(event), event.importance, event.id) for event in events),
            key=lambda tick: (tick.day, -tick.importance, tick.id),
        )
        self.days = [tick.day for tick in self.all]

    @classmethod
    def of(cls, atlas: Atlas) -> "Ticks":
        """The ticks of an atlas."""
        return cls(atlas.events.values())

    def after(self, day: int) -> Tick | None:
        """The first and most important event on a later day."""
        at = bisect_right(self.days, day)
        return self.all[at] if at < len(self.all) else None

    def before(self, day: int) -> Tick | None:
        """The most important event on the nearest earlier day."""
        at = bisect_left(self.days, day)
        return self.all[bisect_left(self.days, self.days[at - 1])] if at else None

    def on(self, day: int) -> list[Tick]:
        """All events that begin on a day, the most important first."""
        return self.all[bisect_left(self.days, day) : bisect_right(self.days, day)]

    def between(self, start: float, end: float) -> list[Tick]:
        """The events in sight."""
        return self.all[bisect_left(self.days, start) : bisect_left(self.days, end)]

    def near(self, axis: Axis, x: float) -> list[Tick]:
        """The events under a pixel: the most important, then the nearest first."""
        reach = REACH / axis.pixels_per_day
        middle = axis.start + (x - axis.left) / axis.pixels_per_day
        found = self.between(middle - reach - 1, middle + reach)
        return sorted(found, key=lambda t: (-t.importance, abs(t.day + 0.5 - middle)))
