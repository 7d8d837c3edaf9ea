"""Panes beside each other: what they share, and how large their ground is."""

from datetime import date

import pytest
from msgspec.structs import replace

from parallel38.domain.compare import (
    alone,
    best_columns,
    columns,
    dated,
    of_dates,
    of_powers,
    offers,
    on_screen,
    one_less,
    one_more,
)
from parallel38.domain.figure import Figure
from parallel38.domain.view import Camera, Pane, Store, View

DAYS = [date(1945 + n, 9, 8) for n in range(12)]
HOME = View(panes=(Pane(camera=Camera(38, 127, 7)),))


@pytest.mark.parametrize(
    ("layout", "count", "wide"),
    [("swipe", 2, 1), ("side", 2, 2), ("side", 3, 3), ("grid", 3, 3), ("grid", 4, 2),
     ("grid", 5, 3), ("grid", 9, 3), ("grid", 10, 4)],
)  # fmt: skip
def test_panes_go_into_columns_and_the_same_ground_stays_in_sight(layout, count, wide) -> None:
    view = of_dates(HOME, layout, DAYS[:count])
    assert [pane.date for pane in view.panes] == DAYS[:count]
    assert columns(view) == wide
    assert 2 ** (7 - view.pane.camera.zoom) == pytest.approx(wide)
    assert alone(view).pane.camera.zoom == pytest.approx(7)


def test_no_more_than_nine_panes() -> None:
    assert len(of_dates(HOME, "grid", DAYS).panes) == 10


def test_where_one_looks_all_look_and_days_are_their_own() -> None:
    store = Store(of_dates(HOME, "side", DAYS[:2]))
    store.change(date=date(1950, 6, 25), camera=Camera(40, 126, 8), selected="line-38")
    first, second = store.view.panes
    assert (first.date, second.date) == (date(1950, 6, 25), DAYS[1])
    assert second.camera == Camera(40, 126, 8)
    assert second.selected == "line-38"
    store.set(dated(store.view, 1, date(1953, 7, 27)))
    assert [pane.date for pane in store.view.panes] == [date(1950, 6, 25), date(1953, 7, 27)]


def test_a_lens_shows_one_day_as_it_concerned_each_side() -> None:
    (lens,) = offers().lens
    store = Store(of_powers(HOME, lens))
    store.change(date=date(1950, 6, 25), mode="cumulative")
    assert [pane.powers for pane in store.view.panes] == [side.powers for side in lens.side]
    assert {(pane.date, pane.mode) for pane in store.view.panes} == {
        (date(1950, 6, 25), "cumulative")
    }
    assert alone(store.view).pane == replace(
        HOME.pane, date=date(1950, 6, 25), mode="cumulative", camera=alone(store.view).pane.camera
    )


def test_what_is_offered_lies_within_the_atlas() -> None:
    for found in offers().dates:
        view = Store(of_dates(HOME, "grid", found.days)).view
        assert tuple(pane.date for pane in view.panes) == found.days == tuple(sorted(found.days))


def test_a_map_more_and_a_map_less() -> None:
    view = HOME
    for count in range(2, 12):
        view = one_more(view)
        assert len(view.panes) == min(count, 10)
        assert view.layout == ("side" if count == 2 else "grid")
    assert view.panes[1].date > view.panes[0].date
    for _ in range(9):
        view = one_less(view)
    assert view.layout == "single"
    assert view.pane.camera.zoom == pytest.approx(7)


def test_a_layout_fits_the_number_of_its_panes() -> None:
    assert Store(View(layout="swipe", panes=(Pane(),))).view.layout == "single"
    assert Store(View(layout="swipe", panes=(Pane(),) * 3)).view.layout == "grid"
    assert Store(View(layout="swipe", panes=(Pane(),) * 2)).view.layout == "swipe"


@pytest.mark.parametrize(
    ("count", "ground", "across"),
    [(4, (6, 10), 4), (4, (60, 10), 1), (4, (14, 10), 2), (10, (6, 10), 5), (2, (6, 10), 2)],
)
def test_maps_of_a_ground_stand_where_they_are_largest(count, ground, across):
    assert best_columns(count, 1122, 600, ground) == across


def test_a_figure_in_other_columns_counts_as_large_as_its_maps():
    view = of_dates(View(), "grid", DAYS[:4])
    assert on_screen(view, Figure(width=1200, height=800)) == (1200, 800)
    assert on_screen(view, Figure(width=1200, height=800, columns=4)) == (600, 1600)
