"""All that can be done in the window: each command once, each control named and within reach."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QTextBrowser,
)

from parallel38.ui.actions import MENUS, commands

CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QTextBrowser,
)  # fmt: skip
# Commands that ask for a file or a name, use the clipboard or end the program: their journeys
# are elsewhere.
ELSEWHERE = {
    "quit", "copy-date", "copy-link", "project-open", "project-save", "project-save-as", "own-add",
    "print", "story-open", "story-save", "story-rename",
}  # fmt: skip


def test_each_command_stands_once_and_each_key_means_one_thing(atlas_file):
    table = commands(atlas_file.atlas)
    assert max(Counter(command.id for command in table).values()) == 1
    keys = [
        QKeySequence(key).toString() for command in table for key in command.key.split(",") if key
    ]
    assert "" not in keys
    assert [key for key, count in Counter(keys).items() if count > 1] == []
    for command in table:
        assert command.title
        assert command.menu in (*MENUS, "", "quit")
        assert command.menu or command.key, f"{command.id} can be reached by nothing"


def test_every_command_does_its_deed(desk):
    table = [
        command
        for command in desk.window.actions_.table
        if command.id not in ELSEWHERE and not command.id.startswith(("export", "present"))
    ]
    before = desk.window.store.view
    touched = set()
    for command in table:
        action = desk.window.actions_.by_id[command.id]
        old = desk.window.store.view
        action.trigger()
        if desk.window.store.view != old:
            touched.add(command.id)
    desk.window.timeline.player.pause()
    for name in ("day-next", "month-back", "year-next", "event-next", "first", "last", "zoom-in",
                 "names-ko", "style-print", "opening", "view-pacific"):  # fmt: skip
        assert name in touched, f"{name} changed nothing"
    assert desk.window.store.view != before
    desk.settle()


def test_what_is_ticked_is_what_holds(desk):
    desk.window.actions_.by_id["names-ru"].trigger()
    desk.window.actions_.by_id["theme-dark"].trigger()
    desk.window.actions_.refresh()
    ticked = {name for name, one in desk.window.actions_.by_id.items() if one.isChecked()}
    assert {"names-ru", "theme-dark", "style-dark", "layers", "timeline", "inspector"} <= ticked
    assert not ticked & {"names-en", "theme-light", "style-screen", "map-only"}


def test_every_control_in_sight_has_a_name_and_a_key_reaches_it(desk):
    for kind in CONTROLS:
        for control in desk.window.findChildren(kind):
            inner = control.parent()
            if not control.isVisible() or isinstance(inner, QComboBox | QAbstractSpinBox):
                continue
            name = control.accessibleName() or getattr(control, "text", lambda: "")()
            assert name, f"{control.metaObject().className()} {control.objectName()} has no name"
            if control.isEnabled():
                reach = control.focusPolicy() & Qt.FocusPolicy.TabFocus
                assert reach, f"{name} cannot be reached by key"


def test_tab_goes_round_the_whole_window(desk):
    """The map too is left by Tab: nothing holds the keyboard for good."""
    window, met = desk.window, []
    window.search.setFocus()
    for _ in range(200):  # the links of a page among them
        here = window.focusWidget()
        desk.qtbot.keyClick(here, Qt.Key.Key_Tab)
        if window.map.isAncestorOf(here):  # the page answers in its own time
            desk.js("1")
        met.append(window.focusWidget())
    for wanted in (desk.ruler, window.timeline.field, window.timeline.play, window.timeline.steps):
        assert wanted in met
    assert any(window.map.isAncestorOf(one) for one in met)
    assert any(window.right.isAncestorOf(one) for one in met)


def test_the_filter_is_reached_from_the_essays(desk):
    window = desk.window
    window.actions_.by_id["essays"].trigger()
    assert window.deeds.essays.shown
    window.actions_.by_id["filter"].trigger()
    assert not window.deeds.essays.shown
    assert window.layers.filters.isVisible()
    assert window.layers.filters.isAncestorOf(window.focusWidget())
