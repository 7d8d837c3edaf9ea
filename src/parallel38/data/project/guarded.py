"""Opening a project's file as what it is: an SQLite database that a stranger may have made."""

import sqlite3
import stat
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from parallel38.data.project.tables import ABOUT, TABLES

MOST_FILE = 4 * 1024**3  # bytes
MOST_VALUE = 4 * 1024**2  # bytes of one value that is read
SECONDS = 20.0  # in which everything is read
# A damaged schema spoils SQLite's own words, too.
FAULTS = (sqlite3.DatabaseError, UnicodeDecodeError, OverflowError)
_MAGIC = b"SQLite format 3\0"
_MANY_FILES = bytes.fromhex("d9d505f920a163d7")  # ends a journal that names other files
_READ = {*TABLES, ABOUT, "sqlite_master", "sqlite_schema"}
_ALLOWED = {
    sqlite3.SQLITE_SELECT, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_TRANSACTION,
    sqlite3.SQLITE_PRAGMA, sqlite3.SQLITE_RECURSIVE,
}  # fmt: skip


class ProjectError(Exception):
    """A project that cannot be opened or saved; the text is one sentence for the user."""


def look_into(path: Path) -> sqlite3.Connection:
    """A connection that reads the project's own tables and nothing else. Raises ProjectError, or
    OSError where the file cannot be read.
    """
    _check_file(path)
    mode = "rw" if left_by_a_crash(path) else "ro"
    try:
        return _guarded(connect(path, mode))
    except FAULTS:
        raise ProjectError(f"{path.name} is damaged: nothing in it can be read.") from None


def is_project(path: Path) -> bool:
    """Whether a GeoPackage is a project's, or at least no one can tell: one that only holds layers
    is not.
    """
    try:
        with closing(connect(path, "ro")) as db:
            return ABOUT in real_tables(db)
    except (OSError, *FAULTS):
        return True  # opening it says what is wrong


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A plain connection, mode ro, rw or rwc, in which a schema's own functions are not trusted.

    Transactions are begun by hand.
    """
    address = f"{path.resolve().as_uri()}?mode={mode}"
    db = sqlite3.connect(address, uri=True, timeout=5, isolation_level=None)
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0"):
        db.execute(f"PRAGMA {pragma}")
    return db


def left_by_a_crash(path: Path) -> bool:
    """Whether a journal lies beside the file, from which SQLite restores the last whole state.

    Raises ProjectError where the journal names other files: no project's does, and they would be
    touched.
    """
    journal = _beside(path, "-journal")
    if journal.is_file() and journal.stat().st_size:
        with journal.open("rb") as file:
            file.seek(-min(8, journal.stat().st_size), 2)
            if file.read() == _MANY_FILES:
                raise ProjectError(f"{journal.name} is no journal of a project; it is left alone.")
        return True
    return False


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if db.in_transaction:  # of a full disk SQLite has thought itself
            db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def settle(path: Path) -> None:
    """Let SQLite restore a file whose writer was killed; nothing is left beside it then, so that
    another file may take its place.
    """
    beside = left_by_a_crash(path) or _beside(path, "-wal").is_file()
    if path.is_file() and beside:
        with suppress(sqlite3.DatabaseError), closing(connect(path, "rw")) as db:
            db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    for ending in ("-journal", "-wal", "-shm"):
        _beside(path, ending).unlink(missing_ok=True)


def real_tables(db: sqlite3.Connection, schema: str = "main") -> set[str]:
    """Names of tables that are neither views nor made by a module."""
    found = db.execute(f"PRAGMA {schema}.table_list").fetchall()
    return {name for where, name, kind, *_ in found if where == schema and kind == "table"}


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _check_file(path: Path) -> None:
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise ProjectError(f"{path.name} is no file.")
    if found.st_size > MOST_FILE:
        most = MOST_FILE // 1024**3
        raise ProjectError(f"{path.name} is larger than {most} GB, more than a project may be.")
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            raise ProjectError(f"{path.name} is no project: it is no GeoPackage at all.")


def _guarded(db: sqlite3.Connection) -> sqlite3.Connection:
    """Bounds on size and time, and on what may be read at all."""
    db.execute("PRAGMA query_only=ON")
    db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_VALUE)
    db.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    until = time.monotonic() + SECONDS
    db.set_progress_handler(lambda: time.monotonic() > until, 10_000)
    db.set_authorizer(_may)
    db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return db


def _may(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    if action == sqlite3.SQLITE_READ:
        return sqlite3.SQLITE_OK if first in _READ else sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY
