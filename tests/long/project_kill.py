"""Kills a program at random moments while it edits and saves a project, and opens what is left.

    python -m tests.long.project_kill [--times 50] [--seed 1]

The child is the window's own Keeper with its autosave, undo and worker, without a map: it adds,
renames and deletes bookmarks, draws, takes layers in, undoes and saves under other names, and says
each deed as it is done. Every third child is killed in the middle of a save. After a SIGKILL the
file must open whole, hold exactly the state after one of those deeds, and lack none that is older
than `MOST_LOST` seconds.
"""

import argparse
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from parallel38.data.own_rows import rows
from parallel38.data.project.reading import open_project
from parallel38.ui.project.autosave import LATEST

MOST_LOST = LATEST / 1000 + 1.0  # seconds: the autosave's promise, and time to write
ROWS = 2000  # of a layer that is taken in
SPAN = 0.2, 6.0  # seconds after the first deed in which a child is killed


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--times", type=int, default=50)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--child", metavar="FOLDER", help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.child:
        return edit(Path(asked.child), random.Random(asked.seed))
    chance, lost, hot = random.Random(asked.seed), [], 0
    for number in range(asked.times):
        with tempfile.TemporaryDirectory(prefix="parallel38-kill-") as folder:
            seconds, journal, told = killed(Path(folder), number, chance.uniform(*SPAN))
        lost.append(seconds)
        hot += journal
        print(f"{number + 1:3}  lost {seconds:4.2f} s  {told}", flush=True)
    print(
        f"{asked.times} kills, every project opened; {hot} in the middle of a save; lost at most "
        f"{max(lost):.2f} s, in the median {statistics.median(lost):.2f} s"
    )
    return 0


def killed(folder: Path, seed: int, after: float) -> tuple[float, bool, str]:
    """One child killed `after` seconds: seconds of work lost, whether a save was under way, and a
    line for the report. Raises AssertionError where the project is not as it must be.
    """
    deeds, killed_at = run_child(folder, seed, after)
    states = {json.dumps(deed["state"]): at for at, deed in enumerate(deeds)}  # the last such
    path = newest(folder)
    if path is None:
        first = next((d["time"] for d in deeds if any(d["state"])), killed_at)
        assert killed_at - first <= MOST_LOST, "nothing was saved at all"
        return max(0.0, killed_at - first), False, "nothing was saved yet"
    journal = any(folder.rglob("*-journal")) or any(folder.rglob(".parallel38-*.gpkg"))
    opened = open_project(path)
    assert not opened.fault, opened.fault
    found = json.dumps(state_of(opened.project))
    assert found in states, f"{path.name} holds a state that never was"
    for layer in opened.project.layers:
        assert len(list(rows(path, layer))) == ROWS, f"{layer.title} is not whole"
    after_it = deeds[states[found] + 1 :]
    seconds = killed_at - after_it[0]["time"] if after_it else 0.0
    assert seconds <= MOST_LOST, f"{seconds:.1f} s of work were lost"
    layers = len(opened.project.layers)
    told = f"{len(deeds)} deeds, {len(after_it)} lost, {layers} layers, {path.name[:14]}"
    return max(seconds, 0.0), journal, told


def run_child(folder: Path, seed: int, after: float) -> tuple[list[dict], float]:
    """What it said it did, and when it was killed."""
    command = [sys.executable, "-m", "tests.long.project_kill", "--child", str(folder)]
    log = folder / "deeds.jsonl"
    with log.open("wb") as out:
        child = subprocess.Popen(
            [*command, "--seed", str(seed)],
            stdout=out, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        )  # fmt: skip
        try:
            limit = time.time() + 30
            while not log.stat().st_size:
                assert time.time() < limit, "the child did not start"
                work_on(child, 0.01)
            work_on(child, after)
            if seed % 3 == 0:
                wait_for_a_save(folder)
        finally:
            killed_at = time.time()
            child.send_signal(signal.SIGKILL)
            child.wait()
    lines = log.read_text().splitlines(keepends=True)
    return [json.loads(line) for line in lines if line.endswith("\n")], killed_at


def work_on(child: subprocess.Popen[bytes], seconds: float) -> None:
    """Let it work so long. Raises AssertionError where it ends by itself."""
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        return
    raise AssertionError("the child ended by itself")


