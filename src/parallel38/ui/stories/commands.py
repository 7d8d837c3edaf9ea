"""What can be done with stories, as rows of the table of commands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from parallel38.ui.command import Command, Do
from parallel38.words import N_

if TYPE_CHECKING:
    from parallel38.ui.stories.authoring import Authoring
    from parallel38.ui.window import Window

Deed = Callable[["Authoring"], object]
Able = Callable[["Authoring"], bool]


def _in_hand(author: Authoring) -> bool:
    return author.story is not None


def _own(author: Authoring) -> bool:
    return author.stories.get(author.key) is not None


_ROWS: tuple[tuple[str, str, str, Deed, Able | None], ...] = (
    ("scene-add", N_("Add the map as a scene"), "Ctrl+Shift+B", lambda a: a.add(), None),
    ("story-new", N_("New story"), "", lambda a: a.new(), None),
    ("story-copy", N_("Copy the story into my project"), "", lambda a: a.copy(), _in_hand),
    ("story-open", N_("Open a story…"), "", lambda a: a.files.open(), None),
    ("story-save", N_("Save the story as…"), "", lambda a: a.files.save(), _in_hand),
    ("story-rename", N_("Rename the story…"), "", lambda a: a.rename(), _own),
    ("story-delete", N_("Delete the story"), "", lambda a: a.delete(), _own),
    ("present-story", N_("Present the story in hand"), "F5", lambda a: a.present(), None),
)


def story_commands(menu: str) -> Iterator[Command]:
    """All of them, in this menu."""

    def do(deed: Deed) -> Do:
        return lambda w: deed(w.projects.authoring)

    def able(asked: Able) -> Callable[[Window], bool]:
        return lambda w: asked(w.projects.authoring)

    yield Command("stories", N_("Stories"), "Shift+F6", menu,
                  lambda w: w.deeds.essays.toggle_stories(),
                  lambda w: w.deeds.essays.tells)  # fmt: skip
    for name, title, key, deed, asked in _ROWS:
        yield Command(name, title, key, menu, do(deed), able=able(asked) if asked else None)
