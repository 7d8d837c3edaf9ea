"""What may happen in a talk beside the script, and must leave it whole."""

from concurrent.futures import Future
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from shiboken6 import delete

from parallel38.data.story_images import StoryImages
from parallel38.domain.say import say
from parallel38.domain.story import Aside, Story
from parallel38.domain.view import Camera
from parallel38.sleepless import CANNOT
from parallel38.ui.essays.door import STORIES
from parallel38.ui.help.welcome import welcome
from parallel38.ui.stage.displays import Displays, _carry
from parallel38.ui.stage.early import EarlyKeys
from parallel38.ui.waiting import Waiting
from tests.web.asking import answer_of

STORY = "cairo-to-the-38th-parallel"
PLAIN = Qt.KeyboardModifier.NoModifier


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


def test_a_frozen_stage_that_is_alone_goes_on(desk, talks, monkeypatch):
    """Nobody could tell it from a fault: neither by a display that goes nor by a key."""
    monkeypatch.setattr(Displays, "two", property(lambda _one: True))
    talks.start(STORY)
    talks.freeze()
    talks.turn(1)
    assert talks.talk.frozen
    monkeypatch.setattr(Displays, "two", property(lambda _one: False))
    talks.displays.changed.emit()
    assert not talks.talk.frozen
    assert talks.stage.words.title == talks.story.scenes[1].title
    talks.freeze()
    assert not talks.talk.frozen


def test_with_one_display_a_number_shows_where_the_count_is(desk, talks, monkeypatch):
    monkeypatch.setattr(Displays, "two", property(lambda _one: False))
    talks.start(STORY)
    keys = talks.stage.map.focusProxy() or talks.stage.map
    QTest.keyClick(keys, Qt.Key.Key_4)
    assert talks.stage.words.count == "4 …"
    QTest.keyClick(keys, Qt.Key.Key_Return)
    assert (talks.number, talks.stage.words.count) == (3, "4 / 9")
    QTest.keyClicks(keys, "77")
    QTest.keyClick(keys, Qt.Key.Key_Return)
    assert (talks.number, talks.stage.words.count) == (3, "no 77")
    QTest.keyClick(keys, Qt.Key.Key_B)
    assert talks.stage.words.count == "4 / 9"
    monkeypatch.setattr(Displays, "two", property(lambda _one: True))
    talks.displays.changed.emit()
    QTest.keyClick(keys, Qt.Key.Key_5)
    assert talks.stage.words.count == "4 / 9"  # the console has it
    assert "Enter goes to scene 5" in talks.console.prompter.state.text()


