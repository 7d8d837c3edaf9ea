"""The labels under the bands: round dates, and what larger unit they stand in."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from parallel38.domain.say import say
from parallel38.ui.timeline.axis import END, FIRST, Axis
from parallel38.words import N_, _

Step = tuple[int, int, int]  # years, months, days between labels

# Wide to narrow, with the pixels that a label of its kind needs.
_STEPS: tuple[tuple[Step, float], ...] = (
    ((50, 0, 0), 62), ((20, 0, 0), 62), ((10, 0, 0), 62), ((5, 0, 0), 62), ((2, 0, 0), 62),
    ((1, 0, 0), 62), ((0, 6, 0), 62), ((0, 3, 0), 62), ((0, 1, 0), 44), ((0, 0, 10), 62),
    ((0, 0, 5), 62), ((0, 0, 1), 32),
)  # fmt: skip
_ROOMY = 42.0  # pixels a day from which the name of a month has its year beside it
_LINES = 7.0  # pixels from line to line, at least
_MONTHS = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"), N_("Jul"), N_("Aug"),
    N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip


@dataclass(frozen=True)
class Mark:
    """A labelled line of the ruler at an ordinal day; a major one begins a larger unit. The label
    of a single day stands in its middle.
    """

    day: int
    label: str
    major: bool
    single: bool = False


def marks(axis: Axis) -> list[Mark]:
    """Round dates, far enough apart for their labels."""
    step = _step(axis)
    roomy = axis.pixels_per_day >= _ROOMY
    return [_mark(day, step, roomy) for day in _round_days(axis, step)]


def minor(axis: Axis) -> list[int]:
    """The ordinal days of the lines between labels: the finest round dates with room."""
    labelled = [step for step, _room in _STEPS].index(_step(axis))
    fitting = (s for s, _room in reversed(_STEPS) if _days(s) * axis.pixels_per_day >= _LINES)
    step = next(fitting, _STEPS[0][0])
    finer = [found for found, _room in _STEPS[labelled + 1 :]]
    return [day.toordinal() for day in _round_days(axis, step)] if step in finer else []


def context(axis: Axis) -> str:
    """The year or month in which the left edge lies, where the labels alone do not tell it."""
    step, edge = _step(axis), date.fromordinal(max(int(axis.start), FIRST))
    if step[0]:
        return ""
    return str(edge.year) if step[1] else say(f"{edge:%Y-%m}")


def _step(axis: Axis) -> Step:
    fitting = (s for s, room in reversed(_STEPS) if _days(s) * axis.pixels_per_day >= room)
    return next(fitting, _STEPS[0][0])


def _days(step: Step) -> float:
    years, months, days = step
    return years * 365.25 + months * 30.4 + days


def _round_days(axis: Axis, step: Step) -> Iterator[date]:
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


def _mark(day: date, step: Step, roomy: bool) -> Mark:
    years, months, _days = step
    new_year = (day.month, day.day) == (1, 1)
    if years or (new_year and months):
        major = new_year and (not years or day.year % (years * 5) == 0)
        return Mark(day.toordinal(), str(day.year), major)
    month = _(_MONTHS[day.month - 1])
    if months:
        return Mark(day.toordinal(), month, False)
    name = f"{month} {day.year}" if roomy or day.month == 1 else month
    label = name if day.day == 1 else str(day.day)
    return Mark(day.toordinal(), label, day.day == 1, single=True)
