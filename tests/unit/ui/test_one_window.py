"""A link that is opened while a window is there."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer

from parallel38 import paths
from parallel38.ui.one_window import Listener, hand_over, server_name

LINK = "parallel38:?date=1950-06-25&select=@38.0000,127.0000"


@pytest.fixture
def parent(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "unsaved", lambda: tmp_path)
    made = QObject()
    yield made
    made.deleteLater()


def test_without_a_window_nobody_takes_it(parent):
    assert not hand_over(LINK)


def test_the_window_that_is_there_takes_it(parent, qtbot):
    taken: list[str] = []
    listener = Listener(parent, taken.append)
    second = Listener(parent, taken.append)
    assert listener.hears and not second.hears
    code = (
        "import sys; from parallel38 import paths; from pathlib import Path;"
        "paths.unsaved = lambda: Path(sys.argv[1]);"
        "from parallel38.ui.one_window import hand_over; sys.exit(not hand_over(sys.argv[2]))"
    )
    later = subprocess.Popen([sys.executable, "-c", code, str(paths.unsaved()), LINK])
    qtbot.waitUntil(lambda: later.poll() is not None, timeout=30_000)
    assert later.returncode == 0 and taken == [LINK]
    listener.shut()
    assert not hand_over(LINK)


def test_a_name_that_a_killed_window_left_is_taken_over(parent):
    left = QLocalServer()
    assert left.listen(server_name())
    path = Path(left.fullServerName())
    left.close()
    path.touch()
    listener = Listener(parent, print)
    assert listener.hears
    listener.shut()
