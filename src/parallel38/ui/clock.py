"""Every way of travelling in time. The Clock asks the Store and keeps nothing of its own."""

from datetime import date
from typing import Literal

from parallel38.domain.narrowing import narrowing_of
from parallel38.domain.pace import shifted
from parallel38.domain.view import FIRST_DAY, LAST_DAY, Pane, Store, View
from parallel38.ui.timeline.ticks import Tick, Ticks
from parallel38.ui.trail import Trail

Unit = Literal["event", "day", "month", "year"]
UNITS: tuple[Unit, ...] = ("event", "day", "month", "year")
_OPEN = narrowing_of(View())  # nothing is narrowed


class Clock:
    """Moves the main pane's date by days, months, years and events.

    Steps leave nothing on the trail, jumps do.
    """

    def __init__(self, store: Store, ticks: Ticks, trail: Trail | None = None) -> None:
        self.store = store
        self._all = self._ticks = ticks
        self._narrowing = _OPEN
        self._trail = trail or Trail(store)

    @property
    def ticks(self) -> Ticks:
        """The events that powers and filters let show; worked out once for each set of them."""
        narrowing = narrowing_of(self.store.view)
        if narrowing != self._narrowing:
            powers, filters = self._narrowing = narrowing
            self._ticks = self._all.fitting(Pane(powers=powers, filters=filters))
        return self._ticks

    @property
    def today(self) -> date:
        """The date as it stands."""
        return self.store.view.pane.date

    @property
    def _selected(self) -> str:
        return self.store.view.pane.selected

    def go(self, day: date) -> None:
        """To a day; beyond the atlas's days to the first or last."""
        self.store.change(date=day)

    def jump(self, day: date) -> None:
        """To a day that was named, from where one can come back."""
        self.leave()
        self.go(day)

    def leave(self) -> None:
        """A jump follows, from where one can come back."""
        self._trail.leave()

    def days(self, count: int) -> None:
        """So many days on, or back."""
        self.go(shifted(self.today, "day", count))

    def months(self, count: int) -> None:
        """The same day of another month, or that month's last."""
        self.go(shifted(self.today, "month", count))

    def years(self, count: int) -> None:
        """The same day of another year, or the last of that February."""
        self.go(shifted(self.today, "year", count))

    def next_event(self) -> bool:
        """To the next event, of the same day or a later one, and select it. False at the end."""
        return self.to_event(self.ticks.after(self.today.toordinal(), self._selected))

    def previous_event(self) -> bool:
        """To the event before, and select it. False at the beginning."""
        return self.to_event(self.ticks.before(self.today.toordinal(), self._selected))

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
        """To an event that was pointed at, from where one can come back; pointed at again, to
        the next one of its day.
        """
        self.leave()
        if tick.day == self.today.toordinal():
            tick = self.ticks.turn(tick, self._selected)
        self.to_event(tick)

    def to_event(self, tick: Tick | None) -> bool:
        """To an event, which is selected. False if there is none."""
        if tick is None:
            return False
        self.store.change(date=date.fromordinal(tick.day), selected=tick.id)
        return True
