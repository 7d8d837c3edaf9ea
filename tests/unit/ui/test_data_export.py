"""An own layer as a file for other programs, from the window."""

import sys
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject, Signal

from parallel38.domain.project import OwnLayer
from parallel38.ui.own.data_export import DataExport

LAYER = OwnLayer(id="landings", title="Landings", table="layer_1")
# A stand-in for `parallel38 data OUT ...`: $5 is OUT.
WRITES = '#!/bin/sh\nprintf data > "$5"\n'
FAILS = "#!/bin/sh\necho 'parallel38: The disk is full.' >&2\nexit 1\n"


class Notice(QObject):
    said = Signal(str)

    def say(self, text: str, *_how: object, **_more: object) -> None:
        self.said.emit(text)


class Window(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.notice = Notice()


@pytest.fixture
def out(tmp_path) -> Path:
    """The file of an earlier export."""
    path = Path(tmp_path, "out", "landings.csv")
    path.parent.mkdir()
    path.write_text("old")
    return path


def told(qtbot: Any, monkeypatch: pytest.MonkeyPatch, out: Path, program: str) -> str:
    """What the window says in the end."""
    path = out.parents[1] / "program"
    path.write_text(program)
    path.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(path))
    window = Window()
    export = DataExport(cast(Any, window))
    said: list[str] = []
    window.notice.said.connect(said.append)
    with qtbot.waitSignals([window.notice.said] * 2, timeout=10_000):
        export.write(out.with_name("class.gpkg"), LAYER, out)
    return said[-1]


def test_it_comes_to_its_place(qtbot, monkeypatch, out):
    assert told(qtbot, monkeypatch, out, WRITES) == "Wrote landings.csv"
    assert out.read_text() == "data"
    assert list(out.parent.iterdir()) == [out]


def test_a_failure_is_told_and_leaves_the_old_file(qtbot, monkeypatch, out):
    assert told(qtbot, monkeypatch, out, FAILS) == "The disk is full."
    assert out.read_text() == "old"


def test_a_folder_that_has_gone_is_told(qtbot, monkeypatch, out):
    gone = f"{WRITES}rm -r '{out.parent}'\n"
    assert told(qtbot, monkeypatch, out, gone) == f"{out}: No such file or directory."
