"""The export view, as a person uses it: what it shows is what is written."""

import re
import subprocess
from datetime import date

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from parallel38.export.presets import presets
from parallel38.export.scenes import read_scene
from parallel38.ui.export import ready
from parallel38.ui.export.form import FigureForm

pytestmark = pytest.mark.e2e
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def studio(desk):
    """The export view of 8 September 1945, with its first picture."""
    desk.type_date("8 Sep 1945")
    desk.settle()
    desk.qtbot.keyClick(desk.window.map, Qt.Key.Key_E, CTRL)
    made = desk.window.exports.studio
    assert made.active
    drawn(desk, made)
    return made


def drawn(desk, studio) -> None:
    desk.qtbot.waitUntil(lambda: studio.settled, timeout=90_000)


def choose(studio, preset: str) -> None:
    box = studio.form.preset
    box.setCurrentIndex(box.findData(preset))


def test_what_is_chosen_is_seen_and_written(desk, studio, tmp_path, monkeypatch):
    choose(studio, "handout-a4")
    drawn(desk, studio)
    assert "297 × 210 mm" in studio.form.facts.text()
    image = studio.preview.image
    assert abs(image.width() / image.height() - 297 / 210) < 0.01
    studio.form.title.setText("Two zones")
    studio.form.beside.setChecked(True)
    out = tmp_path / "zones.pdf"
    monkeypatch.setattr(desk.window.exports, "ask", lambda *_asked: out)
    desk.qtbot.keyClick(studio.form.title, Qt.Key.Key_Return, CTRL)
    desk.qtbot.waitUntil(lambda: not desk.window.exports.busy, timeout=90_000)
    told = subprocess.run(["pdfinfo", out], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Page size: +841.89 x 595.2\d+ pts \(A4\)", told)
    words = subprocess.run(["pdftotext", out, "-"], capture_output=True, text=True, check=True)
    assert "8 September 1945" in words.stdout
    assert "Two zones" in words.stdout
    assert "Two zones. 8 September 1945." in (tmp_path / "zones.caption.txt").read_text("utf-8")
    assert (tmp_path / "zones.bib").exists()
    scene = read_scene(out)
    assert scene.view.pane.date == date(1945, 9, 8)
    assert scene.view.pane.style == "print"
    assert scene.figure is not None
    assert scene.figure.preset == "handout-a4"


def test_a_slide_in_three_steps(desk, studio, tmp_path, monkeypatch):
    out = tmp_path / "slide.png"
    monkeypatch.setattr(desk.window.exports, "ask", lambda *_asked: out)
    choose(studio, "slide")
    assert studio.form.suffix == ".png"
    studio.form.take.click()
    desk.qtbot.waitUntil(lambda: not desk.window.exports.busy, timeout=90_000)
    with Image.open(out) as image:
        assert image.size == (1920, 1080)


def test_the_clock_goes_on_under_it_and_the_picture_follows(desk, studio):
    before = studio.preview.image
    desk.type_date("25 Jun 1950")
    drawn(desk, studio)
    assert studio.preview.image != before


def test_the_map_is_dragged_and_zoomed_in_its_frame(desk, studio):
    preview, store = studio.preview, desk.window.store
    camera = store.view.pane.camera
    middle = preview.sheet.center().toPoint()
    QTest.mousePress(preview, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(preview, middle + QPoint(80, 0))
    QTest.mouseRelease(preview, Qt.MouseButton.LeftButton, pos=middle + QPoint(80, 0))
    moved = store.view.pane.camera
    seen = desk.window.map.width() / 256 / 2**camera.zoom * 360  # degrees across the map
    assert camera.lon - moved.lon == pytest.approx(80 / preview.sheet.width() * seen, rel=0.02)
    assert moved.lat == pytest.approx(camera.lat, abs=1e-6)
    at = QPointF(preview.sheet.center())
    turn = QWheelEvent(
        at, preview.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(preview, turn)
    assert store.view.pane.camera.zoom == pytest.approx(moved.zoom + 0.25)
    assert store.view.pane.camera.lon == pytest.approx(moved.lon, abs=0.01)


def test_a_piece_is_dragged_to_where_it_shall_stand_and_put_back(desk, studio):
    preview, form = studio.preview, studio.form
    assert {"head", "scale", "credit"} <= set(preview.pieces)
    first = preview.pieces["scale"]
    sheet = preview.sheet
    held = QPointF(
        sheet.left() + (first[0] + first[2] / 2) * sheet.width(),
        sheet.top() + (first[1] + first[3] / 2) * sheet.height(),
    ).toPoint()
    to = held - QPoint(0, round(sheet.height() / 2))
    QTest.mousePress(preview, Qt.MouseButton.LeftButton, pos=held)
    QTest.mouseMove(preview, to)
    QTest.mouseRelease(preview, Qt.MouseButton.LeftButton, pos=to)
    drawn(desk, studio)
    moved = preview.pieces["scale"]
    assert moved[1] == pytest.approx(first[1] - 0.5, abs=0.02)
    assert moved[0] == pytest.approx(first[0], abs=0.02)
    assert studio.figure().places.keys() == {"scale"}
    form.back.click()
    drawn(desk, studio)
    assert preview.pieces["scale"] == pytest.approx(first, abs=1e-3)
    assert form.back.isHidden()


def test_esc_goes_back_to_the_map_and_leaves_nothing(desk, studio):
    folder = studio.folder
    assert folder.exists()
    desk.qtbot.keyClick(studio.form.preset, Qt.Key.Key_Escape)
    assert not studio.active
    assert not folder.exists()
    assert desk.window.inspector.isVisible()
    desk.settle()


def test_one_form_leaves_for_another(desk, studio):
    exports, key, shift = (
        desk.window.exports,
        desk.qtbot.keyClick,
        Qt.KeyboardModifier.ShiftModifier,
    )
    key(studio.form.preset, Qt.Key.Key_V, CTRL | shift)
    assert exports.film.form.isVisible()
    assert not studio.active
    assert not studio.form.isVisible()
    key(exports.film.form.what, Qt.Key.Key_E, CTRL)
    assert studio.active
    assert studio.form.isVisible()
    assert not exports.film.shown


def test_a_journal_figure_stands_ready_and_is_remembered(desk, tmp_path, monkeypatch):
    out = tmp_path / "figure.pdf"
    exports = desk.window.exports
    monkeypatch.setattr(exports, "ask", lambda *_asked: out)
    desk.window.actions_.by_id["export-journal"].trigger()
    studio = exports.studio
    drawn(desk, studio)
    figure = studio.figure()
    assert (figure.preset, figure.projection) == ("column-colour", "lambert")
    studio.form.language.setCurrentIndex(studio.form.language.findData("ko"))
    studio.form.take.click()
    desk.qtbot.waitUntil(lambda: not exports.busy, timeout=90_000)
    assert desk.window.notice.text == "Wrote figure.pdf, with caption, .bib and .ris"
    assert (tmp_path / "figure.bib").exists()
    assert read_scene(out).view.pane.language == "ko"
    assert desk.window.pane.language == "en"
    again = FigureForm(presets().values())
    ready.choose(again, desk.window.settings.values.figure)
    assert ready.chosen(again) == ready.chosen(studio.form)


def test_a_class_sheet_asks_what_was_chosen(desk, tmp_path, monkeypatch):
    out, exports = tmp_path / "sheet.pdf", desk.window.exports
    monkeypatch.setattr(exports, "ask", lambda *_asked: out)
    desk.window.actions_.by_id["export-class"].trigger()
    studio = exports.studio
    form = studio.form
    assert form.pupils.isVisible()
    assert form.beside.isVisible()
    assert not form.bare.isVisible()
    form.pupils.count.setValue(7)
    form.pupils.bank.setChecked(False)
    drawn(desk, studio)
    form.take.click()
    desk.qtbot.waitUntil(lambda: not exports.busy, timeout=90_000)
    assert desk.window.notice.text == "Wrote sheet.pdf, the key on its second page"
    told = subprocess.run(["pdftotext", out, "-"], capture_output=True, text=True, check=True)
    blank, key = told.stdout.split("\f")[:2]
    assert "Word bank" not in blank
    assert "Answer key" in key
    scene = read_scene(out)
    assert scene.figure is not None and scene.figure.gaps is not None
    assert (scene.figure.gaps.count, scene.figure.gaps.bank) == (7, False)
    assert scene.figure.ground is not None  # the opening view fills the sheet
    choose(studio, "slide")
    assert not form.pupils.isVisible()
    assert form.bare.isVisible()


def test_four_maps_of_the_war_are_one_choice_away(desk):
    desk.window.actions_.by_id["export-war"].trigger()
    studio = desk.window.exports.studio
    drawn(desk, studio)
    figure = studio.figure()
    scene = studio.scene(figure)
    assert len(scene.view.panes) == 4
    assert scene.title == "Four maps of the Korean War"
    assert (figure.gaps, figure.columns) == (None, 4)  # the peninsula is tall
