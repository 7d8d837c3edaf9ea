"""Every way of travelling in time. The Clock asks the Store and keeps nothing of its own."""

from calendar import monthrange
from datetime import date
from typing import Literal

from parallel38.domain.view import FIRST_DAY, LAST_DAY, Store
from parallel38.ui.timeline.ticks import Tick, Ticks
from parallel38.ui.trail import Trail

Unit = Literal["event", "day", "month", "year"]
UNITS: tuple[Unit, ...] = ("event", "day", "month", "year")


class Clock:
    """Moves the main pane's date by days, months, years and events.

    Steps leave nothing on the trail, jumps do.
    """

    def __init__(self, store: Store, ticks: Ticks, trail: Trail | None = None) -> None:
        self.store = store
        self.ticks = ticks
        self._trail = trail or Trail(store)

    @property
    def today(self) -> date:
        """The date as it stands."""
        return self.store.view.pane.date

    def go(self, day: date) -> None:
        """To a day; beyond the atlas's days to the first or last."""
        self.store.change(date=day)

    def jump(self, day: date) -> None:
        """To a day that was named, from where one can come back."""
        self._trail.leave()
        self.go(day)

    def days(self, count: int) -> None:
        """So many days on, or back."""
        ordinal = self.today.toordinal() + count
        ordinal = min(max(ordinal, FIRST_DAY.toordinal()), LAST_DAY.toordinal())
        self.go(date.fromordinal(ordinal))

    def months(self, count: int) -> None:
        """The same day of another month, or that month's last."""
        year, month = divmod(self.today.year * 12 + self.today.month - 1 + count, 12)
        self.go(date(year, month + 1, min(self.today.day, monthrange(year, month + 1)[1])))

    def years(self, count: int) -> None:
        """The same day of another year, or the last of that February."""
        self.months(12 * count)

    def next_event(self) -> bool:
        """To the first event on a later day, and select it. False at the end."""
        return self.to_event(self.ticks.after(self.today.toordinal()))

    def previous_event(self) -> bool:
        """To the last event on an earlier day, and select it. False at the beginning."""
        return self.to_event(self.ticks.before(self.today.toordinal()))

    def first(self) -> None:
        """To the atlas's first day."""
        self.jump(FIRST_DAY)

    def last(self) -> None:
        """To the atlas's last day."""
        self.jump(LAST_DAY)

    def step(self, unit: Unit, count: int) -> None:
        """One step of the chosen unit, on (1) or back (-1)."""
        if unit == "event":
            self.next_event() if count > 0 else self.previous_event()
        else:
            {"day": self.days, "month": self.months, "year": self.years}[unit](count)

    def jump_to(self, tick: Tick) -> None:
        """To an event that was pointed at, from where one can come back."""
        self._trail.leave()
        self.to_event(tick)

    def to_event(self, tick: Tick | None) -> bool:
        """To an event, which is selected. False if there is none."""
        if tick is None:
            return False
        self.store.change(date=date.fromordinal(tick.day), selected=tick.id)
        return True
