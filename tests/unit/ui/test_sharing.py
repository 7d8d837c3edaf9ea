"""A story handed out from the window, with a stand-in for the child that draws it."""

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from parallel38.domain.project import Project
from parallel38.domain.story import Scene, Story
from parallel38.ui.export import by_child, sharing
from parallel38.ui.export.share_form import FILM, HANDOUT, KINDS, PAGE, PUPILS, SLIDES, ZIP
from parallel38.ui.export.sharing import Sharing
from unit.ui.test_filming import DRAWS, FAILS, HANGS, Window

PYTHON = sys.executable  # the tests put another in its place
MAPS = DRAWS.replace("frames", "maps")


class Rig:
    def __init__(self, qtbot, folder: Path, monkeypatch) -> None:
        self.qtbot, self.folder, self.monkeypatch = qtbot, folder, monkeypatch
        self.window = Window(folder)
        self.saves: list[int] = []
        mine = Story(id="mine", title="My own", scenes=(Scene(id="a"),))
        own = Project(stories=(Story(id="none", title="No scene yet"), mine))
        keeper = SimpleNamespace(
            project=own, save_now=lambda: self.saves.append(1), holds=folder / "own.gpkg"
        )
        authoring = SimpleNamespace(key="mine")
        self.window.projects = SimpleNamespace(keeper=keeper, authoring=authoring)
        self.essays = SimpleNamespace(tells=False)
        self.window.deeds = SimpleNamespace(essays=self.essays)
        self.shares = Sharing(self.window)
        self.form = self.shares.form
        qtbot.addWidget(self.window, before_close_func=lambda _window: self.shares.shut())
        qtbot.addWidget(self.window.right)
        self.shares.open()
        self.form.offer({"tale": "A tale", "mine": "My own"})

    def wants(self, kind: str) -> None:
        self.form.kind.setCurrentIndex(self.form.kind.findData(kind))

    def child(self, deed: str) -> None:
        """What stands for the program: it gets the words after `-m parallel38`."""
        program = self.folder / "child"
        program.write_text(
            f"#!{PYTHON}\nimport sys, time\nwords = sys.argv[4:]\n"
            "out = words[2] if words[0] == 'deck' else words[1]\n"
            f"said = lambda text: print(text, file=sys.stderr, flush=True)\n{deed}\n"
        )
        program.chmod(0o755)
        self.monkeypatch.setattr(by_child.sys, "executable", str(program))

    def made(self, name: str, deed: str = MAPS) -> list[str]:
        out = self.folder / name
        self.child(deed)
        self.shares.make(out)
        self.qtbot.waitUntil(lambda: not self.shares.busy, timeout=10_000)
        words = out.with_name(f"{name}.words")
        return eval(words.read_text()) if words.exists() else []


@pytest.fixture
def rig(qtbot, tmp_path, monkeypatch) -> Rig:
    return Rig(qtbot, tmp_path, monkeypatch)


def test_the_file_is_what_the_form_says(rig):
    deck = ["deck", "tale"]
    speaks = ["--lang", "en"]
    rig.form.core.setChecked(True)
    rig.form.copy.setChecked(True)
    rig.form.link.setText("https://school.example/")
    wanted = {
        ZIP: ("a.zip", ["--copy", "--core", "--size", "16:9", "--paper", "A4",
                        "--link", "https://school.example/"]),
        SLIDES: ("a.pptx", ["--core", "--size", "16:9"]),
        HANDOUT: ("a.pdf", ["--copy", "--core", "--paper", "A4",
                            "--link", "https://school.example/"]),
        PUPILS: ("b.pdf", ["--students", "--core", "--paper", "A4",
                           "--link", "https://school.example/"]),
        PAGE: ("a.html", ["--core"]),
    }  # fmt: skip
    for kind, (name, words) in wanted.items():
        rig.wants(kind)
        said = rig.made(name)
        assert said == [deck[0], "tale", str(rig.folder / name), *speaks, *words, "--force"]
    rig.wants(FILM)
    said = rig.made("a.mp4")
    assert said[:4] == ["film", str(rig.folder / "a.mp4"), "--story", "tale"]
    assert "--core" not in said  # a film tells all scenes
    assert {*wanted, FILM} == {*KINDS}
    assert len(rig.window.exports.written) == 6


def test_a_story_of_the_project_comes_with_its_file(rig):
    rig.form.story.setCurrentIndex(1)
    said = rig.made("a.zip")
    assert said[1] == "mine"
    assert said[-3:] == ["--project", str(rig.folder / "own.gpkg"), "--force"]
    assert rig.saves == [1]


def test_the_name_that_is_offered_is_its_title(rig, monkeypatch):
    told = Story("story-58d03b1c22aa", "38선: Whose line?", scenes=(Scene("a"),))
    keeper = rig.window.projects.keeper
    keeper.project = Project(stories=(told,))
    rig.form.offer({told.id: told.title})
    rig.wants(ZIP)
    offered = []
    monkeypatch.setattr(
        sharing.QFileDialog, "getSaveFileName",
        lambda _parent, _title, near, _kinds: offered.append(Path(near).name) or ("", ""),
    )  # fmt: skip
    rig.shares.save()
    assert offered == ["38선-whose-line.zip"]


def test_a_fault_is_the_childs_own_sentence(rig):
    rig.made("a.zip", FAILS)
    assert rig.form.told.text() == "no room."
    assert rig.window.exports.written == []


def test_what_could_not_be_written_is_not_begun(rig):
    rig.form.link.setText("school")
    rig.shares.make(rig.folder / "a.zip")
    assert not rig.shares.busy
    assert rig.form.told.text().startswith("school: it takes a web address")
    rig.form.link.setText("")
    rig.wants(PUPILS)
    (rig.folder / "a-key.pdf").touch()
    rig.shares.make(rig.folder / "a.pdf")
    assert not rig.shares.busy
    assert rig.form.told.text().endswith("a-key.pdf exists already; choose another name.")


def test_cancelled_leaves_nothing(rig):
    rig.child(HANGS.replace("frames", "maps"))
    rig.shares.make(rig.folder / "a.zip")
    rig.qtbot.waitUntil(lambda: rig.form.bar.value() == 10, timeout=10_000)
    assert rig.form.told.text() == "10 of 40 maps"
    rig.shares.cancel()
    rig.qtbot.waitUntil(lambda: not rig.shares.busy, timeout=10_000)
    assert rig.form.told.text() == "Cancelled. Nothing was written."
    assert sorted(one.name for one in rig.folder.iterdir() if one.name != "settings.json") == [
        "child", "left",
    ]  # fmt: skip
    assert not Path((rig.folder / "left").read_text()).exists()


def test_the_story_that_is_being_written_is_the_one_to_be_shared(qtbot, tmp_path, monkeypatch):
    rig = Rig(qtbot, tmp_path, monkeypatch)
    rig.form.leave.click()
    rig.form.story.clear()
    rig.essays.tells = True
    rig.shares.open()
    offered = [rig.form.story.itemData(n) for n in range(rig.form.story.count())]
    assert "none" not in offered
    assert rig.form.story.currentData() == "mine"
