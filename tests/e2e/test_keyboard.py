"""The window without a mouse: nothing is out of reach, and each thing shows its focus."""

from collections import Counter
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from parallel38.ui.reading_order import in_order
from tests.long.rings import stops

K = Qt.Key


def on_map(desk, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    """A key for the page, as the keyboard would bring it."""
    QTest.keyClick(desk.window.map.focusProxy(), key, modifier)


def test_a_thing_is_found_on_the_map_and_opened_by_keys(desk):
    window = desk.window
    window.map.setFocus()
    with desk.qtbot.waitSignal(window.map.said, timeout=5000) as said:
        on_map(desk, K.Key_N)
    with desk.qtbot.waitSignal(window.map.picked, timeout=5000):
        on_map(desk, K.Key_Return)
    assert window.pane.selected
    assert said.args[0] == window.announcer.said
    assert window.inspector.text.toPlainText()


def test_the_curtain_takes_the_arrows_and_gives_them_back(desk):
    window = desk.window
    window.actions_.by_id["compare-swipe"].trigger()
    desk.settle()
    window.map.setFocus()
    day = window.pane.date
    share = "parallel38.sheet.curtain.share"
    before = desk.js(share)
    desk.js("document.querySelector('.p38-curtain').focus()")
    desk.qtbot.waitUntil(lambda: window.map.holds_keys, timeout=5000)
    on_map(desk, K.Key_Right)
    desk.qtbot.waitUntil(lambda: desk.js(share) > before, timeout=5000)
    assert window.pane.date == day
    window.actions_.by_id["compare-none"].trigger()
    desk.settle()
    desk.qtbot.waitUntil(lambda: not window.map.holds_keys, timeout=5000)
    on_map(desk, K.Key_Right)
    assert window.pane.date > day


def test_a_reader_hears_the_date_and_what_the_map_shows(desk):
    window = desk.window
    QAccessible.setActive(True)
    try:
        desk.type_date("8 Sep 1945")
        desk.qtbot.waitUntil(lambda: window.announcer.said == "8 September 1945", timeout=5000)
    finally:
        QAccessible.setActive(False)
    assert window.pane.date == date(1945, 9, 8)
    told = window.map.accessibleDescription()
    assert told.startswith("Map. 8 September 1945. Happening: ")
    assert "Occupation: " in told
    desk.qtbot.waitUntil(
        lambda: desk.js("map_atlas.getContainer().getAttribute('aria-label')") == told, timeout=5000
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_tab_goes_round_as_one_reads_and_one_sees_where(desk, theme):
    window = desk.window
    window.actions_.by_id[f"theme-{theme}"].trigger()
    window.notice.hide()
    desk.settle()
    window.map.setFocus()
    found = list(stops(window, desk.breathe))
    assert [f"{stop.name}: {stop.faults}" for stop in found if stop.faults] == []
    parts = [window.top_bar, window.left, window.right, window.timeline]
    met = [part for stop in found for part in parts if part.isAncestorOf(stop.widget)]
    assert list(dict.fromkeys(met)) == parts
    assert met == sorted(met, key=parts.index)


def test_shift_tab_goes_the_other_way(desk):
    window = desk.window
    window.search.setFocus()
    met = []
    for _ in range(4):
        QTest.keyClick(window.focusWidget(), K.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        met.append(window.focusWidget())
    assert met[1] is window.top_bar.menu_button
    assert met[2] is window.timeline.ruler
    assert window.timeline.isAncestorOf(met[3])


def test_a_reader_hears_the_parts_in_order_and_no_two_controls_alike(desk):
    window = desk.window
    window.notice.hide()
    split = QAccessible.queryAccessibleInterface(window.split)
    parts = [window.left, window.map, window.right]
    heard = [split.child(place).object() for place in range(split.childCount())]
    assert [one for one in heard if one in parts] == parts
    said = Counter(
        (type(one).__name__, one.accessibleName() or one.text())
        for one in in_order(window.centralWidget())
    )
    assert [pair for pair, count in said.items() if count > 1] == []
