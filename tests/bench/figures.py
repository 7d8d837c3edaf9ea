"""Figures: from the open program, from a cold start, and many; beside QGIS's layout of the same
layers and a bare view's load.

Cold are whole processes, from the call to the end of each, in turns, off screen and with the same
flags of the engine: `snapshot`, and a QWebEngineView of its size that ends as soon as its page of
one line is loaded. What it takes when it is ended as orderly as `snapshot` is told beside it.
"""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import monotonic
from typing import Any

from parallel38.commands.view_from import scene_from
from parallel38.commands.view_options import Asked
from parallel38.data.atlasfile import open_atlas
from parallel38.export.figure import on_paper
from parallel38.export.jobs import job, line, read_told
from tests.bench.processes import memory
from tests.bench.report import Row
from tests.bench.run import QGIS, NotMeasuredError, Run

DAY = date(1950, 8, 1)
BASE = Path(__file__).resolve().parents[2] / "geodata" / "base"
PDF, PNG, COLD, MANY = 500.0, 1000.0, 2.2, 60.0  # to reach: ms, ms, times the bare view, seconds
FLAT = 1.1  # growth of memory that may be noise
BARE = """
import os
os.environ.update(QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software")
from parallel38.engine.backend import prepare
prepare()
from PySide6.QtWidgets import QApplication
from PySide6.QtWebEngineWidgets import QWebEngineView
app = QApplication([])
view = QWebEngineView()
view.resize(1920, 1080)
view.loadFinished.connect(LOADED)
view.setHtml("<!doctype html><title>bare</title><p>bare")
view.show()
app.exec()
del view
"""
# How the bare view ends once its page is loaded.
ORDERLY, AT_ONCE = "app.quit", "lambda _well: os._exit(0)"


def figures(run: Run) -> Iterator[Row | str]:
    """Single figures, then many."""
    few = run.full.starts
    theirs = _qgis(run, few)
    for suffix, limit in ((".pdf", PDF), (".png", PNG)):
        taken = list(warm(run.folder, suffix, few))
        yield Row(f"A4 {suffix[1:]} from the open program, ms", "", None, _ms(taken), limit=limit)
        if isinstance(theirs, dict):
            peer = f"QGIS {theirs['version'].split('-')[0]}, layout"
            yield Row(f"A4 {suffix[1:]}, ms", peer, _ms(theirs[suffix]), _ms(taken), 1.0)
        yield f"  single: {' '.join(f'{1e3 * one:.0f}' for one in taken)}"
    if isinstance(theirs, str):
        yield f"A4 beside QGIS's layout: {theirs}"
    out = run.folder / "cold.png"
    snapshot = [sys.executable, "-m", "parallel38", "snapshot", str(out), "--force"]
    turns = [(_bare(AT_ONCE), _bare(ORDERLY), _cold(snapshot)) for _ in range(few)]
    loaded, bare, ours = ([*one] for one in zip(*turns, strict=True))
    what, peer = "snapshot 1920 x 1080 png, cold, ms", "bare view's load"
    yield Row(what, peer, _ms(loaded), _ms(ours), COLD)
    yield f"  the bare view ended as orderly: {_ms(bare):.0f} ms"
    yield from _many(run)


def warm(folder: Path, suffix: str, count: int) -> Iterator[float]:
    """Seconds of A4 figures by the window's drawing child: first one that warms it, as when the
    Export menu opens.
    """
    figure = on_paper("A4")
    atlas = open_atlas().atlas
    scene = scene_from(Asked(date=str(DAY)), atlas, figure.width, figure.height)
    command = [sys.executable, "-P", "-m", "parallel38.figures_child"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as child:
        assert child.stdin and child.stdout
        for number in range(count + 1):
            outs = (folder / f"warm{suffix}",) if number else ()
            began = monotonic()
            child.stdin.write(line(job(number, scene, figure, outs, force=True)))
            child.stdin.flush()
            told = read_told(child.stdout.readline())
            while told.state in ("ready", "drawing"):
                told = read_told(child.stdout.readline())
            if told.state != "done":
                raise NotMeasuredError(f"not measured: {told.text}")
            if number:
                yield monotonic() - began
        child.stdin.close()


def _many(run: Run) -> Iterator[Row | str]:
    """A batch of event figures, and whether it grows."""
    count = run.full.figures
    first, last = (f"{year}-01-01" for year in _years(count))
    folder = run.folder / "many"
    command = [sys.executable, "-m", "parallel38", "batch", "events", str(folder), "--paper", "A4",
               "--from", first, "--to", last]  # fmt: skip
    began, sizes = monotonic(), []
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as child:
        assert child.stderr
        for said in child.stderr:
            if said.startswith(f"{count // 3}/"):
                sizes.append(memory())
            if said.startswith(f"{count}/"):
                sizes.append(memory())
                break
        taken = monotonic() - began
        child.kill()
    yield Row(f"batch of {count} event figures (pdf), s", "", None, taken, limit=MANY)
    if len(sizes) == 2:
        earlier, now = sizes
        yield Row(f"memory after {count}, MB PSS", f"after {count // 3}", earlier, now, FLAT)


def _years(count: int) -> tuple[int, int]:
    """Years with at least so many events."""
    events = open_atlas().atlas.events.values()
    days = [date.fromordinal(max(1, one.interval.possible_from)).year for one in events]
    first = 1950
    return next((first, end) for end in range(first + 1, 2025)
                if sum(first <= year < end for year in days) >= count)  # fmt: skip


def _qgis(run: Run, count: int) -> dict[str, Any] | str:
    """Seconds of QGIS's layout by suffix, or why there are none."""
    data, out = run.folder / "day.gpkg", run.folder / "layout.json"
    words = ["data", str(data), "--on", DAY.isoformat(), "--force"]
    subprocess.run([sys.executable, "-m", "parallel38", *words], check=True, capture_output=True)
    script = Path(__file__).with_name("qgis_layout.py")
    command = [QGIS, str(script), str(data), str(BASE), str(out), str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return f"not measured: {QGIS} says {done.stderr.strip().splitlines()[-1]}"
    found: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return found


def _bare(end: str) -> float:
    """Seconds of a bare view that is loaded and ends."""
    return _cold([sys.executable, "-c", BARE.replace("LOADED", end)])


def _cold(command: list[str]) -> float:
    """Seconds of a whole process."""
    began = monotonic()
    subprocess.run(command, check=True, capture_output=True, env=_blind())
    return monotonic() - began


def _blind() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}


def _ms(taken: list[float]) -> float:
    return statistics.median(taken) * 1e3
