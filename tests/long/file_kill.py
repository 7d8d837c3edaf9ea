"""Kills a program at random moments while it writes files of every kind, and reads what is left.

    python -m tests.long.file_kill [--times 400] [--seed 1]

The child writes one file after another over the same place, of each kind in turn. After a SIGKILL
the file must be one of them, whole, as its reader says; the draft that was left goes with the next
file that is written. What draws figures, and the pictures of films, were made before.
"""

import argparse
import csv
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np

from parallel38.commands.at_table import answer_table
from parallel38.commands.data import put
from parallel38.data.atlasfile import open_atlas
from parallel38.data.importing.__main__ import run as read_in
from parallel38.data.importing.understood import Wishes
from parallel38.data.out.rows import Chosen
from parallel38.domain.atlas import Atlas
from parallel38.domain.figure import Figure, Gaps
from parallel38.domain.film import Moment, Still
from parallel38.domain.story import Scene
from parallel38.domain.view import View
from parallel38.export.film import write_film
from parallel38.export.formats import FORMATS, LIVE
from parallel38.export.scenes import read_scene
from parallel38.export.write import write_figures
from parallel38.ui.export import beside
from tests.long.figure_kill import FIGURE, Printed
from tests.long.project_kill import work_on

SPAN = 0.0, 0.4  # seconds after its first file in which a child is killed
LONGEST = 5.0  # seconds that a child has for the next one; two of three are killed in the middle
ROOT = Path(__file__).resolve().parents[2]

Write = Callable[[Path, Path], object]  # where to, and the folder of what is given


class Noise:
    """Pictures of a film that nothing can pack."""

    def picture(self, moment: Moment) -> Any:
        return np.random.default_rng(1).integers(0, 255, (480, 640, 4), np.uint8)


@cache
def atlas() -> Atlas:
    return open_atlas().atlas


def figure(out: Path, _given: Path) -> None:
    """A figure from a page that was printed before."""
    write_figures(Scene(title="Figure"), FIGURE, Printed(200_000), [out], force=True)


def class_sheet(out: Path, _given: Path) -> None:
    """A sheet and its key behind it."""
    sheet = Figure(width=FIGURE.width, height=FIGURE.height, gaps=Gaps())
    write_figures(Scene(title="Figure"), sheet, Printed(200_000), [out], force=True)


def film(out: Path, _given: Path) -> None:
    """Half a second of noise."""
    stills = [Still(Moment(View()), 3)] * 4
    write_film(stills, Figure(width=640, height=480), 24, Noise(), out, Scene(title="Figure"))


def data(out: Path, _given: Path) -> None:
    """The events of the atlas, or the works that they cite."""
    put(out, atlas(), Chosen(on=("events",)), None, ())


def answers(out: Path, given: Path) -> None:
    """The answers to a table of questions."""
    answer_table(given / "asked.csv", out, force=True)


def texts(out: Path, _given: Path) -> None:
    """Caption, .bib and .ris beside a figure."""
    scene = Scene(title="Figure", caption="Words. " * 30_000)
    beside.write(atlas(), scene, FIGURE, [out.with_name("beside.png")])


def layer(out: Path, given: Path) -> None:
    """A file of others, read as a layer."""
    read_in(given / "asked.csv", out, Wishes())


def give(folder: Path) -> Path:
    """The folder, with what is asked for."""
    (folder / "asked.csv").write_text("name,lat,lon,date\n" + "Seoul,37.5,127,1950-07-01\n" * 3000)
    return folder


# Every kind of file, by its name.
WRITERS: dict[str, Write] = {
    **{f"figure{suffix}": figure for suffix in FORMATS},
    "class.pdf": class_sheet, "film.mp4": film, "film.gif": film,
    **{f"data{suffix}": data for suffix in (".gpkg", ".geojson", ".kml", ".csv", ".bib", ".ris")},
    "answers.csv": answers, "beside.caption.txt": texts, "layer.gpkg": layer,
}  # fmt: skip


def check(out: Path) -> None:
    """Read a file as its kind is read. Raises what its reader raises, or AssertionError."""
    suffix = out.suffix
    if suffix == ".gpkg":
        with closing(sqlite3.connect(f"file:{out}?mode=ro", uri=True)) as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            (name,) = db.execute("SELECT table_name FROM gpkg_geometry_columns").fetchone()
            assert db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] > 1000
            if name == "events":
                assert db.execute("SELECT count(*) FROM layer_styles").fetchone() == (1,)
    elif suffix == ".geojson":
        assert len(json.loads(out.read_text("utf-8"))["features"]) > 1000
    elif suffix == ".kml":
        ElementTree.parse(out)
    elif suffix == ".csv":
        with out.open(encoding="utf-8", newline="") as file:
            widths = {len(row) for row in csv.reader(file)}
        assert len(widths) == 1
        assert out.read_bytes().endswith(b"\n")
    elif suffix in (".bib", ".ris", ".txt"):
        assert out.read_text("utf-8").endswith("\n")
    elif suffix in LIVE:
        assert out.read_bytes().endswith(b"</html>")
    elif out.name in ("film.mp4", "film.gif"):
        _check_film(out)
    else:
        assert read_scene(out).title == "Figure"
        _check_picture(out)


def _check_film(out: Path) -> None:
    import av

    with av.open(str(out)) as film:
        assert sum(1 for _ in film.decode(video=0)) >= 1


def _check_picture(out: Path) -> None:
    from PIL import Image

    if out.suffix not in (".pdf", ".svg"):
        with Image.open(out) as image:
            image.load()


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--times", type=int, default=400)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--child", type=Path, nargs=2, help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.child:
        return write_on(*asked.child)
    middle: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="parallel38-kill-") as root:
        given, folder = Path(root, "given"), Path(root, "out")
        given.mkdir()
        folder.mkdir()
        give(given)
        for number in range(asked.times):
            name = list(WRITERS)[number % len(WRITERS)]
            middle[name] += killed(folder, given, name, asked.seed + number)
    print(f"{asked.times} kills, every file whole; killed in the middle: {dict(middle)}")
    return 0


def write_on(out: Path, given: Path) -> int:
    """The child: writes until it is killed, and says when the first is there."""
    while True:
        WRITERS[out.name](out, given)
        print("written", flush=True)


def wait_for_a_draft(child: subprocess.Popen[bytes], folder: Path) -> None:
    """Until one says that the child is writing a file, or for a few seconds."""
    limit = time.monotonic() + LONGEST
    while time.monotonic() < limit and not any(folder.glob(".parallel38-*")):
        work_on(child, 0.001)


def killed(folder: Path, given: Path, name: str, seed: int) -> bool:
    """One child killed: whether it was in the middle of a file. Raises AssertionError where the
    file is not whole, or a draft stays after the next.
    """
    out = folder / name
    words = [sys.executable, "-m", "tests.long.file_kill", "--child", str(out), str(given)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, cwd=ROOT, env=dict(os.environ)) as child:
        assert child.stdout is not None
        child.stdout.readline()
        if seed % 3:
            wait_for_a_draft(child, folder)
        else:
            work_on(child, random.Random(seed).uniform(*SPAN))  # the moment is chance
        child.send_signal(signal.SIGKILL)
        child.wait()
    left = list(folder.glob(".parallel38-*"))
    check(out)
    WRITERS[name](out, given)
    check(out)
    drafts = list(folder.glob(".*"))
    assert not drafts, f"{name}: {drafts} stayed"
    for one in folder.iterdir():
        one.unlink()
    return bool(left)


if __name__ == "__main__":
    sys.exit(main())
