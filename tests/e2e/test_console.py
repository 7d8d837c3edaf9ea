"""The lecturer's side of a talk: scenes, time and notes on the desk, and digressions from it."""

from datetime import date
from functools import partial

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QToolTip

from parallel38.commands.open import go_to_link
from parallel38.ui.bridge import Drawings, Hover
from parallel38.ui.stage.displays import Displays
from parallel38.ui.stage.pointer import Ring
from tests.long.rings import LEAST, pixels, ring

STORY = "cairo-to-the-38th-parallel"
K = Qt.Key


@pytest.fixture
def talk(desk, monkeypatch):
    """A talk with two displays; both are the one there is."""
    monkeypatch.setattr(Displays, "two", property(lambda _self: True))
    before = desk.window.store.view, desk.window.split.sizes()
    presenter = desk.window.presenter
    presenter.start(STORY)
    desk.qtbot.waitUntil(lambda: presenter.stage.map.revision > 0, timeout=10_000)
    yield desk, presenter
    presenter.stop()
    assert (desk.window.store.view, desk.window.split.sizes()) == before
    assert not presenter.console.scenes.isVisible()


def press(desk, *keys) -> None:
    for key in keys:
        QTest.keyClick(desk.window.map.focusProxy() or desk.window.map, key)


def test_the_desk_tells_scene_notes_and_what_comes_next(talk):
    desk, presenter = talk
    scenes, console = presenter.story.scenes, presenter.console
    assert console.scenes.isVisible()
    assert console.prompter.isVisible()
    assert console.scenes.shelf.rowCount() == len(scenes)
    press(desk, K.Key_PageDown)
    assert console.scenes.list.currentIndex().row() == 1
    assert scenes[1].notes.strip()[:40] in console.prompter.text.toPlainText()
    assert scenes[2].title in console.prompter.next.text()
    assert console.prompter.pace.text().startswith("of ")
    console.scenes.list.setFocus()
    console.scenes.list.setCurrentIndex(console.scenes.shelf.index(4))
    QTest.keyClick(console.scenes.list, K.Key_Return)
    assert presenter.number == 4


def test_a_digression_shows_on_both_and_one_key_leads_back(talk):
    desk, presenter = talk
    press(desk, K.Key_PageDown, K.Key_PageDown)
    scene = presenter.story.scenes[2]
    desk.window.store.change(date=date(1950, 6, 25), selected="seoul")
    desk.qtbot.waitUntil(lambda: presenter.stage.store.view.pane.selected == "seoul")
    assert "Off script" in presenter.console.prompter.state.text()
    press(desk, K.Key_R)
    pane = presenter.stage.store.view.pane
    assert (pane.date, pane.selected) == (scene.view.pane.date, scene.view.pane.selected)
    assert "Off script" not in presenter.console.prompter.state.text()
    assert presenter.number == 2


def test_off_script_arrows_are_the_clocks_again(talk):
    desk, presenter = talk
    press(desk, K.Key_PageDown)
    day = date(1950, 6, 25)
    desk.window.store.change(date=day)
    press(desk, K.Key_Right)
    assert presenter.number == 1
    assert presenter.talk.off_script
    press(desk, K.Key_PageDown)  # back first, none is skipped
    assert presenter.number == 1
    assert not presenter.talk.off_script
    press(desk, K.Key_Right)
    assert presenter.number == 2


def test_a_frozen_stage_stands_while_the_desk_looks_elsewhere(talk):
    desk, presenter = talk
    press(desk, K.Key_F)
    before = presenter.stage.store.view
    desk.window.store.change(date=date(1950, 6, 25))
    press(desk, K.Key_PageDown, K.Key_PageDown)
    assert presenter.stage.store.view == before
    assert presenter.stage.words.title == presenter.story.scenes[0].title
    assert "frozen" in presenter.console.prompter.state.text()
    press(desk, K.Key_F)
    assert presenter.stage.words.title == presenter.story.scenes[1].title


def test_keys_in_a_field_of_text_are_letters(talk):
    desk, presenter = talk
    search = desk.window.search
    search.setFocus()
    QTest.keyClicks(search, "b")
    assert search.text() == "b"
    assert not presenter.talk.blanked


