"""Which projects are open, in this window and in others, and which were when a window died."""

import logging
import os
import time
from contextlib import suppress
from datetime import datetime
from hashlib import blake2b
from pathlib import Path

import msgspec
from PySide6.QtCore import QLockFile

from parallel38 import paths
from parallel38.ui.help.about import at_home
from parallel38.words import _

log = logging.getLogger(__name__)
_OLD = 86_400  # seconds; whoever writes for so long writes no more
_NEVER = 0  # ms after which a lock is old: only the death of its process makes it so


class Left(msgspec.Struct, frozen=True):
    """A project that some window had open; `ended`: it was closed in order and can go on."""

    path: str
    ended: bool = False


class Sessions:
    """Notes and locks in a folder of the user's, beside the projects that have no name yet."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or paths.unsaved()
        self._notes = self.folder / "open"
        self._locks: dict[Path, QLockFile] = {}

    def unnamed(self) -> Path:
        """Where a project without a name is kept."""
        with suppress(OSError):  # whoever writes there will tell
            self.folder.mkdir(parents=True, exist_ok=True)
        now = datetime.now().strftime("%Y-%m-%d-%H%M%S")
        return self.folder / f"untitled-{now}-{os.urandom(3).hex()}.gpkg"

    def is_unnamed(self, path: Path) -> bool:
        """Whether a project was never given a name."""
        return path.parent == self.folder

    def enter(self, path: Path) -> bool:
        """Have it open from now on; False where another window has."""
        lock = QLockFile(str(self._note(path).with_suffix(".lock")))
        lock.setStaleLockTime(_NEVER)
        try:
            self._notes.mkdir(parents=True, exist_ok=True)
            if path not in self._locks:
                if not lock.tryLock(0) and lock.error() == QLockFile.LockError.LockFailedError:
                    return False
                self._locks[path] = lock
            self._write(path, Left(str(path)))
        except OSError as error:  # work goes on, though a crash would not be noticed
            log.warning("%s: %s", error.filename, error.strerror)
        return True

    def leave(self, path: Path, goes_on: bool = False) -> None:
        """Have it open no more; `goes_on`: the next window shall open it again."""
        lock = self._locks.pop(path, None)
        if lock is None:
            return
        with suppress(OSError):
            if goes_on:
                self._write(path, Left(str(path), True))
            else:
                self._note(path).unlink(missing_ok=True)
        lock.unlock()

    def sweep(self) -> None:
        """Remove drafts that a killed window left here."""
        for draft in self.folder.glob(".parallel38-*"):
            with suppress(OSError):
                if time.time() - draft.stat().st_mtime > _OLD:
                    draft.unlink()

    def left(self) -> list[Left]:
        """What no living window has open, but a window had: the newest first."""
        found = []
        for note in self._notes.glob("[!.]*.json"):
            lock = QLockFile(str(note.with_suffix(".lock")))
            lock.setStaleLockTime(_NEVER)
            if not lock.tryLock(0):
                continue
            lock.unlock()
            try:
                one = msgspec.json.decode(note.read_bytes(), type=Left)
                found.append((Path(one.path).stat().st_mtime, one))
            except (OSError, msgspec.DecodeError):
                note.unlink(missing_ok=True)
        return [one for _, one in sorted(found, key=lambda pair: pair[0], reverse=True)]

    def _note(self, path: Path) -> Path:
        return self._notes / f"{blake2b(os.fsencode(path), digest_size=10).hexdigest()}.json"

    def _write(self, path: Path, left: Left) -> None:
        paths.write_whole(self._note(path), msgspec.json.encode(left))


def recovered(path: Path, name: str) -> str:
    """What is said of the project of a window that died: as of when it is here, and where to look
    for the reason.
    """
    when = datetime.fromtimestamp(path.stat().st_mtime).strftime("%H:%M")
    told = _("The program did not end as it should. Here is {name} as it was at {when}. "
             "The log may say why: {file}")  # fmt: skip
    return told.format(name=name, when=when, file=at_home(str(paths.log_file())))
