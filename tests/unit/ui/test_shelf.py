"""The room of a side panel, and who has it."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from parallel38.ui.shelf import Shelf


@pytest.fixture
def shelf(qtbot) -> Shelf:
    made = Shelf(100, 300)
    qtbot.addWidget(made)
    return made


def shown(*panels: QWidget) -> list[bool]:
    return [not panel.isHidden() for panel in panels]


def test_the_guest_that_came_last_has_the_room_alone(shelf):
    lives, file, form = QLabel("inspector"), QLabel("file"), QLabel("form")
    shelf.put(lives)
    shelf.lend(file, True)
    assert shown(lives, file) == [False, True]
    shelf.lend(form, True)
    shelf.lend(file, True)  # again is nothing new
    assert shown(lives, file, form) == [False, False, True]
    shelf.lend(form, False)
    assert shown(lives, file, form) == [False, True, False]
    shelf.lend(file, False)
    assert shown(lives, file, form) == [True, False, False]


def test_who_moves_in_later_waits_for_the_guest_to_leave(shelf):
    guest, lives = QLabel("file"), QLabel("inspector")
    shelf.lend(guest, True)
    shelf.put(lives)
    assert shown(lives, guest) == [False, True]
    empty = QLabel("bookmarks")
    empty.hide()
    shelf.put(empty)
    shelf.lend(guest, False)
    assert shown(lives, guest) == [True, False]
    assert empty.isHidden()  # as it came
