import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from parallel38.settings import INSPECTOR_WIDTHS, LAYERS_WIDTHS, SettingsFile
from parallel38.ui.panels import Panels, beside_the_map, opening_size
from parallel38.ui.within_screen import FRAME


@pytest.mark.parametrize("wide", [1024, 1366, 1600, 2560])
def test_the_map_keeps_half_of_the_window(wide):
    left, right = beside_the_map(wide, 280, 340)
    assert left + right <= wide / 2
    assert left < right


def test_where_there_is_room_the_panels_are_as_they_were_left():
    assert beside_the_map(1600, 300, 400) == (300, 400)


def test_a_width_that_the_splitter_allows_can_be_kept(tmp_path):
    settings = SettingsFile(tmp_path / "settings.json")
    for edge in (0, 1):
        settings.change(layers_width=LAYERS_WIDTHS[edge], inspector_width=INSPECTOR_WIDTHS[edge])
        kept = SettingsFile(settings.path).values
        assert (kept.layers_width, kept.inspector_width) == (
            LAYERS_WIDTHS[edge], INSPECTOR_WIDTHS[edge],
        )  # fmt: skip


@pytest.mark.parametrize("room", [(1366, 768), (1366, 728), (1280, 800), (1920, 1040)])
@pytest.mark.parametrize("kept", [(0, 0), (1900, 1060)])
def test_window_and_frame_fit_the_screen(room, kept):
    wide, high = opening_size(kept, room, (1024, 640))
    assert (wide + FRAME[0], high + FRAME[1]) <= room
    assert high + FRAME[1] <= room[1]


def test_a_roomy_screen_is_not_filled():
    assert opening_size((0, 0), (2560, 1440), (1024, 640)) == (1440, 900)
    assert opening_size((1300, 700), (2560, 1440), (1024, 640)) == (1300, 700)


@pytest.mark.parametrize(
    ("high", "kept", "filled"), [(728, 0, True), (900, 0, False), (728, 660, False)]
)
def test_a_low_screen_is_filled_by_the_first_window(
    qtbot, tmp_path, monkeypatch, high, kept, filled
):
    settings = SettingsFile(tmp_path / "settings.json")
    settings.change(width=1200 if kept else 0, height=kept)
    window, split = QMainWindow(), QSplitter()
    qtbot.addWidget(window)
    window.setCentralWidget(split)
    for _ in range(3):
        split.addWidget(QWidget())
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: QRect(0, 0, 1366, high))
    Panels(window, {}, QWidget(window), split, settings).resume((1024, 640))
    assert window.isMaximized() is filled


def test_in_a_narrow_window_the_layers_give_way_and_come_again(qtbot, tmp_path):
    settings = SettingsFile(tmp_path / "settings.json")
    window, split, bar = QMainWindow(), QSplitter(), QWidget()
    qtbot.addWidget(window)
    window.setCentralWidget(split)
    folds = {name: QWidget() for name in ("layers", "inspector")}
    for widget in (*folds.values(), bar):
        split.addWidget(widget)
    panels = Panels(window, folds, bar, split, settings)
    panels.resume((1024, 640))

    def shown() -> list[bool]:
        return [panels.is_open(name) for name in folds]

    panels.fit(1366)
    assert shown() == [True, True]
    panels.fit(1024)
    assert shown() == [False, True]
    panels.fold("layers")  # by hand it can be had there, too
    panels.fit(1030)
    assert shown() == [True, True]
    panels.fold("layers")
    bar.hide()  # on stage
    panels.fit(1600)
    assert shown() == [False, True]
    bar.show()
    panels.fit(1600)
    assert shown() == [True, True]
    assert settings.values.layers_shown
