"""The View and its single writer."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parallel38.domain.view import FIRST_DAY, LAST_DAY, OPENING, Pane, Store, View


def test_a_change_is_told_once_with_new_and_old() -> None:
    store, told = Store(), []
    store.subscribe(lambda new, old: told.append((new.pane.date, old.pane.date)))
    store.change(date=date(1945, 9, 8))
    store.change(date=date(1945, 9, 8))
    assert told == [(date(1945, 9, 8), OPENING.date)]
    assert store.view.pane.date == date(1945, 9, 8)


def test_who_has_left_hears_nothing() -> None:
    store, told = Store(), []
    end = store.subscribe(lambda new, old: told.append(new))
    end()
    end()
    store.change(selected="seoul")
    assert told == []


@pytest.mark.parametrize(
    ("asked", "kept"),
    [(date(1, 1, 1), FIRST_DAY), (date(9999, 12, 31), LAST_DAY), (LAST_DAY, LAST_DAY)],
)
def test_the_clock_stays_inside_the_atlas(asked: date, kept: date) -> None:
    store = Store(View(panes=(Pane(date=asked),)))
    assert store.view.pane.date == kept
    store.change(date=date(1945, 1, 1))
    store.change(date=asked)
    assert store.view.pane.date == kept


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ((date(1800, 1, 1), date(1900, 1, 1)), (FIRST_DAY, date(1900, 1, 1))),
        ((date(1900, 1, 1), date(3000, 1, 1)), (date(1900, 1, 1), date(2025, 1, 1))),
        ((date(1950, 1, 2), date(1950, 1, 1)), (date(1950, 1, 2), date(1950, 1, 3))),
        ((date(3000, 1, 1), date(3001, 1, 1)), (LAST_DAY, date(2025, 1, 1))),
    ],
)
def test_a_window_has_a_day_and_stays_inside(
    asked: tuple[date, date], kept: tuple[date, date]
) -> None:
    store = Store()
    store.change(window=asked, mode="window")
    assert store.view.pane.window == kept


SUMMER = date(1950, 6, 1), date(1950, 9, 1)


def narrowed(day: date = date(1950, 6, 25)) -> Store:
    return Store(View(panes=(Pane(date=day, window=SUMMER, mode="window"),)))


def test_a_new_date_takes_the_window_along() -> None:
    store = narrowed()
    store.change(date=date(1951, 6, 25), selected="x")
    assert store.view.pane.window == (date(1951, 6, 1), date(1951, 9, 1))
    store.change(date=date(1951, 7, 1), window=SUMMER)
    assert store.view.pane.window == SUMMER  # it was asked for
    store.change(mode="instant")
    store.change(date=date(1900, 1, 1))
    assert store.view.pane.window == SUMMER  # it is not in use


@given(
    st.dates(FIRST_DAY, LAST_DAY), st.integers(0, 20_000), st.dates(FIRST_DAY, LAST_DAY),
    st.dates(),
)  # fmt: skip
def test_a_window_taken_along_keeps_its_length_and_holds_the_date(
    first: date, days: int, old: date, new: date
) -> None:
    after = min(first + timedelta(days + 1), LAST_DAY + timedelta(1))
    store = Store(View(panes=(Pane(date=old, window=(first, after), mode="window"),)))
    store.change(date=new)
    pane = store.view.pane
    assert pane.window
    assert pane.window[1] - pane.window[0] == after - first
    assert pane.window[0] <= pane.date < pane.window[1] or new == old


def test_a_listener_may_ask_for_a_change_and_all_hear_both_in_order() -> None:
    store, heard = Store(), []

    def asks(new: View, _old: View) -> None:
        if new.pane.selected == "a":
            store.change(selected="b")

    store.subscribe(asks)
    store.subscribe(lambda new, old: heard.append((old.pane.selected, new.pane.selected)))
    store.change(selected="a")
    assert heard == [("", "a"), ("a", "b")]


def test_a_failing_listener_does_not_silence_the_store() -> None:
    store, told = Store(), []

    def fails(_new: View, _old: View) -> None:
        raise RuntimeError("no")

    end = store.subscribe(fails)
    with pytest.raises(RuntimeError):
        store.change(selected="a")
    end()
    store.subscribe(lambda new, old: told.append(new.pane.selected))
    store.change(selected="b")
    assert told == ["b"]


def test_only_the_main_pane_changes() -> None:
    view = View(layout="side", panes=(Pane(), Pane(selected="other")))
    changed = view.with_pane(selected="main")
    assert [pane.selected for pane in changed.panes] == ["main", "other"]
