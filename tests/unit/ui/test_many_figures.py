"""Many figures from the window, with a stand-in for the child that draws them."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from parallel38 import paths
from parallel38.domain.framing import camera_for, named_views
from parallel38.domain.view import OPENING, Camera, Store
from parallel38.export.presets import presets, read_presets
from parallel38.paths import resources
from parallel38.settings import SettingsFile
from parallel38.ui.export.artist import Artist
from parallel38.ui.export.many import ManyFigures
from parallel38.ui.shelf import Shelf
from unit.domain.small_atlas import small_atlas
from unit.ui.stand_in import DRAWS, FAILS, HANGS, stand_in


class Window(QWidget):
    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.atlas, self.store = small_atlas(), Store()
        self.right = Shelf(200, 500)
        self.settings = SettingsFile(folder / "settings.json")
        self.map = QWidget(self)
        self.map.resize(800, 600)
        self.artist = Artist(self)
        self.said: list[str] = []
        self.exports = self.panels = self.notice = self

    @property
    def pane(self):
        return self.store.view.pane

    def project(self) -> None:
        return None

    def leave(self) -> bool:
        return False

    def open(self, name: str) -> None:
        assert name == "inspector"

    def say(self, text: str, *_how: object, **_more: object) -> None:
        self.said.append(text)


class Rig:
    def __init__(self, qtbot, folder: Path, monkeypatch) -> None:
        self.qtbot, self.folder, self.monkeypatch = qtbot, folder / "figures", monkeypatch
        self.folder.mkdir()
        self.window = Window(folder)
        self.many = ManyFigures(self.window)
        self.form = self.many.form
        qtbot.addWidget(self.window, before_close_func=lambda _window: self.window.artist.shut())
        qtbot.addWidget(self.window.right)
        self.many.open()
        self.form.of.setCurrentIndex(self.form.of.findData("years"))
        self.form.start.setText("1945")
        self.form.end.setText("1948")

    def child(self, deed: str) -> Path:
        return stand_in(self.monkeypatch, self.folder.parent / "child", deed)

    def made(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())

    def make(self) -> None:
        self.many.make(self.folder)

    def ended(self) -> str:
        self.qtbot.waitUntil(lambda: not self.many.busy, timeout=20_000)
        return self.form.told.text()


@pytest.fixture
def rig(qtbot, tmp_path, monkeypatch) -> Rig:
    return Rig(qtbot, tmp_path, monkeypatch)


YEARS = [f"{year}-12-31.pdf" for year in range(1945, 1949)]


def test_a_figure_of_each_year_as_it_is_made_for(rig):
    asked = rig.child(DRAWS)
    rig.form.preset.setCurrentIndex(1)
    rig.make()
    assert rig.ended() == "Wrote 4 figures"
    assert rig.window.said[-1] == "Wrote 4 figures"
    assert rig.made() == YEARS
    jobs = [json.loads(line) for line in asked.read_text().splitlines()]
    assert {job["figure"]["preset"] for job in jobs} == {rig.form.preset.currentData()}
    dates = [json.loads(job["scene"])["view"]["panes"][0]["date"] for job in jobs]
    assert dates == [name.removesuffix(".pdf") for name in YEARS]
    assert not rig.form.bar.isVisibleTo(rig.form)


def test_what_is_there_is_replaced_only_if_asked(rig):
    rig.child(DRAWS)
    (rig.folder / YEARS[1]).write_text("mine")
    rig.make()
    assert rig.ended() == f"{YEARS[1]} is there already."
    assert rig.made() == [YEARS[1]]
    rig.form.replace.setChecked(True)
    rig.make()
    rig.ended()
    assert (rig.folder / YEARS[1]).read_text() == "drawn"


def test_a_pause_rests_after_the_figure_and_goes_on(rig):
    rig.child(DRAWS)
    rig.many.pause()
    rig.many.pause()  # of nothing, nothing comes
    rig.make()
    rig.form.pause.click()
    rig.qtbot.waitUntil(lambda: rig.many._number == 0, timeout=20_000)
    assert rig.form.told.text() == "1 of 4 figures, paused"
    assert rig.form.pause.text() == "Go on"
    assert rig.made() == YEARS[:1]
    rig.form.pause.click()
    assert rig.ended() == "Wrote 4 figures"


def test_cancelled_what_is_written_stays_whole(rig):
    rig.child(f"if number == 2: {HANGS}\n    else: {DRAWS}")
    rig.make()
    rig.qtbot.waitUntil(lambda: len(list(rig.folder.glob(".p*"))) == 1, timeout=20_000)
    rig.form.stop.click()
    assert rig.ended() == "Cancelled. 1 figure is written."
    assert rig.made() == YEARS[:1]
    rig.child(DRAWS)
    rig.form.replace.setChecked(True)
    rig.make()
    assert rig.ended() == "Wrote 4 figures"


def test_a_fault_ends_it_with_what_is_written(rig):
    rig.child(f"if number == 3: {FAILS}\n    else: {DRAWS}")
    rig.make()
    assert rig.ended() == "The disk is full. 2 figures are written."


def test_closed_it_goes_on_and_tells_on_the_map(rig):
    rig.child(DRAWS)
    rig.make()
    rig.form.leave.click()
    assert not rig.many.close()
    rig.ended()
    assert any("of 4 figures: 31 December" in said for said in rig.window.said)


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("start", "1990", "The last day lies before the first."),
        ("end", "soon", "soon"),
        ("pattern", "{place}", "it takes {number}"),
        ("pattern", "a/b", "it names files, not folders"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(rig, field, text, said):
    getattr(rig.form, field).setText(text)
    rig.make()
    assert said in rig.form.told.text()
    assert not rig.many.busy


def test_a_fault_in_own_presets_is_said_and_the_programs_are_there(qtbot, tmp_path, monkeypatch):
    paths.own_presets().parent.mkdir(parents=True)
    paths.own_presets().write_text("[[preset]]")
    rig = Rig(qtbot, tmp_path, monkeypatch)
    assert "figures.toml: preset 1: " in rig.window.said[0]
    assert rig.form.preset.count() == len(read_presets(resources() / "presets" / "figures.toml"))


def test_each_kind_asks_only_what_it_needs(rig):
    def asked() -> list[bool]:
        form = rig.form
        return [one.isVisibleTo(form) for one in (form.start, form.least, form.pattern)]

    assert asked() == [True, False, True]
    rig.form.of.setCurrentIndex(rig.form.of.findData("events"))
    assert asked() == [True, True, True]
    rig.form.of.setCurrentIndex(rig.form.of.findData("scenes"))
    assert asked() == [False, False, True]
    assert rig.form.pattern.text() == "{number} {id}"


def test_how_many_there_will_be_is_told_before(rig):
    assert rig.form.facts.text() == f"4 figures, the first: {YEARS[0]}"
    rig.form.end.setText("1945")
    rig.form.pattern.setText("{number}")
    assert rig.form.facts.text() == "1 figure, the first: 1.pdf"
    rig.form.end.setText("nowhere")
    assert "nowhere" in rig.form.facts.text()


SMALL = (
    "small = job['small']; Path(small['path']).write_bytes(bytes(3 * small['width'] * "
    "small['height']));"
)


def test_a_contact_sheet_has_a_picture_of_each_on_several_pages(rig):
    rig.child(SMALL + DRAWS)
    rig.form.contact.setChecked(True)
    rig.form.start.setText("1900")
    rig.make()
    assert rig.ended() == "Wrote 49 figures"
    sheet = rig.folder / "contact-sheet.pdf"
    told = subprocess.run(["pdftotext", "-layout", sheet, "-"], capture_output=True, text=True)
    assert "49 31 December 1948" in told.stdout
    assert len(told.stdout.rstrip("\f").split("\f")) == 4
    assert len(rig.made()) == 50
    rig.make()
    assert rig.form.told.text().endswith("is there already.")


@pytest.mark.parametrize("deed", [SMALL + HANGS, FAILS, DRAWS])
def test_of_a_contact_sheet_that_is_not_finished_nothing_stays(rig, deed):
    rig.child(deed)
    rig.form.contact.setChecked(True)
    rig.make()
    if deed.endswith(HANGS):
        rig.qtbot.waitUntil(lambda: rig.window.artist.ready, timeout=20_000)
        rig.many.cancel()
    told = rig.ended()
    if deed == DRAWS:  # but no picture
        assert told.startswith("The contact sheet could not be written: No such file")
    assert not [name for name in rig.made() if "contact" in name or name.startswith(".")]


def test_a_folder_that_vanishes_under_a_contact_sheet_is_told(rig):
    rig.child(SMALL + HANGS)
    rig.form.contact.setChecked(True)
    rig.make()
    rig.qtbot.waitUntil(lambda: rig.window.artist.ready, timeout=20_000)
    shutil.rmtree(rig.folder)
    rig.many.cancel()
    assert rig.ended()
    assert not rig.folder.exists()


def test_a_scene_keeps_its_ground_in_the_figures_shape_and_style(rig):
    asked = rig.child(DRAWS)
    rig.form.of.setCurrentIndex(rig.form.of.findData("scenes"))
    rig.form.preset.setCurrentIndex(rig.form.preset.findData("column-grey"))
    rig.make()
    rig.ended()
    jobs = [json.loads(line) for line in asked.read_text().splitlines()]
    scenes = [one for story in rig.window.atlas.stories.values() for one in story.scenes]
    assert len(jobs) == len(scenes) > 0
    pane = json.loads(jobs[0]["scene"])["view"]["panes"][0]
    assert pane["style"] == "grey"
    room = presets()["column-grey"].figure().room
    assert scenes[0].view.pane.camera == Camera()
    seen = camera_for(named_views()[OPENING.view].box, *room)
    assert pane["camera"]["zoom"] == pytest.approx(seen.zoom)
