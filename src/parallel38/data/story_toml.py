"""A story as a TOML file that merges well: always the same order, a field a line, a paragraph a
line. What stands in it beyond our knowledge stays; comments do not.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from errno import EEXIST
from pathlib import Path
from typing import Any

import msgspec
import tomlkit
from msgspec import NODEFAULT, Struct
from msgspec.structs import fields
from tomlkit.items import InlineTable, Item

from parallel38 import paths
from parallel38.data.stories import HEAD
from parallel38.domain.extra import merged
from parallel38.domain.story import STORY_SCHEMA, Scene, Story

_SCENE = (
    "id", "title", "caption", "plain", "notes", "sources", "cites", "dwell", "core", "transition",
    "view", "aside", "figure", "film",
)  # fmt: skip
_PANE = (
    "date", "window", "mode", "camera", "layers_on", "layers_off", "powers", "filters", "language",
    "style", "highlights", "selected",
)  # fmt: skip
_TABLES = ("view", "aside", "figure", "film")
_ALWAYS = {"id", "title", "caption", "sources", "dwell", "core", "view", "panes", "date", "camera"}
_VIEW = {"layout", "panes", "split"}
_LISTED = ("questions", "cites")  # each on a line of its own
_BLOCKS = ("notes", "text")
_PLAIN = re.compile(r"[\r\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def to_toml(story: Story) -> str:
    """The file's text. The story's id is the file's name."""
    told = _told(story, HEAD)
    del told["id"]
    head = {"schema": STORY_SCHEMA, **told, **story.extra}
    scenes = ("\n".join(_scene(scene)) for scene in story.scenes)
    return "\n\n".join(["\n".join(_lines(head)), *scenes]) + "\n"


def save(path: Path, story: Story, images: Mapping[str, bytes] | None = None) -> None:
    """Write the file, and beside it the images that its scenes show: each whole or not at all, the
    story last. Raises OSError, of which one says that another file has an image's name.
    """
    shown = {scene.aside.image for scene in story.scenes if scene.aside}
    for name, data in (images or {}).items():
        there = path.with_name(name)
        if name in shown and there.exists() and there.read_bytes() != data:
            raise FileExistsError(EEXIST, "another file has the name of an image", str(there))
    for name, data in (images or {}).items():
        if name in shown:
            with paths.draft_beside(path.with_name(name)) as draft:
                draft.write_bytes(data)
                draft.replace(path.with_name(name))
    with paths.draft_beside(path) as draft:
        draft.write_text(to_toml(story), "utf-8", newline="\n")
        draft.replace(path)


def _scene(scene: Scene) -> Iterator[str]:
    known = _told(scene, _SCENE)
    known["view"] = {
        **_told(scene.view, ()), "panes": [_told(pane, _PANE) for pane in scene.view.panes]
    }  # fmt: skip
    whole = merged(known, scene.extra)
    yield "[[scene]]"
    yield from _lines({key: value for key, value in whole.items() if key not in _TABLES})
    for key in _TABLES:
        if isinstance(whole.get(key), Mapping):
            yield from _table(key, whole[key])


def _table(key: str, values: Mapping[str, Any]) -> Iterator[str]:
    """A table of a scene; a view of one pane, and nothing said of more, is written as that pane."""
    panes: Sequence[Mapping[str, Any]] = values.get("panes", ()) if key == "view" else ()
    if len(panes) == 1 and set(values) == {"panes"} and not _VIEW & set(panes[0]):
        values, panes = panes[0], ()
    yield f"[scene.{key}]"
    yield from _lines({name: one for name, one in values.items() if not (panes and one is panes)})
    for pane in panes:
        yield "[[scene.view.panes]]"
        yield from _lines(pane)


def _told(record: Struct, order: Iterable[str]) -> dict[str, Any]:
    """A record's fields in this order, then the others; what was never set is left out."""
    known = {field.name: field for field in fields(record)}
    found: dict[str, Any] = {}
    for name in dict.fromkeys((*order, *known)):
        value, field = getattr(record, name), known[name]
        default = field.default if field.default_factory is NODEFAULT else field.default_factory()
        if name in ("extra", "scenes") or (name not in _ALWAYS and value == default):
            continue
        plain = name not in _ALWAYS and isinstance(value, Struct)
        found[name] = _told(value, ()) if plain else msgspec.to_builtins(value)
    return found


def _lines(values: Mapping[str, Any]) -> Iterator[str]:
    for key, value in values.items():
        if value is not None:
            yield f"{tomlkit.key(key).as_string()} = {_value(key, value)}"


def _value(key: str, value: Any) -> str:
    if key in _BLOCKS and isinstance(value, str) and "\n" in value and not _PLAIN.search(value):
        block = tomlkit.string(value, multiline=True).as_string()
        return block if value.startswith("\n") else block.replace('"""', '"""\n', 1)
    if key in _LISTED and isinstance(value, list | tuple) and value:
        rows = "".join(f"  {_item(one).as_string()},\n" for one in value if one is not None)
        return f"[\n{rows}]"
    if key == "camera" and isinstance(value, Mapping):
        return f"{{ {_item(value).as_string().strip('{}')} }}"
    return _item(value).as_string()


def _item(value: Any) -> Item:
    """A value on one line; TOML has no null."""
    if isinstance(value, Mapping):
        table: InlineTable = tomlkit.inline_table()
        for key, one in value.items():
            if one is not None:
                table.append(key, _item(one))
        return table
    if isinstance(value, list | tuple):
        array = tomlkit.array()
        for one in value:
            if one is not None:
                array.append(_item(one))
        return array
    made: Item = tomlkit.item(value)
    return made
