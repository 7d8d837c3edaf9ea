"""A scanned map in the window: brought in, placed, changed, undone, and there again."""

from pathlib import Path
from unittest.mock import Mock

import pytest
from msgspec.structs import replace
from PIL import Image
from PySide6.QtCore import QObject, Qt, Signal

from parallel38.domain.dates import Interval
from parallel38.domain.project import OwnLayer, Project
from parallel38.domain.scan import Scan
from parallel38.ui.own.corner_fields import CornerFields
from parallel38.ui.own.scan_panel import ScanPanel
from parallel38.ui.own.scans import SKETCH, Scans


@pytest.fixture
def fields(qtbot) -> CornerFields:
    made = CornerFields()
    qtbot.addWidget(made)
    return made


def test_corners_are_two_three_or_four(fields):
    four = ((126.0, 38.5), (127.0, 38.5), (127.0, 38.0), (126.0, 38.0))
    fields.show_corners(four)
    assert fields.corners() == four
    fields.fields[3].clear()
    assert fields.corners() == four[:3]
    fields.fields[1].clear()
    assert fields.corners() == (four[0], four[2])
    fields.fields[0].clear()
    with pytest.raises(ValueError, match="Two corners are needed"):
        fields.corners()


@pytest.mark.parametrize("text", ["38.5", "x, y", "138.5, 12", "38.5, 900", "nan, 12"])
def test_a_corner_that_is_none_is_named(fields, text):
    fields.show_corners(((126.0, 38.5),) * 4)
    fields.fields[2].setText(text)
    with pytest.raises(ValueError, match="Lower right: "):
        fields.corners()


@pytest.fixture
def panel(qtbot) -> ScanPanel:
    made = ScanPanel(lambda: "1950-06-25")
    qtbot.addWidget(made)
    made.begin("Sheet 4", "a.tif", new=False)
    return made


def test_an_end_before_the_start_is_refused_in_a_sentence(qtbot, panel):
    panel.show_look(0.5, "1946", "1950", "AMS")
    assert panel.share == 0.5
    panel.last.field.setText("1940")
    panel.last.field.setModified(True)
    panel.last.field.editingFinished.emit()
    assert "lies before" in panel.state.text()
    assert (panel.start, panel.end) == ("1946", "1950")
    with qtbot.waitSignal(panel.changed):
        panel.last.field.setText("June 1951")
        panel.last.field.setModified(True)
        panel.last.field.editingFinished.emit()
    assert panel.end == "1951-06"


def test_controls_have_names(panel):
    for widget in (panel.title, panel.credit, panel.opacity, *panel.corners.fields):
        assert widget.accessibleName()


def test_days_that_cannot_be_read_are_always():
    assert Scan((1, 2, 3, 4), (0, 1), start="nonsense").days == Interval()
    assert OwnLayer("a", "A", "layer_a").scan is None


class Keeper(QObject):
    """Holds a project as ui.project.keeper does."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.project, self.deeds = Project(), []

    def change(self, text: str, merge: str = "", **fields) -> None:
        self.deeds.append((text, merge))
        self.project = replace(self.project, **fields)
        self.changed.emit()

    def add_layer(self, _text: str, layer, source: Path, _table: str, then) -> None:
        assert source.stat().st_size > 10_000
        self.change("add", layers=(*self.project.layers, layer))
        then()


class Map(QObject):
    cornered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.laid, self.offered, self.setFocus = [], [], Mock()

    def lay(self, overlay) -> None:
        self.laid.append(overlay)

    def offer(self, path: str, body: bytes) -> None:
        self.offered.append((path, body))


class FakeWindow(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.map = Map()
        for part in ("notice", "right", "inspector", "panels", "guide", "deeds", "pane"):
            setattr(self, part, Mock())


@pytest.fixture
def scans(qtbot):
    window, keeper = FakeWindow(), Keeper()
    made = Scans(window, keeper)
    yield made, window, keeper
    made._side.deleteLater()
    made.shut()


def test_an_image_is_laid_on_the_map_placed_and_taken(qtbot, tmp_path, scans):
    made, window, keeper = scans
    path = tmp_path / "Old_plan.png"
    Image.effect_noise((300, 200), 90).convert("RGB").save(path)
    made.bring(path)
    qtbot.waitUntil(lambda: bool(window.map.laid), timeout=20_000)
    assert window.map.offered[0][0] == window.map.laid[-1].picture == SKETCH
    made._side.take.click()
    assert "Two corners are needed" in made._side.state.text()
    window.map.cornered.emit(((126.0, 38.5), (127.0, 38.5), (127.0, 38.0), (126.0, 38.0)))
    made._side.opacity.setValue(40)
    assert window.map.laid[-1].opacity == 0.4
    assert len(window.map.laid[-1].corners) == 4
    made._side.take.click()
    qtbot.waitUntil(lambda: bool(keeper.project.layers), timeout=20_000)
    (layer,) = keeper.project.layers
    assert (layer.title, layer.scan.opacity) == ("Old plan", 0.4)
    assert layer.scan.extent == pytest.approx((126, 38, 127, 38.5), abs=1e-6)
    assert window.map.laid[-1].picture == ""
    window.guide.to_scan.assert_called_once_with(layer.scan)


def test_what_cannot_be_read_is_told_and_leaves_nothing(qtbot, tmp_path, scans):
    made, window, keeper = scans
    path = tmp_path / "a.tif"
    path.write_bytes(b"II*\0nothing")
    made.bring(path)
    qtbot.waitUntil(lambda: window.notice.say.called, timeout=20_000)
    assert window.notice.say.call_args[0][0].startswith("a.tif is broken")
    assert not keeper.project.layers and not window.map.laid


def test_changes_are_deeds_and_a_dragged_slider_is_one(qtbot, scans):
    made, _window, keeper = scans
    layer = OwnLayer("a", "Sheet", "layer_a", scan=Scan((1, 2, 3, 4), (0, 1)))
    keeper.project = Project(layers=(layer,))
    made.edit(layer)
    for value in (60, 40):
        with qtbot.waitSignal(keeper.changed):
            made._side.opacity.setValue(value)
    assert keeper.project.layers[0].scan.opacity == 0.4
    assert [merge for _text, merge in keeper.deeds] == ["opacity a"] * 2
    with qtbot.waitSignal(keeper.changed):
        made._side.credit.setText(" AMS ")
        made._side.credit.editingFinished.emit()
    assert keeper.project.layers[0].scan.credit == "AMS"
    assert keeper.deeds[-1][1] == ""
    keeper.change("undo", layers=(layer,))
    assert (made._side.share, made._side.credit.text()) == (0.85, "")
    keeper.change("remove", layers=())
    assert made._layer is None


def test_a_slider_that_has_not_rested_is_kept_when_the_window_closes(scans):
    made, _window, keeper = scans
    layer = OwnLayer("a", "Sheet", "layer_a", scan=Scan((1, 2, 3, 4), (0, 1)))
    keeper.project = Project(layers=(layer,))
    made.edit(layer)
    made._side.opacity.setValue(70)
    made.shut()
    assert keeper.project.layers[0].scan.opacity == 0.7
    keeper.changed.connect(made._follow)  # the fixture shuts it, too


def test_a_key_puts_it_on_the_map_from_any_field(qtbot, panel):
    panel.take.setEnabled(True)
    panel.show()
    panel.activateWindow()
    panel.credit.setFocus()
    qtbot.waitUntil(panel.credit.hasFocus)
    with qtbot.waitSignal(panel.taken):
        qtbot.keyClick(panel.credit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
