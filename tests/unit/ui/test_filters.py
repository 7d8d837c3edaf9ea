"""The fold of filters, its chip, and the timeline that follows."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt

from parallel38.domain.filters import NONE
from parallel38.domain.narrowing import fits, narrow, widened
from parallel38.ui.clock import Clock
from parallel38.ui.filter_chip import FilterChip
from parallel38.ui.filter_words import kind, narrowing_words, theme
from parallel38.ui.layers.filter_fold import FilterFold
from parallel38.ui.timeline.axis import Axis
from parallel38.ui.timeline.density import histogram
from parallel38.ui.timeline.ticks import Ticks


@pytest.fixture
def fold(qtbot, atlas, store, theme) -> Iterator[FilterFold]:
    made = FilterFold(atlas, store, theme)
    qtbot.addWidget(made)
    made.resize(310, 400)
    made.show()
    made.start()
    return made


def asked(store, **changes):
    store.set(narrow(store.view, **changes))


def test_a_list_is_opened_and_ticked_by_keys(fold, store, qtbot):
    picker = fold.pickers["event_kinds"]
    qtbot.keyClick(picker, Qt.Key.Key_Down)
    rows = picker._list.rows
    qtbot.keyClick(rows, Qt.Key.Key_Space)
    chosen = store.view.pane.filters.event_kinds
    assert len(chosen) == 1 and picker._list.offers.offers[0].title in picker.text()
    qtbot.keyClick(rows, Qt.Key.Key_Space)
    assert store.view.pane.filters == NONE
    qtbot.keyClick(rows, Qt.Key.Key_Escape)
    assert picker._list.isHidden()


def test_a_source_is_found_by_typing(fold, atlas, store, qtbot):
    picker = fold.pickers["sources"]
    picker.open()
    qtbot.keyClicks(picker._list.typed, "cumings korean war")
    found = picker._list.found
    assert 0 < len(found) < 10
    qtbot.keyClick(picker._list.typed, Qt.Key.Key_Return)
    (chosen,) = store.view.pane.filters.sources
    assert chosen.startswith("cumings")
    picker._list.close()


def test_a_short_list_shows_all_its_rows(fold, theme):
    fold.setStyleSheet("QTreeView::item { padding: 8px }")
    picker = fold.pickers["event_kinds"]
    picker.open()
    assert picker._list.offers.rowCount() <= 12
    assert picker._list.rows.verticalScrollBar().maximum() == 0
    picker._list.close()


def test_a_row_is_ticked_by_a_click_on_it_or_on_its_box(fold, store, qtbot):
    picker = fold.pickers["event_kinds"]
    picker.open()
    rows, offers = picker._list.rows, picker._list.offers
    for row, column, x in ((0, 0, 60), (1, 0, 10), (2, 1, 4)):
        place = rows.visualRect(offers.index(row, column))
        middle = QPoint(place.left() + x, place.center().y())
        qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        assert store.view.pane.filters.event_kinds == tuple(
            one.id for one in offers.offers[: row + 1]
        )
        assert offers.is_on(row)
    for row in range(3):
        qtbot.mouseClick(
            rows.viewport(), Qt.MouseButton.LeftButton,
            pos=rows.visualRect(offers.index(row, 0)).center(),
        )  # fmt: skip
    assert store.view.pane.filters == NONE
    picker._list.close()


def test_every_filter_has_a_field_that_asks_and_follows(fold, store, qtbot):
    fold.importance.setCurrentIndex(3)
    fold.importance.activated.emit(3)
    fold.confidence.setCurrentIndex(2)
    fold.confidence.activated.emit(2)
    fold.certain.click()
    filters = store.view.pane.filters
    assert (filters.importance, filters.confidence, filters.certain) == (4, "high", True)
    assert {*fold.pickers, "importance", "confidence", "certain"} == {
        *NONE.__struct_fields__,
        "powers",
    }
    fold.clear.click()
    assert store.view.pane.filters == NONE
    assert fold.importance.currentIndex() == 0
    assert not fold.certain.isChecked()
    assert not fold.clear.isVisible()


def test_every_field_has_a_name(fold):
    fields = [*fold.pickers.values(), fold.importance, fold.confidence, fold.head, fold.clear]
    assert all(field.accessibleName() for field in fields)


def test_the_chip_says_all_that_narrows_and_clears_it(qtbot, atlas, store, theme):
    chip = FilterChip(atlas, store, theme)
    qtbot.addWidget(chip)
    assert chip.isHidden()
    asked(store, powers=("usa",), themes=("nuclear",), importance=4, certain=True)
    assert not chip.isHidden()
    for word in ("United States", "Nuclear", "4", "certain"):
        assert word in chip.toolTip()
    before = store.view
    chip.click()
    assert store.view == widened(before)
    assert chip.isHidden()


def test_ticks_and_bars_follow(atlas, store):
    clock = Clock(store, Ticks.of(atlas))
    axis = Axis().resized(0, 1000)
    every, bars = clock.ticks, histogram(clock.ticks.days, axis)
    asked(store, event_kinds=("treaty",))
    treaties = [one.id for one in atlas.events.values() if fits(store.view.pane, one)]
    assert sorted(tick.id for tick in clock.ticks.all) == sorted(treaties)
    assert sum(n for *_, n in histogram(clock.ticks.days, axis)) < sum(n for *_, n in bars)
    assert clock.ticks is clock.ticks
    clock.next_event()
    assert atlas.events[store.view.pane.selected].kind == "treaty"
    store.set(widened(store.view))
    assert [tick.id for tick in clock.ticks.all] == [tick.id for tick in every.all]


def test_every_subject_and_kind_has_words(atlas, store):
    themes = {one for event in atlas.events.values() for one in event.themes}
    assert all(theme(one) != one for one in themes)
    assert all(kind(feature.kind) != feature.kind for feature in atlas.features.values())
    assert narrowing_words(atlas, store.view) == []
