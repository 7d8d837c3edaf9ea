"""The form of a scene under the hands of who writes it, by keys and by an input method."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from parallel38.data.project.reading import open_project
from parallel38.data.story_file import open_story
from parallel38.ui import composing


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
    fields = (form.caption, form.plain, form.notes, form.transition, form.dwell, form.core)
    for field in fields:
        QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_Tab)
        assert desk.window.focusWidget() is field
    form.beside.source.setFocus()
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
