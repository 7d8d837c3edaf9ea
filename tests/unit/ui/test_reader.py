"""A stranger's file read by a child process, for the window."""

from pathlib import Path

from PySide6.QtCore import QObject

from parallel38.data.importing.understood import Wishes
from parallel38.ui.own.reader import Reader


def test_a_child_that_cannot_start_is_told_of(qtbot, tmp_path):
    parent = QObject()
    reader = Reader(parent)
    wishes = Wishes(roles={f"column {n} {'x' * 90}": "" for n in range(2000)})
    with qtbot.waitSignal(reader.failed, timeout=10_000) as told:
        reader.start(Path(tmp_path, "wide.csv"), wishes)  # more than a command line takes
    assert told.args[0] and told.args[1] == ""
    reader.close()
