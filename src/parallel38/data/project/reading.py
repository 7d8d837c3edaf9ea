"""Reading a project's file: all that can be kept is kept, the rest is counted and told."""

import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from parallel38.data.project.guarded import FAULTS, ProjectError, look_into, real_tables
from parallel38.data.project.tables import (
    ABOUT,
    TABLES,
    VERSION,
    drawing_of,
    layer_of,
    rows_of,
    scene_of,
    story_of,
)
from parallel38.data.project.writing import ProjectFile, same_tables
from parallel38.domain.project import Project
from parallel38.domain.story import Story, scene_from_json
from parallel38.domain.view import View

Record = TypeVar("Record")
_CHECKED = 256 * 1024**2  # bytes up to which every page is looked at


class Opened(Struct, frozen=True):
    """A project and the file to go on in; `fault` is one sentence where not all could be read or
    the file is not to be written to: then the project goes on in a file of its own. `copy`: only
    because another window has it open.
    """

    project: Project
    file: ProjectFile
    fault: str = ""
    copy: bool = False


def open_project(path: Path) -> Opened:
    """Read a project's file. Raises ProjectError with one sentence where it is none, is of a newer
    version, or nothing can be kept; OSError where it cannot be read.
    """
    with closing(look_into(path)) as db:
        try:
            return _Reader(db, path).opened()
        except FAULTS as error:
            raise ProjectError(f"{path.name} is damaged and cannot be read ({error}).") from None


class _Reader:
    """Reads one file; `_lost` counts what could not be kept, by table."""

    def __init__(self, db: sqlite3.Connection, path: Path) -> None:
        self._db, self._path = db, path
        self._lost: dict[str, tuple[int, int]] = {}
        self._ids: dict[str, set[str]] = {}
        db.row_factory = sqlite3.Row

    def opened(self) -> Opened:
        self._db.execute("BEGIN")  # one state of the file, whoever writes to it meanwhile
        self._tables = real_tables(self._db)
        if ABOUT not in self._tables:
            raise ProjectError(f"{self._path.name} is a GeoPackage, but no project made here.")
        about = self._about()
        self._check_version(about.get("version", ""))
        project = Project(
            view=_view(about.get("view", "")),
            bookmarks=tuple(self._records("bookmarks", scene_of)),
            stories=tuple(self._stories()),
            layers=tuple(self._layers()),
            drawings=tuple(self._records("drawings", drawing_of)),
        )
        revision = about.get("revision", "")
        fault = self._fault(revision, project)
        return Opened(project, ProjectFile(self._path, project, revision), fault)

    def _about(self) -> dict[str, str]:
        rows = self._db.execute(f"SELECT key, value FROM {ABOUT} LIMIT 50").fetchall()
        return {row[0]: row[1] for row in rows if isinstance(row[1], str)}

    def _check_version(self, told: str) -> None:
        if not re.fullmatch(r"\d{1,6}", told, re.ASCII):
            raise ProjectError(f"{self._path.name} does not say of which version it is.")
        if int(told) > VERSION:
            raise ProjectError(
                f"{self._path.name} was made by a newer Parallel 38: its project is of version "
                f"{int(told)}, and this program reads up to {VERSION}."
            )

    def _records(self, name: str, read: Callable[[Mapping[str, Any]], Record]) -> list[Record]:
        """The records of a table in their order; what is no record is counted."""
        found: dict[str, tuple[int, Record]] = {}
        seen = 0
        for row in self._rows(name):
            seen += 1
            if row is None or not isinstance(row["id"], str) or not isinstance(row["place"], int):
                continue
            try:
                found.setdefault(row["id"], (row["place"], read(row)))
            except (ValueError, TypeError):
                continue
        self._ids[name] = set(found)
        if seen > len(found):
            self._lost[name] = seen - len(found), seen
        return [record for _, record in sorted(found.values(), key=lambda pair: pair[0])]

    def _rows(self, name: str) -> Iterator[dict[str, Any] | None]:
        """Row after row; None for one that is there but cannot be read."""
        if name not in self._tables:
            self._lost[name] = 0, 0
            return
        table = TABLES[name]
        for fid in self._fids(name, table.most):
            try:
                row = self._db.execute(
                    f"SELECT {', '.join(table.names)} FROM {name} WHERE fid = ?", (fid,)
                ).fetchone()
            except FAULTS:
                row = None
            yield dict(row) if row else None

    def _fids(self, name: str, most: int) -> list[int]:
        """Keys of all rows that can be reached, from the front and, past a break, from the end."""
        front, whole = self._run(f"SELECT fid FROM {name} NOT INDEXED ORDER BY fid", most)
        if whole:
            return front
        end, _ = self._run(f"SELECT fid FROM {name} NOT INDEXED ORDER BY fid DESC", most)
        self._lost.setdefault(name, (0, 0))
        return sorted({*front, *end})

    def _run(self, sql: str, most: int) -> tuple[list[int], bool]:
        found: list[int] = []
        try:
            for row in self._db.execute(f"{sql} LIMIT {most + 1}"):
                found.append(row[0])
        except FAULTS:
            return found, False
        return found[:most], len(found) <= most

    def _stories(self) -> Iterator[Story]:
        scenes: dict[str, list[Any]] = {}
        for story, scene in self._records("scenes", lambda row: (row["story"], scene_of(row))):
            scenes.setdefault(story, []).append(scene)
        for story in self._records("stories", story_of):
            yield replace(story, scenes=tuple(scenes.get(story.id, ())))

    def _layers(self) -> Iterator[Any]:
        layers = self._records("layers", layer_of)
        here = [layer for layer in layers if layer.table in self._tables]
        if len(here) < len(layers):
            lost, seen = self._lost.get("layers", (0, len(layers)))
            self._lost["layers"] = lost + len(layers) - len(here), seen
        yield from here

    def _fault(self, revision: str, project: Project) -> str:
        name = self._path.name
        if told := [
            f"{lost} of {seen} {table}" if seen else f"some {table}"
            for table, (lost, seen) in self._lost.items()
        ]:
            return f"{name} is damaged: {', '.join(told)} cannot be read."
        if not self._sound():
            return f"{name} is damaged, though all of the project could be read."
        ids = {name: set(rows) for name, rows in rows_of(project).items()}
        if not revision or ids != self._ids or not same_tables(self._db):
            return f"{name} was changed by another program."
        return ""

    def _sound(self) -> bool:
        if self._path.stat().st_size > _CHECKED:
            return True
        try:
            answer = self._db.execute("PRAGMA quick_check(1)").fetchone()
        except FAULTS as error:
            return "interrupted" in str(error)  # there was no time to look at all of it
        return bool(answer) and answer[0] == "ok"


def _view(text: str) -> View:
    """Where one was last; the opening view where that cannot be read."""
    try:
        return scene_from_json(text).view
    except ValueError:
        return View()
