"""The View and its single writer."""

from datetime import date

import pytest

from parallel38.domain.view import FIRST_DAY, LAST_DAY, OPENING_DAY, Pane, Store, View


def test_a_change_is_told_once_with_new_and_old() -> None:
    store, told = Store(), []
    store.subscribe(lambda new, old: told.append((new.pane.date, old.pane.date)))
    store.change(date=date(1945, 9, 8))
    store.change(date=date(1945, 9, 8))
    assert told == [(date(1945, 9, 8), OPENING_DAY)]
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
