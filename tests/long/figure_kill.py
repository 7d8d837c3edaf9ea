"""Kills a program at random moments while it writes figures, and reads what is left.

    python -m tests.long.figure_kill [--times 200] [--seed 1]

The child writes one figure after another over the same file, of each format in turn, from a page
that was printed before. After a SIGKILL the file must be one of them, whole, as its reader says;
the draft that was left goes with the next figure that is written.
"""

import argparse
import io
import os
import random
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from parallel38.domain.story import Scene
from parallel38.export.figure import Figure
from parallel38.export.formats import FORMATS, LIVE
from parallel38.export.scenes import read_scene
from parallel38.export.write import write_figures
from tests.long.project_kill import work_on

FIGURE = Figure(width=400, height=300, dpi=192)
SPAN = 0.0, 0.25  # seconds after its first figure in which a child is killed
ROOT = Path(__file__).resolve().parents[2]


class Printed:
    """A Surface whose figure is always the same, of noise that no format can pack: `more` bytes in
    the vector formats.
    """

    def __init__(self, more: int) -> None:
        import pikepdf

        noise = random.Random(1).randbytes(more)
        with pikepdf.new() as pdf:
            pdf.add_blank_page(page_size=(300, 225))
            pdf.Root.Noise = pdf.make_indirect(pikepdf.Stream(pdf, noise))
            out = io.BytesIO()
            pdf.save(out)
        self._pdf = out.getvalue()
        self._html = f"<html><!--{noise.hex()}--></html>".encode()
        self._svg = f'<svg xmlns="http://www.w3.org/2000/svg"><!--{noise.hex()}--></svg>'

    def laid_out(self) -> None:
        """Called when a figure is laid out."""

    def lay_out(self, scene: Scene, figure: Figure, pixels: bool = False) -> None:
        self.laid_out()

    def svg(self, outlines: bool = False) -> str:
        return self._svg

    def pdf(self) -> bytes:
        return self._pdf

    def document(self, scene: Scene, figure: Figure) -> bytes:
        self.laid_out()
        return self._html

    def rgb(self, width: int, height: int) -> bytes:
        return random.Random(2).randbytes(width * height * 3)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--times", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--child", type=Path, metavar="OUT", help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.child:
        return write(asked.child)
    drafts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="parallel38-kill-") as folder:
        for number in range(asked.times):
            suffix = list(FORMATS)[number % len(FORMATS)]
            drafts[suffix] += killed(Path(folder), suffix, asked.seed + number)
    print(f"{asked.times} kills, every file whole; killed in the middle: {dict(drafts)}")
    return 0


def write(out: Path) -> int:
    """The child: writes until it is killed, and says when the first is there."""
    surface, number = Printed(200_000), 0
    while True:
        number += 1
        write_figures(Scene(title=f"Figure {number}"), FIGURE, surface, [out], force=True)
        print(number, flush=True)


def killed(folder: Path, suffix: str, seed: int) -> bool:
    """One child killed: whether it was in the middle of a file. Raises AssertionError where the
    file is not whole, or a draft stays after the next figure.
    """
    out = folder / f"figure{suffix}"
    words = [sys.executable, "-m", "tests.long.figure_kill", "--child", str(out)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, cwd=ROOT, env=dict(os.environ)) as child:
        assert child.stdout is not None
        child.stdout.readline()
        work_on(child, random.Random(seed).uniform(*SPAN))  # the moment is chance
        child.send_signal(signal.SIGKILL)
        child.wait()
    left = list(folder.glob(".parallel38-*"))
    if suffix in LIVE:
        assert out.read_bytes().endswith(b"</html>")
    else:
        assert read_scene(out).title.startswith("Figure ")
    if suffix not in (".pdf", ".svg", *LIVE):
        from PIL import Image

        with Image.open(out) as image:
            image.load()
    write_figures(Scene(), FIGURE, Printed(10), [out], force=True)
    assert list(folder.iterdir()) == [out], "a draft was left"
    out.unlink()
    return bool(left)


if __name__ == "__main__":
    sys.exit(main())
