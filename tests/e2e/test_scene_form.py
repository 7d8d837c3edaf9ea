"""The form of a scene under the hands of who writes it, by keys and by an input method."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from parallel38.data.project.reading import open_project
from parallel38.data.story_file import open_story
from parallel38.data.story_toml import save
from parallel38.domain.ready import lacking
from parallel38.ui import composing
from parallel38.ui.export.deck import deck_of
from parallel38.ui.stage.told import body


class InputMethod:
    """As a desktop's own: what is composed is its, until it is asked for it, or ends it itself."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._held = ""
        monkeypatch.setattr(composing.QGuiApplication, "inputMethod", lambda: self)

    def compose(self, field: QWidget, text: str) -> None:
        field.setFocus()
        self._held = text
        QApplication.sendEvent(field, QInputMethodEvent(text, []))

    def commit(self) -> None:
        if held := self._held:
            self._held = ""
            done = QInputMethodEvent()
            done.setCommitString(held)
            QApplication.sendEvent(QApplication.focusWidget(), done)


def act(desk, name: str) -> None:
    desk.window.actions_.by_id[name].trigger()


@pytest.fixture
def writing(desk):
    """Two scenes, the form of the second open."""
    for _scene in range(2):
        act(desk, "scene-add")
    desk.settle()
    return desk.window.projects.authoring


@pytest.fixture
def hangul(monkeypatch):
    return InputMethod(monkeypatch)


def test_tab_goes_from_the_title_to_the_caption_and_through_all_words(desk, writing):
    form = writing.form
    assert desk.window.focusWidget() is form.title
    beside = form.beside
    fields = (form.caption, form.notes, beside.open, beside.choose, form.cite, form.cites,
              form.transition, form.dwell, form.core)  # fmt: skip
    for field in fields:
        QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_Tab)
        assert desk.window.focusWidget() is field
    form.plain.setFocus()
    for button in (form.retake, form.leave):
        QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_Tab)
        assert desk.window.focusWidget() is button


def test_another_scene_is_seen_from_its_beginning(desk, writing):
    form, bar = writing.form, writing.form._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    writing.edit(writing.story.scenes[0].id)
    assert bar.value() == 0 and form.title.hasFocus()


def test_what_is_being_composed_stays_with_its_scene(desk, writing, hangul):
    form = writing.form
    first, second = writing.story.scenes
    hangul.compose(form.notes, "한")
    writing.show_scene(first.id)
    assert [one.notes for one in writing.story.scenes] == ["", "한"]
    assert form.notes.toPlainText() == ""
    hangul.compose(form.caption, "글")
    form.leave.click()
    assert writing.story.scenes[0].caption == first.caption + "글"
    assert writing.story.scenes[1].caption == second.caption


@pytest.mark.parametrize("key", ["present-resume", "present-story"])
def test_a_talk_tells_what_is_being_composed(desk, writing, hangul, key):
    hangul.compose(writing.form.notes, "한")
    act(desk, key)
    assert desk.window.presenter.story.scenes[1].notes == "한"
    desk.window.presenter.stop()


def test_a_file_has_what_is_being_composed(desk, writing, hangul, monkeypatch, tmp_path):
    file = tmp_path / "lesson.toml"
    monkeypatch.setattr(writing.files, "_ask_save", lambda _story: file)
    hangul.compose(writing.form.title, "한")
    act(desk, "story-save")
    assert open_story(file).story.scenes[1].title == "한"


def test_what_is_being_composed_is_kept_as_the_window_closes(desk, writing, hangul):
    hangul.compose(writing.form.notes, "한")
    keeper = desk.window.projects.keeper
    desk.window.close()
    assert open_project(keeper.holds).project.stories[0].scenes[1].notes == "한"


def test_what_cannot_be_done_with_a_story_is_grey(desk):
    authoring, actions = desk.window.projects.authoring, desk.window.actions_
    act(desk, "stories")
    menu = authoring.panel.more.menu()

    def able() -> set[str]:
        menu.aboutToShow.emit()
        return {one.objectName() for one in menu.actions() if one.isEnabled()}

    assert able() == {"story-new", "story-open"}
    desk.window.deeds.go("command", "story-copy")
    told = "There is nothing now for this: Copy the story into my project"
    assert desk.window.notice.text == told
    authoring.choose(next(iter(desk.window.atlas.stories)))
    desk.window.deeds.go("command", "story-copy")  # though it was grey when the menu was seen
    assert len(authoring.stories.all) == 1
    assert able() == {one.objectName() for one in menu.actions()}
    authoring.choose(next(iter(desk.window.atlas.stories)))
    assert able() == {"story-new", "story-open", "story-copy", "story-save"}
    assert actions.by_id["present-story"].isEnabled()


