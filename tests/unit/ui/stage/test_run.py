"""The clock's run from scene to scene, by events."""

from datetime import date

import pytest

from parallel38.ui.stage.run import LEAST, MOST, STOPS, Run, day_on, legs, seconds_for
from parallel38.ui.timeline.ticks import Ticks

FIRST, LAST = date(1905, 11, 28).toordinal(), date(1945, 8, 16).toordinal()


@pytest.fixture(scope="module")
def ticks(atlas) -> Ticks:
    return Ticks.of(atlas)


def test_it_dwells_on_chief_events_and_passes_quiet_years(ticks):
    way = legs(FIRST, LAST, ticks)
    rests = [leg.first for leg in way if leg.first == leg.last]
    assert len(rests) == STOPS
    assert all(tick.importance >= 4 for day in rests for tick in ticks.on(day)[:1])
    days = [day_on(way, n / 200) for n in range(201)]
    assert days == sorted(days) and (days[0], days[-1]) == (FIRST, LAST)
    assert all(days.count(day) >= 10 for day in rests)  # a twentieth of the time, at least


def test_it_takes_longer_the_more_lies_between(ticks):
    near = seconds_for(legs(LAST, LAST + 3, ticks), 0.5)
    far = seconds_for(legs(FIRST, LAST, ticks), 5.0)
    assert LEAST <= near < far <= MOST


def test_the_last_day_is_told_and_then_that_it_rests(qtbot, ticks):
    told: list[date] = []
    run = Run(told.append)
    with qtbot.waitSignal(run.rested, timeout=5_000):
        run.start(legs(LAST - 9, LAST, ticks), 0.2)
    assert told[-1].toordinal() == LAST
    assert told == sorted(set(told))


def test_a_run_that_is_stopped_tells_no_more(qtbot, ticks):
    told: list[date] = []
    run = Run(told.append)
    run.start(legs(FIRST, LAST, ticks), 5.0)
    run.stop()
    with qtbot.assertNotEmitted(run.rested):
        run.start(legs(LAST, LAST + 5, ticks), 5.0)
        run.stop()
    assert told == []


def test_a_longer_run_begins_at_its_first_day(qtbot, ticks, monkeypatch):
    monkeypatch.setattr("parallel38.ui.stage.run.APART", 0)
    told: list[date] = []
    run = Run(told.append)
    with qtbot.waitSignal(run.rested, timeout=5_000):
        run.start(legs(LAST - 9, LAST, ticks), 0.1)
    told.clear()
    with qtbot.waitSignal(run.rested, timeout=5_000):
        run.start(legs(FIRST, LAST, ticks), 0.3)
    assert told == sorted(set(told)) and told[-1].toordinal() == LAST
