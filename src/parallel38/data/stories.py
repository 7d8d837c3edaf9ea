"""Story files: geodata/stories/<id>.toml, one `[[scene]]` after another."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import fields

from parallel38.data import files
from parallel38.data.faults import Fault
from parallel38.data.files import Item
from parallel38.domain.story import STORY_SCHEMA, Aside, Scene, Story
from parallel38.domain.view import FIRST_DAY, LAST_DAY, Pane, View

HEAD = ("title", "description", "questions", "sources")  # what stands above the scenes
_PANE = {field.name for field in fields(Pane)}
_ASIDE = {field.name for field in fields(Aside)}


MOST_BYTES = 4 * 2**20  # a story of ten scenes has 25,000
MOST_SCENES = 500


class Read(msgspec.Struct, frozen=True):
    """A story with the Items its scenes were made from, for faults that name a line."""

    story: Story
    items: tuple[Item, ...]


def load(path: Path, root: Path) -> tuple[dict[str, Any], str] | Fault:
    """What a story's file holds, as values and text."""
    if path.exists() and not path.is_file():
        return Fault(files.name(path, root), 0, "", "no file")
    if path.exists() and path.stat().st_size > MOST_BYTES:
        return Fault(files.name(path, root), 0, "", f"larger than {MOST_BYTES >> 20} MB")
    return files.toml(path, root)


def read(path: Path, root: Path) -> Read | list[Fault]:
    """The story of a file, or all that is wrong with it."""
    loaded = load(path, root)
    if isinstance(loaded, Fault):
        return [loaded]
    values, content = loaded
    head = Item(files.name(path, root), 1, {**values, "id": path.stem}, {})
    faults = [
        head.fault(f"unknown field '{key}'")
        for key in values
        if key not in ("schema", *HEAD, "scene")
    ]
    found = files.tables(content, head.file, values, "scene")
    if isinstance(found, Fault):
        return [*faults, found]
    if len(found) > MOST_SCENES:
        return [*faults, head.fault(f"{len(found)} scenes; at most {MOST_SCENES} are told")]
    if (schema := values.get("schema", STORY_SCHEMA)) != STORY_SCHEMA:
        faults.append(head.fault(f"'schema' is {str(schema)[:40]!r}, not {STORY_SCHEMA!r}"))
    scenes = [_scene(item) for item in found]
    faults += [fault for scene in scenes if isinstance(scene, list) for fault in scene]
    faults += _repeated(found)
    try:
        story = msgspec.convert(
            {"id": path.stem, **{key: values[key] for key in HEAD if key in values}}, Story
        )
    except msgspec.ValidationError as error:
        return [*faults, head.fault(str(error))]
    if faults:
        return faults
    told = tuple(scene for scene in scenes if isinstance(scene, Scene))
    return Read(msgspec.structs.replace(story, scenes=told), tuple(found))


def _scene(item: Item) -> Scene | list[Fault]:
    """A scene; its `view` holds the fields of one pane, or `layout` and `panes`."""
    known = {field.name for field in fields(Scene)} - {"extra"}
    faults = [item.fault(f"unknown field '{key}'", key) for key in item.values if key not in known]
    faults += [
        item.fault(f"the field '{key}' is missing")
        for key in ("id", "title", "view")
        if key not in item.values
    ]
    view = item.values.get("view", {})
    if not isinstance(view, dict):
        return [*faults, item.fault("'view' is not a table", "view")]
    if "panes" not in view:
        unknown = (key for key in view if key not in _PANE)
        faults += [item.fault(f"unknown field '{key}' of the view", key) for key in unknown]
        view = {"panes": [view]}
    aside = item.values.get("aside")
    unknown = (key for key in (aside if isinstance(aside, dict) else ()) if key not in _ASIDE)
    faults += [item.fault(f"unknown field '{key}' of the aside", "aside") for key in unknown]
    if faults:
        return faults
    try:
        scene = msgspec.convert({**item.values, "view": view}, Scene)
    except (msgspec.ValidationError, RecursionError) as error:
        return [item.fault(str(error))]
    return [*_outside(scene.view, item), *_unnamed(scene.aside, item)] or scene


def _outside(view: View, item: Item) -> list[Fault]:
    return [
        item.fault(f"the date {pane.date} lies outside {FIRST_DAY.year}-{LAST_DAY.year}", "date")
        for pane in view.panes
        if not FIRST_DAY <= pane.date <= LAST_DAY
    ]


def _unnamed(aside: Aside | None, item: Item) -> Iterator[Fault]:
    """What an image beside the map owes its maker and those who cannot see it."""
    if aside and not (aside.text or aside.image):
        yield item.fault("the aside has neither 'text' nor 'image'", "aside")
    for field in ("credit", "alt"):
        if aside and aside.image and not getattr(aside, field):
            yield item.fault(f"the image '{aside.image}' has no '{field}'", "aside")


def _repeated(found: list[Item]) -> list[Fault]:
    seen: set[Any] = set()
    faults = []
    for item in found:
        if item.id and item.id in seen:
            faults.append(item.fault("another scene has this id"))
        seen.add(item.id)
    return faults
