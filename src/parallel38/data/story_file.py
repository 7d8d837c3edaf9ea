"""A story's file as a stranger wrote it: what can be told is told, the rest said in sentences."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from parallel38.data import files, stories
from parallel38.data.faults import Fault
from parallel38.data.plainly import plainly
from parallel38.domain.extra import unknown
from parallel38.domain.finding import Finding
from parallel38.domain.story import (
    MOST_BYTES,
    SCENE_SCHEMA,
    STORY_SCHEMA,
    Scene,
    Story,
    scene_from_document,
    scene_to_json,
)
from parallel38.words import _

_MOST_FAULTS = 20  # of one scene, which are mended
_STEP = re.compile(r"\w+")
_KIN = STORY_SCHEMA.rpartition("-")[0]


class StoryError(ValueError):
    """A file from which no story can be told; the text is one sentence."""


class Opened(Struct, frozen=True):
    """A story, and what of its file is not in it."""

    story: Story
    told: tuple[Finding, ...] = ()


def open_story(path: Path) -> Opened:
    """The story of a file, whose name is its id. Raises StoryError."""
    loaded = stories.load(path, path.parent)
    if isinstance(loaded, Fault):
        raise StoryError(f"{loaded}.")
    values, content = loaded
    found = files.tables(content, path.name, values, "scene")
    if isinstance(found, Fault):
        raise StoryError(f"{found}.")
    told = list(_version(path, values))
    scenes: list[Scene] = []
    for number, item in enumerate(found[: stories.MOST_SCENES], 1):
        scenes += _scene(number, item.values, scenes, told)
    if len(found) > stories.MOST_SCENES:
        said = _("The story has {count} scenes; the first {most} are told.")
        told.append(Finding(said.format(count=len(found), most=stories.MOST_SCENES)))
    if not scenes:
        raise StoryError(_("{file}: no scene in it can be told.").format(file=path.name))
    story = _head(path, values, told)
    return Opened(replace(story, scenes=_apart(scenes, told)), tuple(told))


def _version(path: Path, values: dict[str, Any]) -> Iterator[Finding]:
    schema = values.get("schema", STORY_SCHEMA)
    if schema == STORY_SCHEMA:
        return
    if not isinstance(schema, str) or schema.rpartition("-")[0] != _KIN:
        said = _("{file}: schema: {schema} is no story's.")
        raise StoryError(said.format(file=path.name, schema=str(schema)[:40]))
    said = _("The story is of another version ({schema}); what this one knows is told.")
    yield Finding(said.format(schema=schema[:40]))


def _head(path: Path, values: dict[str, Any], told: list[Finding]) -> Story:
    """Title and the like; what cannot be read is left out."""
    head: dict[str, Any] = {"id": path.stem, "title": path.stem}
    for key in stories.HEAD:
        if key in values:
            try:
                msgspec.convert({**head, key: values[key]}, Story)
                head[key] = values[key]
            except msgspec.ValidationError as error:
                said = _("The story's {field} cannot be read and is left out ({why}).")
                why = plainly(str(error).partition(" - at `")[0])
                told.append(Finding(said.format(field=key, why=why)))
    kept = {k: v for k, v in values.items() if k not in ("schema", "scene", *stories.HEAD)}
    story = replace(msgspec.convert(head, Story), extra=unknown(kept, {}))
    if len(msgspec.json.encode(story)) > MOST_BYTES:
        most = MOST_BYTES // 1024
        said = _("{file}: larger than {most} KB above its scenes.")
        raise StoryError(said.format(file=path.name, most=most))
    return story


def _scene(
    number: int, values: dict[str, Any], before: list[Scene], told: list[Finding]
) -> list[Scene]:
    """The scene, or none. A field that cannot be read is left out; day and camera are then those
    of the last scene `before`. `number` is its place in the file, from 1.
    """
    view = values.get("view")
    scene = {"id": f"scene-{number}", "title": str(number), **values, "schema": SCENE_SCHEMA}
    scene["view"] = view if isinstance(view, dict) and "panes" in view else {"panes": [view]}
    last = msgspec.to_builtins((before[-1] if before else Scene()).view)
    why, found = "", list[Finding]()
    for _attempt in range(_MOST_FAULTS):
        try:
            made = scene_from_document(scene)
            scene_to_json(made)  # a project could not keep what this refuses
            told += found
            return [made]
        except ValueError as error:
            path, _sep, why = str(error).partition(": ")
            why = plainly(why or path)
        field = _without(scene, [step for step in _STEP.findall(path) if step], last)
        if not field:
            break
        lost = _("Its {field} cannot be read and is left out ({why}).")
        found.append(Finding(lost.format(field=field, why=why), len(before)))
    gone = _("Scene {number} of the file cannot be read and is left out ({why}).")
    told.append(Finding(gone.format(number=number, why=why)))
    return []


def _without(scene: dict[str, Any], path: list[str], last: dict[str, Any]) -> str:
    """Take out what lies at a path, and say what it was; nothing where it is not there."""
    if path[:2] == ["view", "panes"] and len(path) > 3:
        panes = scene["view"]["panes"]
        place, field = int(path[2]), path[3]
        pane = dict(panes[place])
        if pane.pop(field, None) is None:
            return ""
        if field in ("date", "camera"):
            pane[field] = last["panes"][0][field]
        scene["view"] = {**scene["view"], "panes": [*panes[:place], pane, *panes[place + 1 :]]}
        return field
    if path[:1] == ["view"]:
        fresh, scene["view"] = scene["view"] != last, last
        return "view" if fresh else ""
    if path[:1] == ["aside"] and len(path) > 1 and isinstance(scene.get("aside"), dict):
        scene["aside"] = {k: v for k, v in scene["aside"].items() if k != path[1]}
        return path[1]
    return path[0] if path and scene.pop(path[0], None) is not None else ""


def _apart(scenes: list[Scene], told: list[Finding]) -> tuple[Scene, ...]:
    """Every scene under an id of its own."""
    seen: set[str] = set()
    found = []
    for number, scene in enumerate(scenes, 1):
        name = scene.id
        while name in seen:
            name = f"{scene.id}-{number}" if name == scene.id else f"{name}+"
        if name != scene.id:
            said = _("Another scene is called {id}; this one is now {new}.")
            told.append(Finding(said.format(id=scene.id, new=name), number - 1))
        seen.add(name)
        found.append(replace(scene, id=name))
    return tuple(found)
