"""Ratios in one run, on one backend, which is printed; nothing is asserted.

python -m tests.bench            five starts each, ten seconds of dragging: about two minutes
python -m tests.bench --smoke    one start each, two seconds: does it run?
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic
from typing import Any

from tests.bench.points import points
from tests.bench.screen import x_server


def main(smoke: bool) -> None:
    """Measure and print."""
    starts, seconds = (1, 2.0) if smoke else (5, 10.0)
    warm = (
        "from parallel38.data.atlasfile import open_atlas; from parallel38.fonts import fonts_dir;"
        "open_atlas().close(); fonts_dir()"
    )
    subprocess.run([sys.executable, "-c", warm], check=True)
    with x_server() as display:
        os.environ.update(DISPLAY=display, QT_QPA_PLATFORM="xcb")
        empty, atlas = case("empty", seconds), case("atlas", seconds)
        runs = [(case("bare", 0), case("atlas", 0)) for _ in range(starts)]
    bare = {key: median(runs, 0, key) for key in ("start", "memory")}
    ours = {key: median(runs, 1, key) for key in ("start", "memory")}
    backends = {run["backend"] for run in (empty, atlas, *(one for pair in runs for one in pair))}
    print("backend:", *sorted(backends), f"· {os.cpu_count()} cores · median of {starts}")
    line("start to first painted map, s", "bare Leaflet", bare["start"], ours["start"])
    line("memory of all processes, MB PSS", "bare Leaflet", bare["memory"], ours["memory"])
    line("the same after the drag", "bare Leaflet", bare["memory"], atlas["memory_used"])
    for name in ("step", "drag"):
        for part in ("p50", "p95"):
            title = f"{'day step' if name == 'step' else 'drag'} to screen, ms, {part}"
            line(title, "empty page", empty[name][part], atlas[name][part])
    line("pictures a second in a drag", "empty page", empty["rate"], atlas["rate"])
    count = 5_000 if smoke else 100_000
    line(f"who held {count:,} points, CPU s", "shapely within", *points(count))


def case(name: str, seconds: float) -> dict[str, Any]:
    """One case in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder, "answer.json")
        command = [sys.executable, "-m", "tests.bench.case", name, str(monotonic()), str(seconds)]
        done = subprocess.run([*command, str(answer)], stderr=subprocess.PIPE, text=True)
        if done.returncode:
            raise SystemExit(f"{name}: {done.stderr}")
        found: dict[str, Any] = json.loads(answer.read_text("utf-8"))
        return found


def median(runs: list[tuple[dict[str, Any], dict[str, Any]]], which: int, key: str) -> float:
    """The middle of one figure over all pairs of runs."""
    return statistics.median([float(pair[which][key]) for pair in runs])


def line(title: str, peer: str, theirs: float, ours: float) -> None:
    """One figure beside its peer's, and their ratio."""
    print(f"{title:36} {peer} {theirs:8.2f}   atlas {ours:8.2f}   {ours / theirs:5.2f} x")


if __name__ == "__main__":
    main("--smoke" in sys.argv[1:])
