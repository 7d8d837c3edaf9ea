"""The images of a project's stories: a table of its file, made with the first of them."""

import sqlite3

from parallel38.data.project.geopackage import describe
from parallel38.data.project.guarded import real_tables

TABLE = "pictures"
SQL = (
    f"CREATE TABLE {TABLE} (fid INTEGER PRIMARY KEY, story TEXT NOT NULL, name TEXT NOT NULL, "
    "data BLOB NOT NULL, UNIQUE (story, name))"
)


def put(db: sqlite3.Connection, story: str, name: str, data: bytes) -> None:
    """Keep an image, in place of the one of this name."""
    _make(db)
    db.execute(
        f"INSERT OR REPLACE INTO {TABLE} (story, name, data) VALUES (?, ?, ?)", (story, name, data)
    )


def get(db: sqlite3.Connection, story: str, name: str, most: int) -> bytes | None:
    """The bytes of an image, at most so many; None where there is none. Raises sqlite3.Error."""
    if TABLE not in real_tables(db):
        return None
    db.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, most + 4096)  # a row is a little longer than its image
    found = db.execute(
        f"SELECT data FROM {TABLE} WHERE story = ? AND name = ?", (story, name)
    ).fetchone()
    return found[0] if found and isinstance(found[0], bytes) else None


def copy_all(db: sqlite3.Connection) -> None:
    """Take over what the attached `source` has. Raises sqlite3.Error."""
    if TABLE in real_tables(db, "source"):
        _make(db)
        db.execute(
            f"INSERT OR REPLACE INTO main.{TABLE} (story, name, data) "
            f"SELECT story, name, data FROM source.{TABLE} "
            "WHERE typeof(story) = 'text' AND typeof(name) = 'text' AND typeof(data) = 'blob'"
        )


def keep_only(db: sqlite3.Connection, wanted: set[tuple[str, str]]) -> None:
    """Let go of images that no story shows."""
    if TABLE in real_tables(db):
        there = set(db.execute(f"SELECT story, name FROM {TABLE}"))
        db.executemany(f"DELETE FROM {TABLE} WHERE story = ? AND name = ?", there - wanted)


def _make(db: sqlite3.Connection) -> None:
    if TABLE not in real_tables(db):
        db.execute(SQL)
        describe(db, TABLE, "Images of the stories", "")
