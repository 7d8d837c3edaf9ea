"""Bookmarks, links, undo and project files in the real window, by its keys."""

import datetime
import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from parallel38.commands.open import scene_of
from parallel38.data.project.reading import open_project
from parallel38.data.project.writing import ProjectFile
from parallel38.data.story_images import StoryImages
from parallel38.data.story_toml import save
from parallel38.domain.project import Project
from parallel38.domain.story import Aside, Scene, Story
from parallel38.domain.view import Pane, View

PORT_ARTHUR = datetime.date(1904, 2, 8)
LESSON = Project(
    view=View(panes=(Pane(date=PORT_ARTHUR, style="dark"),)),
    bookmarks=(Scene(id="a", title="<b>First</b>"), Scene(id="b", title="Second")),
)


@pytest.fixture
def lesson(tmp_path: Path) -> Path:
    path = tmp_path / "lesson.gpkg"
    ProjectFile(path).save(LESSON)
    return path


def key(desk, key, modifiers=Qt.KeyboardModifier.NoModifier, on=None) -> None:
    QTest.keyClick(on or desk.window.map, key, modifiers)


def trigger(desk, name: str) -> None:
    desk.window.actions_.by_id[name].trigger()


def wait(desk, what) -> None:
    desk.qtbot.waitUntil(lambda: bool(what()), timeout=10_000)


def test_a_bookmark_is_made_gone_to_renamed_deleted_and_brought_back(desk):
    window, marks = desk.window, desk.window.projects.panel.list
    assert window.projects.panel.isHidden()
    trigger(desk, "bookmark-add")
    kept = window.store.view
    assert window.notice.text == "Bookmarked: Moscow Conference of Foreign Ministers"
    assert window.projects.panel.isVisible()
    desk.type_date("8 February 1904")
    trigger(desk, "bookmarks")
    assert marks.hasFocus()
    key(desk, Qt.Key.Key_Return, on=marks)
    assert window.store.view == kept
    trigger(desk, "back")
    assert window.pane.date == PORT_ARTHUR
    key(desk, Qt.Key.Key_F2, on=marks)
    editor = marks.findChild(QLineEdit)
    desk.qtbot.keyClicks(editor, "In Moscow")
    key(desk, Qt.Key.Key_Return, on=editor)
    wait(desk, lambda: window.projects.bookmarks.all[0].title == "In Moscow")
    assert window.pane.date == PORT_ARTHUR, "Enter ended the typing and went nowhere"
    wait(desk, lambda: marks.hasFocus())
    key(desk, Qt.Key.Key_Delete, on=marks)
    assert window.projects.bookmarks.all == ()
    assert window.projects.panel.isHidden()
    assert window.actions_.by_id["undo"].text() == "Undo: delete bookmark"
    trigger(desk, "undo")
    trigger(desk, "undo")
    assert window.actions_.by_id["redo"].text() == "Redo: rename bookmark"
    assert [s.title for s in window.projects.bookmarks.all] == [
        "Moscow Conference of Foreign Ministers"
    ]
    trigger(desk, "redo")
    assert window.projects.bookmarks.all[0].title == "In Moscow"
    trigger(desk, "undo")
    trigger(desk, "undo")
    trigger(desk, "undo")
    assert window.notice.text == "There is nothing to undo."


def test_a_link_to_the_view_opens_the_same_view(desk):
    trigger(desk, "view-manchuria")
    desk.type_date("8 February 1904")
    desk.settle()
    trigger(desk, "copy-link")
    link = QGuiApplication.clipboard().text()
    assert link == "parallel38:?date=1904-02-08&view=manchuria"
    assert scene_of(link).view.pane.date == PORT_ARTHUR


def test_a_project_that_is_dropped_opens_with_its_view_and_its_name(desk, lesson):
    window, data = desk.window, QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(lesson))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(300, 300), copy, data, left, none))
    QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), copy, data, left, none))
    wait(desk, lambda: window.windowTitle() == "8 February 1904 — lesson — Parallel 38")
    assert window.pane.style == "screen", "light or dark is the window's own"
    assert window.projects.panel.list.shelf.rowCount() == 2
    trigger(desk, "project-close")
    assert window.windowTitle() == "8 February 1904 — Parallel 38"
    assert window.projects.panel.isHidden()


def test_a_story_that_is_dropped_is_one_of_the_project_with_its_images(desk, tmp_path):
    window, keeper, out = desk.window, desk.window.projects.keeper, io.BytesIO()
    Image.new("RGB", (4, 3)).save(out, "PNG")
    aside = Aside(image="a.png", alt="A", credit="C")
    view = View(panes=(Pane(date=PORT_ARTHUR, selected="nothing"),))
    story = Story("mine", "Mine", scenes=(Scene(id="a", title="A", aside=aside, view=view),))
    save(tmp_path / "mine.toml", story, {"a.png": out.getvalue()})
    window.projects.take(tmp_path / "mine.toml")
    wait(desk, lambda: keeper.project.stories == (story,))
    assert window.pane.date == PORT_ARTHUR
    assert window.notice.text == (
        "Mine: 1 scene. 1 thing is left out: Scene 1 'A': "
        "The atlas has no feature, event, place or claim 'nothing'; it is left out."
    )
    keeper.save_now()
    wait(desk, lambda: open_project(keeper.holds).project.stories == (story,))
    assert StoryImages(tmp_path / "none", keeper.holds).get("mine", "a.png") == out.getvalue()
    trigger(desk, "undo")
    assert keeper.project.stories == ()
    (tmp_path / "mine.toml").write_text("title = ")
    window.projects.take(tmp_path / "mine.toml")
    assert window.notice.text == "mine.toml:1: not TOML: Invalid value."


def test_open_save_as_and_recent(desk, lesson, tmp_path, monkeypatch):
    window, keeper = desk.window, desk.window.projects.keeper
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(lesson), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine"), ""))
    trigger(desk, "project-open")
    wait(desk, lambda: keeper.path == lesson)
    trigger(desk, "bookmark-add")
    trigger(desk, "project-save-as")
    wait(desk, lambda: keeper.path == tmp_path / "mine.gpkg")
    assert window.notice.text == "Saved as mine.gpkg."
    trigger(desk, "project-new")
    wait(desk, lambda: len(open_project(tmp_path / "mine.gpkg").project.bookmarks) == 3)
    menu = window.top_bar.menu_button.menu()
    project = next(a.menu() for a in menu.actions() if a.text() == "Project")
    recent = next(a.menu() for a in project.actions() if a.text() == "Open recent")
    project.aboutToShow.emit()
    recent.aboutToShow.emit()
    assert [action.text() for action in recent.actions()] == ["mine", "lesson"]
    recent.actions()[1].trigger()
    wait(desk, lambda: keeper.path == lesson)
    assert keeper.project.bookmarks == LESSON.bookmarks


def test_a_newer_project_is_refused_in_one_sentence_and_nothing_changes(desk, lesson):
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(lesson)) as db, db:
        db.execute("UPDATE parallel38 SET value = '7' WHERE key = 'version'")
    before = desk.window.store.view
    desk.window.projects.open(lesson)
    wait(desk, lambda: "was made by a newer Parallel 38" in desk.window.notice.text)
    assert desk.window.store.view == before
    assert desk.window.projects.keeper.name == ""
