from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from parallel38.domain.view import FIRST_DAY, LAST_DAY
from parallel38.ui.timeline import bands, playhead
from tests.unit.ui.timeline.pointer import move

YEARS_ROW = int(bands.HEIGHT) - 4
EVENT_ROW = int(bands.BASELINE) - 5


@pytest.fixture
def ruler(panel):
    return panel.ruler


def at(ruler, day: date, row: int = YEARS_ROW) -> QPoint:
    return QPoint(round(ruler.axis.x(day.toordinal() + 0.5)), row)


def drag(ruler, *points: QPoint) -> None:
    QTest.mousePress(ruler, Qt.MouseButton.LeftButton, pos=points[0])
    for point in points[1:]:
        move(ruler, point, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(ruler, Qt.MouseButton.LeftButton, pos=points[-1])


def turn(ruler, x: float, y: int, sideways: int = 0) -> None:
    place = QPointF(x, YEARS_ROW)
    event = QWheelEvent(
        place, ruler.mapToGlobal(place), QPoint(), QPoint(sideways, y), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(ruler, event)


def test_a_click_goes_to_the_day_under_it(ruler, clock):
    there = at(ruler, date(1905, 11, 17))
    QTest.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=there)
    assert clock.today.toordinal() == ruler.axis.day(there.x())
    assert abs(clock.today - date(1905, 11, 17)).days < 60


def test_a_drag_passes_the_days_between_and_stops_at_the_ends(ruler, clock):
    passed = []
    clock.store.subscribe(lambda new, _old: passed.append(new.pane.date))
    points = [at(ruler, date(year, 1, 1)) for year in range(1876, 2024, 2)]
    drag(ruler, *points, QPoint(ruler.width() + 400, YEARS_ROW))
    assert len(passed) == len(points) + 1
    assert passed == sorted(passed)
    assert clock.today == LAST_DAY
    drag(ruler, points[0], QPoint(-300, YEARS_ROW))
    assert clock.today == FIRST_DAY


def test_the_knob_only_asks(ruler, clock, monkeypatch):
    """With a Store that refuses, nothing moves: the ruler keeps no date of its own."""
    asked = []
    monkeypatch.setattr(clock.store, "change", lambda **changes: asked.append(changes))
    ruler.setFocus()
    before = ruler.grab().toImage()
    drag(ruler, at(ruler, date(1900, 1, 1)), at(ruler, date(1910, 1, 1)))
    ruler.leaveEvent(QEvent(QEvent.Type.Leave))
    assert len(asked) == 2
    assert ruler.today == date(1945, 12, 27)
    assert ruler.grab().toImage() == before


def test_the_knob_follows_whoever_moves_the_date(ruler, clock):
    before = ruler.grab().toImage()
    clock.store.change(date=date(1900, 1, 1))
    assert ruler.grab().toImage() != before


def test_a_click_on_a_tick_goes_to_its_event(ruler, clock, armistice):
    QTest.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=at(ruler, armistice, EVENT_ROW))
    assert clock.today == armistice
    assert clock.store.view.pane.selected == "armistice"


def test_a_press_on_a_tick_that_is_pulled_becomes_a_drag(ruler, clock, armistice):
    drag(ruler, at(ruler, armistice, EVENT_ROW), at(ruler, date(1910, 8, 29), EVENT_ROW))
    assert abs(clock.today - date(1910, 8, 29)).days < 60


def test_the_wheel_zooms_about_the_pointer_and_pans_sideways(ruler, qtbot, clock):
    x = ruler.axis.x(date(1950, 6, 25).toordinal())
    with qtbot.waitSignal(ruler.zoomed) as told:
        turn(ruler, x, 120 * 5)
    assert told.args == [True]
    assert ruler.axis.span < 0.4 * 58_000
    assert abs(ruler.axis.day(x) - date(1950, 6, 25).toordinal()) <= 1
    start = ruler.axis.start
    turn(ruler, x, 0, sideways=-120)
    assert ruler.axis.start > start
    assert clock.today == date(1945, 12, 27)  # neither moves the date


def test_all_years_come_back_by_a_button_that_shows_only_when_needed(panel):
    button = panel.all_years
    assert not button.isVisible()
    panel.ruler.zoom(0.2)
    assert button.isVisible()
    button.click()
    assert not button.isVisible()


def test_plus_and_minus_zoom_about_the_knob(ruler, qtbot, clock):
    ruler.setFocus()
    x = ruler.axis.x(clock.today.toordinal() + 0.5)
    qtbot.keyClick(ruler, Qt.Key.Key_Plus)
    assert ruler.axis.x(clock.today.toordinal() + 0.5) == pytest.approx(x, abs=0.5)
    span = ruler.axis.span
    qtbot.keyClick(ruler, Qt.Key.Key_Minus)
    assert ruler.axis.span > span