def test_a_day_can_be_typed_off_the_script(desk, talks, monkeypatch):
    for two in (False, True):
        monkeypatch.setattr(Displays, "two", property(lambda _one, two=two: two))
        talks.start(STORY)
        keys = talks.stage.map.focusProxy() or talks.stage.map
        QTest.keyClick(keys, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        field = desk.window.timeline.field if two else talks.finder.search
        desk.qtbot.waitUntil(field.hasFocus)
        field.selectAll()
        QTest.keyClicks(field, "1950-09-15")
        QTest.keyClick(field, Qt.Key.Key_Return)
        there = date(1950, 9, 15)
        desk.qtbot.waitUntil(lambda there=there: desk.window.store.view.pane.date == there)
        assert talks.talk.off_script
        talks.stop()


def test_the_keys_of_a_talk_are_a_key_away(desk, talks, monkeypatch):
    monkeypatch.setattr(Displays, "two", property(lambda _one: False))
    talks.start(STORY)
    keys = talks.stage.map.focusProxy() or talks.stage.map
    QTest.keyClick(keys, Qt.Key.Key_F1)
    assert talks.drawer.isVisible()
    assert "Swap the displays" in talks.drawer.text.toPlainText()
    QTest.keyClick(keys, Qt.Key.Key_F1)
    assert talks.drawer.isHidden()
    QTest.keyClick(keys, Qt.Key.Key_F1)
    QTest.keyClick(keys, Qt.Key.Key_PageDown)
    assert talks.drawer.isHidden()  # the room never asked for the notes
    QTest.keyClick(keys, Qt.Key.Key_F1)
    QTest.keyClick(keys, Qt.Key.Key_Escape)
    assert talks.active
    assert talks.drawer.isHidden()
    monkeypatch.setattr(Displays, "two", property(lambda _one: True))
    talks.displays.changed.emit()
    QTest.keyClick(keys, Qt.Key.Key_F1)
    assert "Swap the displays" in talks.console.prompter.text.toPlainText()
    QTest.keyClick(keys, Qt.Key.Key_F1)
    assert talks.story.scenes[1].notes[:30] in talks.console.prompter.text.toPlainText()


def test_a_first_word_of_welcome_gives_way_to_a_talk(desk, talks, monkeypatch):
    monkeypatch.setattr(Displays, "two", property(lambda _one: True))
    desk.window.settings.change(welcomed=False, simple=False)
    welcome(desk.window)
    assert desk.window.notice.isVisible()
    talks.start(STORY)
    assert desk.window.notice.isHidden()
    welcome(desk.window)
    assert desk.window.notice.isHidden()
    talks.stop()
    assert desk.window.notice.isVisible()
    desk.window.notice.say("Not saved.", stays=True)  # what else stays, stays
    talks.start(STORY)
    assert desk.window.notice.isVisible()
    desk.window.notice.hide()


def test_a_fade_ends_though_nothing_but_the_camera_changes(desk, talks, monkeypatch):
    first = desk.window.atlas.stories[STORY].scenes[3]
    camera = replace(first.view.pane.camera, lon=first.view.pane.camera.lon - 3)
    for view in (first.view, first.view.with_pane(camera=camera)):
        second = replace(first, id="b", view=view, transition="fade", aside=None)
        story = Story("s", "S", scenes=(replace(first, aside=None), second))
        talks.start(story)
        stage, drawn = talks.stage, []
        stage.map.drawn.connect(drawn.append)
        desk.qtbot.waitUntil(
            lambda stage=stage, drawn=drawn: drawn[-1:] == [stage.map.revision], timeout=10_000
        )
        talks.turn(1)
        assert stage._curtain.isVisible()
        desk.qtbot.waitUntil(stage._curtain.isHidden, timeout=10_000)
        talks.stop()


def test_a_fade_to_a_paper_begins_with_all_that_stood_there(desk, talks):
    story = desk.window.atlas.stories[STORY]
    plain = replace(story.scenes[3], aside=None)
    paper = replace(plain, id="b", transition="fade", aside=Aside(title="Paper", text="x"))
    talks.start(Story("s", "S", scenes=(plain, paper)))
    desk.qtbot.waitUntil(lambda: talks.stage.map.revision > 0, timeout=10_000)
    before = talks.stage.map.geometry()
    talks.turn(1)
    assert talks.stage.map.width() < before.width()
    assert talks.stage._curtain.geometry() == before
    assert talks.stage._curtain._picture.size() == before.size()


def test_a_talk_goes_on_with_the_story_as_it_is_by_now(desk, talks):
    stories = desk.window.projects.authoring.stories
    own = stories.as_own(desk.window.atlas.stories[STORY])
    stories.take_in(own, "own")
    talks.start(stories.get(own.id), 8)
    talks.stop()
    stories.rename(own.id, "A new title")
    for scene in stories.get(own.id).scenes[:2]:
        stories.remove(own.id, scene.id)
    talks.resume()
    assert (talks.story.title, talks.number) == ("A new title", 6)
    assert talks.talk.scene.id == own.scenes[8].id
    talks.stop()
    talks.start(replace(own, id="of-a-file"), 3, StoryImages(Path()))
    talks.stop()
    talks.resume()
    assert (talks.story.id, talks.number) == ("of-a-file", 3)


def test_the_choice_of_stories_covers_a_desk_of_another_size(desk, talks):
    window = desk.window
    before = window.size()
    talks.start()
    assert talks.chooser.isVisible()
    window.resize(1000, 640)
    assert talks.chooser.geometry() == window.rect()
    talks.stop()
    window.resize(before)


def test_a_key_that_is_held_turns_one_scene(desk, talks):
    talks.start(STORY)
    for number in range(6):
        for key, text in ((Qt.Key.Key_PageDown, ""), (Qt.Key.Key_B, "b")):
            held = number > 0
            press = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, held)
            QApplication.sendEvent(talks.stage, press)
    assert talks.number == 1
    assert talks.talk.blanked


