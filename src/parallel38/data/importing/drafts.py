"""Where a layer is written before it is whole: a folder beside it that goes whatever happens."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PREFIX = ".parallel38-import-"


@contextmanager
def draft_folder(beside: Path) -> Iterator[Path]:
    """A new folder of this process; those that killed processes left behind are removed. Raises
    OSError.
    """
    sweep(beside)
    folder = beside / f"{PREFIX}{os.getpid()}"
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep(beside: Path) -> None:
    """Remove the drafts of processes that are no more."""
    for folder in beside.glob(f"{PREFIX}*"):
        process = folder.name.removeprefix(PREFIX)
        if process.isdigit() and not _lives(int(process)):
            shutil.rmtree(folder, ignore_errors=True)


def _lives(process: int) -> bool:
    with suppress(PermissionError):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
    return True
