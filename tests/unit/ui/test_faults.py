"""What a report of a fault says, and what the person hears of a fault nobody foresaw."""

import faulthandler
import logging
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from parallel38 import __version__, paths
from parallel38.ui import faults
from parallel38.ui.help.about import LINES, About, copy_details, details
from parallel38.ui.notice import Notice


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(paths, "log_file", lambda: tmp_path / "logs" / "parallel38.log")
    (tmp_path / "logs").mkdir()
    return tmp_path


@pytest.fixture
def window(qtbot, theme) -> SimpleNamespace:
    over = QWidget()
    qtbot.addWidget(over)
    return SimpleNamespace(notice=Notice(over, theme), atlas=SimpleNamespace(version="1.2.3"))


def test_the_details_name_versions_drawing_and_the_end_of_the_log(qapp, home, monkeypatch):
    monkeypatch.setenv("QT_QUICK_BACKEND", "software")
    monkeypatch.setenv("QTWEBENGINE_CHROMIUM_FLAGS", "--no-sandbox")
    lines = [f"line {number} of {home}/project.gpkg" for number in range(LINES + 5)]
    paths.log_file().write_text("\n".join(lines))
    told = details("1.2.3")
    for word in (__version__, "1.2.3", "Chromium 1", "Drawing: software", "sandbox off"):
        assert word in told
    assert "line 5 of ~/project.gpkg" in told
    assert "line 4 of" not in told
    assert str(home) not in told


def test_the_details_of_a_sandboxed_machine_without_a_log(qapp, home, monkeypatch):
    monkeypatch.delenv("QT_QUICK_BACKEND", raising=False)
    monkeypatch.setenv("QTWEBENGINE_CHROMIUM_FLAGS", "")
    told = details("1.2.3")
    assert "Drawing: GPU; sandbox on" in told
    assert "no log yet" in told


def test_about_has_a_button_that_copies_them(qtbot, home, theme):
    desk = QWidget()
    qtbot.addWidget(desk)
    desk.notice, desk.atlas = Notice(desk, theme), SimpleNamespace(version="1.2.3")
    about = About(desk)
    about.show()
    (copy,) = [one for one in about.findChildren(QPushButton) if one.text() == "Copy details"]
    assert copy.isVisible() and about.rect().contains(copy.geometry())
    copy.click()
    assert QGuiApplication.clipboard().text().startswith("Parallel 38 ")
    assert desk.notice.text == "The details are on the clipboard."


def test_a_fault_nobody_foresaw_is_logged_and_told_once(home, window, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    crashes = []
    monkeypatch.setattr(faulthandler, "enable", crashes.append)
    handler = logging.FileHandler(paths.log_file(), encoding="utf-8")
    logger = logging.getLogger("parallel38")
    logger.addHandler(handler)
    try:
        faults.watch(window)
        assert crashes == [handler.stream]
        for _ in range(2):
            error = ZeroDivisionError("of the test")
            sys.excepthook(type(error), error, None)
    finally:
        logger.removeHandler(handler)
        handler.close()
    assert "ZeroDivisionError: of the test" in paths.log_file().read_text()
    assert "~/logs/parallel38.log" in window.notice.text
    copy_details(window)
    assert "ZeroDivisionError" in QGuiApplication.clipboard().text()
