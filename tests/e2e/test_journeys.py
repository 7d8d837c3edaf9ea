"""What a person does at the desk: search, go back, fold panels, export, re-open."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit

from parallel38.__main__ import main
from parallel38.commands.open import scene_of
from parallel38.export.scenes import read_scene
from parallel38.settings import SettingsFile
from parallel38.ui.export_flow import FORMS

FORM = {form.id: form for form in FORMS}
FIRST_PAINT = """
import sys
from parallel38.app import Application
from parallel38.data.atlasfile import open_atlas
application = Application()
window = application.build_window(open_atlas())
def first(_revision):
    print(*sorted(sys.modules))
    application.qt.quit()
window.map.drawn.connect(first)
window.show()
application.qt.exec()
window.map.shut()
"""


def press(desk, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    """A key for whatever has the focus in the window."""
    desk.qtbot.keyClick(desk.window, key, modifier)


def test_nothing_heavy_is_imported_before_the_first_painted_map(atlas_file):
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    modules = {name.partition(".")[0] for name in done.stdout.split()}
    assert "PySide6" in modules
    heavy = {"folium", "pandas", "geopandas", "shapely", "edtf", "pyproj", "PIL", "rapidfuzz"}
    heavy |= {"numpy", "pikepdf"}
    assert modules & heavy == set()


def test_the_first_line_says_what_to_try_until_it_is_read(desk):
    assert "timeline" in desk.window.notice.text
    desk.window.notice._button.click()
    assert desk.window.notice.text == ""
    assert SettingsFile(desk.window.settings.path).values.welcomed


def test_a_search_moves_clock_camera_and_selection_and_can_be_taken_back(desk):
    window = desk.window
    before = window.store.view
    event = next(e for e in window.atlas.events.values() if e.start == "1953-07-27")
    window.search.start()
    desk.qtbot.keyClicks(window.search, event.title.upper())
    desk.qtbot.keyClick(window.search, Qt.Key.Key_Return)
    pane = window.pane
    assert (pane.selected, pane.date) == (event.id, date(1953, 7, 27))
    assert abs(pane.camera.lat - event.lat) < 1e-6
    desk.settle()
    press(desk, Qt.Key.Key_Backspace)
    assert window.store.view == before
    press(desk, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ShiftModifier)
    assert window.pane == pane


def test_a_question_goes_to_its_place_and_its_date(desk):
    window = desk.window
    window.search.start()
    desk.qtbot.keyClicks(window.search, "who held Port Arthur in 1905")
    desk.qtbot.keyClick(window.search, Qt.Key.Key_Return)
    place = window.atlas.places[window.pane.selected]
    assert "Port Arthur" in place.name
    assert window.pane.date == date(1905, 1, 1)
    assert abs(window.pane.camera.lat - place.lat) < 1e-6


def test_a_claim_is_found_by_its_words_and_can_be_taken_back(desk):
    window = desk.window
    before = window.store.view
    window.search.start()
    desk.qtbot.keyClicks(window.search, "met in 2023 in vladivostok")
    desk.qtbot.keyClick(window.search, Qt.Key.Key_Return)
    claim = window.atlas.claims["met-2023-vladivostok"]
    assert (window.pane.selected, window.pane.date) == (claim.id, date(2023, 9, 13))
    desk.qtbot.waitUntil(lambda: claim.claim in window.inspector.text.toPlainText())
    desk.settle()
    press(desk, Qt.Key.Key_Backspace)
    assert window.store.view == before


def test_a_link_in_the_inspector_is_taken_back_from_where_it_was_clicked(desk):
    window = desk.window
    before = window.store.view
    window.inspector.text.setFocus()
    window.inspector.text.anchorClicked.emit(QUrl("p38:event/moscow-conference"))
    assert window.pane.selected == "moscow-conference"
    assert window.pane.camera != before.pane.camera
    desk.settle()
    desk.qtbot.keyClick(window.inspector.text, Qt.Key.Key_Backspace)
    assert window.store.view == before


def test_after_a_typed_date_the_arrows_move_the_clock(desk):
    window = desk.window
    press(desk, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert window.timeline.field.hasFocus()
    desk.type_date("25 June 1950")
    assert not window.timeline.field.hasFocus()
    press(desk, Qt.Key.Key_Right)
    assert window.clock.today == date(1950, 6, 26)
    press(desk, Qt.Key.Key_Backspace)
    assert window.clock.today == date(1945, 12, 27)
    desk.type_date("31 June 1950")
    assert window.timeline.field.hasFocus()


@pytest.mark.parametrize("name", ["Port Arthur", "ryojun", "旅順", "Порт-Артур", "뤼순", "lushun"])
def test_a_place_is_found_by_each_of_its_names(desk, name):
    best = desk.window.search._index.find(name)[0].entry
    assert best.title.startswith("Lüshun")


def test_a_feature_that_does_not_hold_is_visited_on_its_first_day(desk):
    desk.window.guide.to("feature", "conc-russian-lease-1898")
    assert desk.window.clock.today == date(1898, 3, 27)
    assert "conc-russian-lease-1898" in desk.shown()


def test_a_power_narrows_the_map_and_a_chip_says_so(desk):
    desk.window.guide.to("power", "usa")
    chip = desk.window.top_bar.filter_chip
    assert chip.isVisible()
    assert "United States" in chip.text()
    shown = {desk.window.atlas.features[name].powers for name in desk.shown()}
    assert shown
    assert all("usa" in powers for powers in shown)
    chip.click()
    assert desk.window.pane.powers == ()
    assert not chip.isVisible()


def test_keys_of_the_window_do_not_steal_from_fields_lists_and_buttons(desk):
    window = desk.window
    today = window.clock.today
    window.search.start()
    desk.qtbot.keyClicks(window.search, "seo ul")
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Backspace, Qt.Key.Key_Home, Qt.Key.Key_End):
        desk.qtbot.keyClick(window.search, key)
    assert window.search.text() == "seo l"
    desk.qtbot.keyClick(window.search, Qt.Key.Key_Escape)
    button = window.timeline.play
    button.setFocus()
    desk.qtbot.keyClick(button, Qt.Key.Key_Space)
    assert window.timeline.player.is_playing  # pressed once, not pressed and played
    desk.qtbot.keyClick(button, Qt.Key.Key_Space)
    chooser = window.timeline.steps
    chooser.setFocus()
    desk.qtbot.keyClick(chooser, Qt.Key.Key_End)
    assert chooser.currentData() == "year"
    assert window.clock.today == today


def test_panels_fold_by_key_and_stay_folded(desk):
    window = desk.window
    for key, panel, name in (
        (Qt.Key.Key_F7, window.left, "layers_shown"),
        (Qt.Key.Key_F8, window.right, "inspector_shown"),
        (Qt.Key.Key_F9, window.timeline, "timeline_shown"),
    ):
        press(desk, key)
        assert panel.isHidden()
        assert not getattr(SettingsFile(window.settings.path).values, name)
        press(desk, key)
        assert panel.isVisible()


def test_only_the_map_and_back(desk):
    window = desk.window
    press(desk, Qt.Key.Key_F11)
    assert window.isFullScreen()
    assert [w.isVisible() for w in (window.left, window.right, window.timeline)] == [False] * 3
    assert window.top_bar.isHidden()
    press(desk, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert [w.isVisible() for w in (window.left, window.right, window.timeline)] == [True] * 3


def test_sizes_and_steps_are_those_of_the_last_time(desk, atlas_file):
    window = desk.window
    window.resize(1300, 700)
    window.timeline.steps.setCurrentIndex(2)
    QApplication.processEvents()
    window.close()
    kept = SettingsFile(window.settings.path).values
    assert (kept.width, kept.height, kept.step) == (1300, 700, "month")
    again = desk.app.build_window(atlas_file)
    assert again.timeline.unit == "month"
    again.map.shut()
    again.deleteLater()


def test_dark_and_light_change_window_and_map(desk):
    window = desk.window
    window.deeds.dress("dark")
    assert (window.theme.tokens.name, window.pane.style) == ("dark", "dark")
    window.deeds.draw_in("print")
    window.deeds.dress("light")
    assert (window.theme.tokens.name, window.pane.style) == ("light", "print")  # it was chosen


def test_names_follow_the_language(desk):
    desk.window.deeds.speak("ko")
    desk.settle()
    assert desk.window.pane.language == "ko"
    assert SettingsFile(desk.window.settings.path).values.language == "ko"


@pytest.mark.parametrize("name", ["slide", "svg", "pdf"])
def test_an_exported_figure_is_what_was_seen_and_opens_again(desk, tmp_path, name):
    window, form = desk.window, FORM[name]
    window.store.change(date=date(1945, 9, 8), language="ko")
    wanted = window.pane
    out = tmp_path / f"figure{form.suffix}"
    window.exports.write(window.store.view, form, out)
    window.clock.days(300)  # the clock stays free, and does not change the figure
    desk.qtbot.waitUntil(lambda: not window.exports.busy, timeout=60_000)
    assert out.name in window.notice.text
    drawn = read_scene(out).view.pane
    assert (drawn.date, drawn.language) == (wanted.date, wanted.language)
    assert (drawn.camera.lat, drawn.camera.lon) == (wanted.camera.lat, wanted.camera.lon)
    assert [file.name for file in tmp_path.glob("*") if file.suffix != ".json"] == [out.name]
    drop(desk, out)
    assert window.pane.date == date(1945, 9, 8)
    assert scene_of(str(out)).view.pane == drawn  # as `parallel38 FILE` reads it


def test_a_drag_says_what_it_takes_and_two_files_are_not_half_taken(desk, tmp_path):
    notice, before = desk.window.notice, desk.window.store.view
    drop(desk, tmp_path / "one.png", tmp_path / "two.png")
    assert notice.text == "Nothing was opened: one file is taken at a time."
    assert desk.window.store.view == before


def drop(desk, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    entered = QDragEnterEvent(QPoint(300, 300), copy, data, left, none)
    QApplication.sendEvent(desk.window, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(desk.window, QDragMoveEvent(QPoint(310, 300), copy, data, left, none))
    assert "Let it go here" in desk.window.notice.text
    QApplication.sendEvent(desk.window, QDropEvent(QPointF(300, 300), copy, data, left, none))


def test_a_figure_says_how_long_events_glow_as_the_window_does(desk, tmp_path):
    desk.window.deeds.fade_over(30)
    out = tmp_path / "figure.svg"
    desk.window.exports.write(desk.window.store.view, FORM["svg"], out)
    desk.qtbot.waitUntil(lambda: not desk.window.exports.busy, timeout=60_000)
    assert "fading over a year" not in out.read_text("utf-8")


def test_a_stranger_s_picture_is_refused_quietly(desk, tmp_path):
    strange = tmp_path / "strange.png"
    strange.write_bytes(b"no picture")
    before = desk.window.store.view
    drop(desk, strange)
    desk.qtbot.waitUntil(lambda: "strange.png is no PNG" in desk.window.notice.text, timeout=20_000)
    assert desk.window.store.view == before


def test_a_fault_in_the_page_is_told_quietly(desk):
    desk.js("setTimeout(() => { throw new Error('boom') }, 0) && 0")
    desk.qtbot.waitUntil(lambda: "could not be drawn" in desk.window.notice.text, timeout=10_000)
    assert len(desk.errors) == 1 and "boom" in desk.errors.pop()


def test_a_cancelled_figure_leaves_nothing(desk, tmp_path):
    exports = desk.window.exports
    exports.write(desk.window.store.view, FORM["slide-4k"], tmp_path / "large.png")
    assert exports.busy
    desk.window.actions_.by_id["export-slide"].trigger()
    assert desk.window.notice.text == "One figure is still being drawn."
    assert desk.window.notice._bar.isVisible()
    assert not desk.window.notice._timer.isActive()  # it stays: the first can still be cancelled
    exports.cancel()
    desk.qtbot.waitUntil(lambda: not exports.busy, timeout=10_000)
    assert "Nothing was written" in desk.window.notice.text
    assert not list(tmp_path.glob("*.png"))


def test_a_figure_that_cannot_be_written_is_one_sentence(desk, tmp_path):
    exports = desk.window.exports
    exports.write(desk.window.store.view, FORM["pdf"], tmp_path / "nowhere" / "figure.pdf")
    desk.qtbot.waitUntil(lambda: not exports.busy, timeout=60_000)
    assert "there is no folder" in desk.window.notice.text
    assert "Traceback" not in desk.window.notice.text


def test_the_date_is_copied_as_it_is_said(desk):
    press(
        desk, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert QGuiApplication.clipboard().text() == "27 December 1945"


def test_every_control_has_a_name_for_the_ear(desk):
    controls = [
        control
        for kind in (QAbstractButton, QComboBox, QLineEdit)
        for control in desk.window.findChildren(kind)
        if control.isVisible()
    ]
    assert len(controls) > 20
    silent = [c for c in controls if not (c.accessibleName() or getattr(c, "text", str)())]
    assert silent == []


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        ("absent.png", "there is no such file"),
        ("notes.txt", "what opens here is a project, story, figure or scene"),
        ("empty.png", "holds no scene"),
        ("broken.json", "is not JSON"),
        ("parallel38:?date=yesterday", "yesterday"),
        ("parallel38:?dates=1945", "write 2 to 10 dates"),
    ],
)
def test_what_cannot_be_opened_is_one_sentence(tmp_path, monkeypatch, capsys, file, sentence):
    monkeypatch.chdir(tmp_path)
    for name in ("notes.txt", "empty.png", "broken.json"):
        Path(name).write_text("{")
    assert main([file]) == 2
    said = capsys.readouterr().err
    assert sentence in said
    assert said.count("\n") == 1


def test_without_a_display_a_snapshot_is_written_instead(tmp_path, atlas_file):
    env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    done = subprocess.run(
        [sys.executable, "-m", "parallel38", "parallel38:?date=1953-07-27&view=parallel-38"],
        cwd=tmp_path, env=env, capture_output=True, text=True, timeout=90,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "there is no display" in done.stderr.splitlines()[0]
    assert read_scene(tmp_path / "parallel38-snapshot.png").view.pane.date == date(1953, 7, 27)