def wait_for_a_save(folder: Path) -> None:
    """Until a journal or a draft says that one is under way, or for a few seconds."""
    limit = time.time() + 2 * LATEST / 1000
    while time.time() < limit:
        if any(folder.rglob("*-journal")) or any(folder.rglob(".parallel38-*.gpkg")):
            return


def newest(folder: Path) -> Path | None:
    """The project that the next window would open."""
    from parallel38.ui.project.sessions import Sessions

    left = Sessions(folder / "data").left()
    return Path(left[0].path) if left else None


def state_of(project) -> list:
    """What was made, in a form that JSON keeps."""
    bookmarks = [[scene.id, scene.title] for scene in project.bookmarks]
    drawings = [[one.id, one.text] for one in project.drawings]
    return [bookmarks, drawings, [one.title for one in project.layers]]


def edit(folder: Path, chance: random.Random) -> int:
    """The child: work without end."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from parallel38.domain.project import OwnLayer
    from parallel38.domain.view import Store
    from parallel38.ui.project.keeper import Keeper
    from parallel38.ui.project.sessions import Sessions
    from parallel38.ui.project.undo import Undo

    def fail(*fault: Any) -> None:
        sys.__excepthook__(*fault)
        os._exit(1)  # Qt would go on without the deed

    sys.excepthook = fail
    app = QApplication([])
    store, undo = Store(), Undo(app)
    keeper = Keeper(store, undo, app, Sessions(folder / "data"))
    keeper.told.connect(lambda text, stays: stays and print(text, file=sys.stderr))
    foreign, count = layer_file(folder), 0

    def say() -> None:
        said = {"time": time.time(), "state": state_of(keeper.project)}
        os.write(1, (json.dumps(said) + "\n").encode())

    def deed() -> None:
        nonlocal count
        count += 1
        if chance.random() < 0.06:
            layer = OwnLayer(f"l{count}", f"Layer {count}", f"layer_{count}")
            keeper.add_layer("take a layer in", layer, foreign, "points", say)
        else:
            act(keeper, store, folder, chance, count)
        say()
        timer.start(chance.choice((1, 5, 20, 80)))

    timer = QTimer(singleShot=True)
    timer.timeout.connect(deed)
    deed()
    return app.exec()


def layer_file(folder: Path) -> Path:
    """A layer as it is when it was read, to be copied in."""
    import shapely

    from parallel38.data.importing.layer_file import LayerFile, blobs

    path = folder / "foreign.gpkg"
    file = LayerFile(path, "points", ["number"])
    shapes = blobs([shapely.Point(120 + n / 1000, 38) for n in range(ROWS)])
    days = (None, None, 711_000, 711_365, 711_000, 711_365)
    file.add((n, shape, f"P{n}", "1950", "1950", *days, str(n)) for n, shape in enumerate(shapes))
    file.close("Points", "POINT", (120, 38, 122, 38))
    return path


def act(keeper, store, folder: Path, chance: random.Random, count: int) -> None:
    """One deed of a person's."""
    from msgspec.structs import replace

    from parallel38.domain.project import Drawing
    from parallel38.domain.story import Scene

    project = keeper.project
    marks = project.bookmarks
    what = chance.random()
    if what < 0.5 or not marks:
        scene = Scene(id=f"b{count}", title=f"Number {count}", view=store.view, notes="n" * 2000)
        keeper.change("add", bookmarks=(*marks, scene))
    elif what < 0.65:
        at = chance.randrange(len(marks))
        renamed = replace(marks[at], title=f"Renamed {count}")
        keeper.change("rename", bookmarks=(*marks[:at], renamed, *marks[at + 1 :]))
    elif what < 0.75:
        at = chance.randrange(len(marks))
        keeper.change("delete", bookmarks=(*marks[:at], *marks[at + 1 :]))
    elif what < 0.9:
        points = tuple((127 + n / 100, 38.0 + n / 90) for n in range(40))
        arrow = Drawing(f"d{count}", "arrow", points, f"Text {count}", "1950-06-25", "1950-09")
        keeper.change("draw", drawings=(*project.drawings, arrow))
    elif what < 0.99:
        keeper.undo.back()
    else:
        keeper.save_as(folder / f"named-{count}.gpkg")


if __name__ == "__main__":
    sys.exit(main())
