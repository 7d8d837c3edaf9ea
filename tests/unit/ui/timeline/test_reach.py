"""What is dragged past the ruler's end, turned, stroked or pinched: how far time goes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from parallel38.domain.view import LAST_DAY
from parallel38.ui.timeline import bands
from parallel38.ui.timeline.axis import Axis
from parallel38.ui.timeline.edge_scroll import speed
from parallel38.ui.timeline.pointer import gripped
from tests.unit.ui.timeline.pointer import pull

YEARS_ROW = int(bands.HEIGHT) - 4
AXIS = Axis().resized(14, 1000)


@pytest.fixture
def ruler(panel):
    panel.ruler.show_axis(
        panel.ruler.axis.framing(date(1944, 1, 1).toordinal(), date(1948, 1, 1).toordinal())
    )
    return panel.ruler


def turn(ruler, angle: QPoint, pixels: QPoint | None = None, shift: bool = False) -> None:
    place = QPointF(400, YEARS_ROW)
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        place, ruler.mapToGlobal(place), pixels or QPoint(), angle, Qt.MouseButton.NoButton, held,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(ruler, event)


def press(ruler, x: float, row: int = YEARS_ROW) -> None:
    QTest.mousePress(ruler, Qt.MouseButton.LeftButton, pos=QPoint(round(x), row))


def release(widget) -> None:
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=QPoint(5, YEARS_ROW))


def test_past_the_end_time_moves_on_and_the_date_with_it(ruler, clock):
    press(ruler, 500)
    pull(ruler, QPoint(ruler.width() + 30, YEARS_ROW))
    last, start = clock.today, ruler.axis.start
    assert ruler.edges.is_running
    ruler.edges.move(0.2)
    assert ruler.axis.start > start
    assert clock.today > last
    assert clock.today.toordinal() == ruler.axis.day(ruler.axis.left + ruler.axis.width)
    pull(ruler, QPoint(600, YEARS_ROW))
    assert not ruler.edges.is_running


def test_letting_go_ends_it(ruler):
    press(ruler, 500)
    pull(ruler, QPoint(-30, YEARS_ROW))
    assert ruler.edges.is_running
    release(ruler)
    assert not ruler.edges.is_running


def test_it_ends_where_the_atlas_ends(ruler, clock):
    press(ruler, 500)
    pull(ruler, QPoint(ruler.width() + 300, YEARS_ROW))
    for _step in range(200):
        ruler.edges.move(1.0)
    assert clock.today == LAST_DAY
    assert not ruler.edges.is_running
    release(ruler)


def test_a_handle_pulls_time_along(ruler, clock):
    clock.store.change(mode="window", window=(date(1945, 1, 1), date(1947, 1, 1)))
    handle = ruler.handles[1]
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(3, 8))
    pull(handle, handle.mapFromParent(QPoint(ruler.width() + 20, YEARS_ROW)))
    end = clock.store.view.pane.window[1]
    ruler.edges.move(0.3)
    assert clock.store.view.pane.window[1] > end
    assert clock.store.view.pane.window[0] == date(1945, 1, 1)
    release(handle)
    assert not ruler.edges.is_running


def test_a_window_is_pulled_along_whole(ruler, clock):
    clock.store.change(mode="window", window=(date(1945, 6, 1), date(1946, 6, 1)))
    press(ruler, ruler.axis.x(date(1945, 9, 1).toordinal()))
    pull(ruler, QPoint(ruler.width() + 20, YEARS_ROW))
    first, after = clock.store.view.pane.window
    ruler.edges.move(0.3)
    new_first, new_after = clock.store.view.pane.window
    assert new_first > first
    assert new_after - new_first == after - first
    release(ruler)


@given(st.floats(-2000, 3000))
def test_the_farther_past_the_end_the_faster(x):
    past = max(AXIS.left - x, x - AXIS.left - AXIS.width)
    fast = speed(AXIS, x)
    assert (fast == 0) == (past <= 0)
    assert past <= 0 or (fast > 0) == (x > AXIS.left)
    assert abs(speed(AXIS, 1014 + 2 * max(past, 0))) >= abs(speed(AXIS, 1014 + max(past, 0)))


@given(st.floats(14, 1014), st.floats(-60, 60), st.lists(st.floats(-50, 1100), min_size=2))
def test_a_flag_taken_beside_its_day_does_not_leap_and_reaches_both_ends(taken, aside, places):
    at = AXIS.inside(taken + aside)
    found = [AXIS.inside(gripped(AXIS, x, taken, at)) for x in sorted(places)]
    assert found == pytest.approx(sorted(found))
    assert gripped(AXIS, -1, taken, at) < AXIS.left
    assert gripped(AXIS, 1015, taken, at) > 1014
    if 15 < taken < 1013:
        assert gripped(AXIS, taken, taken, at) == pytest.approx(at)


def test_a_press_beside_the_middle_of_the_flag_keeps_the_date(ruler, clock):
    flag = ruler.flag()
    press(ruler, flag.right() - 6, round(flag.center().y()))
    pull(ruler, QPoint(round(flag.right() - 6), round(flag.center().y())))
    assert abs((clock.today - date(1945, 12, 27)).days) <= 1
    release(ruler)


def test_of_a_slanting_stroke_the_longer_side_counts(ruler):
    span, start = ruler.axis.span, ruler.axis.start
    turn(ruler, QPoint(8, 60))
    assert ruler.axis.span < span
    span, start = ruler.axis.span, ruler.axis.start
    turn(ruler, QPoint(-60, 8))
    assert ruler.axis.span == pytest.approx(span)
    assert ruler.axis.start > start


def test_time_stays_under_the_fingers_where_the_pad_tells_pixels(ruler):
    day = ruler.axis.day(400)
    turn(ruler, QPoint(-120, 0), QPoint(-33, 0))
    assert abs(ruler.axis.day(400 - 33) - day) <= 1


def test_shift_turns_a_wheel_sideways(ruler):
    span, start = ruler.axis.span, ruler.axis.start
    turn(ruler, QPoint(0, -120), shift=True)
    assert ruler.axis.span == pytest.approx(span)
    assert ruler.axis.start > start


def test_a_pinch_zooms_about_the_fingers(ruler):
    day, span = ruler.axis.day(400), ruler.axis.span
    place = QPointF(400, YEARS_ROW)
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2, place,
        place, place, 0.25, QPointF(),
    )  # fmt: skip
    QApplication.sendEvent(ruler, pinch)
    assert ruler.axis.span == pytest.approx(span / 1.25)
    assert abs(ruler.axis.day(400) - day) <= 1


def test_two_quick_clicks_walk_through_the_events_of_one_day(ruler, clock):
    where = QPoint(
        round(ruler.axis.x(date(1945, 12, 16).toordinal() + 0.5)), int(bands.BASELINE) - 5
    )
    QTest.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=where)
    first = clock.store.view.pane.selected
    QTest.mouseDClick(ruler, Qt.MouseButton.LeftButton, pos=where)
    assert first
    assert clock.store.view.pane.selected not in ("", first)
