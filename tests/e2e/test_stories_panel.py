"""A story written on the live map, in the real window."""

import datetime

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from parallel38 import words
from parallel38.data.project.reading import open_project
from parallel38.data.story_file import open_story
from parallel38.data.story_images import StoryImages
from parallel38.domain.geodesic import way_id
from parallel38.domain.selected import person, spot_id, these
from parallel38.domain.story import Aside
from parallel38.domain.view import Camera
from parallel38.ui.actions import PRESENT
from parallel38.ui.stories import images

DAYS = (datetime.date(1904, 2, 10), datetime.date(1945, 9, 8), datetime.date(1950, 9, 15))
ALT = Qt.KeyboardModifier.AltModifier


def act(desk, name: str) -> None:
    desk.window.actions_.by_id[name].trigger()


@pytest.fixture
def writing(desk):
    """Three scenes of three days, the last in hand."""
    for day in DAYS:
        desk.window.store.change(date=day, camera=Camera(37.5, 127.0, 7.0))
        act(desk, "scene-add")
    desk.settle()
    return desk.window.projects.authoring


def years(writing) -> list[int]:
    return [one.view.pane.date.year for one in writing.story.scenes]


def test_a_scene_takes_date_title_and_sources_from_the_map(desk, writing):
    scene = writing.story.scenes[1]
    assert scene.title == "8 September 1945: US XXIV Corps lands at Inchon"
    events = desk.window.atlas.events.values()
    cited = next(one for one in events if one.title == "US XXIV Corps lands at Inchon").sources
    assert set(cited) <= set(scene.sources) <= set(desk.window.atlas.sources)


def test_a_window_of_another_language_says_that_the_atlass_stories_are_english(desk):
    authoring = desk.window.projects.authoring
    told = []
    for language in ("en", "ko"):
        words.use(language)
        try:
            authoring.choose("cairo-to-the-38th-parallel")
            told.append(authoring.panel.hint.text())
        finally:
            words.use("en")
    assert "English" not in told[0] and "영어" in told[1]


def test_the_form_is_beside_the_map_and_writes_at_once(desk, writing):
    form, window = writing.form, desk.window
    assert form.isVisible() and window.focusWidget() is form.title
    desk.qtbot.keyClicks(form.title, "The landing")
    form.notes.setFocus()
    desk.qtbot.keyClicks(form.notes, "They came by sea.")
    scene = writing.story.scenes[2]
    assert (scene.title, scene.notes) == ("The landing", "They came by sea.")
    assert form.spoken.text().startswith("4 words")
    act(desk, "undo")
    assert writing.story.scenes[2].notes == "" and form.notes.toPlainText() == ""
    QTest.keyClick(form.notes, Qt.Key.Key_Escape)
    assert not form.isVisible() and window.inspector.isVisible()


def test_scenes_are_shown_moved_doubled_and_deleted_and_each_is_undone(desk, writing):
    rows = writing.panel.list
    writing.show_scene(writing.story.scenes[0].id)
    assert desk.window.pane.date == DAYS[0]
    QTest.keyClick(rows, Qt.Key.Key_Down, ALT)
    assert years(writing) == [1945, 1904, 1950]
    assert rows.currentIndex().row() == 1
    act(desk, "undo")
    assert years(writing) == [1904, 1945, 1950]
    nowhere = rows.rootIndex()
    assert rows.shelf.moveRow(nowhere, 2, nowhere, 0)
    assert years(writing) == [1950, 1904, 1945]
    writing.duplicate(writing.story.scenes[0].id)
    assert years(writing) == [1950, 1950, 1904, 1945]
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert years(writing) == [1950, 1904, 1945]
    for _deed in range(3):
        act(desk, "undo")
    assert years(writing) == [1904, 1945, 1950]


def test_a_scene_keeps_its_layers_and_marks_and_the_next_has_its_own(desk, writing):
    window = desk.window
    window.store.change(layers_off=("zones",), highlights=("parallel-38",))
    writing.retake()
    kept = writing.story.scenes[2].view.pane
    assert (kept.layers_off, kept.highlights) == (("zones",), ("parallel-38",))
    writing.show_scene(writing.story.scenes[0].id)
    assert (window.pane.layers_off, window.pane.highlights) == ((), ())
    writing.show_scene(writing.story.scenes[2].id)
    assert window.pane.layers_off == ("zones",)
    assert window.pane.camera.zoom == pytest.approx(7.0, abs=0.002)


