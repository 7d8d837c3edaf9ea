from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parallel38.ui.timeline.axis import END, FIRST, SHORTEST, Axis
from parallel38.ui.timeline.density import bar_days, histogram
from parallel38.ui.timeline.marks import context, marks

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
    [(END - FIRST, "1870"), (365 * 8, "1947"), (365, "Apr"), (62, "11"), (31, "6")],
)
def test_marks_are_round_dates_far_enough_apart(span, label):
    axis = Axis(left=0, width=1000)
    middle = date(1947, 4, 2).toordinal()
    axis = axis.zoomed(span / axis.span, axis.x(middle)).showing(middle)
    found = marks(axis)
    xs = [axis.x(mark.day) for mark in found]
    assert label in [mark.label for mark in found]
    assert all(b - a > 31 for a, b in pairwise(xs))


def test_at_the_closest_zoom_every_day_has_its_number():
    start = date(1945, 8, 15).toordinal()
    found = marks(Axis(start=start, end=start + 31, width=1340))
    assert [mark.label for mark in found] == [
        *map(str, range(15, 32)), "Sep 1945", *map(str, range(2, 15)),
    ]  # fmt: skip
    assert [mark.label for mark in found if mark.major] == ["Sep 1945"]
    narrow = marks(Axis(start=start, end=start + 31, width=1000))
    assert "Sep" in [mark.label for mark in narrow]


@pytest.mark.parametrize(("span", "told"), [(40 * 366, ""), (400, "1945"), (31, "August 1945")])
def test_the_left_edge_tells_the_year_that_the_labels_leave_out(span, told):
    start = date(1945, 8, 15).toordinal()
    assert context(Axis(start=start, end=start + span, width=1340)) == told


@given(st.integers(FIRST, END - 1), st.integers(1, END - FIRST), st.floats(0.001, 1))
def test_a_window_is_brought_into_sight_wide_enough_for_its_handles(first, days, zoom):
    after = min(first + days, END)
    axis = WIDE.zoomed(zoom, 500)
    held = axis.holding(first, after)
    assert held.x(after) - held.x(first) >= min(95.9, (after - first) * 1000 / SHORTEST - 0.1)
    assert held.x(first) >= 13.9
    assert held.x(after) <= 1014.1


@given(st.integers(FIRST, END), st.floats(0.001, 1))
def test_the_edge_of_a_day_is_found_again(day, zoom):
    axis = WIDE.zoomed(0.001, 500).showing(min(day, END - 1))
    assert axis.edge(axis.x(day)) == day
    assert FIRST <= WIDE.zoomed(zoom, 500).edge(1e9 * (zoom - 0.5)) <= END


def test_a_page_is_turned_only_at_its_edges():
    axis = WIDE.zoomed(0.1, 500)
    middle = axis.day(500)
    assert axis.turned(middle) is axis
    on = axis.turned(int(axis.end) + 1)
    assert on.start > axis.start
    assert 14 < on.x(axis.end) < 300
    assert axis.turned(int(axis.start)).x(axis.start) > 700


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
