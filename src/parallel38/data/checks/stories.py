"""What a story names is there: sources, what its scenes show, images; and its notes can be read."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from parallel38.data.checks.references import KIND, Known
from parallel38.data.faults import Fault
from parallel38.data.files import Item
from parallel38.data.story_images import StoryImages
from parallel38.domain.story import Story
from parallel38.domain.story_names import Gone, sifted

if TYPE_CHECKING:
    from parallel38.data.load import Draft


def faults(draft: "Draft", known: Known) -> Iterator[Fault]:
    """All that the stories of a draft name and that is not there."""
    for name, story in draft.records["stories"].items():
        items, folder = draft.scenes[name], draft.root / "stories"
        yield from of_story(story, draft.items[name], items, known, folder)


def notes(draft: "Draft") -> Iterator[Fault]:
    """What stands in the notes of a draft's stories and is shown to nobody as it is meant."""
    for name in draft.records["stories"]:
        yield from of_notes(draft.scenes[name])


def of_story(
    story: Story, head: Item, items: Sequence[Item], known: Known, folder: Path
) -> Iterator[Fault]:
    """What a story names and that is not there; its images lie in `folder`."""
    for one in sifted(story, known, StoryImages(folder).fault, own=False)[1]:
        item = head if one.scene is None else items[one.scene]
        yield item.fault(_rule(one), one.field)


def _rule(gone: Gone) -> str:
    if gone.why:
        return f"the image '{gone.name}' {gone.why}"
    *others, last = (KIND[table] for table in gone.tables)
    kinds = f"{', '.join(others)} or {last}" if others else last
    return f"unknown {kinds} '{gone.name}' in '{gone.field}'"


def of_notes(items: Sequence[Item]) -> Iterator[Fault]:
    """HTML, pictures and far links in the notes of scenes: none of them is shown."""
    from parallel38.notes import unread

    for item in items:
        notes = item.values.get("notes")
        for what in unread(notes) if isinstance(notes, str) else ():
            yield item.fault(f"the notes have {what}; plain Markdown alone is read", "notes")
