"""Story files: geodata/stories/<id>.toml, one `[[scene]]` after another."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import fields, replace

from parallel38.data import files, records
from parallel38.data.faults import Fault
from parallel38.data.files import Item
from parallel38.domain.mercator import END
from parallel38.domain.story import STORY_SCHEMA, Aside, Scene, Story
from parallel38.domain.view import FIRST_DAY, LAST_DAY, Pane, View

HEAD = ("title", "description", "questions", "sources")  # what stands above the scenes
SCENE = {field.name: field.type for field in fields(Scene) if field.name != "extra"}
PANE = {field.name: field.type for field in fields(Pane)}
ASIDE = {field.name: field.type for field in fields(Aside)}
_HEAD = {field.name: field.type for field in fields(Story) if field.name in HEAD}
MOST_BYTES = 4 * 2**20  # a story of ten scenes has 25,000
MOST_SCENES = 500


class Read(msgspec.Struct, frozen=True):
    """A story of the scenes that could be made, the Items that these were made from, for faults
    that name a line, those of all scenes that are `written`, and what is wrong.
    """

    story: Story
    items: tuple[Item, ...] = ()
    written: tuple[Item, ...] = ()
    faults: tuple[Fault, ...] = ()


def load(path: Path, root: Path) -> tuple[dict[str, Any], str] | Fault:
    """What a story's file holds, as values and text."""
    if path.exists() and not path.is_file():
        return Fault(files.name(path, root), 0, "", "no file")
    if path.exists() and path.stat().st_size > MOST_BYTES:
        return Fault(files.name(path, root), 0, "", f"larger than {MOST_BYTES >> 20} MB")
    return files.toml(path, root)


def read(path: Path, root: Path) -> Read | list[Fault]:
    """The story of a file, or all that is wrong with it."""
    found = survey(path, root)
    return list(found.faults) or found


def survey(path: Path, root: Path) -> Read:
    """What can be made of a file, and all that is wrong with it."""
    none = Story(path.stem, path.stem)
    loaded = load(path, root)
    if isinstance(loaded, Fault):
        return Read(none, faults=(loaded,))
    values, content = loaded
    head = Item(files.name(path, root), 1, {**values, "id": path.stem}, {})
    faults = list(_of_head(head))
    found = files.tables(content, head.file, values, "scene")
    if isinstance(found, Fault):
        return Read(none, faults=(*faults, found))
    found = [replace(item, place=f"scene {number}") for number, item in enumerate(found, 1)]
    if len(found) > MOST_SCENES:
        faults.append(head.fault(f"{len(found)} scenes; at most {MOST_SCENES} are told"))
        return Read(none, faults=tuple(faults))
    made = [_scene(item, faults) for item in found]
    faults += _repeated(found)
    pairs = [(scene, item) for scene, item in zip(made, found, strict=True) if scene]
    told = {key: values[key] for key in HEAD if key in values}
    wrong = [fault for key in told for fault in records.wrong(head, key, _HEAD[key])]
    if "title" not in told:
        wrong.append(head.fault("the field 'title' is missing"))
    story = none if wrong else msgspec.convert({"id": path.stem, **told}, Story)
    scenes, items = tuple(scene for scene, _ in pairs), tuple(item for _, item in pairs)
    return Read(replace(story, scenes=scenes), items, tuple(found), (*faults, *wrong))


def _of_head(head: Item) -> Iterator[Fault]:
    for key in head.values:
        if key not in ("id", "schema", *HEAD, "scene"):
            yield head.fault(f"unknown field '{key}'")
    schema = head.values.get("schema", STORY_SCHEMA)
    if schema != STORY_SCHEMA:
        yield head.fault(f"'schema' is {str(schema)[:40]!r}, not {STORY_SCHEMA!r}")


def _scene(item: Item, faults: list[Fault]) -> Scene | None:
    """A scene, or none where a field of it is wrong; its `view` holds the fields of one pane, or
    `layout` and `panes`.
    """
    faults += _unknown(item, item.values, SCENE, "")
    for key in ("id", "title", "view"):
        if key not in item.values:
            faults.append(item.fault(f"the field '{key}' is missing"))
    if isinstance(item.values.get("aside"), dict):
        faults += _unknown(item, item.values["aside"], ASIDE, "aside")
    view = item.values.get("view", {})
    if not isinstance(view, dict):
        faults.append(item.fault("'view' is not a table", "view"))
        return None
    single = "panes" not in view
    if single:
        faults += _unknown(item, view, PANE, "view")
    elif isinstance(view["panes"], list):
        for number, pane in enumerate(view["panes"], 1):
            if isinstance(pane, dict):
                faults += _unknown(item, pane, PANE, f"view's pane {number}")
    wrong = [fault for key in SCENE if key != "view" for fault in _wrong(item, key, SCENE)]
    inner = (
        Item(item.file, item.line, {**view, "id": item.id}, item.lines, item.place)
        if single
        else item
    )
    for key in PANE if single else ("view",):
        wrong += _wrong(inner, key, PANE if single else SCENE)
    faults += wrong
    if wrong:
        return None
    scene = msgspec.convert({**item.values, "view": {"panes": [view]} if single else view}, Scene)
    faults += [*_outside(scene.view, item), *_unnamed(scene.aside, item)]
    return scene


def _unknown(item: Item, values: dict[str, Any], known: Collection[str], of: str) -> list[Fault]:
    said = f" of the {of}" if of else ""
    return [
        item.fault(f"unknown field '{key}'{said}", key if of != "aside" else of)
        for key in values
        if key not in known
    ]


def _wrong(item: Item, key: str, known: dict[str, Any]) -> list[Fault]:
    return list(records.wrong(item, key, known[key])) if key in item.values else []


def _outside(view: View, item: Item) -> list[Fault]:
    days = [
        item.fault(f"the date {pane.date} lies outside {FIRST_DAY.year}-{LAST_DAY.year}", "date")
        for pane in view.panes
        if not FIRST_DAY <= pane.date <= LAST_DAY
    ]
    return days + [
        item.fault(f"the camera's latitude {pane.camera.lat} lies beyond the map, {END}", "camera")
        for pane in view.panes
        if abs(pane.camera.lat) > END
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
