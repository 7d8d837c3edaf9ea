"""Writing a project's file: whole at first, then by transactions of what changed."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from parallel38 import __version__, paths
from parallel38.data.project import pictures
from parallel38.data.project.geopackage import describe, prepare
from parallel38.data.project.guarded import ProjectError, connect, settle, transaction
from parallel38.data.project.layers import (
    copy_all_layers,
    copy_layers,
    copy_pictures,
    drop,
    own_tables,
)
from parallel38.data.project.tables import ABOUT, TABLES, VERSION, Row, rows_of
from parallel38.domain.project import Project
from parallel38.domain.story import Scene, scene_to_json

_ABOUT_SQL = f"CREATE TABLE {ABOUT} (fid INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, value TEXT)"
Rows = dict[str, dict[str, Row]]


class ProjectFile:
    """A file that one session writes; made by its first save. For one thread at a time.

    `revision` marks each state on disk: another writer's state is never written over.
    """

    def __init__(self, path: Path, project: Project | None = None, revision: str = "") -> None:
        """With `project` and its `revision` the file is there and holds them."""
        self.path = path
        self._rows: Rows | None = None if project is None else rows_of(project)
        self._revision = revision

    def save(self, project: Project, layers_from: Path | None = None) -> None:
        """Bring the file to this state: wholly, or not at all. Raises ProjectError.

        A new file takes the tables of own layers and the images of stories from `layers_from`,
        listed or not: one that was undone can be done again.
        """
        rows = rows_of(project)
        with _told(self.path):
            if self._rows is None:
                self._revision = _write_whole(self.path, project, rows, layers_from)
            else:
                self._revision = self._change(project, rows, self._rows)
        self._rows = rows

    def rescue(self, project: Project, source: Path) -> Project:
        """Make the file of what could be read of another; layers that cannot be copied are left
        out of the answer. Raises ProjectError.
        """
        kept = replace(project, layers=())
        self.save(kept)
        for layer in project.layers:
            with suppress(ProjectError):
                self.add_layer(source, layer.table, layer.table)
                kept = replace(kept, layers=(*kept.layers, layer))
        with suppress(sqlite3.Error), closing(connect(self.path, "rw")) as db:
            copy_pictures(db, source)
        self.save(kept)
        return kept

    def finish(self, project: Project, spare: Path | None) -> Path | None:
        """The last save, after which nothing can be undone. Where it fails all goes into a new
        file, `spare`, which is the answer then. Raises ProjectError.
        """
        try:
            self.save(project)
            self.tidy(project)
        except ProjectError:
            if spare is None:
                return None
            ProjectFile(spare).rescue(project, self.path)
            return spare
        return None

    def remove(self) -> None:
        """There is nothing in it to keep. Raises OSError."""
        self.path.unlink(missing_ok=True)

    def tidy(self, project: Project) -> None:
        """Let go of layers that are listed no more and of images that no scene shows; for the end,
        when nothing can be undone.
        """
        if self._rows is None:
            return
        with _told(self.path), closing(connect(self.path, "rw")) as db, transaction(db):
            drop(db, own_tables(db) - {layer.table for layer in project.layers})
            pictures.keep_only(db, _shown(project))

    def add_layer(self, source: Path, table: str, new: str) -> None:
        """Copy a table of another GeoPackage in as `new`; it is listed by the next save. Raises
        ProjectError.
        """
        with _told(self.path), closing(connect(self.path, "rw")) as db:
            copy_layers(db, source, {table: new})

    def add_picture(self, story: str, name: str, data: bytes) -> None:
        """Keep an image of a story; a scene names it by the next save. Raises ProjectError."""
        with _told(self.path), closing(connect(self.path, "rw")) as db, transaction(db):
            pictures.put(db, story, name, data)

    def _change(self, project: Project, rows: Rows, old: Rows) -> str:
        with closing(connect(self.path, "rw")) as db, transaction(db):
            found = db.execute(f"SELECT value FROM {ABOUT} WHERE key = 'revision'").fetchone()
            if not found or found[0] != self._revision:
                raise ProjectError(f"{self.path.name} was changed by another program meanwhile.")
            for name in TABLES:
                _bring(db, name, rows[name], old[name])
            return _tell_about(db, project)


def _shown(project: Project) -> set[tuple[str, str]]:
    """Story and name of each image beside a scene."""
    return {
        (story.id, scene.aside.image)
        for story in project.stories
        for scene in story.scenes
        if scene.aside
    }


def same_tables(db: sqlite3.Connection) -> bool:
    """Whether the project's tables are as they are made here, and nothing hangs on them."""
    wanted = {ABOUT: _ABOUT_SQL, **{name: table.sql(name) for name, table in TABLES.items()}}
    found = db.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    if any(pictures.TABLE in row[1:3] for row in found):
        wanted[pictures.TABLE] = pictures.SQL
    ours = {name: sql for kind, name, _, sql in found if kind == "table" and name in wanted}
    hung = [sql for kind, _, on, sql in found if kind != "table" and on in wanted and sql]
    return ours == wanted and not hung


