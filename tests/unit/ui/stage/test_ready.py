"""What the window says of a story that was looked at."""

from types import SimpleNamespace

import msgspec
from PySide6.QtWidgets import QWidget

from parallel38.domain.story import Scene, Story
from parallel38.ui.stage.ready import Finding, Readiness, Report

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


def test_one_line_where_it_is_ready(qtbot):
    desk = Desk()
    qtbot.addWidget(desk)
    told = b'{"ready": true, "said": "Ready: 2 scenes", "findings": [{"text": "x", "scene": 1}]}'
    Readiness(desk).tell(STORY, msgspec.json.decode(told, type=Report))
    assert desk.said == [("✓ Ready: 2 scenes", "")]


def test_each_finding_leads_to_its_scene(qtbot):
    desk = Desk()
    qtbot.addWidget(desk)
    found = (Finding("No notes.", 1, True), Finding("No disk.", None, True), Finding("x", 0))
    Readiness(desk).tell(STORY, Report(ready=False, said="", findings=found))
    assert desk.said == [("1 / 2 · 2. Beta: No notes.", "Next")]
    desk.also[1]()
    assert desk.opened == [STORY.scenes[1]]
    desk.pressed()
    assert desk.said[-1] == ("2 / 2 · No disk.", "")
    assert desk.also is None
