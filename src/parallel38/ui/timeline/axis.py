"""Days to pixels and back: the part of the timeline that is arithmetic only."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from parallel38.domain.view import FIRST_DAY, LAST_DAY

FIRST = FIRST_DAY.toordinal()
END = LAST_DAY.toordinal() + 1
SHORTEST = 31.0  # days shown at the closest zoom


@dataclass(frozen=True)
class Axis:
    """The days [start, end) laid out from pixel `left` over `width` pixels."""

    start: float = FIRST
    end: float = END
    left: float = 0.0
    width: float = 1000.0

    @property
    def span(self) -> float:
        """Days shown."""
        return self.end - self.start

    @property
    def pixels_per_day(self) -> float:
        """Scale."""
        return self.width / self.span

    def x(self, day: float) -> float:
        """Pixel of the beginning of an ordinal day."""
        return self.left + (day - self.start) * self.pixels_per_day

    def day(self, x: float) -> int:
        """The ordinal day that holds pixel `x`, kept inside the atlas."""
        day = int((x - self.left) / self.pixels_per_day + self.start)
        return min(max(day, FIRST), END - 1)

    def zoomed(self, factor: float, x: float) -> "Axis":
        """`factor` times as many days, the day under pixel `x` staying where it is."""
        span = min(max(self.span * factor, SHORTEST), END - FIRST)
        share = (x - self.left) / self.width
        middle = self.start + share * self.span
        return self._at(middle - share * span, span)

    def panned(self, pixels: float) -> "Axis":
        """Moved so that what was at `pixels` comes to the left edge."""
        return self._at(self.start + pixels / self.pixels_per_day, self.span)

    def showing(self, day: int, margin: float = 48.0) -> "Axis":
        """The same scale, moved just so far that `day` is in sight."""
        x = self.x(day)
        right = self.left + self.width
        if x < self.left + margin:
            return self.panned(x - self.left - margin)
        return self.panned(x - right + margin) if x > right - margin else self

    def framing(self, start: int, end: int) -> "Axis":
        """The days [start, end) with a little room on either side."""
        start, end = max(start, FIRST), min(end, END)
        span = min(max((end - start) * 1.1, SHORTEST), END - FIRST)
        return self._at((start + end - span) / 2, span)

    def resized(self, left: float, width: float) -> "Axis":
        """The same days on another width."""
        return replace(self, left=left, width=max(width, 1.0))

    def _at(self, start: float, span: float) -> "Axis":
        start = min(max(start, FIRST), END - span)
        return replace(self, start=start, end=start + span)


@dataclass(frozen=True)
class Mark:
    """A labelled line of the ruler at an ordinal day; a major one begins a larger unit."""

    day: int
    label: str
    major: bool


# (years, months, days) between labels, wide to narrow.
_STEPS = (
    (50, 0, 0), (20, 0, 0), (10, 0, 0), (5, 0, 0), (2, 0, 0), (1, 0, 0),
    (0, 6, 0), (0, 3, 0), (0, 1, 0), (0, 0, 10), (0, 0, 5), (0, 0, 1),
)  # fmt: skip
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def marks(axis: Axis, spacing: float = 62.0) -> list[Mark]:
    """Round dates at least `spacing` pixels apart."""
    step = next(
        (s for s in reversed(_STEPS) if _days(s) * axis.pixels_per_day >= spacing), _STEPS[0]
    )
    return [_mark(day, step) for day in _round_days(axis, step)]


def _days(step: tuple[int, int, int]) -> float:
    years, months, days = step
    return years * 365.25 + months * 30.4 + days


def _round_days(axis: Axis, step: tuple[int, int, int]) -> Iterator[date]:
    years, months, days = step
    first = date.fromordinal(max(int(axis.start), FIRST)).year
    last = date.fromordinal(min(int(axis.end), END - 1)).year
    for year in range(first - first % years if years else first, last + 1, years or 1):
        for month in range(1, 13, months or (1 if days else 12)):
            for day in _days_of(year, month, days):
                found = date(year, month, day)
                if axis.start <= found.toordinal() < axis.end:
                    yield found


def _days_of(year: int, month: int, step: int) -> range:
    """The days to label: the last label keeps its distance from the first of the next month."""
    if step == 0:
        return range(1, 2)
    return range(1, 27 if step > 1 else monthrange(year, month)[1] + 1, step)


def _mark(day: date, step: tuple[int, int, int]) -> Mark:
    years, months, _ = step
    new_year = (day.month, day.day) == (1, 1)
    if years or new_year:
        major = new_year and (not years or day.year % (years * 5) == 0)
        return Mark(day.toordinal(), str(day.year), major)
    month = _MONTHS[day.month - 1]
    return Mark(day.toordinal(), month if months else f"{day.day} {month}", day.day == 1)
