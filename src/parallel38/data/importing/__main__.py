"""The child process of an import: `python -m parallel38.data.importing FILE OUT WISHES`.

Progress goes to standard error, a line of JSON `{"rows": n, "done": 0.45}` each; standard output
holds one JSON document in the end, `{"understood": …}` or `{"fault": "…"}`. Exit 0 done, 1 not.
"""

import resource
import signal
import sqlite3
import sys
import time
from pathlib import Path
from types import FrameType

import msgspec

from parallel38 import paths
from parallel38.data.importing import bounds, gdal
from parallel38.data.importing.drafts import draft_folder
from parallel38.data.importing.understood import ReadError, Understood, Wishes

STEP = 0.2  # seconds between two lines of progress


class Progress:
    """Tells how far the work is, but not all the time."""

    def __init__(self) -> None:
        self._next = 0.0

    def __call__(self, rows: int, done: float) -> None:
        """Rows read so far; how much of the file that is, 0 to 1."""
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + STEP
            told = msgspec.json.encode({"rows": rows, "done": round(done, 3)})
            print(told.decode(), file=sys.stderr, flush=True)


def main(args: list[str]) -> int:
    """Read a file; the exit code."""
    gdal.make_safe()
    limit()
    signal.signal(signal.SIGTERM, _stop)
    path, out = Path(args[0]), Path(args[1])
    try:
        told = run(path, out, msgspec.json.decode(args[2], type=Wishes))
    except ReadError as error:
        return _answer({"fault": f"{path.name} {error}.", "wants": error.wants}, 1)
    except MemoryError:
        most = bounds.MEMORY_BYTES // bounds.MB
        return _answer({"fault": f"{path.name} needs more than {most} MB of memory."}, 1)
    except sqlite3.OperationalError as error:  # of the layer, not of what is read
        return _answer({"fault": f"{out}: could not be written: {error}."}, 1)
    except OSError as error:
        place = error.filename or path
        return _answer({"fault": f"{place}: {error.strerror or error}."}, 1)
    return _answer({"understood": told}, 0)


def run(path: Path, out: Path, wishes: Wishes) -> Understood:
    """Read `path` and put the layer, if it is one, at `out`, whole or not at all. Raises ReadError,
    OSError.
    """
    from parallel38.data.importing.reading import read

    with draft_folder(out.parent) as folder:
        work = folder / "work"
        work.mkdir()
        told = read(path, folder / "layer.gpkg", work, wishes, Progress())
        if told.layer:
            paths.to_place(folder / "layer.gpkg", out)
    return told


def limit() -> None:
    """Bound this process's memory and processor time."""
    for what, most in (
        (resource.RLIMIT_AS, bounds.MEMORY_BYTES),
        (resource.RLIMIT_CPU, bounds.SECONDS),
    ):
        hard = resource.getrlimit(what)[1]
        resource.setrlimit(what, (most if hard < 0 else min(most, hard), hard))


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(143)


def _answer(document: object, code: int) -> int:
    sys.stdout.buffer.write(msgspec.json.encode(document) + b"\n")
    sys.stdout.buffer.flush()
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
