"""The export with a stand-in for the drawing child: where files come, and that none are left."""

import json
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from parallel38.domain.figure import Figure, Gaps
from parallel38.domain.framing import MAX_ZOOM, MIN_ZOOM
from parallel38.domain.story import Scene
from parallel38.domain.view import Camera, View
from parallel38.settings import SettingsFile
from parallel38.ui.export.fitting import fitted
from parallel38.ui.export_flow import FORMS, ExportFlow
from parallel38.ui.notice import Notice
from unit.ui.stand_in import DRAWS, FAILS, HANGS, stand_in

FORM = {form.id: form for form in FORMS}


class Flow:
    def __init__(self, qtbot, theme, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.qtbot, self.monkeypatch = qtbot, monkeypatch
        self.scratch, self.outs = folder / "scratch", folder / "outs"
        for made in (self.scratch, self.outs):
            made.mkdir()
        monkeypatch.setattr(tempfile, "tempdir", str(self.scratch))
        self.window = QWidget()
        self.notice = Notice(self.window, theme)
        settings = SettingsFile(folder / "settings.json")
        self.flow = ExportFlow(self.window, self.notice, settings, lambda: QSize(800, 600))
        qtbot.addWidget(self.window, before_close_func=lambda _window: self.flow.shut())

    def child(self, deed: str) -> None:
        """What stands for the drawing child, and what it does with a job."""
        stand_in(self.monkeypatch, self.outs.parent / "child", deed)

    def ended(self) -> None:
        self.qtbot.waitUntil(lambda: not self.flow.busy, timeout=10_000)

    def drafts(self) -> list[Path]:
        """What is half written."""
        return [*self.outs.parent.rglob(".parallel38-*")]

    def left(self) -> list[str]:
        return sorted(file.name for file in self.scratch.rglob("*"))


@pytest.fixture
def flow(qtbot, theme, tmp_path, monkeypatch) -> Flow:
    return Flow(qtbot, theme, tmp_path, monkeypatch)


def test_a_figure_comes_whole_and_alone(flow):
    flow.child(DRAWS)
    out = flow.outs / "figure.png"
    out.write_text("old")
    flow.flow.write(View(), FORM["slide"], out)
    assert out.read_text() == "old"
    flow.ended()
    assert out.read_text() == "drawn"
    assert [file.name for file in flow.outs.iterdir()] == ["figure.png"]
    assert "Wrote figure.png" in flow.notice.text
    assert flow.notice.goes
    assert flow.left() == []


@pytest.mark.parametrize("form", ["slide", "clipboard"])
def test_a_killed_child_leaves_nothing(flow, form):
    flow.child(HANGS)
    if form == "clipboard":
        flow.flow.start(View(), FORM[form])
    else:
        flow.flow.write(View(), FORM[form], flow.outs / "figure.png")
    flow.qtbot.waitUntil(lambda: bool(flow.drafts()), timeout=10_000)
    flow.flow.cancel()
    flow.ended()
    assert "Nothing was written" in flow.notice.text
    assert flow.left() == []
    assert flow.drafts() == list(flow.outs.iterdir()) == []


def test_a_failing_child_is_one_sentence(flow):
    flow.child(FAILS)
    flow.flow.write(View(), FORM["slide"], flow.outs / "figure.png")
    flow.ended()
    assert flow.notice.text == "The disk is full."
    assert flow.left() == list(flow.outs.iterdir()) == []


def test_what_cannot_be_placed_is_told(flow):
    flow.child(DRAWS)
    out = flow.outs / "figure.png"
    out.mkdir()
    flow.flow.draw(View(), FORM["slide"], ".png", lambda drawn: flow.flow.put(drawn, out))
    flow.ended()
    assert "figure.png: Is a directory." in flow.notice.text
    assert flow.left() == []
    flow.flow.write(View(), FORM["slide"], flow.outs / "nowhere" / "figure.png")
    assert not flow.flow.busy
    assert "there is no folder" in flow.notice.text


def test_the_picture_comes_on_the_clipboard(flow):
    picture = flow.outs / "picture.png"
    QImage(7, 5, QImage.Format.Format_RGB32).save(str(picture))
    flow.child(
        f"png, svg = map(Path, job['outs']); png.write_bytes(Path({str(picture)!r}).read_bytes());"
        "svg.write_bytes(b'<svg/>'); tell(number, 'done')"
    )
    flow.flow.start(View(), FORM["clipboard"])
    flow.ended()
    assert QGuiApplication.clipboard().image().size() == QSize(7, 5)
    assert QGuiApplication.clipboard().mimeData().data("image/svg+xml").data() == b"<svg/>"
    assert flow.left() == []


def test_a_figure_keeps_to_the_limits_of_every_camera():
    near = View().with_pane(camera=Camera(38, 127, MAX_ZOOM))
    assert fitted(near, QSize(800, 600), (1920, 1080)).pane.camera.zoom == MAX_ZOOM
    far = View().with_pane(camera=Camera(38, 127, MIN_ZOOM))
    assert fitted(far, QSize(1920, 1080), (400, 300)).pane.camera.zoom == MIN_ZOOM


def test_a_warm_child_has_drawn_the_sheet_once_and_says_nothing(flow):
    flow.child("tell(number, 'done')")
    flow.flow.warm(View())
    flow.qtbot.waitSignal(flow.flow.artist.done, timeout=10_000).wait()
    assert not flow.flow.busy
    assert flow.notice.text == ""
    assert flow.left() == list(flow.outs.iterdir()) == []
    asked = json.loads((flow.outs.parent / "asked").read_text())
    assert asked["outs"] == []
    assert asked["figure"]["width"] > asked["figure"]["height"] > 700


def test_the_key_of_a_class_sheet_is_asked_for_as_the_sheet_is(flow):
    """The file's dialogue asked for the sheet alone."""
    flow.child(DRAWS)
    sheet, key = flow.outs / "sheet.png", flow.outs / "sheet-key.png"
    figure = Figure(width=400, height=300, gaps=Gaps())
    key.write_text("of another")
    flow.flow.make(Scene(), figure, sheet)
    assert "exists already" in flow.notice.text
    assert not sheet.exists()
    sheet.write_text("old")
    flow.flow.make(Scene(), figure, sheet)
    assert not flow.flow.busy
    assert "sheet-key.png exists already" in flow.notice.text
    assert (sheet.read_text(), key.read_text()) == ("old", "of another")
    flow.notice._button.click()
    flow.ended()
    assert sheet.read_text() == "drawn"
