"""The tables of a project's file: what each row holds, from a record and back to it.

Every row keeps its record's id and its place in the list. What a GIS shows beside (title, date,
a bookmark's point) is taken from the record anew whenever it is written.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from parallel38.data.project.geometry import from_blob, to_blob
from parallel38.domain.project import (
    LEAST,
    Drawing,
    DrawingStyle,
    OwnLayer,
    Project,
    check_drawing,
)
from parallel38.domain.story import MOST_BYTES, Scene, Story, scene_from_json, scene_to_json

VERSION = 1  # of these tables; a newer one is refused
ABOUT = "parallel38"  # the table that says what the file is
Record = TypeVar("Record")
Value = str | int | float | bytes | None
Row = tuple[Value, ...]  # place, then the columns of its table


@dataclass(frozen=True)
class Table:
    """`columns` are SQL, after `fid`, `id` and `place`; `geometry` is the type of column geom."""

    title: str
    columns: tuple[str, ...]
    geometry: str
    most: int  # rows that are read
    rows: Callable[[Project], Iterator[tuple[str, Row]]]

    @property
    def names(self) -> tuple[str, ...]:
        """All columns but fid."""
        return "id", "place", *(column.partition(" ")[0] for column in self.columns)

    def sql(self, name: str) -> str:
        """What creates it."""
        columns = ("fid INTEGER PRIMARY KEY", "id TEXT NOT NULL UNIQUE", "place INTEGER NOT NULL")
        return f"CREATE TABLE {name} ({', '.join((*columns, *self.columns))})"


def rows_of(project: Project) -> dict[str, dict[str, Row]]:
    """Every row of every table, by id."""
    return {name: dict(table.rows(project)) for name, table in TABLES.items()}


def _bookmarks(project: Project) -> Iterator[tuple[str, Row]]:
    for place, scene in enumerate(project.bookmarks):
        pane = scene.view.pane
        spot = to_blob("text", [(pane.camera.lon, pane.camera.lat)])
        yield scene.id, (place, spot, scene.title, pane.date.isoformat(), scene_to_json(scene))


def _stories(project: Project) -> Iterator[tuple[str, Row]]:
    for place, story in enumerate(project.stories):
        told = msgspec.json.encode(replace(story, scenes=())).decode()
        yield story.id, (place, story.title, told)


def _scenes(project: Project) -> Iterator[tuple[str, Row]]:
    for story in project.stories:
        for place, scene in enumerate(story.scenes):
            told = scene.title, scene.view.pane.date.isoformat(), scene_to_json(scene)
            yield f"{story.id}/{place}", (place, story.id, *told)


def _layers(project: Project) -> Iterator[tuple[str, Row]]:
    for place, layer in enumerate(project.layers):
        yield layer.id, (place, layer.title, layer.table, msgspec.json.encode(layer).decode())


def _drawings(project: Project) -> Iterator[tuple[str, Row]]:
    for place, one in enumerate(project.drawings):
        shape = to_blob(one.kind, one.points)
        style = msgspec.json.encode(one.style).decode()
        yield one.id, (place, shape, one.kind, one.text, one.start, one.end, style)


TABLES = {
    "bookmarks": Table(
        "Bookmarks", ("geom POINT", "title TEXT", "date DATE", "scene TEXT NOT NULL"),
        "POINT", 5_000, _bookmarks,
    ),
    "stories": Table("Stories", ("title TEXT", "story TEXT NOT NULL"), "", 500, _stories),
    "scenes": Table(
        "Scenes of the stories",
        ("story TEXT NOT NULL", "title TEXT", "date DATE", "scene TEXT NOT NULL"),
        "", 20_000, _scenes,
    ),
    "layers": Table(
        "Own layers", ("title TEXT", "contents TEXT NOT NULL", "layer TEXT NOT NULL"),
        "", 500, _layers,
    ),
    "drawings": Table(
        "Notes and drawings",
        ("geom GEOMETRY", "kind TEXT NOT NULL", "text TEXT", "start TEXT", '"end" TEXT',
         "style TEXT"),
        "GEOMETRY", 50_000, _drawings,
    ),
}  # fmt: skip


def scene_of(row: Mapping[str, Any]) -> Scene:
    """A bookmark or a story's scene. Raises ValueError with one sentence."""
    scene = scene_from_json(_text(row["scene"]))
    return replace(scene, id=scene.id or _text(row["id"]))


def story_of(row: Mapping[str, Any]) -> Story:
    """A story, still without its scenes. Raises ValueError."""
    return replace(_decoded(row["story"], Story), id=_text(row["id"]), scenes=())


def layer_of(row: Mapping[str, Any]) -> OwnLayer:
    """An own layer. Raises ValueError."""
    return _decoded(row["layer"], OwnLayer)


def drawing_of(row: Mapping[str, Any]) -> Drawing:
    """A drawing. Raises ValueError."""
    if not isinstance(row["geom"], bytes) or row["kind"] not in LEAST:
        raise ValueError("it is no text, point, line, arrow or area")
    values = {key: row[key] for key in ("id", "kind", "text", "start", "end")}
    values["points"] = from_blob(row["kind"], row["geom"])
    values["style"] = _decoded(row["style"], DrawingStyle)
    try:
        drawing = msgspec.convert(values, Drawing)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from None
    check_drawing(drawing)
    return drawing


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("a text is missing")
    return value


def _decoded(value: object, kind: type[Record]) -> Record:
    """JSON of a record. Raises ValueError."""
    text = _text(value).encode()
    if len(text) > MOST_BYTES:
        raise ValueError(f"a row is {len(text) // 1024} KB long")
    try:
        return msgspec.json.decode(text, type=kind)
    except (msgspec.DecodeError, RecursionError) as error:
        raise ValueError(str(error)) from None