def _write_whole(path: Path, project: Project, rows: Rows, layers_from: Path | None) -> str:
    with paths.draft_beside(path) as draft:
        with closing(connect(draft, "rwc")) as db:
            db.execute("PRAGMA journal_mode=MEMORY")  # a draft that fails is thrown away
            db.execute("PRAGMA synchronous=OFF")
            prepare(db)
            with transaction(db):
                revision = _fill(db, project, rows)
            if layers_from is not None and layers_from.is_file():
                copy_all_layers(db, layers_from)
                copy_pictures(db, layers_from)
        _to_disk(draft)
        settle(path)
        draft.replace(path)
    _to_disk(path.parent)
    return revision


def _fill(db: sqlite3.Connection, project: Project, rows: Rows) -> str:
    db.execute(_ABOUT_SQL)
    describe(db, ABOUT, "About this project", "")
    for name, table in TABLES.items():
        db.execute(table.sql(name))
        describe(db, name, table.title, table.geometry)
        _bring(db, name, rows[name], {})
    return _tell_about(db, project)


def _bring(db: sqlite3.Connection, name: str, rows: dict[str, Row], old: dict[str, Row]) -> None:
    """One table from its old rows to the new ones."""
    names = TABLES[name].names
    gone = [(key,) for key in old if key not in rows]
    db.executemany(f"DELETE FROM {name} WHERE id = ?", gone)
    fresh = [(key, *row) for key, row in rows.items() if old.get(key) != row]
    holes, sets = ", ".join("?" * len(names)), ", ".join(f"{one}=excluded.{one}" for one in names)
    db.executemany(
        f"INSERT INTO {name} ({', '.join(names)}) VALUES ({holes}) "
        f"ON CONFLICT (id) DO UPDATE SET {sets}",
        fresh,
    )


def _tell_about(db: sqlite3.Connection, project: Project) -> str:
    """Version, time, view and a new revision."""
    revision = os.urandom(8).hex()
    told = {
        "version": str(VERSION),
        "program": f"Parallel 38 {__version__}",
        "saved": datetime.now(UTC).isoformat(timespec="seconds"),
        "revision": revision,
        "view": scene_to_json(Scene(id="view", view=project.view)),
    }
    db.executemany(
        f"INSERT INTO {ABOUT} (key, value) VALUES (?, ?) "
        "ON CONFLICT (key) DO UPDATE SET value=excluded.value",
        told.items(),
    )
    return revision


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What SQLite or the system says, as one sentence."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if not path.is_file():
            raise ProjectError(f"{path.name} is no longer where it was opened.") from None
        if "readonly" in str(error):
            raise ProjectError(f"{path.name} can be read, but not written to.") from None
        raise ProjectError(f"{path.name} could not be saved: {error}.") from None
    except sqlite3.DatabaseError as error:
        raise ProjectError(f"{path.name} could not be saved: {error}.") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise ProjectError(f"{path.name} could not be saved: {reason}.") from None


def _to_disk(path: Path) -> None:
    """Wait until what was written is on the disk; a folder cannot be asked everywhere."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        if path.is_file():
            raise
    finally:
        os.close(handle)
