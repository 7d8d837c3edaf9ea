"""What a Pane shows, against the table the page is held to as well."""

import json
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parallel38.domain.dates import FIRST, FOREVER, Interval, parse
from parallel38.domain.view import Pane
from parallel38.domain.visible import certainty, glow, state, visible
from unit.domain.small_atlas import small_atlas
from unit.domain.visibility import TABLE, written

CASES = json.loads(TABLE.read_text(encoding="utf-8"))
LETTERS = {"certain": "c", "possible": "p", "announced": "a", None: "."}
WINDOWS = [(a, b) for a in range(1, 20) for b in range(a + 1, 21)]


def pane(day: int, mode: str = "instant") -> Pane:
    return Pane(date=date.fromordinal(day), mode=mode)  # type: ignore[arg-type]


def window(first: int, after: int) -> Pane:
    days = (date.fromordinal(first), date.fromordinal(after))
    return Pane(date=date.fromordinal(30), mode="window", window=days)


def rows(letters: dict[tuple[int, int], str]) -> list[str]:
    return ["".join(letters[a, b] for b in range(a + 1, 21)) for a in range(1, 20)]


def test_the_table_is_what_brute_force_says() -> None:
    assert TABLE.read_text(encoding="utf-8") == written()


@pytest.mark.parametrize("case", CASES["features"], ids=lambda case: str(case["interval"]))
def test_features_agree_with_the_table(case: dict[str, object]) -> None:
    held = Interval(*case["interval"])  # type: ignore[misc]
    announced = case["announced"]
    for mode in ("instant", "cumulative"):
        told = "".join(LETTERS[state(held, announced, pane(day, mode))] for day in range(1, 21))  # type: ignore[arg-type]
        assert told == case[mode]
    told_windows = {days: LETTERS[state(held, announced, window(*days))] for days in WINDOWS}  # type: ignore[arg-type]
    assert rows(told_windows) == case["windows"]


@pytest.mark.parametrize("case", CASES["events"], ids=lambda case: str(case["from"]))
def test_events_agree_with_the_table(case: dict[str, object]) -> None:
    first, after, fade = case["from"], case["to"], case["fade"]
    held = Interval(first, after, first, after)  # type: ignore[arg-type]
    for day in range(1, 21):
        assert glow(held, pane(day), fade) == pytest.approx(case["instant"][day - 1], abs=1e-6)  # type: ignore[arg-type, index]
        assert glow(held, pane(day, "cumulative")) == (case["cumulative"][day - 1] == "c")  # type: ignore[index]
    lit = {days: "c" if glow(held, window(*days), fade) else "." for days in WINDOWS}  # type: ignore[arg-type]
    assert rows(lit) == case["windows"]


DAY = st.integers(1, 40)


@given(st.tuples(DAY, DAY, DAY, DAY), st.none() | DAY, st.tuples(DAY, DAY))
def test_a_window_shows_what_one_of_its_days_shows_best(
    bounds: tuple[int, ...], announced: int | None, days: tuple[int, int]
) -> None:
    possible_from, *_, possible_to = sorted(bounds)
    held = Interval(possible_from, possible_to, max(bounds[0], possible_from), bounds[1])
    if held.certain_to > possible_to:
        held = Interval(possible_from, possible_to, held.certain_from, possible_to)
    first, after = min(days), max(days) + 1
    each = [state(held, announced, pane(day)) for day in range(first, after)]
    best = min((LETTERS[one] for one in each), key="cpa.".index)
    assert LETTERS[state(held, announced, window(first, after))] == best


@given(st.tuples(DAY, DAY, DAY, DAY), st.none() | DAY)
def test_what_has_begun_stays_begun(bounds: tuple[int, ...], announced: int | None) -> None:
    held = Interval(min(bounds), max(bounds) + 1, *sorted(bounds)[1:3])
    told = [LETTERS[state(held, announced, pane(day, "cumulative"))] for day in range(1, 50)]
    assert all("cpa.".index(a) >= "cpa.".index(b) for a, b in pairwise(told))


def test_a_window_mode_without_a_window_is_its_day() -> None:
    held = Interval(5, 6, 5, 6)
    assert state(held, None, pane(5, "window")) == "certain"
    assert state(held, None, pane(6, "window")) is None


def on(day: str, **fields: object) -> Pane:
    return Pane(date=date.fromisoformat(day), **fields)  # type: ignore[arg-type]


def test_the_zones_hand_over_to_the_states_on_the_day() -> None:
    atlas = small_atlas()
    assert visible(atlas, on("1945-08-20")).features == {
        "zone-us": "announced", "zone-soviet": "certain",
    }  # fmt: skip
    assert set(visible(atlas, on("1948-08-14")).features) == {"zone-us", "zone-soviet"}
    assert set(visible(atlas, on("1948-08-15")).features) == {"zone-soviet", "rok"}
    assert set(visible(atlas, on("1948-09-09")).features) == {"rok", "dprk"}


def test_layers_and_their_features_are_switched_apart() -> None:
    atlas = small_atlas()
    shown = visible(atlas, on("1946-01-01", layers_on=("proposals",), layers_off=("zones",)))
    assert set(shown.features) == {"trusteeship"}
    shown = visible(atlas, on("1946-01-01", layers_off=("zones",), layers_on=("zone-us",)))
    assert set(shown.features) == {"zone-us"}
    shown = visible(atlas, on("1946-01-01", layers_off=("zone-us", "events")))
    assert set(shown.features) == {"zone-soviet"}
    assert not shown.events


def test_powers_narrow_the_view() -> None:
    shown = visible(small_atlas(), on("1946-01-01", powers=("usa",)))
    assert set(shown.features) == {"zone-us"}
    assert set(shown.events) == {"moscow", "inchon"}


def test_events_fade_over_the_year() -> None:
    atlas = small_atlas()
    assert visible(atlas, on("1945-12-20")).events["moscow"] == 1.0
    later = visible(atlas, on("1946-06-27")).events
    assert later["moscow"] == pytest.approx(1 - 182 / 365)
    assert "moscow" not in visible(atlas, on("1946-12-27")).events
    assert "moscow" in visible(atlas, on("1946-12-27"), fade=1000).events


@pytest.mark.parametrize(
    ("start", "end", "day", "told"),
    [
        ("1945-09-08", "1947-10~", "1945-09-07", None),
        ("1945-09-08", "1947-10~", "1946-01-01", "certain"),
        ("1945-09-08", "1947-10~", "1947-11-30", "approximate"),
        ("1945-09-08", "1947-10~", "1947-12-01", None),
        ("1945-09%", "1947-10", "1945-08-15", "approximate"),
        ("1945-09?", "1947-10", "1945-08-15", "possible"),
        ("1945-09", "1947-10", "1945-09-15", "possible"),
        ("1945~", "1945~", "1945-06-01", "approximate"),
    ],
)
def test_how_surely_a_thing_held(start: str, end: str, day: str, told: str | None) -> None:
    from parallel38.domain.dates import interval

    assert certainty(start, end, interval(start, end), parse(day).earliest) == told


def test_open_intervals_hold_on_every_day() -> None:
    assert state(Interval(FIRST, FOREVER, FIRST, FOREVER), None, on("1866-01-01")) == "certain"
