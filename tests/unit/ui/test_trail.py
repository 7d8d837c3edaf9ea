from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl

from parallel38.domain.view import Store
from parallel38.ui.clock import Clock
from parallel38.ui.inspector.links import Links
from parallel38.ui.inspector.strip import Strip
from parallel38.ui.layers_panel import LayersPanel
from parallel38.ui.timeline.ticks import Ticks
from parallel38.ui.trail import Trail
from parallel38.ui.travel import Travel


@pytest.fixture
def trail(store: Store) -> Trail:
    return Trail(store)


@pytest.mark.parametrize(
    "link",
    ["date/1950-06-25", "event/cairo-conference", "feature/mdl", "place/port-arthur"],
)
def test_a_link_can_be_taken_back(atlas, store, trail, link):
    before = store.view
    assert Links(Travel(atlas, store, trail)).follow(QUrl(f"p38:{link}"))
    assert store.view != before
    assert trail.back()
    assert store.view == before
    assert not trail.back()


def test_a_link_to_nowhere_leaves_no_trace(atlas, store, trail):
    Links(Travel(atlas, store, trail)).follow(QUrl("p38:feature/none"))
    assert not trail.back()
    store.change(date=date(1950, 1, 1))
    assert not trail.back()


def test_a_row_of_the_layers_can_be_taken_back(qtbot, atlas, store, theme, trail):
    panel = LayersPanel(atlas, store, theme, trail)
    qtbot.addWidget(panel)
    before = store.view
    panel.tree.asked_for.emit("line-38th-parallel")
    assert store.view.pane.date == date(1945, 9, 2)
    trail.back()
    assert store.view == before


def test_a_click_on_the_strip_can_be_taken_back_and_its_drag_is_one_jump(
    qtbot, atlas, store, theme, trail
):
    strip = Strip(atlas, store, theme, trail)
    qtbot.addWidget(strip)
    strip.resize(300, 60)
    before = store.view
    qtbot.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPoint(40, 10))
    pressed = store.view.pane.date
    qtbot.mouseMove(strip, QPoint(80, 10))
    qtbot.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=QPoint(80, 10))
    assert pressed != before.pane.date
    trail.back()
    assert store.view == before
    assert not trail.back()


def test_jumps_of_the_clock_can_be_taken_back_and_steps_cannot(atlas, store, trail):
    clock = Clock(store, Ticks.of(atlas), trail)
    clock.days(1)
    clock.next_event()
    assert not trail.back()
    before = store.view
    for jump in (
        clock.first, clock.last, lambda: clock.jump(date(1950, 6, 25)),
        lambda: clock.jump_to(clock.ticks.all[0]),
    ):  # fmt: skip
        jump()
        assert store.view != before
        assert trail.back()
        assert store.view == before