def test_a_story_of_the_atlas_is_copied_to_be_changed(desk, writing):
    atlas = next(iter(desk.window.atlas.stories.values()))
    writing.choose(atlas.id)
    before = writing.panel.list.shelf.rowCount()
    QTest.keyClick(writing.panel.list, Qt.Key.Key_Delete)
    assert writing.panel.list.shelf.rowCount() == before == len(atlas.scenes)
    act(desk, "story-copy")
    assert writing.story.id != atlas.id and writing.story.scenes == atlas.scenes
    writing.remove(writing.story.scenes[0].id)
    assert len(writing.story.scenes) == before - 1


def test_it_is_found_and_presented_from_the_scene_in_hand(desk, writing):
    window = desk.window
    writing.stories.rename(writing.key, "A lesson of Tuesday")
    act(desk, "search")
    desk.qtbot.keyClicks(window.search, "lesson of tuesday")
    assert window.search.list.current.entry.key == writing.key
    window.search.list.hide()
    writing.show_scene(writing.story.scenes[1].id)
    act(desk, "present-resume")
    assert window.presenter.story == writing.story and window.presenter.number == 1
    window.presenter.stop()
    assert writing.panel.isVisible() and not window.layers.isVisible()


def test_it_goes_out_as_a_file_and_comes_in_again(desk, writing, tmp_path):
    file = tmp_path / "lesson.toml"
    writing.files.save(file)
    assert open_story(file).story.scenes == writing.story.scenes
    scenes = writing.story.scenes
    desk.window._drops.open(file)
    assert len(writing.stories.all) == 2 and writing.story.scenes == scenes
    file.write_text("title = 3 [", "utf-8")
    desk.window._drops.open(file)
    assert "lesson.toml" in desk.window.notice.text and len(writing.stories.all) == 2


def test_nothing_is_lost_where_the_program_dies(desk, writing):
    """Autosave wrote it; no end of the window was needed."""
    keeper = desk.window.projects.keeper
    desk.qtbot.waitUntil(lambda: keeper._written == keeper._now(), timeout=10_000)
    assert open_project(keeper.holds).project.stories == writing.stories.all


def test_an_image_stands_beside_the_map_with_its_words(desk, writing, tmp_path):
    file, form, window = tmp_path / "old plan (1).png", writing.form, desk.window
    Image.new("RGB", (30, 20), "#b3001b").save(file)
    assert form.beside.alt.isHidden()
    images.bring(window, writing, file)
    desk.qtbot.waitUntil(lambda: writing.scene.aside is not None)
    name = writing.scene.aside.image
    assert name.startswith("old-plan-1-") and name.endswith(".png")
    assert form.beside.image.text() == name
    desk.qtbot.keyClicks(form.beside.alt, "A plan")
    desk.qtbot.keyClicks(form.beside.credit, "By me")
    at = form.beside.source.findData(writing.scene.sources[0])
    form.beside.source.setCurrentIndex(at)
    form.beside.source.activated.emit(at)
    aside = writing.scene.aside
    assert (aside.alt, aside.credit, aside.source) == ("A plan", "By me", writing.scene.sources[0])
    act(desk, "present-resume")
    stage = window.presenter.stage
    desk.qtbot.waitUntil(lambda: stage.aside.isVisible())
    red = QColor("#b3001b").rgb()
    desk.qtbot.waitUntil(lambda: has(stage.aside.grab().toImage(), red))
    window.presenter.stop()
    writing.edit(writing.scene.id)
    form.beside.drop.click()
    assert (writing.scene.aside.image if writing.scene.aside else "") == ""
    act(desk, "undo")
    assert writing.scene.aside == aside


def has(image, colour: int) -> bool:
    return any(
        image.pixel(x, y) == colour
        for x in range(0, image.width(), 5) for y in range(0, image.height(), 5)
    )  # fmt: skip


def test_what_is_no_image_is_told_and_not_taken(desk, writing, tmp_path):
    file = tmp_path / "notes.png"
    file.write_text("no image")
    images.bring(desk.window, writing, file)
    told = "notes.png: is no whole image of the kinds png, jpg and webp."
    assert desk.window.notice.text == told
    assert writing.scene.aside is None


def test_a_long_title_is_seen_from_its_beginning(desk, writing):
    title = writing.form.title
    assert title.selectedText() == title.text() and title.cursorPosition() == 0
    writing.stories.change(writing.key, writing.scene.id, "write", title="From the start " * 9)
    assert title.cursorPosition() == 0


def test_panel_and_console_have_their_pictures_from_one_hand(desk, writing, monkeypatch):
    asked: list[object] = []
    monkeypatch.setattr(desk.window.exports.artist, "draw", lambda *_a, **_k: asked.append(1) or 0)
    act(desk, "scene-add")  # the panel wants a picture of each, and one is drawn at a time
    before = len(asked)
    presenter = desk.window.presenter
    presenter.start(writing.story)
    presenter.console.open(presenter.talk)  # as with two displays
    assert len(asked) == before <= 1
    presenter.stop()


