"""What a story names is there: sources, what its scenes show, images; and its notes can be read."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from parallel38.data import story_images
from parallel38.data.checks.references import Known, in_none, unknown
from parallel38.data.faults import Fault
from parallel38.data.files import Item
from parallel38.domain.story import Story

if TYPE_CHECKING:
    from parallel38.data.load import Draft

_ON_MAP, _IN_TREE = ("features", "events", "places", "claims"), ("layers", "features")


def faults(draft: "Draft", known: Known) -> Iterator[Fault]:
    """All that the stories of a draft name and that is not there."""
    for name, story in draft.records["stories"].items():
        items, folder = draft.scenes[name], draft.root / "stories"
        yield from of_story(story, draft.items[name], items, known, folder)


def notes(draft: "Draft") -> Iterator[Fault]:
    """What stands in the notes of a draft's stories and is shown to nobody as it is meant."""
    for name, story in draft.records["stories"].items():
        yield from of_notes(story, draft.scenes[name])


def of_story(
    story: Story, head: Item, items: Sequence[Item], known: Known, folder: Path
) -> Iterator[Fault]:
    """What a story names and that is not there; its images lie in `folder`."""
    yield from unknown(head, "sources", story.sources, "sources", known)
    for scene, item in zip(story.scenes, items, strict=True):
        yield from unknown(item, "sources", scene.sources, "sources", known)
        if scene.aside:
            named = [scene.aside.source] if scene.aside.source else []
            yield from unknown(item, "aside", named, "sources", known)
            yield from _image(scene.aside.image, item, folder)
        for pane in scene.view.panes:
            yield from unknown(item, "powers", pane.powers, "powers", known)
            yield from unknown(item, "filters", pane.filters.sources, "sources", known)
            shown = (*pane.highlights, *([pane.selected] if pane.selected else []))
            yield from in_none(item, shown, _ON_MAP, known)
            yield from in_none(item, (*pane.layers_on, *pane.layers_off), _IN_TREE, known)


def of_notes(story: Story, items: Sequence[Item]) -> Iterator[Fault]:
    """HTML, pictures and far links in notes: none of them is shown."""
    from parallel38.notes import unread

    for scene, item in zip(story.scenes, items, strict=True):
        for what in unread(scene.notes):
            yield item.fault(f"the notes have {what}; plain Markdown alone is read", "notes")


def _image(name: str, item: Item, folder: Path) -> Iterator[Fault]:
    try:
        if name:
            story_images.read(folder / name)
    except story_images.ImageError as error:
        yield item.fault(f"the image '{name}' {error}", "aside")
