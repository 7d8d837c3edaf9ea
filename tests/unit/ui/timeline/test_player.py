"""Play, with a clock on the wall that the tests turn."""

from datetime import date
from itertools import pairwise

import pytest

from parallel38.domain.pace import dwell, glide
from parallel38.domain.view import FIRST_DAY, LAST_DAY
from parallel38.ui.timeline.pace import Pace
from parallel38.ui.timeline.player import Player


class Wall:
    """Seconds that pass only when told to."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


class Playing:
    """A player whose every frame is called by hand; `met` holds (seconds, date) of each."""

    def __init__(self, clock) -> None:
        self.wall, self.clock = Wall(), clock
        self.player = Player(clock, self.wall)
        self.met: list[tuple[float, date]] = []

    def run(self, seconds: float, frame: float = 0.02) -> None:
        until = self.wall.seconds + seconds
        while self.player.is_playing and self.wall.seconds < until - 1e-9:
            self.wall.seconds += frame
            self.player.advance()
            self.met.append((self.wall.seconds, self.clock.today))

    def rested(self) -> dict[str, float]:
        """Seconds on each date that was shown for longer than one frame."""
        found: dict[date, float] = {}
        for (begun, day), (ended, _) in pairwise(self.met):
            found[day] = found.get(day, 0) + ended - begun
        return {day.isoformat(): held for day, held in found.items() if held > 0.3}


@pytest.fixture
def playing(qapp, clock):
    clock.first()
    made = Playing(clock)
    yield made
    made.player.pause()


def test_a_great_event_is_rested_on_longer():
    assert [dwell(n) for n in range(1, 6)] == sorted(dwell(n) for n in range(1, 6))
    assert dwell(5) > 2 * dwell(3)


def test_quiet_years_pass_in_hardly_more_than_a_month():
    assert glide(1) < glide(30) < glide(3000) < 2 * glide(30)


def test_from_event_to_event_dwelling_by_importance_and_stop_at_the_last(playing, clock):
    chosen = []
    clock.store.subscribe(lambda new, _old: chosen.append(new.pane.selected))
    playing.player.play()
    playing.run(60)
    assert not playing.player.is_playing
    assert clock.today == date(1953, 7, 27)
    assert list(dict.fromkeys(filter(None, chosen))) == ["month", "talks", "about", "armistice"]
    rested = playing.rested()
    assert rested["1866-08-01"] == pytest.approx(dwell(2), abs=0.1)
    assert rested["1945-12-16"] == pytest.approx(dwell(5), abs=0.1)
    assert rested["1947-01-01"] == pytest.approx(dwell(3), abs=0.1)


def test_eighty_quiet_years_take_no_longer_than_the_longest_glide(playing, clock):
    playing.player.play()
    playing.run(60)
    left = max(at for at, day in playing.met if day == date(1866, 8, 1))
    reached = min(at for at, day in playing.met if day == date(1945, 12, 16))
    assert reached - left <= glide(30_000) + 0.1


def test_twice_as_fast_takes_half_the_time(playing, clock):
    times = []
    for speed in (1, 2):
        clock.first()
        playing.player.set_pace(Pace("event", speed))
        begun = playing.wall.seconds
        playing.player.play()
        playing.run(60)
        times.append(playing.wall.seconds - begun)
    assert times[0] / times[1] == pytest.approx(2, rel=0.05)


@pytest.mark.parametrize(
    ("pace", "there"),
    [(Pace("day", 10), date(1866, 1, 21)), (Pace("month", 1), date(1866, 3, 2)),
     (Pace("year", 5), date(1876, 1, 1))],
)  # fmt: skip
def test_by_the_calendar_at_the_typed_speed(playing, clock, pace, there):
    playing.player.set_pace(pace)
    playing.player.play()
    playing.run(2)
    assert abs((clock.today - there).days) <= max(1, 2 * 0.02 * pace.speed * 365)
    assert clock.today > FIRST_DAY


def test_the_calendar_stops_at_the_end_and_begins_again_when_asked(playing, clock):
    playing.player.set_pace(Pace("year", 100))
    playing.player.play()
    playing.run(5)
    assert not playing.player.is_playing
    assert clock.today == LAST_DAY
    playing.player.play()
    assert clock.today == FIRST_DAY


@pytest.mark.parametrize("pace", [Pace("year", 100), Pace("event", 4)])
def test_in_a_loop_the_beginning_follows_the_end(playing, clock, pace):
    playing.player.loops = True
    playing.player.set_pace(pace)
    playing.player.play()
    playing.run(8)
    days = [day for _, day in playing.met]
    assert playing.player.is_playing
    assert any(then > day for then, day in pairwise(days))


def test_play_runs_on_from_where_a_hand_moved_the_date(playing, clock):
    playing.player.set_pace(Pace("day", 100))
    playing.player.play()
    playing.run(0.5)
    clock.go(date(1900, 1, 1))
    playing.run(1)
    assert clock.today == date(1900, 4, 11)


def test_play_takes_the_window_along(playing, clock):
    clock.store.change(mode="window", window=(date(1866, 1, 1), date(1866, 7, 1)))
    playing.player.set_pace(Pace("year", 1))
    playing.player.play()
    playing.run(10)
    pane = clock.store.view.pane
    assert pane.window
    assert (pane.window[1] - pane.window[0]).days == 181
    assert pane.window[0] == pane.date
    assert pane.date.year in (1875, 1876)


def test_the_timer_drives_it(qtbot, clock):
    clock.first()
    player = Player(clock)
    player.set_pace(Pace("year", 1000))
    with qtbot.waitSignal(player.playing, check_params_cb=lambda playing: not playing):
        player.play()
    assert clock.today == LAST_DAY