def test_the_pointer_shows_the_room_the_same_place(talk):
    desk, presenter = talk
    stage = presenter.stage
    ring = stage.map.findChild(Ring)
    desk.window.map.hovered.emit(Hover(lat=37.57, lon=126.98))
    assert ring.isHidden()  # not asked for
    press(desk, K.Key_P)
    camera = stage.store.view.pane.camera
    desk.window.map.hovered.emit(Hover(lat=camera.lat, lon=camera.lon))
    middle = ring.geometry().center()
    assert abs(middle.x() - stage.map.width() / 2) < 2
    assert abs(middle.y() - stage.map.height() / 2) < 2
    desk.window.map.hovered.emit(Hover(lat=camera.lat, lon=camera.lon + 1))
    assert ring.geometry().center().x() > middle.x()
    desk.window.map.hovered.emit(Hover(lat=None, lon=None))
    assert ring.isHidden()
    stage.map.flies = False
    desk.window.map.hovered.emit(Hover(lat=camera.lat, lon=camera.lon))
    stage.store.change(camera=replace(camera, lat=camera.lat + 1))
    assert ring.isVisible()
    assert ring.geometry().center().y() > middle.y()
    stage.map.flies = True  # the ring's place is not on the way
    stage.store.change(camera=camera)
    assert ring.isHidden()
    press(desk, K.Key_P)


def test_the_room_never_sees_notes_where_the_lecturer_has_a_display(talk):
    desk, presenter = talk
    press(desk, K.Key_N)
    assert presenter.drawer.isHidden()


def test_with_the_display_gone_the_talk_goes_on_and_says_so(talk, monkeypatch):
    desk, presenter = talk
    press(desk, K.Key_PageDown)
    monkeypatch.setattr(Displays, "two", property(lambda _self: False))
    presenter.displays.changed.emit()
    assert presenter.number == 1
    assert not presenter.console.scenes.isVisible()
    assert presenter.drawer.isHidden()
    assert "one display left" in presenter.drawer.warning.text()
    monkeypatch.setattr(Displays, "two", property(lambda _self: True))
    presenter.displays.changed.emit()
    assert presenter.console.scenes.isVisible()
    assert presenter.console.scenes.list.currentIndex().row() == 1


def test_buttons_tell_and_turn_what_the_stage_does(talk):
    desk, presenter = talk
    prompter = presenter.console.prompter
    assert prompter.follow.isChecked()
    assert not prompter.back.isEnabled()
    place = prompter.text.geometry()
    prompter.follow.click()
    assert presenter.talk.frozen
    assert not prompter.follow.isChecked()
    desk.window.store.change(date=date(1950, 6, 25))
    assert prompter.text.geometry() == place  # the notes keep their place
    prompter.back.click()
    assert not presenter.talk.off_script
    before = prompter.size_
    press(desk, K.Key_Plus)
    assert prompter.size_ == before + 2


def real(window, key) -> None:
    """A key as the system brings it: to the window, whatever has the focus in it."""
    QTest.keyClick(window.windowHandle(), key)


def test_escape_in_a_field_is_the_fields_and_letters_are_the_talks_elsewhere(talk):
    desk, presenter = talk
    window = desk.window
    window.activateWindow()
    window.search.setFocus()
    real(window, K.Key_Escape)
    assert presenter.active
    presenter.console.scenes.list.setFocus()
    real(window, K.Key_B)
    assert presenter.talk.blanked
    real(window, K.Key_B)
    window.store.change(date=date(1950, 6, 25))
    assert presenter.talk.off_script
    real(window, K.Key_F)
    assert presenter.talk.frozen
    real(window, K.Key_F)


def test_a_drawing_after_a_talk_reaches_no_stage_that_is_gone(desk):
    window = desk.window
    window.presenter.start(STORY)
    desk.qtbot.waitUntil(lambda: window.presenter.stage.map.revision > 0, timeout=10_000)
    window.presenter.stop()
    window.map.draw(Drawings(items=(), inks={}, title=""))
    assert not window.map._twins


def test_layers_and_essays_are_within_reach_and_the_scenes_a_tab(talk):
    desk, presenter = talk
    window, scenes = desk.window, presenter.console.scenes
    tabs = [one for one in window.left.findChildren(QToolButton) if one.objectName() == "segment"]
    layers, essays, third = tabs[:3]
    assert (third.text(), third.isChecked()) == ("Scenes", True)
    layers.click()
    assert (window.layers.isVisible(), scenes.isVisible()) == (True, False)
    essays.click()
    assert (window.deeds.essays.panel.isVisible(), scenes.isVisible()) == (True, False)
    third.click()
    assert scenes.isVisible()
    assert not window.layers.isVisible()
    assert not window.deeds.essays.panel.isVisible()
    presenter.stop()
    assert (third.text(), layers.isChecked()) == ("Stories", True)
    assert window.layers.isVisible()
    presenter.start(STORY)  # the fixture ends it


