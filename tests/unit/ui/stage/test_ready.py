"""What the window says of a story that was looked at."""

import io
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest
from msgspec.structs import replace
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from parallel38 import words
from parallel38.data.story_file import open_story
from parallel38.data.story_images import StoryImages
from parallel38.domain.finding import Finding
from parallel38.domain.story import Aside, Scene, Story
from parallel38.ui.stage.ready import Readiness, Report
from parallel38.ui.stage.ready_card import ReadyCard
from unit.domain.small_atlas import small_atlas

STORY = Story(id="s", title="S", scenes=(Scene(id="a", title="Alpha"), Scene(id="b", title="Beta")))


class Desk(QWidget):
    """A window with a map, a notice, an atlas of one story, and its deeds."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(900, 700)
        self.map = QWidget(self)
        self.map.resize(900, 700)
        self.opened: list[Scene] = []
        self.notice = SimpleNamespace()
        self.deeds = SimpleNamespace(open_scene=self.opened.append)
        self.atlas = replace(small_atlas(), stories={"s": STORY})
        self.exports = SimpleNamespace(project=lambda: None)


@pytest.fixture
def desk(qtbot) -> Desk:
    made = Desk()
    qtbot.addWidget(made)
    made.show()
    return made


def lines(card: ReadyCard) -> list[str]:
    shelf = card.shelf
    return [shelf.data(shelf.index(at)) for at in range(shelf.rowCount())]


def child(folder: Path, monkeypatch, *does: str) -> None:
    """What looks at a story is this."""
    program = folder / "child"
    program.write_text("\n".join((f"#!{sys.executable}", "import json, os, sys", *does)))
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))


def test_one_line_where_it_is_ready_then_what_there_is_to_know(desk, monkeypatch):
    shown = []
    monkeypatch.setattr("parallel38.ui.stage.ready.show", lambda _notice, at: shown.append(at))
    told = (b'{"ready": true, "said": "Ready: 2 scenes", "fallback": "/talks/s-fallback.pdf", '
            b'"findings": [{"text": "x", "scene": 1, "grave": false}]}')  # fmt: skip
    ready = Readiness(desk)
    ready.tell(STORY, msgspec.json.decode(told, type=Report))
    card = ready.card
    assert card.isVisible() and card.said.text() == "✓ Ready: 2 scenes"
    assert lines(card) == ["Worth knowing · 2. Beta: x"]
    assert card.path.text() == "/talks/s-fallback.pdf" and card.path.isReadOnly()
    card.path.selectAll()
    assert card.path.selectedText() == "/talks/s-fallback.pdf"
    card.folder.click()
    assert shown == [Path("/talks")]


def test_all_that_is_known_is_told_at_once_while_the_scenes_are_drawn(
    desk, qtbot, monkeypatch, tmp_path
):
    go = tmp_path / "go"
    os.mkfifo(go)
    child(tmp_path, monkeypatch, "print('1 of 2 scenes, 3 s left', file=sys.stderr, flush=True)",
          f"open({str(go)!r}).read()",  # until it is written to
          "print(json.dumps(dict(ready=False, said='3 things', findings=[dict(text='No disk.')])))",
          )  # fmt: skip
    ready = Readiness(desk)
    card = ready.card
    ready.ask(STORY, StoryImages(tmp_path), (Finding("Its date cannot be read.", 1),))
    known = lines(card)
    assert known[0] == "To mend · 2. Beta: Its date cannot be read."
    assert "To mend · 1. Alpha: It has no notes." in known
    assert "Worth knowing · There are no questions for pupils." in known
    assert card.bar.isVisible() and card.leave.text() == "Cancel" and not card.path.isVisible()
    assert card.list.currentIndex().row() == 0
    QTest.keyClick(card.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: (card.bar.value(), card.bar.maximum()) == (1, 2))
    go.write_text("on")
    qtbot.waitUntil(lambda: not ready.busy)
    assert card.said.text() == "2 things to mend" and card.leave.text() == "Close"
    told = ["To mend · 2. Beta: Its date cannot be read.", "To mend · No disk."]
    assert lines(card) == told and not card.bar.isVisible()
    assert card.list.currentIndex().row() == 1  # where the keyboard was


def test_who_takes_it_back_has_the_child_ended_and_the_map_free(desk, qtbot, monkeypatch, tmp_path):
    child(tmp_path, monkeypatch, "sys.stdin.read()")  # which nobody writes to
    ready = Readiness(desk)
    ready.ask(STORY, StoryImages(tmp_path))
    assert ready.busy and ready.card.isVisible()
    QTest.keyClick(ready.card.list, Qt.Key.Key_Escape)
    assert not ready.busy and not ready.card.isVisible()


def test_a_story_without_scenes_needs_no_child(desk, tmp_path):
    ready = Readiness(desk)
    ready.ask(Story("mine", "Mine"), StoryImages(tmp_path))
    assert not ready.busy and ready.card.said.text() == "1 thing to mend"
    assert lines(ready.card)[0] == "To mend · There is no scene in it."


def test_a_story_of_ones_own_is_looked_at_with_its_images(desk, tmp_path):
    ready, images = Readiness(desk), StoryImages(tmp_path)
    assert ready._named(STORY, images) == "s"
    made = io.BytesIO()
    Image.new("RGB", (4, 3)).save(made, "PNG")
    (tmp_path / "a.png").write_bytes(made.getvalue())
    scene = Scene(id="a", title="A", aside=Aside(image="a.png", alt="A", credit="C"))
    mine = Story(id="mine/../x", title="M", scenes=(scene,))
    file = Path(ready._named(mine, images))
    assert file.name == "mine-x.toml" and open_story(file).story.scenes == (scene,)
    assert file.with_name("a.png").read_bytes() == made.getvalue()
    ready.shut()
    assert not file.exists()


def test_what_a_story_lacked_before_is_told_with_the_rest(desk):
    ready = Readiness(desk)
    report = Report(ready=True, said="Ready: 2 scenes", findings=())
    ready.tell(STORY, report, (Finding("Its date cannot be read.", 1),))
    assert ready.card.said.text() == "1 thing to mend"
    assert lines(ready.card) == ["To mend · 2. Beta: Its date cannot be read."]


def test_each_finding_leads_to_its_scene(desk):
    found = (Finding("x", 0, grave=False), Finding("No notes.", 1), Finding("No disk."))
    ready = Readiness(desk)
    ready.tell(STORY, Report(ready=False, said="2 things to mend", findings=found))
    card = ready.card
    assert card.said.text() == "2 things to mend"
    told = ["To mend · 2. Beta: No notes.", "To mend · No disk.", "Worth knowing · 1. Alpha: x"]
    assert lines(card) == told
    for row in range(3):
        card.list.setCurrentIndex(card.shelf.index(row))
        QTest.keyClick(card.list, Qt.Key.Key_Return)
    assert desk.opened == [STORY.scenes[1], STORY.scenes[0]]


def test_a_long_list_is_scrolled_and_the_card_stays_on_the_map(desk, qtbot):
    found = tuple(Finding("It has no notes, which is a pity. " * 6, 0) for _one in range(40))
    ready = Readiness(desk)
    ready.tell(STORY, Report(ready=False, said="40", findings=found, fallback="/a" * 200))
    card = ready.card
    for wide, high in ((900, 700), (420, 320)):
        desk.map.resize(wide, high)
        qtbot.waitUntil(lambda: card.width() <= desk.map.width())
        assert desk.map.rect().contains(card.geometry())
        assert card.rect().contains(card.leave.geometry())
    assert card.list.verticalScrollBar().maximum() > 0


def test_a_short_list_is_seen_whole(desk):
    ready = Readiness(desk)
    found = tuple(Finding("It has no notes, which is a pity. " * 6, 0) for _one in range(3))
    ready.tell(STORY, Report(ready=False, said="3", findings=found))
    assert ready.card.list.verticalScrollBar().maximum() == 0


def test_the_child_is_told_which_language_the_window_has(desk, qtbot, tmp_path, monkeypatch):
    said = "json.dumps(dict(ready=True, said=os.environ['PARALLEL38_WORDS']))"
    child(tmp_path, monkeypatch, f"print({said})")
    words.use("ko")
    try:
        ready = Readiness(desk)
        ready.ask(STORY, StoryImages(tmp_path))
        qtbot.waitUntil(lambda: not ready.busy)
    finally:
        words.use("en")
    assert ready.card.said.text() == "✓ ko"


def test_a_child_that_cannot_start_or_refuses_is_told_plainly(desk, qtbot, tmp_path, monkeypatch):
    ready = Readiness(desk)
    refuses = tmp_path / "refuses"
    refuses.write_text(
        "#!/bin/sh\necho 'parallel38: a.pdf exists already, and is no fallback; "
        "--force replaces it.' >&2\necho '1 of 2 scenes, 3 s left' >&2\nexit 2\n"
    )
    refuses.chmod(0o755)
    for program, said in (
        (tmp_path / "is-not-there", "The story could not be looked at."),
        (refuses, "a.pdf exists already, and is no fallback."),
    ):
        monkeypatch.setattr(sys, "executable", str(program))
        ready.ask(STORY, StoryImages(tmp_path))
        qtbot.waitUntil(lambda: not ready.busy)
        assert ready.card.said.text() == said
        assert "To mend · 1. Alpha: It has no notes." in lines(ready.card)