def test_presses_within_a_millisecond_are_no_key_that_is_held(desk, talks):
    """X11 takes a release and a press of one time for the repetition of a key."""
    talks.start(STORY)
    for at, held in ((5000, False), (5000, True), (5001, True), (5600, True), (5633, True)):
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_PageDown, PLAIN, "", held)
        press.setTimestamp(at)
        QApplication.sendEvent(talks.stage, press)
    assert talks.number == 3


def test_keys_that_are_pressed_before_a_talk_can_begin_are_its_keys(desk, talks):
    """On the small window while the atlas is compiled, and on the desk that has no map yet."""
    early, waiting = EarlyKeys(), Waiting()
    waiting.show()
    for window, pressed in (
        (waiting, (Qt.Key.Key_PageUp, Qt.Key.Key_Escape, Qt.Key.Key_PageDown)),
        (desk.window, (Qt.Key.Key_4, Qt.Key.Key_Return, Qt.Key.Key_PageDown, Qt.Key.Key_B)),
    ):
        early.hear(window)
        for key in pressed:
            QTest.keyClick(window.windowHandle(), key)
    for at, held in ((5000, False), (5000, True), (5600, True)):  # as X11 tells two fast ones
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_B, PLAIN, "b", held)
        press.setTimestamp(at)
        QApplication.sendEvent(desk.window.windowHandle(), press)
    waiting.close()
    delete(waiting)
    assert not talks.active
    talks.start(STORY)
    early.pass_on(talks)
    assert (talks.number, talks.talk.blanked) == (4, True)
    assert talks.talk.been == {0, 1, 3, 4}
    talks.stop()
    QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_PageDown)
    talks.start()
    talks.chooser.list.setCurrentIndex(talks.chooser.list.model().index(0, 0))
    early.hear(desk.window)
    QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_PageDown)
    QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_Return)
    early.pass_on(talks)
    assert talks.active
    assert talks.number == 0


def test_the_small_window_stays_until_another_has_the_keyboard(desk):
    """So that no key is lost between the two; it may be closed all the while."""
    for closed in (False, True):
        prepared, heard = Future(), []

        def hear(window, heard=heard, prepared=prepared):
            heard.append(window)
            prepared.set_result("all")

        assert desk.app.wait_for(prepared, hear) == "all"
        assert heard[0].isVisible()
        if closed:
            heard[0].close()
        assert desk.app.waited() is not closed
        assert not heard[0].isVisible()
    prepared = Future()
    assert desk.app.wait_for(prepared, lambda window: QTimer.singleShot(0, window.close)) is None
    assert not desk.app.waited()


def test_the_arrow_of_the_mouse_is_nothing_for_the_room(desk, talks):
    talks.start(STORY)
    assert talks.stage.cursor().shape() == Qt.CursorShape.BlankCursor
    page = talks.stage.map.page()
    look = "((box) => box ? getComputedStyle(box).cursor : '')(document.querySelector(%s))"
    look %= "'.leaflet-container'"
    move = "document.querySelector('.leaflet-container').dispatchEvent(new MouseEvent('mousemove'))"

    def run(code: str) -> str:
        return answer_of(lambda give: page.runJavaScript(code, 0, give), "The cursor", 30)

    desk.qtbot.waitUntil(lambda: talks.stage.map.revision > 0, timeout=10_000)
    ready = "Boolean(window.parallel38?.page.picture)"
    desk.qtbot.waitUntil(lambda: run(ready), timeout=10_000)
    assert run(f"{move}; {look}") != "none"
    desk.qtbot.waitUntil(lambda: run(look) == "none", timeout=10_000)


