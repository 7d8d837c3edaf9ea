"""Which days the map shows: one, a window of them, or all until one. Asks the Store only."""

from datetime import date, timedelta

from parallel38.domain.view import FIRST_DAY, LAST_DAY, Mode, Pane
from parallel38.ui.clock import Clock

Window = tuple[date, date]
DAY = timedelta(days=1)


class Scope:
    """Changes mode and window; a change of the mode never moves the date."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    @property
    def pane(self) -> Pane:
        """The main map's state."""
        return self._clock.store.view.pane

    @property
    def window(self) -> Window:
        """The window's first day and the day after its last."""
        return window_of(self.pane)

    def choose(self, mode: Mode) -> None:
        """Another mode; the window is the one of before if it holds the date, else its year."""
        changes: dict[str, object] = {"mode": mode}
        kept, day = self.pane.window, self.pane.date
        if mode == "window" and not (kept and kept[0] <= day < kept[1]):
            changes["window"] = (date(day.year, 1, 1), date(day.year + 1, 1, 1))
        self._clock.store.change(**changes)

    def frame(self, first: date, after: date) -> None:
        """The days [first, after); the date comes along only where it would lie outside."""
        after = min(after, LAST_DAY + DAY)
        day = min(max(self.pane.date, first), after - DAY)
        self._clock.store.change(mode="window", window=(first, after), date=day)

    def name(self, first: date, after: date) -> None:
        """A window that was named, from where one can come back."""
        self._clock.leave()
        self.frame(first, after)

    def start(self, first: date) -> None:
        """Another first day, at the latest the last."""
        after = self.window[1]
        self.frame(min(first, after - DAY), after)

    def end(self, after: date) -> None:
        """Another day after the last, at the earliest the day after the first."""
        first = self.window[0]
        self.frame(first, max(after, first + DAY))

    def slide(self, pane: Pane, days: int) -> None:
        """The window of `pane` and its date so many days on, as far as the atlas reaches."""
        first, after = window_of(pane)
        days = min(max(days, (FIRST_DAY - first).days), (LAST_DAY + DAY - after).days)
        by = timedelta(days=days)
        self._clock.store.change(window=(first + by, after + by), date=pane.date + by)

    def event_day(self, day: date, way: int) -> date | None:
        """The day of the next event after a day (1) or before it (-1)."""
        ticks = self._clock.ticks
        found = (ticks.after if way > 0 else ticks.before)(day.toordinal())
        return date.fromordinal(found.day) if found else None


def window_of(pane: Pane) -> Window:
    """A pane's window, or where it has none its day."""
    return pane.window or (pane.date, pane.date + DAY)