def test_ctrl_z_goes_on_where_a_field_has_nothing_to_take_back(desk, writing):
    form = writing.form
    first, second = writing.story.scenes
    form.title.setFocus()
    form.title.end(False)
    QTest.keyClicks(form.title, "!")
    keys = Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(form.title, *keys)
    assert [one.title for one in writing.story.scenes] == [first.title, second.title]
    form.caption.setFocus()
    for _again in range(3):  # nothing was written there: the titles' deeds, then the scene's
        if len(writing.story.scenes) == 2:
            QTest.keyClick(form.caption, *keys)
    assert writing.story.scenes == (first,)


def test_what_was_taken_back_from_another_field_is_done_again_from_there(desk, writing):
    form = writing.form
    form.title.setFocus()
    form.title.end(False)
    QTest.keyClicks(form.title, "!")
    written = writing.scene.title
    form.caption.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(form.caption, Qt.Key.Key_Z, control)
    assert writing.scene.title + "!" == written
    QTest.keyClick(form.caption, Qt.Key.Key_Z, control | Qt.KeyboardModifier.ShiftModifier)
    assert writing.scene.title == written


def test_sources_of_ones_own_are_cited_wherever_the_scene_is_told(desk, writing, tmp_path):
    form = writing.form
    own = "Kim Chul-soo, Letters <b>of</b> a Teacher (Seoul, 1998), p. 12."
    form.cites.setFocus()
    QTest.keyClicks(form.cites, own)
    QTest.keyClick(form.cites, Qt.Key.Key_Return)
    assert form.cites.toPlainText().endswith("\n"), "a line that is being begun stays"
    QTest.keyClicks(form.cites, "Archive of the county, box 3")
    scene = writing.scene
    assert scene.cites == (own, "Archive of the county, box 3")
    desk.window.presenter.start(writing.story, 1)
    notes = body(desk.window.presenter.talk, desk.window.atlas)
    desk.window.presenter.stop()
    assert "Letters &lt;b&gt;of&lt;/b&gt; a Teacher" in notes
    deck = deck_of(writing.story, desk.window.atlas)
    assert own in deck.works and own in deck.slides[1].works
    assert "Archive of the county, box 3" in deck.slides[1].cites
    file = tmp_path / "own.toml"
    save(file, writing.story)
    assert open_story(file).story.scenes[1].cites == scene.cites
    bare = replace(scene, sources=())
    told = lacking(replace(writing.story, scenes=(bare,)), desk.window.atlas)
    assert "It names no source." not in [one.text for one in told]


def test_a_right_click_takes_a_scene_in_hand_for_list_form_and_map(desk, writing):
    panel, form = writing.panel, writing.form
    first = writing.story.scenes[0]
    index = panel.list.shelf.index(0, 0)
    spot = panel.list.visualRect(index).center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.RightButton, pos=spot)
    QApplication.sendEvent(
        panel.list.viewport(),
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, panel.list.mapToGlobal(spot)),
    )
    menu = QApplication.activePopupWidget()
    names = [one.text() for one in menu.actions()]
    menu.close()
    assert "Duplicate" in names
    assert panel.list.current == first.id == form._scene.id == writing._editing


def test_fields_beside_the_map_come_when_they_are_wanted(desk, writing):
    beside = writing.form.beside
    assert not beside.title.isVisible() and not beside.source.isVisible()
    QTest.mouseClick(beside.open, Qt.MouseButton.LeftButton)
    assert beside.title.hasFocus() and beside.text.isVisible() and not beside.open.isVisible()
    QTest.keyClicks(beside.title, "A")
    assert writing.scene.aside.title == "A"
    writing.show_scene(writing.story.scenes[0].id)
    assert not beside.title.isVisible()


def test_how_a_scene_comes_is_said_in_its_field(desk, writing):
    form = writing.form
    room = form.transition.fontMetrics().horizontalAdvance(form.transition.currentText())
    assert form.transition.width() > room + 40
    assert form.film.isVisibleTo(form) and form.film.buddy() is form.dwell
