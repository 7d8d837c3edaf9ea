"""Thousands of features in an own layer: lists stay short, and what holds is told as ever."""

import datetime

import pytest

from parallel38.domain import own
from parallel38.domain.atlas import Atlas
from parallel38.domain.dates import interval
from parallel38.domain.own import guest_book, put_in
from parallel38.domain.project import OwnLayer
from parallel38.domain.view import Store
from parallel38.ui.inspector.changes_page import MOST_OWN, few
from parallel38.ui.layers.model import LayersModel, _holds
from parallel38.ui.layers.switches import is_on
from parallel38.ui.search_entries import ALIKE, entries
from unit.domain.small_atlas import small_atlas

LAYER = OwnLayer(id="one", title="Mine", table="layer_one", shown=True)
COUNT = MOST_OWN + 10
DAY = datetime.date(1950, 6, 25)


@pytest.fixture
def atlas() -> Atlas:
    made = {}
    for n in range(COUNT):
        start, end = f"19{50 + n % 4}-0{1 + n % 9}", f"19{54 + n % 5}"
        when = interval(start, end)
        row = own.Row(n, "point", "a place", start, end, when, (127, 37, 127, 37))
        made[f"own-one/{n}"] = own.feature_of(LAYER, row)
    book = guest_book(small_atlas())
    records = Atlas(
        version="", powers={"own-one": own.power_of(LAYER)},
        layers={"own-one": own.record_of(LAYER, 0)}, features=made,
        events={}, places={}, sources={}, eras={}, stories={},
    )  # fmt: skip
    put_in(book, records)
    return book


@pytest.mark.parametrize("mode", ["instant", "cumulative", "window"])
@pytest.mark.parametrize("off", [(), ("own-one",), ("own-one/0", "own-one/3")])
def test_the_list_says_of_each_what_the_map_shows(atlas, mode, off):
    store = Store()
    model = LayersModel(atlas, store)
    window = (DAY, DAY + datetime.timedelta(400))
    store.change(date=DAY, mode=mode, window=window, layers_off=off)
    model.follow()
    (mine,) = [layer for layer in model.layers if layer.id == "own-one"]
    assert len(mine.things) == COUNT
    pane = store.view.pane
    assert {row.holds for row in mine.things} > {None} or mode == "window"
    for row in mine.things:
        assert (row.on, row.holds) == (is_on(atlas, pane, row.thing), _holds(row.thing, pane))


def test_a_list_names_some_and_counts_the_rest(atlas):
    shown, rest = few(list(atlas.features.values()))
    assert len(shown) == len(atlas.features) - 10
    assert "and 10 more" in rest
    assert few(list(small_atlas().features.values()))[1] == ""


def test_of_thousands_of_one_name_search_knows_a_few(atlas):
    assert sum(one.title == "a place" for one in entries(atlas)) == ALIKE
