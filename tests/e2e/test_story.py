"""The story on stage, by the keys of a clicker, and back to exactly where one was."""

import gc
import json
import weakref
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from parallel38.domain.finding import Finding
from parallel38.domain.story import Aside, Scene, Story
from parallel38.domain.view import Pane, View

STORY = "cairo-to-the-38th-parallel"
K = Qt.Key


class Stage:
    """A desk whose presenter is up."""

    def __init__(self, desk) -> None:
        self.desk, self.window = desk, desk.window
        self.presenter = desk.window.presenter
        self.stage = self.presenter.stage
        self.store, self.map = self.stage.store, self.stage.map
        self.scenes = desk.window.atlas.stories[STORY].scenes

    def press(self, *keys) -> None:
        for key in keys:
            QTest.keyClick(self.map.focusProxy() or self.map, key)

    def at(self, number: int) -> bool:
        """Whether scene `number` (from 0) has been reached, with its clock."""
        return (
            self.presenter.number == number
            and self.store.view.pane.date == self.scenes[number].view.pane.date
        )

    def reach(self, number: int) -> None:
        self.desk.qtbot.waitUntil(lambda: self.at(number), timeout=10_000)

    def js(self, code: str):
        """The value of an expression in the stage's page."""
        answers: list[str] = []
        self.map.page().runJavaScript(f"JSON.stringify(({code}) ?? null)", 0, answers.append)
        self.desk.qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
        return json.loads(answers[0])

    def shown(self) -> set[str]:
        """Ids of the features that the room sees as facts now."""
        self.desk.qtbot.waitUntil(
            lambda: self.js("parallel38.page.revision") == self.map.revision, timeout=10_000
        )
        found = "parallel38.page.picture.seen.filter((s) => s.sure === 'certain')"
        return set(self.js(f"{found}.map((s) => s.feature.id)"))


@pytest.fixture
def stage(desk) -> Stage:
    desk.window.presenter.start(STORY)
    made = Stage(desk)
    desk.qtbot.waitUntil(lambda: made.map.revision > 0, timeout=10_000)
    return made


def hidden(window) -> list[bool]:
    parts = (window.left, window.right, window.timeline, window.top_bar, window.notice)
    return [part.isHidden() for part in parts]


def test_every_scene_by_page_down(stage):
    for number, scene in enumerate(stage.scenes):
        stage.reach(number)
        pane = stage.store.view.pane
        words = stage.stage.words
        assert (words.title, words.caption) == (scene.title, scene.caption)
        assert words.count == f"{number + 1} / {len(stage.scenes)}"
        assert pane.style == "stage"
        assert pane.selected == scene.view.pane.selected
        assert pane.camera.lat == pytest.approx(scene.view.pane.camera.lat)
        stage.press(K.Key_PageDown)
    last = len(stage.scenes) - 1
    assert stage.presenter.number == last  # beyond the end nothing happens, and that is said
    assert stage.stage.words.count == f"{last + 1} / {last + 1} · end"
    assert "zone-korea-us" in stage.shown()
    stage.press(K.Key_Home)
    stage.reach(0)
    stage.press(K.Key_End)
    stage.reach(last)
    assert stage.stage.words.count == f"{last + 1} / {last + 1}"
    stage.press(K.Key_PageUp)
    stage.reach(last - 1)


def test_nothing_of_the_desk_is_seen(stage):
    screen = stage.window.screen().geometry()
    stage.desk.qtbot.waitUntil(lambda: stage.stage.geometry() == screen, timeout=5_000)
    assert stage.stage.isFullScreen()
    assert stage.stage.words.isVisible()
    stage.reach(0)
    assert stage.map.furniture.map_only is False  # date and legend stay


