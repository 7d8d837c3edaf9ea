from contextlib import closing
from types import SimpleNamespace

import pytest

from parallel38 import app
from parallel38.__main__ import main
from parallel38.commands import story_of
from parallel38.data import atlasfile
from parallel38.data.story_file import Opened
from parallel38.domain.story import Scene, Story


@pytest.fixture
def display(monkeypatch) -> list[dict]:
    """A display, and an `app.run` that checks and shows nothing; what it was called with."""
    monkeypatch.setenv("DISPLAY", ":99")
    calls: list[dict] = []

    def run(scene=None, then=None, **asked):
        calls.append({"scene": scene, "then": then, **asked})
        if asked.get("check"):
            with closing(atlasfile.open_atlas()) as found:
                asked["check"](found.atlas)
        return 0

    monkeypatch.setattr(app, "run", run)
    return calls


@pytest.mark.usefixtures("display")
def test_an_unknown_story_names_those_there_are(capsys):
    assert main(["present", "atlantis"]) == 2
    told = capsys.readouterr().err
    assert "atlantis" in told
    assert "cairo-to-the-38th-parallel" in told
    assert told.count("\n") == 1


@pytest.mark.usefixtures("display")
def test_a_scene_beyond_the_end_is_refused(capsys):
    assert main(["present", "cairo-to-the-38th-parallel", "--scene", "99"]) == 2
    assert "9 scenes" in capsys.readouterr().err


def test_a_check_looks_at_all_scenes(capsys):
    assert main(["present", "cairo-to-the-38th-parallel", "--check", "--scene", "99"]) == 2
    assert "--scene: --check looks at all scenes." in capsys.readouterr().err


@pytest.mark.parametrize("words", [["--core"], ["--scene", "2"]])
def test_a_scene_is_a_story_s(words, capsys):
    assert main(["present", *words]) == 2
    assert "name the STORY" in capsys.readouterr().err


@pytest.mark.parametrize("scene", ["0", "-1", "two"])
def test_scenes_are_counted_from_one(scene, capsys):
    assert main(["present", "cairo-to-the-38th-parallel", "--scene", scene]) == 2
    assert "--scene" in capsys.readouterr().err


def test_the_stage_begins_at_the_scene_that_was_asked_for(display):
    assert main(["present", "cairo-to-the-38th-parallel", "--scene", "3"]) == 0
    began = []
    presenter = SimpleNamespace(start=lambda *asked: began.append(asked))
    display[0]["then"](SimpleNamespace(presenter=presenter, deeds=SimpleNamespace()))
    ((story, scene, *_beside),) = began
    assert (story.id, len(story.scenes), scene) == ("cairo-to-the-38th-parallel", 9, 2)


def begun(display, *words) -> tuple:
    """What the presenter is asked to begin with."""
    assert main(["present", "cairo-to-the-38th-parallel", *words]) == 0
    began = []
    presenter = SimpleNamespace(start=lambda *asked: began.append(asked))
    display[-1]["then"](SimpleNamespace(presenter=presenter, deeds=SimpleNamespace()))
    ((story, scene, _images, _lacks, core),) = began
    return len(story.scenes), scene, core


def test_the_short_form_is_a_state_of_the_talk_of_the_whole_story(display, monkeypatch):
    """C brings the other scenes back."""
    assert begun(display) == (9, 0, False)
    assert begun(display, "--core") == (9, 0, True)
    assert begun(display, "--core", "--scene", "3") == (9, 2, True)
    scenes = tuple(Scene(id=str(n), core=n > 1) for n in range(9))
    story = Opened(Story("mine", "Mine", scenes=scenes))
    monkeypatch.setattr(story_of, "story_of", lambda *_asked: story)
    assert begun(display, "--core") == (9, 2, True)


@pytest.mark.usefixtures("display")
def test_a_story_without_a_short_form_has_none_to_tell(monkeypatch, capsys):
    story = Opened(Story("mine", "Mine", scenes=(Scene(core=False),)))
    monkeypatch.setattr(story_of, "story_of", lambda *_asked: story)
    assert main(["present", "mine", "--core"]) == 2
    assert "--core: no scene of mine is of a short form." in capsys.readouterr().err


def test_the_help_says_who_sees_the_notes(capsys):
    assert main(["present", "--help"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "With two displays the speaker's notes are on the other" in said


def test_the_explorer_can_be_asked_to_draw_without_the_gpu(display):
    assert main([]) == main(["--software"]) == 0
    assert [one["software"] for one in display] == [False, True]


def test_without_a_display_it_says_so(monkeypatch, capsys):
    monkeypatch.setattr(atlasfile, "open_atlas", lambda: pytest.fail("the atlas was opened"))
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert main(["present", "cairo-to-the-38th-parallel"]) == 1
    assert "no display" in capsys.readouterr().err


class Keeper:
    """Opens a project when told to, later."""

    def __init__(self) -> None:
        self.path, self.heard, self.refusals = None, [], []
        self.opened = SimpleNamespace(connect=self.heard.append, disconnect=self.heard.remove)
        self.told = SimpleNamespace(connect=self.refusals.append)

    def open(self, path, copy) -> None:
        assert copy  # a talk is given, though another window has the project
        self.asked = path

    def answer(self, path) -> None:
        for one in list(self.heard):
            one(None, path)


def test_a_project_is_open_before_its_story_begins(display, tmp_path, monkeypatch):
    """Its last View would be a digression."""
    story, began, keeper = Story("mine", "Mine", scenes=(Scene(),)), [], Keeper()
    monkeypatch.setattr(story_of, "story_of", lambda *_asked: Opened(story))
    assert main(["present", str(tmp_path / "class.gpkg")]) == 0
    presenter = SimpleNamespace(start=lambda *asked: began.append(asked[:2]))
    projects = SimpleNamespace(keeper=keeper)
    display[0]["then"](
        SimpleNamespace(presenter=presenter, projects=projects, deeds=SimpleNamespace())
    )
    assert began == []
    keeper.answer(tmp_path / "of-a-window-that-died.gpkg")
    assert began == []
    keeper.answer(keeper.asked)
    keeper.answer(keeper.asked)
    assert began == [(story, 0)]
