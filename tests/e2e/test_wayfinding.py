"""Finding one's way by keys: coordinates, graticule, locator map, on one map and on several."""

from PySide6.QtGui import QGuiApplication

from parallel38.ui.bridge import Hover

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
    words = window.deeds.whereabouts
    copy = window.actions_.by_id["copy-position"]
    assert not words.isVisible()
    window.map.hovered.emit(Hover(lat=38.123456, lon=127.6))
    assert words.isVisible() and words.text() == "38.12° N, 127.60° E"
    copy.trigger()
    assert QGuiApplication.clipboard().text() == words.text()
    window.settings.change(coordinates="dms")
    words.follow()
    assert words.text() == "38° 07′ N, 127° 36′ E"
    window.map.hovered.emit(Hover(lat=None, lon=None))
    assert not words.isVisible()
    copy.trigger()
    camera = window.pane.camera
    assert QGuiApplication.clipboard().text().startswith(f"{camera.lat:.0f}"[:2])
    assert "middle" in window.notice.text
    window.settings.change(coordinates="none")
    words.follow()
    window.map.hovered.emit(Hover(lat=38.0, lon=127.6))
    assert not words.isVisible()