class Screen:
    def __init__(self, x: int, y: int, wide: int, high: int) -> None:
        self._box = QRect(x, y, wide, high)

    def geometry(self) -> QRect:
        return self._box

    def availableGeometry(self) -> QRect:
        return self._box


@pytest.mark.parametrize(
    ("other", "two"),
    [
        (Screen(0, 0, 1366, 768), False),  # mirrored
        (Screen(0, 0, 1024, 768), False),  # mirrored by a projector of fewer pixels
        (Screen(1366, 0, 1920, 1080), True),
        (Screen(0, -1080, 1920, 1080), True),
    ],
)
def test_a_mirrored_display_is_no_second_one(qapp, other, two):
    mine = Screen(0, 0, 1366, 768)
    displays = Displays(SimpleNamespace(screen=lambda: mine))
    displays._app = SimpleNamespace(screens=lambda: [other, mine])
    assert displays.two is two
    assert displays.room is (other if two else mine)


def test_after_a_swap_the_room_has_the_display_where_the_desk_was(qapp):
    """Though the window system has not carried the desk yet."""
    left, right = Screen(0, 0, 1366, 768), Screen(1366, 0, 1366, 768)
    geometry = QRect(10, 10, 800, 600)
    desk = SimpleNamespace(
        screen=lambda: left, windowState=lambda: Qt.WindowState.WindowNoState,
        setWindowState=lambda _state: None, geometry=lambda: QRect(geometry),
        setGeometry=lambda _box: None,
    )  # fmt: skip
    displays = Displays(desk)
    displays._app = SimpleNamespace(screens=lambda: [left, right])
    rooms = []
    displays.changed.connect(lambda: rooms.append(displays.room))
    assert displays.room is right
    displays.swap()
    assert rooms == [left]


def test_a_display_that_is_mirrored_no_more_is_heard_of(qapp, qtbot):
    displays = Displays(SimpleNamespace(screen=qapp.primaryScreen))
    with qtbot.waitSignal(displays.changed):
        qapp.primaryScreen().geometryChanged.emit(QRect(0, 0, 800, 600))
    displays.leave()
    with qtbot.assertNotEmitted(displays.changed):
        qapp.primaryScreen().geometryChanged.emit(QRect(0, 0, 800, 600))


def test_less_motion_cuts_a_fade(desk, talks):
    first = desk.window.atlas.stories[STORY].scenes[3]
    fades = replace(first, id="b", transition="fade", aside=None)
    talks.start(Story("s", "S", scenes=(replace(first, aside=None), fades)))
    desk.qtbot.waitUntil(lambda: talks.stage.map.revision > 0, timeout=10_000)
    talks.stage._flies = False
    talks.turn(1)
    assert talks.stage._curtain.isHidden()


def test_a_window_carried_to_a_smaller_display_is_all_there(qapp):
    geometry = QRect(500, 300, 900, 700)
    calls = []
    window = SimpleNamespace(
        windowState=lambda: Qt.WindowState.WindowNoState, setWindowState=lambda _state: None,
        screen=lambda: Screen(0, 0, 1920, 1080), geometry=lambda: QRect(geometry),
        setGeometry=calls.append,
    )  # fmt: skip
    small = SimpleNamespace(
        geometry=lambda: QRect(1920, 0, 466, 768),
        availableGeometry=lambda: QRect(1920, 20, 466, 748),
    )
    _carry(window, small)
    assert calls == [QRect(1920, 68, 466, 700)]


def papered(desk):
    """A story of the atlas with a paper beside each scene."""
    story = desk.window.atlas.stories[STORY]
    scenes = [
        replace(one, aside=Aside(title=f"Paper {n}", text="x"))
        for n, one in enumerate(story.scenes)
    ]
    return replace(story, scenes=tuple(scenes))


