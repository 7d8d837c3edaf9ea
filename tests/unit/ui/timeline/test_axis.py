from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parallel38.ui.timeline.axis import END, FIRST, SHORTEST, Axis, marks
from parallel38.ui.timeline.density import bar_days, histogram

WIDE = Axis(left=14, width=1000)


@given(st.integers(FIRST, END - 1))
def test_every_day_is_found_again_in_the_middle_of_its_pixels(day):
    close = WIDE.zoomed(0.01, WIDE.x(day)).showing(day)
    assert close.day(close.x(day + 0.5)) == day


@given(st.floats(0.01, 100), st.floats(14, 1014))
def test_zoom_keeps_the_day_under_the_pointer_and_the_atlas_in_bounds(factor, x):
    axis = WIDE.zoomed(0.1, 500)
    zoomed = axis.zoomed(factor, x)
    assert FIRST <= zoomed.start < zoomed.end <= END + 1e-6
    assert SHORTEST - 1e-6 <= zoomed.span <= END - FIRST + 1e-6
    if zoomed.start > FIRST and zoomed.end < END - 1e-6:
        under = axis.start + (x - axis.left) / axis.pixels_per_day
        assert zoomed.x(under) == pytest.approx(x, abs=0.01)


def test_pan_stops_at_the_ends_of_the_atlas():
    axis = WIDE.zoomed(0.2, 500)
    assert axis.panned(1e9).end == pytest.approx(END)
    assert axis.panned(-1e9).start == FIRST


def test_a_day_out_of_sight_is_brought_into_sight_and_no_farther():
    axis = WIDE.zoomed(0.05, WIDE.x(date(1900, 1, 1).toordinal()))
    day = date(1950, 6, 25).toordinal()
    shown = axis.showing(day)
    assert shown.left + shown.width - shown.x(day) == pytest.approx(48)
    assert shown.showing(day) == shown
    assert shown.span == axis.span


def test_outside_pixels_are_the_first_and_last_day():
    assert WIDE.day(-100) == FIRST
    assert WIDE.day(5000) == END - 1


def test_framing_an_era_leaves_a_little_room():
    start, end = date(1945, 8, 15).toordinal(), date(1950, 6, 25).toordinal()
    framed = WIDE.framing(start, end)
    assert framed.start < start < end < framed.end
    assert framed.span < (end - start) * 1.2


@pytest.mark.parametrize(
    ("span", "label"),
    [(END - FIRST, "1870"), (365 * 8, "1947"), (365, "Apr"), (62, "11 Apr"), (31, "6 Apr")],
)
def test_marks_are_round_dates_far_enough_apart(span, label):
    axis = Axis(left=0, width=1000)
    middle = date(1947, 4, 2).toordinal()
    axis = axis.zoomed(span / axis.span, axis.x(middle)).showing(middle)
    found = marks(axis)
    xs = [axis.x(mark.day) for mark in found]
    assert label in [mark.label for mark in found]
    assert all(b - a > 40 for a, b in pairwise(xs))


def test_the_last_day_of_a_long_month_has_its_mark():
    start = date(1945, 8, 15).toordinal()
    labels = [mark.label for mark in marks(Axis(start=start, end=start + 31, width=2200))]
    assert labels[:2] == ["15 Aug", "16 Aug"]
    assert "31 Aug" in labels


def test_the_histogram_counts_every_event_once():
    days = sorted([FIRST, FIRST + 3, FIRST + 40_000, END - 1])
    for axis in (WIDE, WIDE.zoomed(0.5, 14)):
        seen = [day for day in days if axis.start <= day < axis.end]
        bars = histogram(days, axis)
        assert sum(count for _, _, count in bars) >= len(seen)
        assert all(end - start == bar_days(axis) for start, end, _ in bars)


def test_bars_do_not_move_with_the_time():
    days = list(range(FIRST, END, 97))
    axis = WIDE.zoomed(0.1, 500)
    here = {bar[:2] for bar in histogram(days, axis)}
    there = {bar[:2] for bar in histogram(days, axis.panned(37))}
    assert len(here & there) > len(here) * 0.9
