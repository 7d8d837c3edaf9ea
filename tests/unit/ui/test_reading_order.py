"""Tab's walk through the window: each control once, and the walk leaves the widgets alive."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import (
    QComboBox,
    QListWidget,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from parallel38.ui.reading_order import in_order


class Rows(QTableWidget):
    """As every list of the program: a class of its own, held by the widget above it alone."""


@pytest.fixture
def page(qtbot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    column.addWidget(Rows(2, 2))
    column.addWidget(QSpinBox())
    box = QComboBox()
    box.setEditable(True)
    column.addWidget(box)
    made.show()
    yield made


def test_the_walk_leaves_what_it_saw_alive(page):
    for _tab in range(3):
        list(in_order(page))
        gc.collect()
    assert page.findChildren(Rows)


def test_a_box_with_a_field_is_one_stop(page):
    assert [type(one) for one in in_order(page)] == [Rows, QSpinBox, QComboBox]


def test_a_list_is_a_stop_once(qtbot):
    alone = QListWidget()
    qtbot.addWidget(alone)
    alone.show()
    assert list(in_order(alone)) == [alone]


def test_what_has_nothing_to_scroll_is_no_stop(qtbot):
    area, inside = QScrollArea(), QPushButton()
    qtbot.addWidget(area)
    area.setWidget(inside)
    inside.resize(40, 20)
    area.resize(200, 200)
    area.show()
    qtbot.waitUntil(lambda: list(in_order(area)) == [inside])
    inside.resize(40, 900)
    qtbot.waitUntil(lambda: list(in_order(area)) == [area, inside])
