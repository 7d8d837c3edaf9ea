"""The Artist with a stand-in for the drawing child, and once with the child itself."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QSignalSpy

from parallel38.domain.story import Scene
from parallel38.export.figure import Figure
from parallel38.export.jobs import job, line
from parallel38.export.scenes import read_scene
from parallel38.ui.export import artist
from parallel38.ui.export.artist import Artist
from unit.ui.stand_in import DIES, DRAWS, FAILS, HANGS, NEVER, stand_in

SMALL = Figure(width=300, height=200)


class Studio:
    """An Artist, what it is asked, and all that it tells."""

    def __init__(self, qtbot, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self.qtbot, self.monkeypatch, self.folder = qtbot, monkeypatch, folder
        self.parent = QObject()
        self.artist = Artist(self.parent)
        self.told: list[tuple[str, int, str]] = []
        self.artist.done.connect(lambda number: self.told.append(("done", number, "")))
        self.artist.cancelled.connect(lambda number: self.told.append(("cancelled", number, "")))
        self.artist.failed.connect(lambda number, text: self.told.append(("failed", number, text)))

    def child(self, deed: str) -> None:
        stand_in(self.monkeypatch, self.folder / "child", deed)

    def draw(self, *names: str) -> list[int]:
        return [self.artist.draw(Scene(), SMALL, [self.folder / name]) for name in names]

    def ended(self, count: int) -> list[tuple[str, int, str]]:
        self.qtbot.waitUntil(lambda: len(self.told) == count, timeout=120_000)
        return self.told

    @property
    def process(self):
        return self.artist._process


@pytest.fixture
def studio(qtbot, monkeypatch, tmp_path):
    made = Studio(qtbot, monkeypatch, tmp_path)
    yield made
    made.artist.shut()
    assert made.parent.findChildren(QObject) is not None


def test_figures_come_in_their_order_from_one_child(studio):
    studio.child(DRAWS)
    numbers = studio.draw("a.png", "b.png", "c.png")
    assert studio.artist.busy
    assert studio.ended(3) == [("done", number, "") for number in numbers]
    assert sorted(path.name for path in studio.folder.glob("*.png")) == ["a.png", "b.png", "c.png"]
    assert not studio.artist.busy


def test_a_child_is_warm_before_it_is_asked_and_the_same_draws(studio):
    studio.child(DRAWS)
    with studio.qtbot.waitSignal(studio.artist.warmed, timeout=10_000):
        studio.artist.warm()
    first = studio.process
    studio.artist.warm()
    studio.draw("a.png")
    studio.ended(1)
    assert studio.process is first


def test_a_failure_is_told_and_the_next_is_drawn(studio):
    studio.child(FAILS + " if number == 1 else (" + DRAWS.replace("; ", ", ") + ")")
    studio.draw("a.png", "b.png")
    assert studio.ended(2) == [("failed", 1, "The disk is full."), ("done", 2, "")]


def test_what_waits_is_cancelled_without_a_trace(studio):
    studio.child(DRAWS)
    first, second = studio.draw("a.png", "b.png")
    studio.artist.cancel(second)
    assert studio.ended(2) == [("cancelled", second, ""), ("done", first, "")]
    studio.artist.cancel(first)
    studio.artist.cancel(99)
    assert len(studio.told) == 2
    assert not (studio.folder / "b.png").exists()


def test_what_is_being_drawn_is_cancelled_by_a_kill_and_the_next_is_drawn(studio):
    studio.child(f"if number == 1: {HANGS}\n    else: {DRAWS}")
    with studio.qtbot.waitSignal(studio.artist.began, timeout=10_000):
        first, second = studio.draw("a.png", "b.png")
    assert [*studio.folder.glob(".parallel38-*")]
    studio.artist.cancel(first)
    assert not [*studio.folder.glob(".parallel38-*")]
    assert studio.ended(2) == [("cancelled", first, ""), ("done", second, "")]


@pytest.mark.parametrize("deed", [DIES, NEVER])
def test_a_child_that_ends_is_one_sentence(studio, deed):
    studio.child(deed)
    studio.draw("a.png", "b.png")
    sentence = "The figure could not be drawn."
    assert studio.ended(2) == [("failed", 1, sentence), ("failed", 2, sentence)]
    assert not studio.artist.busy


def test_an_idle_child_goes(studio, monkeypatch):
    studio.child(DRAWS)
    studio.artist._idle.setInterval(0)
    studio.draw("a.png")
    studio.ended(1)
    studio.qtbot.waitUntil(lambda: studio.process is None, timeout=10_000)
    studio.draw("b.png")
    studio.ended(2)


def test_closing_in_the_middle_leaves_neither_child_nor_draft(studio):
    studio.child(HANGS)
    with studio.qtbot.waitSignal(studio.artist.began, timeout=10_000):
        studio.draw("a.png")
    number = studio.process.processId()
    studio.artist.shut()
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)
    assert not [*studio.folder.glob("*.png"), *studio.folder.glob(".parallel38-*")]


def test_the_child_itself_draws_and_tells_what_is_wrong(studio, atlas_file):
    spy = QSignalSpy(studio.artist.warmed)
    studio.artist.draw(Scene(), SMALL, [])
    studio.draw("a.pdf", "b.svg", "nowhere/c.png", "d.png")
    told = studio.ended(5)
    assert [state for state, _, _ in told] == ["done", "done", "done", "failed", "done"]
    assert "there is no folder" in told[3][2]
    assert spy.count() == 1
    assert read_scene(studio.folder / "a.pdf").view == Scene().view
    assert (studio.folder / "d.png").stat().st_size > 1000


def test_the_child_ends_with_whoever_asked_it(tmp_path, atlas_file):
    """The one who asked is killed in the middle; nobody is left, and no half figure."""
    asker = (
        "import subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-P', '-m', 'parallel38.figures_child'],"
        " stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)\n"
        f"child.stdin.write({line(job(1, Scene(), SMALL, (tmp_path / 'a.png',)))!r})\n"
        "child.stdin.flush()\n"
        "print(child.pid, child.stdout.readline(), flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", asker], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as one:
        number = int(one.stdout.readline().split()[0])
        waiting = os.pidfd_open(number)
        one.send_signal(signal.SIGKILL)
    import select

    try:
        assert select.select([waiting], [], [], artist.LAST / 1000 + 15)[0]
    finally:
        os.close(waiting)
    assert not [*tmp_path.glob(".parallel38-*")]
