"""An import from another process's side: what to call, and what its answer means."""

import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile

import msgspec
from msgspec import Struct

from parallel38 import paths
from parallel38.data.importing import bounds, drafts
from parallel38.data.importing.understood import ReadError, Understood, Wanted, Wishes

MOST_LINES = 200  # of the child's own words, for the log


class Answer(Struct):
    """The child's one document: what was understood, or the one sentence why nothing was."""

    understood: Understood | None = None
    fault: str = ""
    wants: Wanted = ""


class Far(Struct):
    """How far the child is: rows read, and how much of the file, 0 to 1."""

    rows: int
    done: float


def command(path: Path, out: Path, wishes: Wishes | None = None) -> list[str]:
    """Program and arguments that read `path` into the GeoPackage `out` (replaced when it is
    there). To cancel: SIGTERM; after a kill `drafts.sweep(out.parent)` removes what is left.
    """
    said = msgspec.json.encode(wishes or Wishes()).decode()
    module = "parallel38.data.importing"
    return [sys.executable, "-P", "-m", module, str(path.absolute()), str(out.absolute()), said]


def answer(name: str, printed: bytes, code: int, said: bytes = b"") -> Understood:
    """What the child understood. Raises ReadError with a whole sentence about the file `name`;
    what the child `said` besides its progress goes to the log then, if it gave no reason itself.
    """
    try:
        told = msgspec.json.decode(printed, type=Answer)
    except msgspec.DecodeError:
        _log(name, said)
        raise ReadError(_broken(name, code)) from None
    if told.understood is None:
        raise ReadError(told.fault, told.wants)
    return told.understood


def _broken(name: str, code: int) -> str:
    limits = f"{bounds.MEMORY_BYTES // bounds.MB} MB of memory or {bounds.SECONDS} s"
    if code < 0:
        return f"{name} is broken in a way that stops its reader, or needs more than {limits}."
    return f"{name} could not be read; the reader's complaint is in the log."


def far(line: bytes) -> Far | None:
    """How far the child is, if a line of its standard error tells that."""
    try:
        return msgspec.json.decode(line, type=Far)
    except msgspec.DecodeError:
        return None


def run(path: Path, out: Path, wishes: Wishes, progress: Callable[[Far], None]) -> Understood:
    """Read a file in a child process and wait for it. Raises ReadError, a whole sentence."""
    said: list[bytes] = []
    with TemporaryFile() as printed, subprocess.Popen(
        command(path, out, wishes), stdout=printed, stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
    ) as child:  # fmt: skip
        assert child.stderr
        try:
            for line in child.stderr:
                if told := far(line):
                    progress(told)
                else:
                    said.append(line)
        except BaseException:
            child.terminate()
            raise
        finally:
            code = child.wait()
            drafts.sweep(out.parent)
        printed.seek(0)
        return answer(path.name, printed.read(), code, b"".join(said[-MOST_LINES:]))


def _log(name: str, said: bytes) -> None:
    """What the child said when it failed in a way that nobody foresaw."""
    file = paths.log_file()
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as log:
            log.write(f"import of {name}:\n{said.decode(errors='replace')}\n")