def test_a_date_far_out_of_sight_lands_in_the_middle(ruler, clock):
    clock.go(date(1945, 8, 15))
    ruler.zoom(0.02)
    for day in (date(1950, 9, 15), date(1910, 8, 22)):
        clock.jump(day)
        axis = ruler.axis
        assert axis.x(day.toordinal()) == pytest.approx(axis.left + axis.width / 2, abs=2)


def test_all_until_a_day_shows_all_years(ruler, panel, clock):
    clock.go(date(1950, 6, 25))
    ruler.zoom(0.02)
    panel.scope.choose("cumulative")
    assert ruler.axis.start == FIRST_DAY.toordinal()
    ruler.zoom(0.02)
    close = ruler.axis
    clock.days(3)
    assert ruler.axis == close  # a look at what is near stays
    clock.jump(date(1910, 8, 22))
    assert ruler.axis.span > close.span


def test_a_date_out_of_sight_is_brought_into_sight(ruler, clock):
    ruler.zoom(0.02)
    clock.go(date(1880, 3, 3))
    assert ruler.axis.start < date(1880, 3, 3).toordinal() < ruler.axis.end


def test_a_double_click_on_an_era_frames_it(ruler):
    inside = at(ruler, date(1980, 1, 1), int(bands.BASELINE) + 8)
    QTest.mouseDClick(ruler, Qt.MouseButton.LeftButton, pos=inside)
    assert ruler.axis.start < date(1945, 8, 15).toordinal()
    assert ruler.axis.span < 0.6 * 58_000


def test_tips_name_the_event_or_the_era_with_its_text_escaped(ruler, armistice):
    move(ruler, at(ruler, armistice, EVENT_ROW))
    assert "Title of armistice &lt;&amp;&gt;" in QToolTip.text()
    assert "27 July 1953" in QToolTip.text()
    move(ruler, at(ruler, date(1980, 1, 1), int(bands.BASELINE) + 8))
    assert "Division" in QToolTip.text()


def test_a_tip_stands_above_what_it_tells_of(ruler, armistice):
    ruler.window().move(100, 400)
    move(ruler, at(ruler, armistice, EVENT_ROW))
    labels = [w for w in QApplication.topLevelWidgets() if w.objectName() == "qtooltip_label"]
    assert labels
    assert all(one.geometry().bottom() < ruler.mapToGlobal(QPoint(0, 0)).y() for one in labels)


def test_a_screen_reader_hears_a_slider_whose_value_is_a_date(ruler, clock):
    heard = QAccessible.queryAccessibleInterface(ruler)
    assert heard.role() == QAccessible.Role.Slider
    assert heard.text(QAccessible.Text.Name) == "Timeline"
    assert heard.text(QAccessible.Text.Value) == "27 December 1945"
    clock.go(date(1945, 9, 8))
    assert heard.text(QAccessible.Text.Value) == "8 September 1945"
    assert heard.text(QAccessible.Text.Description).startswith("8 September 1945. Arrows move")


def test_the_date_on_the_knob_is_never_cut_off(ruler, clock):
    for day in (FIRST_DAY, LAST_DAY):
        clock.go(day)
        assert ruler.flag().left() >= 0
        assert ruler.flag().right() <= ruler.width()


def test_a_drag_paints_the_still_part_no_second_time(ruler, qtbot, monkeypatch):
    painted, paint = [], bands.paint
    monkeypatch.setattr(
        bands, "paint", lambda painter, scene: (painted.append(1), paint(painter, scene))
    )
    ruler.grab()
    before = len(painted)
    QTest.mousePress(ruler, Qt.MouseButton.LeftButton, pos=at(ruler, date(1900, 1, 1)))
    for year in range(1900, 2000):
        move(ruler, at(ruler, date(year, 1, 1)), Qt.MouseButton.LeftButton)
        QApplication.processEvents()
    QTest.mouseRelease(ruler, Qt.MouseButton.LeftButton, pos=at(ruler, date(2000, 1, 1)))
    assert len(painted) == before
    ruler.zoom(0.5)
    ruler.grab()
    assert len(painted) == before + 1


def test_a_step_paints_anew_all_that_the_knob_covered_and_covers(ruler, clock):
    def covered() -> QRect:
        return playhead.covered(ruler.axis, clock.today.toordinal(), ruler.font(), ruler.width())

    for day in (date(1950, 6, 25), date(1866, 1, 1), date(2024, 12, 31), date(1905, 11, 17)):
        old, before = covered(), ruler.grab().toImage()
        clock.go(day)
        seen, new = ruler.grab().toImage(), covered()
        changed = [
            QPoint(x, y)
            for x in range(seen.width())
            for y in range(0, seen.height(), 3)
            if seen.pixel(x, y) != before.pixel(x, y)
        ]
        assert changed
        assert all(old.contains(point) or new.contains(point) for point in changed)
