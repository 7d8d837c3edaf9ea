"""The titles beside events, the lines between labels, and the histogram's steady height."""

from datetime import date
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetricsF

from parallel38.domain.dates import interval
from parallel38.ui.timeline.axis import Axis
from parallel38.ui.timeline.density import most
from parallel38.ui.timeline.marks import marks, minor
from parallel38.ui.timeline.ticks import Tick, Ticks
from parallel38.ui.timeline.titles import titles

BASE = 58.0
YEAR = Axis().resized(14, 1000).framing(
    date(1950, 2, 1).toordinal(), date(1950, 12, 1).toordinal()
)  # fmt: skip


@pytest.fixture(scope="module")
def metrics(qapp):
    font = QFont()
    font.setPixelSize(10)
    return QFontMetricsF(font)


def tick(start: str, importance: int, end: str = "", title: str = "A title of some length") -> Tick:
    when = interval(start, end or start)
    return Tick(when.possible_from, importance, f"{start}-{end}-{importance}", when, title)


def ticks_of(*given: Tick) -> Ticks:
    made = Ticks([])
    made.all = sorted(given, key=lambda one: (one.day, -one.importance, one.id))
    made.days = [one.day for one in made.all]
    return made


def written(metrics, *given: Tick, axis: Axis = YEAR) -> list[str]:
    return [one.text for one in titles(axis, ticks_of(*given), BASE, metrics)]


def test_an_important_event_has_its_title_where_time_is_close(metrics):
    assert written(metrics, tick("1950-06-25", 5)) == ["A title of some length"]
    assert written(metrics, tick("1950-06-25", 3)) == []
    assert written(metrics, tick("1950-06-25", 5), axis=Axis().resized(14, 1000)) == []


def test_a_title_is_cut_or_left_out_before_the_next_head(metrics):
    long = tick("1950-06-25", 5, title="A title that is much too long for the room " * 3)
    (cut,) = written(metrics, long, tick("1950-08-25", 5, title=""))[:1]
    assert cut.endswith("…")
    near = written(metrics, long, tick("1950-06-30", 5, title="next"))
    assert near == ["next"]


def test_a_bar_that_began_before_says_its_title_at_the_edge(metrics):
    bar = tick("1949-06-01", 4, "1950-09-01")
    (title,) = titles(YEAR, ticks_of(bar), BASE, metrics)
    assert YEAR.left <= title.box.left() < YEAR.left + 10


@given(
    st.lists(
        st.tuples(st.integers(1, 330), st.integers(0, 90), st.sampled_from((4, 5))), max_size=40
    )
)
def test_no_title_lies_over_another_or_beyond_the_axis(metrics, made):
    first = date(1950, 1, 1).toordinal()
    given = []
    for number, (day, length, importance) in enumerate(made):
        start, end = (date.fromordinal(first + d).isoformat() for d in (day, day + length))
        when = interval(start, end)
        title = "Some words " * (1 + number % 4)
        given.append(Tick(when.possible_from, importance, f"{number}", when, title))
    found = titles(YEAR, ticks_of(*given), BASE, metrics)
    for a, b in combinations(found, 2):
        assert not a.box.intersects(b.box), (a, b)
    assert all(one.box.right() <= YEAR.left + YEAR.width + 1 for one in found)


@given(st.floats(31, 57_000), st.integers(200, 3800))
def test_lines_stand_between_the_labels_and_never_crowd(span, width):
    """At the closest 26 February to 1 March, three days of a step of five."""
    axis = Axis().resized(14, width).zoomed(span / Axis().span, width / 2)
    lines = minor(axis)
    assert all((b - a) * axis.pixels_per_day >= 4 for a, b in pairwise(lines))
    labelled = {mark.day for mark in marks(axis)}
    assert not lines or labelled <= set(lines)


def test_no_bar_of_the_histogram_grows_while_time_is_panned():
    first = date(1950, 6, 25).toordinal()
    days = [first, first, first, first + 2000]
    assert most(days, YEAR) == most(days, YEAR.panned(5000)) == 3
    assert most([], YEAR) == 1


def test_a_new_year_is_told_at_every_scale():
    winter = YEAR.framing(date(1945, 11, 1).toordinal(), date(1946, 3, 1).toordinal())
    for factor in (1.0, 0.5, 0.3):
        axis = winter.zoomed(factor, winter.x(date(1946, 1, 3).toordinal()))
        assert any("1946" in mark.label for mark in marks(axis)), factor