def test_a_stage_let_go_off_the_script_has_no_scenes_words_or_paper(desk, talks, monkeypatch):
    monkeypatch.setattr(Displays, "two", property(lambda _one: True))
    story = papered(desk)
    talks.start(story)
    talks.talk.freeze()
    talks.turn(1)
    desk.window.store.change(date=date(1950, 6, 25))
    assert talks.stage.words.title == story.scenes[0].title
    assert talks.stage.aside.isVisible()
    talks.talk.freeze()
    assert (talks.stage.words.title, talks.stage.words.count) == ("25 June 1950", "")
    assert not talks.stage.aside.isVisible()
    talks.talk.back()
    assert talks.stage.words.title == story.scenes[1].title
    assert talks.stage.aside.paper.aside.title == "Paper 1"
    assert talks.stage.aside.isVisible()


def test_a_question_of_another_day_is_under_its_own_name(desk, talks):
    story = papered(desk)
    talks.start(story)
    desk.window.store.change(camera=Camera(37.5, 127.0, 9))  # a closer look
    assert talks.stage.words.title == story.scenes[0].title
    assert talks.stage.aside.isVisible()
    desk.window.guide.to("event", "treaty-ganghwa")
    event = desk.window.atlas.events["treaty-ganghwa"]
    assert talks.stage.words.title == event.title
    assert talks.stage.words.caption == say(event.start)
    assert not talks.stage.aside.isVisible()


def test_a_scenes_own_event_is_under_its_own_name(desk, talks):
    talks.start(STORY)
    event = desk.window.atlas.events[talks.talk.scene.view.pane.selected]
    desk.window.guide.to("event", event.id)
    assert talks.talk.elsewhere
    assert talks.stage.words.title == event.title


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


def test_f5_and_shift_f5_tell_the_story_that_was_told_last(desk, talks):
    authoring = desk.window.projects.authoring
    authoring.choose(next(one for one in desk.window.atlas.stories if one != STORY))
    talks.start(STORY, 4)
    talks.turn(1)
    talks.stop()
    authoring.go_on()
    assert (talks.story.id, talks.number) == (STORY, 5)
    talks.stop()
    authoring.present()
    assert (talks.story.id, talks.number) == (STORY, 0)


def test_what_is_taken_in_hand_after_a_talk_goes_before_it(desk, talks):
    authoring = desk.window.projects.authoring
    desk.window.deeds.essays.show_stories()
    talks.start(STORY, 4)
    talks.stop()
    assert (authoring.key, authoring.scene.id) == (
        STORY,
        desk.window.atlas.stories[STORY].scenes[4].id,
    )
    authoring.panel.list.mark(authoring.story.scenes[2].id)
    authoring.go_on()
    assert (talks.story.id, talks.number) == (STORY, 2)


def test_f5_tells_a_files_story_again(desk, talks, monkeypatch):
    story = replace(desk.window.atlas.stories[STORY], id="of-a-file")
    talks.start(story, 3, StoryImages(Path()))
    talks.stop()
    desk.window.projects.authoring.present()
    assert (talks.story.id, talks.number) == ("of-a-file", 0)
    talks.stop()
    desk.window.projects.authoring.go_on()
    assert talks.story.id == "of-a-file"
    talks.stop()
    stories = desk.window.projects.authoring.stories
    stories.take_in(stories.as_own(desk.window.atlas.stories[STORY]), "own")
    asked = []
    monkeypatch.setattr(talks.readiness, "ask", lambda story, *_more: asked.append(story.id))
    talks.check()
    desk.window.projects.authoring.present()
    assert asked == [talks.story.id] == ["of-a-file"]


def test_the_tab_of_stories_offers_them_by_mouse(desk, talks):
    button = desk.window.deeds.essays._tabs.button(STORIES)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    choice = desk.window.projects.authoring.panel.choice
    assert choice.count() == len(desk.window.atlas.stories)
    assert not desk.window.projects.authoring.panel.copy.isVisible()