def test_scenes_that_were_shown_are_ticked_and_said(talk):
    desk, presenter = talk
    rows, shelf = presenter.console.scenes.list, presenter.console.scenes.shelf
    press(desk, K.Key_PageDown)
    said = [shelf.index(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(3)]
    assert [one.endswith(", shown") for one in said] == [True, True, False]
    before = rows.grab().toImage()
    shelf.mark(presenter.talk.course, frozenset({1}))
    assert rows.grab().toImage() != before


def noted(desk, presenter, notes: str):
    """The first scene with other notes; their page."""
    story = presenter.story
    first = replace(story.scenes[0], notes=notes)
    presenter.talk.tell(replace(story, scenes=(first, *story.scenes[1:])))
    return presenter.console.prompter.text


def test_a_link_in_the_notes_is_a_digression_or_opens_outside(talk, monkeypatch):
    desk, presenter = talk
    window, opened = desk.window, []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    window.deeds.opens = partial(go_to_link, window)
    page = noted(desk, presenter, "[war](parallel38:?date=1950-06-25&view=parallel-38) "
                 "[x](https://example.org/a) [y](file:///etc/passwd) the trusteeship")  # fmt: skip
    page.anchorClicked.emit(QUrl("file:///etc/passwd"))
    page.anchorClicked.emit(QUrl("smb://example.org/a"))
    assert opened == []
    page.anchorClicked.emit(QUrl("https://example.org/a"))
    assert opened == ["https://example.org/a"]
    page.anchorClicked.emit(QUrl("p38:term/trusteeship"))
    assert "Trusteeship" in QToolTip.text()
    assert not presenter.talk.off_script
    page.anchorClicked.emit(QUrl("parallel38:?date=1950-06-25&view=parallel-38"))
    assert presenter.talk.off_script
    assert window.pane.date == date(1950, 6, 25)
    press(desk, K.Key_R)
    page.anchorClicked.emit(QUrl("parallel38:?date=soon"))
    assert not presenter.talk.off_script
    assert "soon" in window.notice.text


def test_enter_follows_the_link_that_tab_came_to(talk):
    desk, presenter = talk
    desk.window.deeds.opens = partial(go_to_link, desk.window)
    page = noted(desk, presenter, "[war](parallel38:?date=1950-06-25)")
    page.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page, K.Key_Tab)
    assert page.textCursor().hasSelection()
    QTest.keyClick(desk.window.windowHandle(), K.Key_Return)
    assert (presenter.number, desk.window.pane.date) == (0, date(1950, 6, 25))
    press(desk, K.Key_R)
    page.setFocus()
    QTest.keyClick(desk.window.windowHandle(), K.Key_Space)  # all other keys stay the talk's
    assert presenter.number == 1


def test_the_notes_scroll_by_keys(talk):
    desk, presenter = talk
    page = noted(desk, presenter, "word\n\n" * 200)
    bar = page.verticalScrollBar()
    for key, lower in ((K.Key_Down, True), (K.Key_Up, False)):
        QTest.keyClick(desk.window.map.focusProxy(), key, Qt.KeyboardModifier.ControlModifier)
        assert (bar.value() > 0) is lower
    assert presenter.number == 0


def test_the_keyboard_is_seen_in_the_list_of_scenes(talk):
    desk, presenter = talk
    rows = presenter.console.scenes.list
    desk.window.map.setFocus()
    before = pixels(desk.window)
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring(desk.window, rows, before, pixels(desk.window)) >= LEAST


def middle(desk, held: bool) -> None:
    """The middle button over the desk's map, as the window hands it on."""
    kind = QEvent.Type.MouseButtonPress if held else QEvent.Type.MouseButtonRelease
    button, none = Qt.MouseButton.MiddleButton, Qt.MouseButton.NoButton
    at = QPointF(200, 200)
    event = QMouseEvent(kind, at, at, button, button if held else none,
                        Qt.KeyboardModifier.NoModifier)  # fmt: skip
    QApplication.sendEvent(desk.window.map.focusProxy(), event)


def test_the_pointer_shows_while_the_middle_button_is_held(talk):
    desk, presenter = talk
    ring_, camera = presenter.stage.map.findChild(Ring), presenter.stage.store.view.pane.camera
    hover = Hover(lat=camera.lat, lon=camera.lon)
    middle(desk, True)
    desk.window.map.hovered.emit(hover)
    assert ring_.isVisible()
    middle(desk, False)
    assert ring_.isHidden()
    desk.window.map.hovered.emit(hover)
    assert ring_.isHidden()
    press(desk, K.Key_P)  # what was asked for by key stays
    middle(desk, True)
    middle(desk, False)
    desk.window.map.hovered.emit(hover)
    assert ring_.isVisible()
    press(desk, K.Key_P)