def test_escape_brings_back_view_window_and_sizes(desk):
    window = desk.window
    window.store.change(date=date(1950, 6, 25), selected="seoul", layers_off=("railways",))
    window.panels.fold("layers")
    desk.settle()
    before = (
        window.store.view, window.geometry(), window.windowState(), hidden(window),
        window.split.sizes(), window.map.furniture, window.map.flies,
    )  # fmt: skip
    window.presenter.start(STORY)
    stage = Stage(desk)
    stage.reach(0)
    stage.press(K.Key_PageDown)
    ended: list[bool] = []
    window.presenter.ended.connect(lambda: ended.append(True))
    stage.press(K.Key_Escape)
    assert ended == [True]
    assert not window.presenter.active
    desk.settle()
    after = (
        window.store.view, window.geometry(), window.windowState(), hidden(window),
        window.split.sizes(), window.map.furniture, window.map.flies,
    )  # fmt: skip
    assert after == before


def test_space_plays_again_after_a_story(desk):
    """It does not press the button that began the story."""
    desk.window.top_bar.menu_button.setFocus()
    desk.window.presenter.start(STORY)
    stage = Stage(desk)
    stage.press(K.Key_Escape)
    assert not stage.presenter.active
    assert desk.window.focusWidget() in (desk.window.map, desk.window.map.focusProxy())


def test_the_last_request_wins(stage):
    stage.reach(0)
    stage.press(*[K.Key_PageDown] * 5, K.Key_PageUp, K.Key_Right)
    assert stage.presenter.number == 5
    stage.reach(5)
    assert stage.store.view.pane.selected == stage.scenes[5].view.pane.selected


def test_nothing_flies_where_the_desktop_asks_for_less_motion(stage):
    assert not stage.map.still
    stage.map.still = True  # as the page says when it loads
    days = []
    stage.store.subscribe(lambda new, _old: days.append(new.pane.date))
    stage.press(K.Key_PageDown)
    assert not stage.map.flies
    first, then = (one.view.pane.date for one in stage.scenes[:2])
    assert days[-1] == then  # at once
    assert set(days) <= {first, then}


def test_the_clock_runs_between_scenes(stage):
    stage.reach(0)
    seen: list[date] = []
    stage.store.subscribe(lambda new, old: seen.append(new.pane.date))
    stage.press(K.Key_PageDown)
    stage.press(K.Key_PageDown)
    stage.reach(2)
    first, last = stage.scenes[0].view.pane.date, stage.scenes[2].view.pane.date
    between = [day for day in seen if first < day < last]
    assert len(set(between)) > 3
    assert between == sorted(between)


def test_the_camera_flies_from_a_scene_that_was_cut_to(stage):
    """As the first one is: the page moves many times on the way."""
    drawn = "window.parallel38?.page.revision"
    stage.desk.qtbot.waitUntil(lambda: stage.js(drawn) == stage.map.revision, timeout=30_000)
    stage.js("map_atlas.on('move', () => (window.moves = (window.moves ?? 0) + 1)) && 0")
    stage.press(K.Key_PageDown)
    stage.desk.qtbot.waitUntil(lambda: stage.js("window.moves > 4"), timeout=10_000)
    stage.reach(1)


def test_backwards_the_day_comes_with_the_title(stage):
    """The camera flies; no day is seen that is over where the title stands, nor one on its way."""
    stage.press(K.Key_3, K.Key_Return)
    stage.reach(2)
    seen: list[date] = []
    stage.store.subscribe(lambda new, _old: seen.append(new.pane.date))
    stage.press(K.Key_PageUp)
    assert stage.map.flies
    assert stage.stage.words.title == stage.scenes[1].title
    assert set(seen) == {stage.scenes[1].view.pane.date}
    assert not stage.stage.running
    stage.press(K.Key_PageDown)
    assert stage.stage.running


