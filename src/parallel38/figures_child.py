"""The drawing child of a window: `python -m parallel38.figures_child [LANGUAGE]`.

Starts the engine off screen once and draws what it is asked by its standard input (export/jobs.py),
one figure after another; tells of it on its standard output. It ends when its input does, and so
with the process that started it, however that ends.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import closing
from pathlib import Path
from queue import SimpleQueue
from typing import BinaryIO

from msgspec import DecodeError

from parallel38 import words
from parallel38.data.atlasfile import AtlasError, AtlasFile, open_atlas
from parallel38.data.project.guarded import ProjectError
from parallel38.domain.story import Scene
from parallel38.export.figure import Figure
from parallel38.export.jobs import Job, Told, line, read_job
from parallel38.export.write import write_figures
from parallel38.figures import FigureSurface, engine_offscreen
from parallel38.own import of_project

GRACE = 10.0  # seconds for the figure that is being drawn when nobody listens any more
_WARMING = Figure(width=320.0, height=240.0)

Stamp = tuple[str, int, int]  # of a project's file: path, when it was changed, bytes


class Easel:
    """The one Surface, kept from figure to figure; made anew when it broke."""

    def __init__(self, atlas_file: AtlasFile) -> None:
        self._atlas_file = atlas_file
        self._surface: FigureSurface | None = None
        self._own: Stamp | None = None

    def warm(self) -> None:
        """Draw something small, so that page, printer and type are at hand for the first figure."""
        import pikepdf  # noqa: F401
        from PIL import Image  # noqa: F401

        surface = self._for("")
        surface.lay_out(Scene(), _WARMING)
        surface.rgb(*_WARMING.pixels)

    def draw(self, job: Job) -> None:
        """Write what is asked. Raises ValueError, RuntimeError, ProjectError, OSError."""
        used = self._surface is not None
        try:
            self._write(job)
        except RuntimeError:  # of the engine: its page may have died since the last figure
            self.close()
            if not used:
                raise
            self._write(job)

    def close(self) -> None:
        """End the page."""
        if self._surface is not None:
            self._surface.close()
        self._surface = self._own = None

    def _write(self, job: Job) -> None:
        surface, outs = self._for(job.project), [Path(out) for out in job.outs]
        write_figures(job.read_scene(), job.figure, surface, outs, job.force)
        if not outs:  # only to have drawn it once
            surface.rgb(*_WARMING.pixels)

    def _for(self, project: str) -> FigureSurface:
        """The Surface, with the layers of this project as they are now."""
        stamp = _stamp(project) if project else None
        if stamp is None and self._own is not None:
            self.close()
        if self._surface is None:
            self._surface = FigureSurface(self._atlas_file)
        if stamp is not None and stamp != self._own:
            self._surface.bring(of_project(Path(project)))
            self._own = stamp
        return self._surface


def _stamp(project: str) -> Stamp:
    found = Path(project).stat()
    return project, found.st_mtime_ns, found.st_size


def main(language: str = "en") -> int:
    """Draw until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the window, which then ends us
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # what anyone else prints is no answer
    words.use(language)
    asked: SimpleQueue[Job | None] = SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, asked), daemon=True).start()
    try:
        with closing(open_atlas()) as atlas_file, engine_offscreen():
            easel = Easel(atlas_file)
            try:
                _serve(easel, asked, answers)
            finally:
                easel.close()
    except (AtlasError, RuntimeError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _serve(easel: Easel, asked: SimpleQueue[Job | None], answers: BinaryIO) -> None:
    if asked.empty():
        easel.warm()
    answers.write(line(Told("ready")))
    while job := asked.get():
        answers.write(line(Told("drawing", job.number)))
        try:
            easel.draw(job)
        except (ValueError, RuntimeError, ProjectError) as error:
            answers.write(line(Told("failed", job.number, str(error))))
        except OSError as error:
            answers.write(line(Told("failed", job.number, f"{error.filename}: {error.strerror}.")))
        else:
            answers.write(line(Told("done", job.number)))


def _listen(stdin: BinaryIO, asked: SimpleQueue[Job | None]) -> None:
    """Each line to the queue; at the end None, and an end to all that takes longer."""
    for text in stdin:
        try:
            asked.put(read_job(text))
        except DecodeError as error:
            print(f"no job: {error}", file=sys.stderr)
    asked.put(None)
    late = threading.Timer(GRACE, os._exit, (1,))
    late.daemon = True
    late.start()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
