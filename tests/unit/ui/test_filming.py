"""A film from the window, with a stand-in for the child that draws it."""

import sys
from datetime import date
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QWidget

from parallel38.domain.figure import Figure
from parallel38.domain.project import Project
from parallel38.domain.reel import Reel
from parallel38.domain.story import Scene, Story, scene_from_json
from parallel38.domain.view import Store
from parallel38.settings import SettingsFile
from parallel38.ui.export import by_child
from parallel38.ui.export.filming import Filming
from parallel38.ui.shelf import Shelf
from unit.domain.small_atlas import small_atlas

DRAWS = (
    "open(out + '.words', 'w').write(repr(words)); open(out, 'w').write('film');"
    "said('10 of 40 frames, 9 s left'); said('40 of 40 frames, 0 s left')"
)
FAILS = "said('10 of 40 frames, 9 s left'); said('parallel38: no room.'); sys.exit(1)"
HANGS = (
    "from pathlib import Path; from parallel38.paths import draft_beside;"
    "draft = draft_beside(Path(out)); draft.__enter__();"
    "import tempfile; left = tempfile.mkdtemp(prefix='left-');"
    "Path(out).with_name('left').write_text(left);"
    "said('10 of 40 frames, 9 s left'); import signal; signal.pause()"
)


class Exports:
    def __init__(self) -> None:
        self.written: list[Path] = []
        self.out: Path | None = None

    def project(self) -> None:
        return None

    def leave(self) -> bool:
        return False

    def wrote(self, out: Path) -> None:
        self.written.append(out)

    def ask(self, _view: object, suffix: str) -> Path | None:
        return self.out and self.out.with_suffix(suffix)


class Window(QWidget):
    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.atlas, self.store, self.exports = small_atlas(), Store(), Exports()
        self.right = Shelf(200, 500)
        self.settings = SettingsFile(folder / "settings.json")
        self.map = QWidget(self)
        self.map.resize(800, 600)
        self.said: list[str] = []
        self.panels = self.notice = self

    @property
    def pane(self):
        return self.store.view.pane

    def open(self, name: str) -> None:
        assert name == "inspector"

    def say(self, text: str, **_how: object) -> None:
        self.said.append(text)


class Rig:
    def __init__(self, qtbot, folder: Path, monkeypatch) -> None:
        self.qtbot, self.folder, self.monkeypatch = qtbot, folder, monkeypatch
        self.window = Window(folder)
        self.films = Filming(self.window)
        self.form = self.films.form
        self.window.exports.out = folder / "film.mp4"
        qtbot.addWidget(self.window, before_close_func=lambda _window: self.films.shut())
        qtbot.addWidget(self.window.right)
        self.films.open()

    def child(self, deed: str) -> None:
        """What stands for the program: it gets the words after `-m parallel38 film`."""
        program = self.folder / "child"
        program.write_text(
            f"#!{sys.executable}\nimport sys, time\nwords = sys.argv[4:]\nout = words[1]\n"
            f"said = lambda text: print(text, file=sys.stderr, flush=True)\n{deed}\n"
        )
        program.chmod(0o755)
        self.monkeypatch.setattr(by_child.sys, "executable", str(program))

    def ended(self) -> None:
        self.qtbot.waitUntil(lambda: not self.films.busy, timeout=10_000)


@pytest.fixture
def rig(qtbot, tmp_path, monkeypatch) -> Rig:
    return Rig(qtbot, tmp_path, monkeypatch)


def words_of(rig: Rig) -> list[str]:
    return eval((rig.folder / "film.mp4.words").read_text())


def test_the_film_is_what_the_form_says(rig):
    rig.child(DRAWS)
    rig.form.start.setText("25 Jun 1950")
    rig.form.end.setText("July 1953")
    rig.form.by.setCurrentIndex(rig.form.by.findData("month"))
    rig.form.seconds.setText("45")
    rig.form.poster.setChecked(True)
    rig.form.take.click()
    rig.ended()
    assert rig.window.exports.written == [rig.folder / "film.mp4"]
    words = words_of(rig)
    assert words[:2] == ["film", str(rig.folder / "film.mp4")]
    given = dict(pairwise(words))
    assert (given["--from"], given["--to"], given["--by"]) == ("1950-06-25", "1953-07-31", "month")
    assert (given["--seconds"], given["--size"]) == ("45", "1920x1080")
    assert "--poster" in words


def test_how_far_it_is_stands_in_the_form(rig):
    rig.child(HANGS)
    rig.form.take.click()
    rig.qtbot.waitUntil(lambda: "10 of 40 frames, 9 seconds left" in rig.form.told.text())
    assert list(rig.folder.glob(".parallel38-*"))
    assert (rig.form.bar.value(), rig.form.bar.maximum()) == (10, 40)
    rig.form.stop.click()
    rig.ended()
    assert rig.form.told.text() == "Cancelled. Nothing was written."
    assert [one.name for one in rig.folder.glob("*.mp4")] == []
    assert [one.name for one in rig.folder.glob(".parallel38-*")] == []
    assert not Path((rig.folder / "left").read_text()).exists()


