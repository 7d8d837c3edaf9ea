"""Bookmarks in the real window: their pictures, their order by keys and by a drag, and Ctrl+K."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from parallel38.ui.project.thumbs import SIZE

DAYS = (datetime.date(1904, 2, 8), datetime.date(1945, 9, 8), datetime.date(1950, 9, 15))
ALT, PLAIN = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def marks(desk):
    window = desk.window
    for day in DAYS:
        window.store.change(date=day)
        desk.settle()
        window.actions_.by_id["bookmark-add"].trigger()
    window.actions_.by_id["bookmarks"].trigger()
    return window.projects.panel.list


def years(desk) -> list[int]:
    return [one.view.pane.date.year for one in desk.window.projects.bookmarks.all]


def test_each_bookmark_has_the_picture_of_its_map(desk, marks):
    thumbs = desk.window.projects.thumbs
    pictures = [thumbs.of(scene).toImage() for scene in marks.shelf.scenes]
    assert {(one.width(), one.height()) for one in pictures} == {(SIZE * 2).toTuple()}
    assert len({one.cacheKey() for one in pictures}) == 3
    assert pictures[0] != pictures[1] != pictures[2]
    colours = {pictures[1].pixel(x, y) for x in range(0, 120, 3) for y in range(0, 76, 3)}
    assert len(colours) > 20, "the picture is empty"


def test_alt_and_arrows_move_a_bookmark_and_undo_puts_it_back(desk, marks):
    marks.setCurrentIndex(marks.shelf.index(0, 0))
    QTest.keyClick(marks, Qt.Key.Key_Up, ALT)
    assert years(desk) == [1904, 1945, 1950]
    QTest.keyClick(marks, Qt.Key.Key_Down, ALT)
    assert years(desk) == [1945, 1904, 1950]
    QTest.keyClick(marks, Qt.Key.Key_Down, ALT)
    assert years(desk) == [1945, 1950, 1904]
    assert marks.currentIndex().row() == 2, "the bookmark, not the place, stays current"
    QTest.keyClick(marks, Qt.Key.Key_Down, ALT)
    desk.window.actions_.by_id["undo"].trigger()
    assert years(desk) == [1904, 1945, 1950]
    assert desk.window.actions_.by_id["redo"].text() == "Redo: move bookmark"


@pytest.mark.parametrize(
    ("row", "before", "wanted"),
    [(0, 2, [1945, 1904, 1950]), (2, 0, [1950, 1904, 1945]), (0, 3, [1945, 1950, 1904])],
)
def test_a_drag_puts_a_bookmark_between_two_others(desk, marks, row, before, wanted):
    nowhere = marks.rootIndex()
    assert marks.shelf.moveRow(nowhere, row, nowhere, before)  # what Qt's list calls at the drop
    assert years(desk) == wanted


def test_a_bookmark_is_found_by_its_title_misspelt_too(desk, marks):
    window = desk.window
    window.projects.bookmarks.rename(marks.shelf.scenes[1].id, "Lesson of Tuesday")
    desk.type_date("1 Jan 1900")
    window.actions_.by_id["search"].trigger()
    desk.qtbot.keyClicks(window.search, "leson of tusday")
    assert window.search.list.current.entry.title == "Lesson of Tuesday"
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert window.pane.date == DAYS[1]
    window.projects.bookmarks.delete(marks.shelf.scenes[1].id)
    window.actions_.by_id["search"].trigger()
    desk.qtbot.keyClicks(window.search, "lesson of tuesday")
    assert "bookmark" not in [found.entry.kind for found in window.search.list.results]