def test_a_copy_of_a_story_has_its_images(desk, writing, tmp_path):
    file, window = tmp_path / "plan.png", desk.window
    Image.new("RGB", (30, 20), "#b3001b").save(file)
    images.bring(window, writing, file)
    desk.qtbot.waitUntil(lambda: writing.scene.aside is not None)
    name, first = writing.scene.aside.image, writing.key
    act(desk, "story-copy")
    desk.qtbot.waitUntil(lambda: writing.key != first)
    assert writing.story.scenes[2].aside.image == name
    kept = StoryImages(tmp_path / "nowhere", window.projects.keeper.holds)
    assert kept.get(writing.key, name) == kept.get(first, name)
    act(desk, "undo")
    assert writing.stories.get(first) and len(writing.stories.all) == 1


def test_what_a_file_is_saved_without_is_told_with_its_name(desk, writing, tmp_path):
    aside = Aside(title="T", text="W.", image="gone.png", alt="A", credit="C")
    writing.stories.change(writing.key, writing.scene.id, "aside", aside=aside)
    writing.files.save(tmp_path / "lesson.toml")
    assert desk.window.notice.text == (
        "Saved as lesson.toml. The image gone.png is left out: it is not there."
    )
    assert open_story(tmp_path / "lesson.toml").story.scenes[2].aside == aside


def test_the_menu_that_presents_lists_the_project_s_own_stories_first(desk, writing):
    window = desk.window
    menu = window.actions_.menu(PRESENT, window)

    def rows() -> list[str]:
        menu.aboutToShow.emit()
        return [row.text() for row in menu.actions()]

    atlas = [row.text() for row in menu.actions()]
    writing.stories.rename(writing.key, "Salt & Inchon")
    assert rows() == ["In this project", "Salt && Inchon", "", "In the atlas", *atlas]
    assert atlas[len(window.atlas.stories) :][0] == "", "a line between stories and the rest"
    keys = [row.shortcut().toString() for row in menu.actions() if row.shortcut().toString()]
    assert keys == ["F5", "Shift+F5"]
    own = menu.actions()[1]
    own.trigger()
    assert window.presenter.story.id == writing.key
    window.presenter.stop()
    act(desk, "story-new")
    told = ["In this project", "Salt && Inchon", "", "In the atlas", *atlas]
    assert rows() == told  # one without scenes is not
    writing.stories.delete(writing.stories.first)
    assert rows() == atlas


@pytest.mark.parametrize("name", ["stories", "essays"])
def test_the_key_of_a_page_leads_into_it_and_from_within_back_to_the_layers(desk, name):
    window = desk.window
    act(desk, name)
    door = window.deeds.essays
    page = window.projects.authoring.panel if name == "stories" else door.panel
    assert page.isAncestorOf(window.focusWidget())
    window.map.setFocus()
    act(desk, name)
    assert page.isVisible()
    assert page.isAncestorOf(window.focusWidget())
    act(desk, name)
    assert page.isHidden()
    assert window.layers.isVisible()


def test_a_talk_takes_away_what_was_being_looked_at(desk):
    """The machine is the talk's, and the keyboard afterwards the map's."""
    ready, presenter = desk.window.presenter.readiness, desk.window.presenter
    act(desk, "present-check")
    assert ready.busy and ready.card.isVisible()
    assert ready.card.isAncestorOf(desk.window.focusWidget())
    presenter.start("cairo-to-the-38th-parallel")
    assert not ready.busy and not ready.card.isVisible()
    presenter.stop()
    assert desk.window.map.isAncestorOf(desk.window.focusWidget())


def test_a_point_that_was_asked_about_is_no_part_of_a_scene(desk):
    author = desk.window.projects.authoring
    desk.window.store.change(selected=spot_id(39.0, 128.0))
    desk.window.actions_.by_id["scene-add"].trigger()
    assert author.scene.view.pane.selected == ""


@pytest.mark.parametrize(
    "selected",
    [spot_id(39.0, 128.0), way_id(((127.0, 38.0), (128.0, 39.0))), person("Yun Chi-ho"),
     these(["annexation", "march-first"])],
)  # fmt: skip
def test_what_is_selected_without_a_record_is_not_missed_in_the_atlas(desk, selected):
    author = desk.window.projects.authoring
    desk.window.actions_.by_id["scene-add"].trigger()
    view = author.scene.view.with_pane(selected=selected)
    author.stories.change(author.key, author.scene.id, "look", view=view)
    desk.window.presenter.start(author.story)
    told = [one.text for one in desk.window.presenter.talk.told]
    shown = desk.window.presenter.talk.scene.view.pane.selected
    desk.window.presenter.stop()
    assert not [one for one in told if "The atlas has no" in one]
    assert shown == selected
