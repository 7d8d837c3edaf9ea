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
from parallel38.data.atlasfile import AtlasError, open_atlas
from parallel38.data.project.guarded import ProjectError
from parallel38.easel import Easel
from parallel38.export.jobs import Job, Told, line, read_job
from parallel38.figures import engine_offscreen
from parallel38.own import of_project
from parallel38.ui.export import beside

GRACE = 10.0  # seconds for the figure that is being drawn when nobody listens any more

Stamp = tuple[str, int, int]  # of a project's file: path, when it was changed, bytes


class Owner:
    """Whose own layers the Easel draws: those of one project, as its file is now."""

    def __init__(self, easel: Easel) -> None:
        self._easel = easel
        self._drawn: Stamp | None = None

    def bring(self, project: str) -> None:
        """Those of this project, or none. Raises ProjectError, OSError."""
        stamp = _stamp(project) if project else None
        if stamp != self._drawn:
            self._easel.bring(of_project(Path(project)) if project else None)
            self._drawn = stamp


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
    owner = Owner(easel)
    if asked.empty():
        easel.warm()
    answers.write(line(Told("ready")))
    while job := asked.get():
        answers.write(line(Told("drawing", job.number)))
        try:
            owner.bring(job.project)
            scene, outs = job.read_scene(), [Path(out) for out in job.outs]
            easel.draw(scene, job.figure, outs, job.force)
            if small := job.small:
                Path(small.path).write_bytes(easel.picture(small.width, small.height))
            if job.sidecar:
                beside.write(easel.atlas, scene, job.figure, outs)
        except (ValueError, RuntimeError, ProjectError) as error:
            answers.write(line(Told("failed", job.number, str(error))))
        except OSError as error:
            answers.write(line(Told("failed", job.number, f"{error.filename}: {error.strerror}.")))
        else:
            answers.write(line(Told("done", job.number, pieces=easel.pieces())))


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
