"""What may happen in a talk beside the script, and must leave it whole."""

from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from shiboken6 import delete

from parallel38.domain.story import Aside
from parallel38.sleepless import CANNOT
from parallel38.ui.essays.door import STORIES
from parallel38.ui.stage.displays import Displays

STORY = "cairo-to-the-38th-parallel"


@pytest.fixture
def talks(desk):
    """The presenter, whose talk ends with the test."""
    yield desk.window.presenter
    desk.window.presenter.stop()


def test_a_display_that_comes_while_notes_are_open_has_the_whole_map(desk, talks, monkeypatch):
    monkeypatch.setattr(Displays, "two", property(lambda _one: False))
    talks.start(STORY)
    talks.toggle_notes()
    assert talks.stage.beside > 0
    monkeypatch.setattr(Displays, "two", property(lambda _one: True))
    talks.displays.changed.emit()
    assert talks.drawer.isHidden()
    assert talks.stage.beside == 0


def test_a_stage_let_go_off_the_script_has_words_and_paper_of_one_scene(desk, talks, monkeypatch):
    monkeypatch.setattr(Displays, "two", property(lambda _one: True))
    story = desk.window.atlas.stories[STORY]
    scenes = [
        replace(one, aside=Aside(title=f"Paper {n}", text="x"))
        for n, one in enumerate(story.scenes)
    ]
    talks.start(replace(story, scenes=tuple(scenes)))
    talks.talk.freeze()
    talks.turn(1)
    desk.window.store.change(date=date(1950, 6, 25))
    talks.talk.freeze()
    assert talks.stage.words.title == scenes[1].title
    assert talks.stage.aside.paper.aside.title == "Paper 1"


def test_a_second_story_knows_that_sleep_is_not_held_off(desk, talks):
    talks.start(STORY)
    with desk.qtbot.waitSignal(talks.awake.answered, timeout=20_000) as answer:
        pass
    talks.start(next(one for one in desk.window.atlas.stories if one != STORY))
    told = [one.text for one in talks.talk.told]
    assert (CANNOT in told) is not answer.args[0]


def test_a_talk_ends_whole_where_the_field_it_began_in_is_gone(desk, talks):
    field = QLineEdit(desk.window)
    field.show()
    field.setFocus()
    talks.start(STORY)
    talks._focus = field
    delete(field)
    talks.stop()
    assert "talk" not in talks.__dict__


def test_f5_tells_the_projects_own_story_first(desk, talks):
    authoring = desk.window.projects.authoring
    own = authoring.stories.as_own(desk.window.atlas.stories[STORY])
    authoring.stories.take_in(own, "own")
    authoring.key = ""
    authoring.present()
    assert talks.story.id == own.id


def test_the_tab_of_stories_offers_them_by_mouse(desk, talks):
    button = desk.window.deeds.essays._tabs.button(STORIES)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    choice = desk.window.projects.authoring.panel.choice
    assert choice.count() == len(desk.window.atlas.stories)
    assert not desk.window.projects.authoring.panel.copy.isVisible()
