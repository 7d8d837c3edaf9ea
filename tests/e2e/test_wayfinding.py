"""Finding one's way by keys: coordinates, graticule, locator map, on one map and on several."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from parallel38.domain.geodesic import way_id, way_of
from parallel38.ui.bridge import Hover, Placed, PlacedAll
from parallel38.ui.inspector.way_page import way_text
from parallel38.ui.measure import words

TEXTS = "parallel38.page.picture.top.filter((m) => m.k === 'text').map((m) => m.text)"
PANES = "parallel38.sheet.panes.map(({ page }) => page.state.pane.layers_"


def test_graticule_and_locator_are_switched_on_all_maps_alike(desk):
    window = desk.window
    window.actions_.by_id["compare-side"].trigger()
    window.actions_.by_id["graticule"].trigger()
    window.actions_.by_id["locator"].trigger()
    desk.settle()
    assert desk.js(PANES + "off.includes('graticule'))") == [True, True]
    assert desk.js(PANES + "on.includes('locator'))") == [True, True]
    window.actions_.refresh()
    assert not window.actions_.by_id["graticule"].isChecked()
    assert window.actions_.by_id["locator"].isChecked()
    for name in ("graticule", "locator"):
        window.actions_.by_id[name].trigger()
    assert {(pane.layers_on, pane.layers_off) for pane in window.store.view.panes} == {((), ())}


def test_the_pointers_position_is_shown_and_copied_else_that_of_the_middle(desk):
    window = desk.window
    told = window.deeds.finding.whereabouts
    copy = window.actions_.by_id["copy-position"]
    assert not told.isVisible()
    window.map.hovered.emit(Hover(lat=38.123456, lon=127.6))
    assert told.isVisible() and told.text() == "38.12° N, 127.60° E"
    one_line = told.geometry().bottom()
    window.map.hovered.emit(Hover(lat=38.123456, lon=127.6, rise=60))
    assert told.geometry().bottom() < window.map.height() - 60 < one_line  # above the credit
    copy.trigger()
    assert QGuiApplication.clipboard().text() == told.text()
    window.settings.change(coordinates="dms")
    told.follow()
    assert told.text() == "38° 07′ N, 127° 36′ E"
    window.map.hovered.emit(Hover(lat=None, lon=None))
    assert not told.isVisible()
    copy.trigger()
    camera = window.pane.camera
    assert QGuiApplication.clipboard().text().startswith(f"{camera.lat:.0f}"[:2])
    assert "middle" in window.notice.text
    window.settings.change(coordinates="none")
    told.follow()
    window.map.hovered.emit(Hover(lat=38.0, lon=127.6))
    assert not told.isVisible()


def press(desk, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(desk.window.map.focusProxy(), key, modifier)


def until(desk, true) -> None:
    desk.qtbot.waitUntil(true, timeout=10_000)


def test_a_distance_is_measured_by_keys_alone_and_taken_away(desk):
    window = desk.window
    window.settings.change(flights=False)
    placing = window.deeds.placing
    window.actions_.by_id["measure"].trigger()
    until(desk, lambda: desk.js("!!parallel38.sheet.placing.tool"))
    press(desk, Qt.Key.Key_Return)
    until(desk, lambda: len(placing.points) == 1)
    assert "next point" in window.inspector.page().body
    centre = "parallel38.map.getCenter().lng"
    for count in (2, 3):
        before = desk.js(centre)
        press(desk, Qt.Key.Key_Right)
        until(desk, lambda was=before: desk.js(centre) > was)
        press(desk, Qt.Key.Key_Return)
        until(desk, lambda count=count: len(placing.points) == count)
    three = way_of(window.pane.selected)
    assert three is not None and len(three.legs) == 2
    press(desk, Qt.Key.Key_Backspace)
    until(desk, lambda: len(placing.points) == 2)
    way = way_of(window.pane.selected)
    assert way is not None and way.legs == three.legs[:1]
    assert 80 < way.legs[0].bearing < 92  # to the east, bent to the north
    desk.settle()
    told = [text for text in desk.js(TEXTS) if text.endswith(" km")]
    assert words.length(way.km) in told
    press(desk, Qt.Key.Key_Escape)
    window.deeds.escape()  # where the key did not come through the engine
    assert placing.tool is None and window.pane.selected == way_id(way.points)
    window.inspector.foot.table.click()
    assert f"{way.km:.3f}" in QGuiApplication.clipboard().text()
    window.inspector.foot.words.click()
    assert QGuiApplication.clipboard().text() == way_text(way)
    window.deeds.escape()
    assert window.pane.selected == ""


def test_an_area_is_measured_and_its_words_stand_on_the_map(desk):
    window = desk.window
    window.actions_.by_id["measure-area"].trigger()
    window.actions_.refresh()
    assert window.actions_.by_id["measure-area"].isChecked()
    for lon, lat in ((126.0, 37.0), (127.0, 37.0), (127.0, 38.0)):
        window.map.placing.emit(Placed(lat=lat, lon=lon, last=False))
    window.map.placing.emit(PlacedAll())
    way = way_of(window.pane.selected)
    assert way is not None and way.closed and way.area is not None
    assert window.inspector.page().title == words.area(way.area)
    desk.qtbot.waitUntil(lambda: words.area(way.area) in desk.js(TEXTS), timeout=10_000)
    window.actions_.by_id["measure-keep"].trigger()
    (kept,) = window.projects.keeper.project.drawings
    assert (kept.kind, kept.text) == ("area", words.area(way.area))
    assert window.deeds.placing.tool is None
    window.deeds.undo()
    assert not window.projects.keeper.project.drawings
    window.actions_.by_id["measure-keep"].trigger()
    assert "Nothing is measured" in window.notice.text
    window.actions_.by_id["measure"].trigger()
    window.actions_.by_id["measure"].trigger()  # the same key puts it away
    assert window.deeds.placing.tool is None