@pytest.mark.parametrize("key", [K.Key_B, K.Key_Period])
def test_blank_is_black_and_any_scene_ends_it(stage, key):
    stage.press(key)
    black = stage.stage.black
    assert black.isVisible()
    assert black.grab().toImage().pixelColor(40, 40) == QColor("black")
    assert black.rect() == stage.stage.rect()
    stage.press(key)
    assert not black.isVisible()
    stage.press(key)
    stage.press(K.Key_PageDown)
    assert not black.isVisible()


def test_notes_are_off_until_asked_for(stage):
    stage.reach(0)
    notes = stage.presenter.drawer
    assert not notes.isVisible()
    wide = stage.stage.words.width()
    stage.press(K.Key_N)
    assert notes.isVisible()
    text = notes.text.toPlainText()
    assert stage.scenes[0].notes.strip()[:40] in text
    assert stage.scenes[1].title in text
    stage.desk.qtbot.waitUntil(lambda: stage.stage.words.width() < wide)  # nothing is covered
    stage.press(K.Key_N)
    stage.desk.qtbot.waitUntil(lambda: stage.stage.words.width() == wide)


def test_without_a_name_one_chooses(desk):
    window = desk.window
    before = window.store.view
    window.presenter.start()
    chooser = window.presenter.chooser
    assert chooser.isVisible()
    assert not window.presenter.active
    QTest.keyClick(chooser.list, K.Key_Return)
    assert window.presenter.story.id == STORY
    assert not chooser.isVisible()
    window.presenter.stop()
    window.presenter.start()
    QTest.keyClick(chooser.list, K.Key_Escape)
    assert not chooser.isVisible()
    assert window.store.view == before


def test_tab_stays_where_a_story_is_chosen(desk):
    """Below lies the desk, which nobody sees."""
    desk.window.presenter.start()
    chooser = desk.window.presenter.chooser
    for key in (K.Key_Tab, K.Key_Backtab):
        chooser.list.setFocus()
        QTest.keyClick(chooser.list, key)
        assert desk.window.focusWidget() is chooser.file
        QTest.keyClick(chooser.file, key)
        assert desk.window.focusWidget() is chooser.list


def test_the_projects_own_stories_and_files_are_among_those_to_choose(desk, tmp_path):
    window, chooser = desk.window, desk.window.presenter.chooser
    authoring = window.projects.authoring
    authoring.add()
    authoring.stories.rename(authoring.key, "A lesson of Tuesday")
    authoring.stories.new()  # without a scene it cannot be told
    told = authoring.find(authoring.key)
    file = tmp_path / "lesson.toml"
    authoring.files.save(file)
    window.presenter.start()
    model = chooser.list.model()
    assert model.rowCount() == len(window.atlas.stories) + 1
    QTest.keyClick(chooser.list, K.Key_Return)
    assert window.presenter.story == told
    window.presenter.stop()
    window.presenter.start()
    bad = tmp_path / "bad.toml"
    bad.write_text("title = ")
    window.presenter.start_file(bad)
    assert "bad.toml" in chooser.fault.text()
    assert chooser.isVisible()
    QTest.keyClick(chooser.file, K.Key_Escape)
    assert not chooser.isVisible()
    window.presenter.start()
    assert chooser.fault.isHidden()
    window.presenter.start_file(file)
    assert window.presenter.story.title == "A lesson of Tuesday"
    assert not chooser.isVisible()
    window.presenter.stop()


def test_a_talk_that_is_over_leaves_nothing_behind(desk):
    presenter, gone, parts = desk.window.presenter, [], []
    names = "talk", "stage", "displays", "drawer", "finder", "pointer", "beside", "awake"
    for number in range(3):
        presenter.start(STORY, number)
        desk.qtbot.waitUntil(lambda: presenter.stage.map.revision > 0, timeout=10_000)
        presenter.console.open(presenter.talk)  # as with two displays
        for one in (*(getattr(presenter, name) for name in names), presenter.stage.map):
            one.destroyed.connect(lambda: gone.append(1))
            parts.append(weakref.ref(one))
        del one
        presenter.stop()
    desk.qtbot.waitUntil(lambda: len(gone) == len(parts), timeout=10_000)
    gc.collect()
    assert [one() for one in parts if one() is not None] == []
    assert presenter.story is None


