"""Where a layer is written before it is whole: a folder beside it that goes whatever happens."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from parallel38.paths import lives

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
        if process.isdigit() and not lives(int(process)):
            shutil.rmtree(folder, ignore_errors=True)