def test_a_film_that_fails_says_why(rig):
    rig.child(FAILS)
    rig.form.take.click()
    rig.ended()
    assert rig.form.told.text() == "no room."
    assert rig.window.exports.written == []


def test_a_closed_form_lets_the_film_go_on_and_tells_its_end(rig):
    rig.child(FAILS)
    rig.form.take.click()
    assert rig.films.close()
    rig.ended()
    assert rig.window.said == ["no room."]


def test_the_window_s_end_ends_the_film(rig):
    rig.child(HANGS)
    rig.form.take.click()
    rig.qtbot.waitUntil(lambda: "10 of 40" in rig.form.told.text())
    rig.films.shut()
    assert not rig.films.busy
    assert list(rig.folder.glob(".parallel38-*")) == []


@pytest.mark.parametrize(
    ("start", "end", "seconds", "said"),
    [
        ("1950", "1949", "", "The last day lies before the first."),
        ("8.9.1945", "1949", "", "8"),
        ("1945", "1949", "soon", "A film lasts 1 to 3600 seconds."),
        ("1945", "1949", "0", "A film lasts 1 to 3600 seconds."),
    ],
)
def test_what_cannot_be_is_told_before_anything_is_drawn(rig, start, end, seconds, said):
    rig.form.start.setText(start)
    rig.form.end.setText(end)
    rig.form.seconds.setText(seconds)
    rig.form.take.click()
    assert not rig.films.busy
    assert said in rig.form.told.text()


def test_a_film_that_is_opened_again_fills_the_form(rig):
    reel = Reel(start=date(1950, 6, 25), end=date(1953, 7, 27), by="month", seconds=45)
    figure = Figure(width=720, height=720, dpi=144)
    rig.films.recall(Scene(title="The war", figure=figure, film=reel))
    rig.films.close()
    rig.films.open()  # nothing of it is forgotten
    rig.child(DRAWS)
    rig.form.take.click()
    rig.ended()
    given = dict(pairwise(words_of(rig)))
    assert (given["--from"], given["--to"], given["--by"]) == ("1950-06-25", "1953-07-27", "month")
    assert (given["--seconds"], given["--size"]) == ("45", "1080x1080")
    assert rig.form.title.text() == "The war"


def test_how_long_it_takes_is_told_beforehand(rig):
    rig.form.by.setCurrentIndex(rig.form.by.findData("year"))
    rig.form.start.setText("1866")
    rig.form.end.setText("1900")
    assert rig.form.seconds.placeholderText() == "as long as it takes: 0:21"
    rig.form.end.setText("never")
    assert rig.form.seconds.placeholderText() == "as long as it takes"


def test_the_style_is_that_of_the_map_or_another(rig):
    rig.child(DRAWS)
    rig.form.take.click()
    rig.ended()
    assert "--style" not in words_of(rig)
    rig.form.look.setCurrentIndex(rig.form.look.findData("stage"))
    rig.form.take.click()
    rig.ended()
    assert dict(pairwise(words_of(rig)))["--style"] == "stage"


def test_a_story_says_its_days_itself(rig):
    rig.child(DRAWS)
    story = next(iter(rig.window.atlas.stories))
    rig.form.what.setCurrentIndex(rig.form.what.findData(story))
    assert rig.form.start.isHidden()
    rig.form.take.click()
    rig.ended()
    words = words_of(rig)
    assert words[words.index("--story") + 1] == story
    assert "--from" not in words
    assert "--scene" not in words


def test_the_map_as_it_is_goes_along(rig):
    rig.child("scene = words[words.index('--scene') + 1]; open(out, 'w').write(open(scene).read())")
    rig.form.title.setText("The war")
    rig.form.take.click()
    rig.ended()
    scene = scene_from_json((rig.folder / "film.mp4").read_text())
    assert scene.title == "The war"
    assert scene.view.pane.date == rig.window.pane.date
    assert scene.view.pane.camera.zoom > rig.window.pane.camera.zoom


def test_a_story_of_the_project_is_filmed_too(rig):
    mine, empty = Story("mine", "My own", scenes=(Scene("a", dwell=9),)), Story("empty", "Empty")
    holds = rig.folder / "own.gpkg"
    rig.films.recall(Scene(film=Reel(story="mine")))
    assert "open its project first" in rig.form.told.text()
    keeper = SimpleNamespace(
        project=Project(stories=(mine, empty)), holds=holds, save_now=lambda: None
    )
    rig.window.projects = SimpleNamespace(keeper=keeper)
    rig.films.open()
    assert rig.form.what.findData("empty") == -1
    rig.films.recall(Scene(film=Reel(story="mine")))
    assert rig.form.told.text() == ""
    assert rig.form.seconds.placeholderText().endswith("0:09")
    rig.child(DRAWS)
    rig.films.save()
    rig.ended()
    words = words_of(rig)
    assert words[words.index("--story") + 1] == "mine"
    assert words[words.index("--project") + 1] == str(holds)
    rig.films.recall(Scene(film=Reel(story="mine", own=False)))
    assert "open its project first" in rig.form.told.text()  # the atlas's of this name
