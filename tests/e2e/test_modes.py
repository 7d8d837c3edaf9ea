"""One day, a window of days, all until a day: from the keys to the picture."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from parallel38.domain.visible import visible

M = Qt.KeyboardModifier


def drawn_as_the_domain_says(desk) -> bool:
    """What the page draws as fact, against domain/visible.py, of the same pane."""
    pane = desk.window.pane
    shown = visible(desk.window.atlas, pane).features
    certain = {name for name, state in shown.items() if state == "certain"}
    return desk.shown() <= certain


def test_a_window_is_typed_moved_played_and_left(desk):
    window, clock = desk.window, desk.window.clock
    desk.type_date("June to September 1950")
    assert (window.pane.mode, clock.today) == ("window", date(1950, 6, 1))
    desk.settle()
    state = "parallel38.page.state.pane"
    assert desk.js(f"{state}.mode") == "window"
    assert desk.js(f"{state}.date_text") == "June–September 1950"
    assert drawn_as_the_domain_says(desk)
    desk.qtbot.waitUntil(lambda: window.windowTitle().startswith("June–September 1950"))
    window.deeds.copy_date()
    assert QGuiApplication.clipboard().text() == "June–September 1950"
    assert window.map.hasFocus() or window.map.isAncestorOf(window.focusWidget())
    last = desk.ruler.handles[1]
    last.setFocus()
    desk.qtbot.keyClick(last, Qt.Key.Key_Right, M.ShiftModifier)
    assert window.pane.window == (date(1950, 6, 1), date(1950, 11, 1))
    desk.settle()
    assert desk.js(f"{state}.date_text") == "June–October 1950"
    window.timeline.player.play()
    desk.qtbot.waitUntil(lambda: window.pane.window[0] > date(1950, 6, 1), timeout=10_000)
    window.timeline.player.pause()
    window.store.change(selected="")
    window.notice.hide()
    window.escape()
    assert window.pane.mode == "instant"
    assert not window.timeline.chip.isVisible()
    desk.settle()
    assert desk.js(f"{state}.mode") == "instant"


def test_each_mode_has_its_key(desk):
    window = desk.window
    for key, mode in ((Qt.Key.Key_W, "window"), (Qt.Key.Key_A, "cumulative"),
                      (Qt.Key.Key_D, "instant")):  # fmt: skip
        today = window.clock.today
        desk.qtbot.keyClick(window, key, M.ControlModifier | M.ShiftModifier)
        assert window.pane.mode == mode
        assert window.clock.today == today
        assert drawn_as_the_domain_says(desk)


def test_escape_in_the_date_field_takes_a_wrong_date_back(desk):
    field = desk.window.timeline.field
    desk.type_date("yesterday")
    assert field.property("wrong")
    desk.qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "27 December 1945"
    assert not field.property("wrong")
