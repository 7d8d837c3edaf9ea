"""What the window says of a story that was looked at."""

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import msgspec
from PIL import Image
from PySide6.QtWidgets import QWidget

from parallel38 import words
from parallel38.data.story_file import open_story
from parallel38.data.story_images import StoryImages
from parallel38.domain.finding import Finding
from parallel38.domain.story import Aside, Scene, Story
from parallel38.ui.stage.ready import Readiness, Report

STORY = Story(id="s", title="S", scenes=(Scene(id="a", title="Alpha"), Scene(id="b", title="Beta")))


class Desk(QWidget):
    """A window's notice and its deeds."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[str, str]] = []
        self.pressed, self.also, self.opened = None, None, []
        self.notice = SimpleNamespace(say=self._say)
        self.deeds = SimpleNamespace(open_scene=self.opened.append)

    def _say(self, text, button="", deed=None, *, also=None, **_more) -> None:
        self.said.append((text, button))
        self.pressed, self.also = deed, also


def test_one_line_where_it_is_ready_then_what_there_is_to_know(qtbot, monkeypatch):
    shown = []
    monkeypatch.setattr("parallel38.ui.stage.ready.show", lambda _notice, at: shown.append(at))
    desk = Desk()
    qtbot.addWidget(desk)
    told = (b'{"ready": true, "said": "Ready: 2 scenes", "fallback": "/talks/s-fallback.pdf", '
            b'"findings": [{"text": "x", "scene": 1, "grave": false}]}')  # fmt: skip
    Readiness(desk).tell(STORY, msgspec.json.decode(told, type=Report))
    assert desk.said == [("✓ S · Ready: 2 scenes", "Remarks (1)")]
    assert desk.also[0] == "Show in folder"
    desk.also[1]()
    assert shown == [Path("/talks")]
    desk.pressed()
    assert desk.said[-1] == ("S, worth knowing · 1 / 1 · 2. Beta: x", "")


def test_a_story_of_ones_own_is_looked_at_with_its_images(qtbot, tmp_path):
    desk = Desk()
    qtbot.addWidget(desk)
    desk.atlas = SimpleNamespace(stories={"s": STORY})
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


def test_what_a_story_lacked_before_is_told_with_the_rest(qtbot):
    desk = Desk()
    qtbot.addWidget(desk)
    ready = Readiness(desk)
    report = Report(ready=True, said="Ready: 2 scenes", findings=())
    ready.tell(STORY, ready.with_lacks(report, (Finding("Its date cannot be read.", 1),)))
    assert desk.said == [("S · 1 / 1 · 2. Beta: Its date cannot be read.", "")]


def test_each_finding_leads_to_its_scene(qtbot):
    desk = Desk()
    qtbot.addWidget(desk)
    found = (Finding("No notes.", 1), Finding("No disk."), Finding("x", 0, grave=False))
    Readiness(desk).tell(STORY, Report(ready=False, said="", findings=found))
    assert desk.said == [("S · 1 / 3 · 2. Beta: No notes.", "Next")]
    desk.also[1]()
    assert desk.opened == [STORY.scenes[1]]
    desk.pressed()
    assert desk.said[-1] == ("S · 2 / 3 · No disk.", "Next")
    assert desk.also is None
    desk.pressed()
    assert desk.said[-1] == ("S, worth knowing · 3 / 3 · 1. Alpha: x", "")


def test_the_child_is_told_which_language_the_window_has(qtbot, tmp_path, monkeypatch):
    program = tmp_path / "child"
    said = "json.dumps(dict(ready=True, said=os.environ['PARALLEL38_WORDS']))"
    program.write_text(f"#!{sys.executable}\nimport json, os\nprint({said})\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    desk = Desk()
    qtbot.addWidget(desk)
    desk.atlas = SimpleNamespace(stories={"s": STORY})
    desk.exports = SimpleNamespace(project=lambda: None)
    words.use("ko")
    try:
        Readiness(desk).ask(STORY, StoryImages(tmp_path))
        qtbot.waitUntil(lambda: len(desk.said) == 2)
    finally:
        words.use("en")
    assert desk.said[-1][0] == "✓ S · ko"


def test_a_child_that_cannot_start_or_refuses_is_told_plainly(qtbot, tmp_path, monkeypatch):
    desk = Desk()
    qtbot.addWidget(desk)
    desk.atlas = SimpleNamespace(stories={"s": STORY})
    desk.exports = SimpleNamespace(project=lambda: None)
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
        assert desk.said[-1] == (said, "")
