"""How many events there are in each stretch of time."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from parallel38.ui.timeline.axis import FIRST, Axis

# Widths of a bar in days; fixed, so that bars do not flicker while the time is panned.
_BARS = (1, 2, 5, 10, 30, 61, 122, 183, 365, 731)


def bar_days(axis: Axis, pixels: float = 9.0) -> int:
    """Days in one bar, at least `pixels` wide if the table reaches so far."""
    return next((days for days in _BARS if days * axis.pixels_per_day >= pixels), _BARS[-1])


def most(days: Sequence[int], axis: Axis) -> int:
    """The events of the fullest bar of all time, in sight or not, at least 1: while time is
    panned no bar grows or shrinks.
    """
    width = bar_days(axis)
    return max(Counter((day - FIRST) // width for day in days).values(), default=1)


def histogram(days: Sequence[int], axis: Axis) -> list[tuple[int, int, int]]:
    """(first day, day after the last, events) of each bar in sight that has any.

    `days` are the events' ordinal days in order.
    """
    width = bar_days(axis)
    first = FIRST + (int(axis.start) - FIRST) // width * width
    bars = []
    for start in range(first, int(axis.end) + 1, width):
        count = bisect_left(days, start + width) - bisect_left(days, start)
        if count:
            bars.append((start, start + width, count))
    return bars
