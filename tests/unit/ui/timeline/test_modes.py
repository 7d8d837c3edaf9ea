"""One day, a window of days, all until a day: the switch, the chip, the handles, the band."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest

from parallel38.domain.view import FIRST_DAY, LAST_DAY, Pane, Store, View
from parallel38.ui.clock import Clock
from parallel38.ui.timeline import bands
from parallel38.ui.timeline.scope import Scope
from parallel38.ui.timeline.shade import shaded
from parallel38.ui.timeline.ticks import Ticks
from tests.unit.ui.timeline.pointer import pull

SUMMER = date(1950, 6, 1), date(1950, 9, 1)
DAY = timedelta(1)
YEARS_ROW = int(bands.HEIGHT) - 4


@pytest.fixture
def summer(panel, clock):
    clock.store.change(mode="window", window=SUMMER, date=date(1950, 6, 25))
    return panel


def pane(panel) -> Pane:
    return panel.scope.pane


def at(ruler, day: date, row: int = YEARS_ROW) -> QPoint:
    return QPoint(round(ruler.axis.x(day.toordinal() + 0.5)), row)


def drag(widget, start: QPoint, by: float) -> None:
    """In steps, from a point of the widget, which may move along, by so many pixels."""
    begun = widget.mapToGlobal(start)
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.3, 0.7, 1.0):
        pull(widget, widget.mapFromGlobal(begun + QPoint(round(by * share), 0)))
    end = widget.mapFromGlobal(begun + QPoint(round(by), 0))
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=end)


def test_changing_the_mode_never_moves_the_date(qtbot, panel, clock):
    for mode in ("window", "cumulative", "instant", "cumulative", "window", "instant"):
        qtbot.mouseClick(panel.modes.buttons[mode], Qt.MouseButton.LeftButton)
        assert pane(panel).mode == mode
        assert clock.today == date(1945, 12, 27)
        qtbot.mouseClick(panel.modes.buttons[mode], Qt.MouseButton.LeftButton)
        down = [name for name, button in panel.modes.buttons.items() if button.isChecked()]
        assert down == [mode]


def test_the_first_window_is_the_year_and_the_last_one_is_taken_up_again(panel, clock):
    panel.scope.choose("window")
    assert pane(panel).window == (date(1945, 1, 1), date(1946, 1, 1))
    panel.scope.frame(date(1945, 12, 1), date(1946, 3, 1))
    panel.scope.choose("instant")
    panel.scope.choose("window")
    assert pane(panel).window == (date(1945, 12, 1), date(1946, 3, 1))
    panel.scope.choose("instant")
    clock.go(date(1960, 5, 5))
    panel.scope.choose("window")  # the old one does not hold the date
    assert pane(panel).window == (date(1960, 1, 1), date(1961, 1, 1))


def test_the_switch_and_the_chip_follow_whoever_changes_the_mode(qtbot, panel, clock):
    assert not panel.chip.isVisible()
    clock.store.change(mode="window", window=SUMMER)
    assert panel.modes.buttons["window"].isChecked()
    assert panel.chip.isVisible()
    assert panel.chip.text() == "June–August 1950"
    assert "June–August 1950" in panel.chip.accessibleName()
    clock.store.change(mode="cumulative")
    assert panel.chip.text() == "All since 1866"
    qtbot.mouseClick(panel.chip, Qt.MouseButton.LeftButton)
    assert pane(panel).mode == "instant"
    assert panel.modes.buttons["instant"].isChecked()
    assert not panel.chip.isVisible()


def test_the_handles_stand_outside_the_window_at_its_ends(summer):
    axis, (first, last) = summer.ruler.axis, summer.ruler.handles
    assert first.isVisible()
    assert last.isVisible()
    assert first.geometry().right() + 1 == pytest.approx(axis.x(SUMMER[0].toordinal()), abs=1)
    assert last.geometry().left() == pytest.approx(axis.x(SUMMER[1].toordinal()), abs=1)
    assert last.geometry().left() - first.geometry().right() > 90  # it was brought close
    summer.scope.choose("cumulative")
    assert not first.isVisible()


def test_handles_out_of_sight_wait_at_the_sides(summer):
    ruler = summer.ruler
    ruler.show_axis(ruler.axis.framing(SUMMER[0].toordinal() + 20, SUMMER[0].toordinal() + 50))
    first, last = ruler.handles
    assert first.isVisible()
    assert first.geometry().left() >= 0
    assert last.geometry().right() <= ruler.width()


@pytest.mark.parametrize(("which", "changed"), [(0, 0), (1, 1)])
def test_a_dragged_handle_moves_its_end_alone(summer, which, changed):
    ruler = summer.ruler
    handle = ruler.handles[which]
    days = 10 if which else -10
    axis = ruler.axis
    drag(handle, QPoint(5, 10), days * axis.pixels_per_day)
    window = pane(summer).window
    assert abs((window[changed] - SUMMER[changed]).days - days) <= 1
    assert window[1 - changed] == SUMMER[1 - changed]
    assert pane(summer).date == date(1950, 6, 25)
    assert ruler.axis == axis  # the ruler keeps still under the hand


def test_a_handle_stops_at_the_other_and_pushes_the_date(summer):
    drag(summer.ruler.handles[1], QPoint(5, 10), -2000)
    assert pane(summer).window == (SUMMER[0], SUMMER[0] + DAY)
    assert pane(summer).date == SUMMER[0]


def test_the_band_between_moves_both(summer):
    ruler = summer.ruler
    drag(ruler, at(ruler, date(1950, 8, 10)), 30 * ruler.axis.pixels_per_day)
    window = pane(summer).window
    moved = (window[0] - SUMMER[0]).days
    assert abs(moved - 30) <= 1
    assert window[1] - SUMMER[1] == window[0] - SUMMER[0]
    assert pane(summer).date == date(1950, 6, 25) + timedelta(moved)


def test_a_click_in_the_band_sets_the_date_and_a_click_outside_takes_the_window_along(summer):
    ruler = summer.ruler
    QTest.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=at(ruler, date(1950, 8, 10)))
    assert pane(summer).window == SUMMER
    assert abs((pane(summer).date - date(1950, 8, 10)).days) <= 1
    QTest.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=at(ruler, date(1950, 10, 10)))
    assert pane(summer).window[0] > SUMMER[0]
    assert pane(summer).window[0] <= pane(summer).date < pane(summer).window[1]


M = Qt.KeyboardModifier


@pytest.mark.parametrize(
    ("key", "modifier", "first", "after"),
    [(Qt.Key.Key_Right, M.NoModifier, date(1950, 6, 2), date(1950, 9, 2)),
     (Qt.Key.Key_Left, M.NoModifier, date(1950, 5, 31), date(1950, 8, 31)),
     (Qt.Key.Key_Left, M.ShiftModifier, date(1950, 5, 1), date(1950, 8, 1)),
     (Qt.Key.Key_Right, M.ShiftModifier, date(1950, 7, 1), date(1950, 10, 1)),
     (Qt.Key.Key_Left, M.ControlModifier, date(1949, 6, 1), date(1950, 6, 2)),
     (Qt.Key.Key_Right, M.ControlModifier, date(1950, 8, 31), date(1951, 9, 1))],
)  # fmt: skip
def test_keys_move_the_handle_that_has_the_focus(qtbot, summer, key, modifier, first, after):
    for handle, wanted in zip(
        summer.ruler.handles, ((first, SUMMER[1]), (SUMMER[0], after)), strict=True
    ):
        summer.scope.frame(*SUMMER)
        handle.setFocus()
        qtbot.keyClick(handle, key, modifier)
        assert pane(summer).window == wanted


def test_alt_takes_a_handle_to_the_events(qtbot, summer):
    first, last = summer.ruler.handles
    for handle, key in ((last, Qt.Key.Key_Right), (first, Qt.Key.Key_Left)):
        handle.setFocus()
        qtbot.keyClick(handle, key, M.AltModifier)
    assert pane(summer).window == (date(1947, 1, 1), date(1953, 7, 28))
    qtbot.keyClick(first, Qt.Key.Key_Left, M.AltModifier)
    assert pane(summer).window[0] == date(1945, 12, 16)


def test_a_handle_keeps_its_keys_from_the_windows_commands(summer):
    handle = summer.ruler.handles[0]
    for key, kept in ((Qt.Key.Key_Right, True), (Qt.Key.Key_Space, False)):
        press = QKeyEvent(QEvent.Type.ShortcutOverride, key, M.NoModifier)
        press.ignore()
        handle.event(press)
        assert press.isAccepted() == kept


def test_a_screen_reader_hears_the_dates_of_both_handles(summer):
    heard = [QAccessible.queryAccessibleInterface(one) for one in summer.ruler.handles]
    assert [one.role() for one in heard] == [QAccessible.Role.Slider] * 2
    assert [one.text(QAccessible.Text.Name) for one in heard] == [
        "First day of the window", "Last day of the window",
    ]  # fmt: skip
    assert [one.text(QAccessible.Text.Value) for one in heard] == ["1 June 1950", "31 August 1950"]


def test_the_handle_only_asks(summer, clock, monkeypatch):
    asked = []
    monkeypatch.setattr(clock.store, "change", lambda **changes: asked.append(changes))
    handle = summer.ruler.handles[1]
    where = handle.geometry()
    drag(handle, QPoint(5, 10), 80)
    assert asked
    assert handle.geometry() == where


def test_what_is_shown_is_shaded(panel, clock):
    axis, day = panel.ruler.axis, date(1950, 6, 25)
    middle = day.toordinal() + 0.5
    clock.go(day)
    assert shaded(axis, pane(panel)) is None
    panel.scope.choose("cumulative")
    assert shaded(axis, pane(panel)) == (axis.x(FIRST_DAY.toordinal()), axis.x(middle))
    dark = panel.ruler.grab().toImage()
    ratio = dark.devicePixelRatio()
    inside, outside = (
        dark.pixelColor(round(x * ratio), round(bands.FLAG * ratio) + 3)
        for x in (axis.x(FIRST_DAY.toordinal()) + 3, axis.x(LAST_DAY.toordinal()) - 3)
    )
    assert inside != outside


DAYS = st.dates(FIRST_DAY, LAST_DAY)


@given(DAYS, DAYS, st.lists(st.tuples(st.sampled_from(["start", "end", "slide"]), DAYS)))
def test_whatever_the_handles_do_the_window_holds_the_date(first, last, moves):
    first, last = sorted((first, last))
    store = Store(View(panes=(Pane(date=first, window=(first, last + DAY), mode="window"),)))
    scope = Scope(Clock(store, Ticks([])))
    for how, day in moves:
        length = scope.window[1] - scope.window[0]
        if how == "slide":
            scope.slide(scope.pane, (day - scope.window[0]).days)
            assert scope.window[1] - scope.window[0] == length
        else:
            getattr(scope, how)(day)
        start, after = scope.window
        assert FIRST_DAY <= start < after <= LAST_DAY + DAY
        assert start <= scope.pane.date < after
