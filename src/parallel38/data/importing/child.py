"""An import from another process's side: what to call, and what its answer means."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
from msgspec import Struct

from parallel38.data.importing import bounds, drafts
from parallel38.data.importing.understood import ReadError, Understood, Wishes


class Answer(Struct):
    """The child's one document: what was understood, or the one sentence why nothing was."""

    understood: Understood | None = None
    fault: str = ""


def command(path: Path, out: Path, wishes: Wishes | None = None) -> list[str]:
    """Program and arguments that read `path` into the GeoPackage `out` (replaced when it is
    there). To cancel: SIGTERM; after a kill `drafts.sweep(out.parent)` removes what is left.
    """
    said = msgspec.json.encode(wishes or Wishes()).decode()
    module = "parallel38.data.importing"
    return [sys.executable, "-P", "-m", module, str(path.absolute()), str(out.absolute()), said]


def answer(name: str, printed: bytes, code: int) -> Understood:
    """What the child understood. Raises ReadError with a whole sentence about the file `name`."""
    try:
        told = msgspec.json.decode(printed, type=Answer)
    except msgspec.DecodeError:
        raise ReadError(_broken(name, code)) from None
    if told.understood is None:
        raise ReadError(told.fault)
    return told.understood


def _broken(name: str, code: int) -> str:
    limits = f"{bounds.MEMORY_BYTES // bounds.MB} MB of memory or {bounds.SECONDS} s"
    if code < 0:
        return f"{name} is broken in a way that stops its reader, or needs more than {limits}."
    return f"{name} could not be read; the reader's complaint is in the log."


def rows_of(line: str) -> int | None:
    """The rows that a line of progress tells of; None for another line."""
    try:
        return msgspec.json.decode(line, type=dict[str, int]).get("rows")
    except msgspec.DecodeError:
        return None


def run(path: Path, out: Path, wishes: Wishes, progress: Callable[[int], None]) -> Understood:
    """Read a file in a child process and wait for it. Raises ReadError, a whole sentence."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    with subprocess.Popen(
        command(path, out, wishes), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment,
        stdin=subprocess.DEVNULL,
    ) as child:  # fmt: skip
        assert child.stdout and child.stderr
        try:
            for line in child.stderr:
                if (rows := rows_of(line.decode(errors="replace"))) is not None:
                    progress(rows)
            printed = child.stdout.read()
        except BaseException:
            child.terminate()
            raise
        finally:
            code = child.wait()
            drafts.sweep(out.parent)
    return answer(path.name, printed, code)
