"""Scene: a View with words and sources. Story: an ordered list of Scenes.

A Scene has one written form, JSON with the tag parallel38/scene-1: bookmarks, slides, projects
and re-openable figures all hold it. geodata/schema/scene-1.json describes it.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from parallel38.domain.extra import merged, unknown
from parallel38.domain.figure import Figure
from parallel38.domain.reel import Reel
from parallel38.domain.view import FIRST_DAY, LAST_DAY, View
from parallel38.words import _

SCENE_SCHEMA = "parallel38/scene-1"
STORY_SCHEMA = "parallel38/story-1"
MOST_BYTES = 256 * 1024
MOST_LEVELS = 32
MOST_CITES, CITE = 100, 2000  # works of one's own in a scene, and letters of one
# A name and nothing else: no folder, no drive, no address.
IMAGE_NAME = r"^([A-Za-z0-9_][A-Za-z0-9_.-]*\.([pP][nN][gG]|[jJ][pP][eE]?[gG]|[wW][eE][bB][pP]))?$"


class Aside(Struct, frozen=True):
    """What stands beside the map: a text (paragraphs, an empty line between), an image, or both.
    `image` names a file beside the story's own; `alt` says what it shows, `credit` whose it is,
    `source` is the id of the work that the text or the image is from.
    """

    title: Annotated[str, Meta(max_length=300)] = ""
    text: Annotated[str, Meta(max_length=10_000)] = ""
    image: Annotated[str, Meta(max_length=120, pattern=IMAGE_NAME)] = ""
    alt: Annotated[str, Meta(max_length=2_000)] = ""
    credit: Annotated[str, Meta(max_length=500)] = ""
    source: Annotated[str, Meta(max_length=200)] = ""


Cite = Annotated[str, Meta(max_length=CITE)]


class Scene(Struct, frozen=True):
    """One View with what is said of it. `sources` are ids, `cites` other works in words, as they
    shall be cited; `dwell` is in seconds; `aside` stands beside the map; `figure` is how it was
    drawn, and `film` how it ran, null where it never did.
    """

    id: str = ""
    title: str = ""
    caption: str = ""
    plain: str = ""
    notes: str = ""
    sources: tuple[str, ...] = ()
    cites: Annotated[tuple[Cite, ...], Meta(max_length=MOST_CITES)] = ()
    view: View = View()
    dwell: Annotated[float, Meta(ge=0, le=3600)] = 6.0
    transition: Literal["fly", "cut", "fade"] = "fly"
    core: bool = True
    aside: Aside | None = None
    figure: Figure | None = None
    film: Reel | None = None
    extra: dict[str, Any] = {}  # what a written form had beyond our knowledge, at its place


class Story(Struct, frozen=True):
    """Scenes in the order they are told."""

    id: str
    title: str
    description: str = ""
    scenes: tuple[Scene, ...] = ()
    questions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    extra: dict[str, Any] = {}  # as of a Scene


def course(story: Story, core: bool) -> tuple[int, ...]:
    """The scenes that are told, by their places in the story, from 0: all, or in the short form
    those at its core, where there are any.
    """
    heart = tuple(number for number, one in enumerate(story.scenes) if one.core)
    return heart if core and heart else tuple(range(len(story.scenes)))


def scene_to_json(scene: Scene) -> str:
    """The written form of a Scene; ValueError where it is longer than 256 KB or no text."""
    known = _document(scene)
    try:
        text = msgspec.json.encode({"schema": SCENE_SCHEMA, **merged(known, scene.extra)})
    except UnicodeEncodeError:
        raise ValueError(_("the scene has words with what is no character")) from None
    _check_size(text)
    return text.decode()


def scene_from_json(text: str | bytes) -> Scene:
    """Read a written Scene; ValueError with one sentence naming the path and the rule."""
    data = text.encode() if isinstance(text, str) else text
    _check_size(data)
    try:
        document = msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise ValueError(f"the scene is not JSON: {error}") from None
    if _levels(document) > MOST_LEVELS:
        raise ValueError(f"the scene is nested deeper than {MOST_LEVELS} levels")
    return scene_from_document(document)


def scene_from_document(document: object) -> Scene:
    """As scene_from_json, from decoded JSON."""
    if not isinstance(document, Mapping):
        raise ValueError("the scene is not a JSON object")
    if document.get("schema") != SCENE_SCHEMA:
        told = str(document.get("schema", "missing"))[:40]
        raise ValueError(f"schema: {told} is not {SCENE_SCHEMA}, which this program reads")
    values = {key: value for key, value in document.items() if key not in ("schema", "extra")}
    try:
        scene = msgspec.convert(values, Scene)
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at `$.")
        raise ValueError(f"{where.rstrip('`') or 'scene'}: {what}") from None
    _check_days(scene.view)
    _check_film(scene.film)
    kept = unknown({**values, **_only(document, "extra")}, _document(scene))
    return msgspec.structs.replace(scene, extra=kept)


def scene_schema() -> dict[str, Any]:
    """The JSON Schema of the written form, made from the record types."""
    _, parts = msgspec.json.schema_components([Scene], ref_template="#/$defs/{name}")
    for part in parts.values():
        part["description"] = " ".join(part["description"].split())
    scene = parts.pop("Scene")
    del scene["properties"]["extra"]
    scene["properties"] = {"schema": {"const": SCENE_SCHEMA}, **scene["properties"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **scene,
        "required": ["schema"],
        "$defs": parts,
    }


def scene_schema_text() -> str:
    """geodata/schema/scene-1.json, as it must stand."""
    return json.dumps(scene_schema(), indent=1, ensure_ascii=False) + "\n"


def _document(scene: Scene) -> dict[str, Any]:
    document: dict[str, Any] = msgspec.to_builtins(scene)
    del document["extra"]
    for name in ("aside", "figure", "film"):
        if document[name] is None:
            del document[name]
    return document


def _check_size(data: bytes) -> None:
    if len(data) > MOST_BYTES:
        size, most = -(-len(data) // 1024), MOST_BYTES // 1024
        told = _("the scene is {size} KB long; at most {most} KB are allowed")
        raise ValueError(told.format(size=size, most=most))


def _check_film(film: Reel | None) -> None:
    """A film's days lie in the atlas, and its first is no later than its last."""
    if film is None:
        return
    for name, day in (("start", film.start), ("end", film.end)):
        if day and not FIRST_DAY <= day <= LAST_DAY:
            raise ValueError(f"film.{name}: {_beyond(day)}")
    if film.start and film.end and film.end < film.start:
        told = _("{day} lies before {other}").format(day=film.end, other=film.start)
        raise ValueError(f"film.end: {told}")


def _check_days(view: View) -> None:
    for number, pane in enumerate(view.panes):
        days = [("date", pane.date)]
        if pane.window:
            days.append(("window", pane.window[0]))
            if pane.window[0] >= pane.window[1]:
                told = _("its end is not after its start")
                raise ValueError(f"view.panes[{number}].window: {told}")
        for name, day in days:
            if not FIRST_DAY <= day <= LAST_DAY:
                raise ValueError(f"view.panes[{number}].{name}: {_beyond(day)}")


def _beyond(day: date) -> str:
    told = _("{day} lies outside {first} to {last}")
    return told.format(day=day, first=FIRST_DAY, last=LAST_DAY)


def _levels(value: object) -> int:
    """How deep a decoded value is nested, counted level by level."""
    depth, level = 0, [value]
    while level:
        depth += 1
        level = [
            child
            for one in level
            if isinstance(one, dict | list)
            for child in (one.values() if isinstance(one, dict) else one)
        ]
    return depth


def _only(document: Mapping[str, Any], key: str) -> dict[str, Any]:
    return {key: document[key]} if key in document else {}