def test_an_unknown_story_leaves_the_desk_as_it_is(desk):
    with pytest.raises(KeyError):
        desk.window.presenter.start("atlantis")
    assert not desk.window.presenter.active
    assert desk.window.top_bar.isVisible()


def test_a_paper_stands_beside_the_map(desk):
    desk.window.presenter.start("what-stalin-asked-back", 7)
    stage = Stage(desk)
    aside = stage.stage.aside
    assert aside.isVisible()
    assert "Port Arthur" in aside.accessibleName()
    assert stage.map.width() + aside.width() == stage.stage.width()
    stage.press(K.Key_PageUp)
    assert not aside.isVisible()
    assert stage.map.width() == stage.stage.width()


def test_what_a_story_lacks_is_told_to_the_lecturer_alone(desk):
    scene = Scene(
        id="a", title="A", view=View(panes=(Pane(selected="atlantis", highlights=("seoul",)),)),
        aside=Aside(title="Lost", text="Words.", image="lost.png", credit="Nobody"),
    )  # fmt: skip
    presenter = desk.window.presenter
    presenter.start(Story(id="s", title="S", scenes=(scene, scene)))
    told = " ".join(one.text for one in presenter.talk.told)
    assert "atlantis" in told
    assert "lost.png" in told
    assert presenter.stage.aside.isVisible()
    seen = (presenter.stage.words.title, presenter.stage.words.caption, presenter.stage.words.count)
    assert not any("lost.png" in words or "atlantis" in words for words in seen)


def test_one_display_searches_over_the_stage(stage):
    stage.reach(0)
    finder = stage.presenter.finder
    QTest.keyClick(
        stage.map.focusProxy() or stage.map, K.Key_K, Qt.KeyboardModifier.ControlModifier
    )
    assert finder.isVisible()
    finder.search.setFocus()
    QTest.keyClicks(finder.search, "Wonsan")
    stage.desk.qtbot.waitUntil(lambda: finder.search.list.isVisible(), timeout=10_000)
    QTest.keyClick(finder.search, K.Key_Return)
    assert not finder.isVisible()
    stage.desk.qtbot.waitUntil(lambda: stage.store.view.pane.selected == "wonsan", timeout=10_000)
    assert stage.presenter.talk.off_script
    stage.press(K.Key_R)
    stage.reach(0)


def test_a_talk_goes_on_where_it_was_left(stage):
    stage.press(K.Key_PageDown, K.Key_PageDown, K.Key_Escape)
    assert not stage.presenter.active
    stage.window.actions_.by_id["present-resume"].trigger()
    assert stage.presenter.number == 2


def test_a_talk_that_goes_on_knows_what_its_story_lacks_and_that_it_is_short(desk):
    view = View(panes=(Pane(selected="atlantis"),))
    scenes = tuple(Scene(id=n, title=n, view=view, core=n != "b") for n in "abc")
    presenter = desk.window.presenter
    file = Finding("Its date cannot be read.", 1)
    presenter.start(Story(id="s", title="S", scenes=scenes), 0, None, (file,))
    told = presenter.talk.told
    assert file in told and len(told) == 4
    presenter.talk.shorten()
    presenter.turn(1)
    presenter.stop()
    desk.window.actions_.by_id["present-resume"].trigger()
    assert (presenter.number, presenter.talk.core_only) == (2, True)
    assert presenter.talk.told == told


def test_a_number_and_enter_lead_to_a_scene(stage):
    stage.press(K.Key_0, K.Key_7, K.Key_Return)
    assert stage.presenter.number == 6
    stage.press(K.Key_9, K.Key_9, K.Key_Return)  # there is none
    assert stage.presenter.number == 6
