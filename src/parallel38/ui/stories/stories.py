"""The stories of the project: made, copied, ordered and changed; each deed can be undone."""

from __future__ import annotations

import os
from itertools import count
from typing import TYPE_CHECKING

from msgspec.structs import replace

from parallel38.domain.story import Scene, Story
from parallel38.words import _

if TYPE_CHECKING:
    from parallel38.ui.project.keeper import Keeper

LONGEST = 500  # characters of a title


class Stories:
    """Acts on the Keeper's list."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper

    @property
    def all(self) -> tuple[Story, ...]:
        """In the order in which they were made."""
        return self._keeper.project.stories

    @property
    def first(self) -> str:
        """The id of the first; nothing where there is none."""
        return next((one.id for one in self.all), "")

    def get(self, key: str) -> Story | None:
        """The one of this id, if the project has it."""
        return next((story for story in self.all if story.id == key), None)

    # -- whole stories -----------------------------------------------------------------------

    def new(self) -> Story:
        """One without scenes."""
        return self._put(_("new story"), Story(_fresh("story"), self._untaken(_("My story"))))

    def as_own(self, story: Story) -> Story:
        """A story from elsewhere as the project may take it in: under an id and a title that no
        other has.
        """
        return replace(story, id=_fresh("story"), title=self._untaken(story.title))

    def take_in(self, story: Story, text: str) -> None:
        """A story, from now on the project's own."""
        self._put(text, story)

    def rename(self, key: str, title: str) -> None:
        """Call it otherwise; an empty title is none."""
        if title := " ".join(title.split())[:LONGEST]:
            self._become(_("rename story"), key, title=title)

    def delete(self, key: str) -> None:
        """Take it out of the project."""
        kept = tuple(story for story in self.all if story.id != key)
        self._keeper.change(_("delete story"), stories=kept)

    # -- its scenes --------------------------------------------------------------------------

    def add(self, key: str, scene: Scene, at: int) -> Scene:
        """A scene in this place, counted from 0."""
        return self._insert(_("add scene"), key, replace(scene, id=_fresh("scene")), at)

    def duplicate(self, key: str, scene: Scene) -> Scene:
        """The same once more, behind it."""
        at = self._at(key, scene.id) + 1
        return self._insert(_("duplicate scene"), key, replace(scene, id=_fresh("scene")), at)

    def change(self, key: str, scene: str, text: str, merge: str = "", **fields: object) -> None:
        """Other words or another View for a scene; `text` names the deed."""
        scenes = tuple(
            replace(one, **fields) if one.id == scene else one for one in self._scenes(key)
        )
        self._become(text, key, merge, scenes=scenes)

    def move(self, key: str, scene: str, before: int) -> None:
        """Put a scene before the one that stands at this place now."""
        scenes = self._scenes(key)
        moved = [one for one in scenes if one.id == scene]
        head = [one for one in scenes[:before] if one.id != scene]
        tail = [one for one in scenes[before:] if one.id != scene]
        self._become(_("move scene"), key, f"move {scene}", scenes=(*head, *moved, *tail))

    def remove(self, key: str, scene: str) -> None:
        """Take a scene out."""
        kept = tuple(one for one in self._scenes(key) if one.id != scene)
        self._become(_("delete scene"), key, scenes=kept)

    # -- within ------------------------------------------------------------------------------

    def _scenes(self, key: str) -> tuple[Scene, ...]:
        story = self.get(key)
        return story.scenes if story else ()

    def _at(self, key: str, scene: str) -> int:
        return next(n for n, one in enumerate(self._scenes(key)) if one.id == scene)

    def _insert(self, text: str, key: str, scene: Scene, at: int) -> Scene:
        scenes = self._scenes(key)
        self._become(text, key, scenes=(*scenes[:at], scene, *scenes[at:]))
        return scene

    def _put(self, text: str, story: Story) -> Story:
        self._keeper.change(text, stories=(*self.all, story))
        return story

    def _become(self, text: str, key: str, merge: str = "", **fields: object) -> None:
        kept = tuple(replace(one, **fields) if one.id == key else one for one in self.all)
        self._keeper.change(text, merge, stories=kept)

    def _untaken(self, title: str) -> str:
        """The title, with a number where another story has it."""
        taken = {story.title for story in self.all}
        numbered = (f"{title} ({number})" for number in count(2))
        return title if title not in taken else next(n for n in numbered if n not in taken)


def _fresh(kind: str) -> str:
    return f"{kind}-{os.urandom(6).hex()}"
