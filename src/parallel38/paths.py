"""Where things lie: geodata/ and resources/ in a checkout or in a wheel, the user's cache and log.

In a checkout both stand beside src/; in a wheel, inside the package. Of folders
only the cache is created here. And how files are written: whole, or not at all.
"""

import os
import re
import shutil
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache as remember
from pathlib import Path

_DRAFT = ".parallel38-"  # then the machine and the process that writes it
_OF = re.compile(r"\.parallel38-(?P<machine>[0-9a-f]{8})-(?P<process>\d{1,9})-[0-9a-f]{12}")
_DAY = 86_400  # seconds
PACKAGE = Path(__file__).resolve().parent


class OutsideError(ValueError):
    """A path that leads out of the folder that it was asked from."""


def geodata() -> Path:
    """The folder that a historian edits. Raises FileNotFoundError in a broken installation."""
    return _home("geodata")


def resources() -> Path:
    """The folder of web code, icons, styles and translations. Raises FileNotFoundError."""
    return _home("resources")


@remember
def _home(name: str) -> Path:
    for root in (PACKAGE, PACKAGE.parents[1]):
        if (root / name).is_dir():
            return root / name
    raise FileNotFoundError(f"The folder {name} is missing from the installation at {PACKAGE}.")


def cache() -> Path:
    """The folder for what can be made again (atlas file, fonts), created when it is missing.

    The environment variable PARALLEL38_CACHE names another one. Raises OSError when it cannot be
    made.
    """
    folder = Path(os.environ.get("PARALLEL38_CACHE") or _user_folder("user_cache_dir"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def log_file() -> Path:
    """The log that a bug report quotes; its folder may not exist yet."""
    return Path(_user_folder("user_log_dir")) / "parallel38.log"


def unsaved() -> Path:
    """The folder of projects that have no name yet; it may not exist yet."""
    return Path(_user_folder("user_data_dir")) / "projects"


def own_presets() -> Path:
    """The file of a person's own presets of figures; it may not exist."""
    return Path(_user_folder("user_data_dir")) / "figures.toml"


def _user_folder(kind: str) -> str:
    import platformdirs

    return str(getattr(platformdirs, kind)("parallel38", appauthor=False))


@contextmanager
def draft_beside(path: Path) -> Iterator[Path]:
    """A new empty file in the folder of `path`, of the mode that any new file gets; in the end it
    is removed, unless it was moved into place (`to_place`). Raises OSError.
    """
    sweep(path.parent)
    draft = path.parent / f"{_DRAFT}{_here()}-{os.getpid()}-{os.urandom(6).hex()}{path.suffix}"
    draft.touch(exist_ok=False)
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def to_place(draft: Path, path: Path) -> None:
    """Move a draft over `path` once the disk has all of it: not even a power cut leaves a half.
    Raises OSError.
    """
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    draft.replace(path)


def bring_whole(made: Path, path: Path) -> None:
    """Put a file that was made elsewhere at `path`, whole or not at all. Raises OSError."""
    with draft_beside(path) as draft:
        shutil.copyfile(made, draft)
        to_place(draft, path)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; its folder must be there. Raises OSError."""
    with draft_beside(path) as draft:
        draft.write_bytes(data)
        to_place(draft, path)


def sweep(folder: Path) -> None:
    """Remove the drafts of processes that were killed; those of other machines after a day."""
    for draft in folder.glob(f"{_DRAFT}*"):
        if found := _OF.match(draft.name):
            with suppress(OSError):
                if _abandoned(draft, found["machine"], int(found["process"])):
                    draft.unlink()


def _abandoned(draft: Path, machine: str, process: int) -> bool:
    if machine == _here() and os.name == "posix":
        return not lives(process)
    return time.time() - draft.stat().st_mtime > _DAY


def lives(process: int) -> bool:
    """Whether there is a process of this number. Not for Windows, where to ask is to end it."""
    with suppress(PermissionError):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
    return True


@remember
def _here() -> str:
    """The machine, on a disk that several share."""
    import platform

    return f"{zlib.crc32(platform.node().encode()):08x}"


def inside(root: Path, relative: str) -> Path:
    """The file `relative` (with forward slashes) under `root`, links followed.

    Raises OutsideError when it leads out of `root`, is absolute, or cannot be a path.
    """
    base = root.resolve()
    try:
        found = (base / relative).resolve()
    except (OSError, ValueError) as error:
        raise OutsideError(f"{relative!r} is not a path.") from error
    if "\\" in relative or found == base or not found.is_relative_to(base):
        raise OutsideError(f"{relative!r} leads out of {root.name}.")
    return found
