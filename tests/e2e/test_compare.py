"""Maps beside each other, from the menu to the picture and back."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QToolButton

from parallel38.domain.framing import inside, named_views
from parallel38.domain.view import Camera

PANES = "parallel38.sheet.panes"


def days(desk) -> list[int]:
    desk.settle()
    return desk.js(f"{PANES}.map(({{ page }}) => page.state.pane.day)")


def test_two_days_are_compared_and_the_clock_moves_the_first(desk):
    window = desk.window
    assert window.compare_bar.isHidden()
    window.actions_.by_id["compare-side"].trigger()
    assert days(desk) == [date(1945, 12, 27).toordinal(), date(1944, 12, 27).toordinal()]
    assert window.compare_bar.isVisible()
    (field,) = window.compare_bar.findChildren(QLineEdit)
    field.selectAll()
    desk.qtbot.keyClicks(field, "8.9.19455")
    desk.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.notice.isVisible()  # a sentence, and nothing is lost
    assert window.store.view.panes[1].date == date(1944, 12, 27)
    field.selectAll()
    desk.qtbot.keyClicks(field, "27 July 1953")
    desk.qtbot.keyClick(field, Qt.Key.Key_Return)
    desk.type_date("14 Sep 1950")
    assert days(desk) == [date(1950, 9, 14).toordinal(), date(1953, 7, 27).toordinal()]
    window.store.change(camera=window.pane.camera)
    zooms = desk.js(f"{PANES}.map(({{ map }}) => map.getZoom())")
    assert zooms[0] == zooms[1]


def test_maps_are_added_up_to_ten_and_esc_leads_back_to_one(desk):
    window = desk.window
    home = window.pane.camera
    window.actions_.by_id["compare-side"].trigger()
    more = next(one for one in window.compare_bar.findChildren(QToolButton) if one.text() == "+")
    for _ in range(10):
        more.click()
    assert not more.isEnabled()
    assert len(days(desk)) == 10
    window.notice.hide()
    window.escape()
    assert len(days(desk)) == 1
    assert window.compare_bar.isHidden()
    assert abs(window.pane.camera.zoom - home.zoom) < 1e-6


def test_a_lens_is_one_day_as_it_concerned_each_side(desk):
    desk.window.actions_.by_id["compare-us-soviet"].trigger()
    desk.type_date("25 June 1950")
    assert len(set(days(desk))) == 1
    powers = desk.js(f"{PANES}.map(({{ page }}) => page.picture.seen.map((s) => s.feature.powers))")
    assert all("usa" in one or "un-command" in one or "scap" in one for one in powers[0])
    assert any("ussr" in one for one in powers[1])
    assert not any("usa" in one and "ussr" not in one for one in powers[1])


def test_maps_of_korea_show_korea_wherever_one_looked(desk):
    window = desk.window
    near = window.guide.framed("parallel-38")
    window.store.change(camera=near)
    window.actions_.by_id["compare-war"].trigger()
    assert (window.pane.camera.lat, window.pane.camera.lon) == (near.lat, near.lon)
    window.escape()
    window.store.change(camera=Camera(47.0, 5.0, 5.0))  # France
    window.actions_.by_id["compare-war"].trigger()
    desk.settle()
    camera = window.pane.camera
    assert inside(camera, named_views()["peninsula"].box)
    assert len(window.store.view.panes) == 4
