from datetime import date

import pytest

from parallel38.domain.view import FIRST_DAY, LAST_DAY
from parallel38.ui.timeline.axis import Axis

WALKS = [
    ("day", 1, "1945-12-28"), ("day", -1, "1945-12-26"), ("month", 1, "1946-01-27"),
    ("month", -1, "1945-11-27"), ("year", 1, "1946-12-27"), ("year", -1, "1944-12-27"),
    ("event", 1, "1947-01-01"), ("event", -1, "1945-12-16"),
]  # fmt: skip


@pytest.mark.parametrize(("unit", "count", "there"), WALKS)
def test_one_step(clock, unit, count, there):
    clock.step(unit, count)
    assert clock.today.isoformat() == there


def test_the_end_of_a_month_stays_inside_the_month(clock):
    clock.go(date(1948, 1, 31))
    clock.months(1)
    assert clock.today == date(1948, 2, 29)
    clock.years(1)
    assert clock.today == date(1949, 2, 28)


@pytest.mark.parametrize("unit", ["day", "month", "year", "event"])
def test_no_step_leaves_the_atlas(clock, unit):
    clock.first()
    clock.step(unit, -1)
    assert clock.today == FIRST_DAY
    clock.last()
    clock.step(unit, 1)
    assert clock.today == LAST_DAY


def test_the_most_important_event_of_a_day_is_selected(clock):
    assert clock.previous_event()
    assert clock.store.view.pane.selected == "talks"


def test_every_event_is_met_once_each_way(clock):
    clock.first()
    there = []
    while clock.next_event():
        there.append(clock.store.view.pane.selected)
    back = [clock.store.view.pane.selected]
    while clock.previous_event():
        back.append(clock.store.view.pane.selected)
    assert there == back[::-1] == ["month", "talks", "minor", "about", "armistice"]


def test_an_event_pointed_at_again_gives_the_next_of_its_day(clock):
    talks = clock.ticks.on(date(1945, 12, 16).toordinal())[0]
    met = []
    for _ in range(3):
        clock.jump_to(talks)
        met.append(clock.store.view.pane.selected)
    assert met == ["talks", "minor", "talks"]


def test_events_are_found_by_pixel_the_important_first(clock):
    axis = Axis(left=14, width=1000)
    x = axis.x(date(1945, 12, 16).toordinal())
    assert [tick.id for tick in clock.ticks.near(axis, x)] == ["talks", "minor"]
    assert clock.ticks.near(axis, axis.x(date(1900, 1, 1).toordinal())) == []


def test_events_of_one_day_stay_reachable(clock):
    day = date(1945, 12, 16).toordinal()
    assert [tick.id for tick in clock.ticks.on(day)] == ["talks", "minor"]
