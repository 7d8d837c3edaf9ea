"""Pixels as they stand on the screen, times by them, and the memory of a process tree."""

import os
import statistics
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

LIMIT = 30.0  # seconds


class Watch:
    """Reads the reserved pixels of a map from the screen, not from the widget."""

    def __init__(self, view: QWidget) -> None:
        self._view = view

    def mark(self) -> int:
        """The revision on the screen now."""
        at = self._view.mapToGlobal(QPoint(2, 2))
        pixel = self._view.screen().grabWindow(0, at.x(), at.y(), 1, 1).toImage().pixel(0, 0)
        return pixel & 0xFFFFFF

    def until(self, wanted: Callable[[int], bool]) -> float:
        """The moment (monotonic seconds) when the mark is as wanted. Raises TimeoutError."""
        end = monotonic() + LIMIT
        while monotonic() < end:
            QApplication.processEvents()
            if wanted(self.mark()):
                return monotonic()
        raise TimeoutError(f"nothing came on the screen within {LIMIT:g} s")


def steps(watch: Watch, show: Callable[[int], int], count: int) -> list[float]:
    """Milliseconds from asking to seeing, one after another. `show(n)` answers its revision."""
    taken = []
    for n in range(count):
        began = monotonic()
        taken.append((watch.until(show(n).__eq__) - began) * 1e3)
    return taken


def drag(
    watch: Watch, show: Callable[[int], int], seconds: float, hertz: float = 125.0
) -> tuple[float, list[float]]:
    """Ask for a new picture as often as a mouse moves, whether or not the last has come.

    Returns pictures seen a second, and for each the milliseconds from asking to seeing.
    """
    asked: dict[int, float] = {}
    taken: list[float] = []
    seen, n, began = -1, 0, monotonic()
    while (now := monotonic()) < began + seconds:
        if now >= began + n / hertz:
            asked[show(n)] = now
            n += 1
        QApplication.processEvents()
        if (mark := watch.mark()) != seen and mark in asked:
            seen = mark
            taken.append((monotonic() - asked[mark]) * 1e3)
    return len(taken) / seconds, taken


def spread(taken: list[float]) -> dict[str, float]:
    """Median and 95th percentile."""
    ordered = sorted(taken)
    return {"p50": statistics.median(ordered), "p95": ordered[int(len(ordered) * 0.95)]}


def memory() -> float:
    """PSS of this process and all below it, in MB."""
    total = 0
    for pid in _tree(os.getpid()):
        try:
            text = Path(f"/proc/{pid}/smaps_rollup").read_text()
        except OSError:  # it ended
            continue
        total += sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
    return total / 1024


def _tree(root: int) -> list[int]:
    above = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            above[int(stat.parent.name)] = int(stat.read_text().rpartition(") ")[2].split()[1])
        except OSError:
            continue
    found = [root]
    for pid in found:
        found += [child for child, parent in above.items() if parent == pid]
    return found


@contextmanager
def x_server() -> Iterator[str]:
    """The display to measure on: the user's, or an Xvfb for as long as the block lasts."""
    if os.environ.get("DISPLAY"):
        yield os.environ["DISPLAY"]
        return
    reading, writing = os.pipe()
    command = ["Xvfb", "-noreset", "-nolisten", "tcp", "-screen", "0", "1600x1000x24"]
    server = subprocess.Popen(
        [*command, "-displayfd", str(writing)], pass_fds=[writing], stderr=subprocess.DEVNULL
    )
    os.close(writing)
    with os.fdopen(reading) as answer:
        name = f":{answer.readline().strip()}"
    try:
        yield name
    finally:
        server.terminate()
        server.wait()
