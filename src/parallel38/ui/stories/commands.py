"""What can be done with stories, as rows of the table of commands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from parallel38.ui.command import Command, Do
from parallel38.words import N_

if TYPE_CHECKING:
    from parallel38.ui.stories.authoring import Authoring

_ROWS: tuple[tuple[str, str, str, Callable[[Authoring], object]], ...] = (
    ("scene-add", N_("Add the map as a scene"), "Ctrl+Shift+B", lambda a: a.add()),
    ("story-new", N_("New story"), "", lambda a: a.new()),
    ("story-copy", N_("Copy the story into my project"), "", lambda a: a.copy()),
    ("story-open", N_("Open a story…"), "", lambda a: a.files.open()),
    ("story-save", N_("Save the story as…"), "", lambda a: a.files.save()),
    ("story-rename", N_("Rename the story…"), "", lambda a: a.rename()),
    ("story-delete", N_("Delete the story"), "", lambda a: a.delete()),
    ("present-story", N_("Present the story in hand"), "F5", lambda a: a.present()),
)


def story_commands(menu: str) -> Iterator[Command]:
    """All of them, in this menu."""

    def do(deed: Callable[[Authoring], object]) -> Do:
        return lambda w: deed(w.projects.authoring)

    yield Command("stories", N_("Stories"), "Shift+F6", menu,
                  lambda w: w.deeds.essays.toggle_stories(),
                  lambda w: w.deeds.essays.tells)  # fmt: skip
    for name, title, key, deed in _ROWS:
        yield Command(name, title, key, menu, do(deed))
