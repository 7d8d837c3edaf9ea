"""Bookmarks: a Scene kept with one key, gone to, renamed, moved, deleted; each can be undone."""

from __future__ import annotations

import os
from itertools import chain, count
from typing import TYPE_CHECKING

from msgspec.structs import replace

from parallel38.domain.atlas import Atlas
from parallel38.domain.story import Scene
from parallel38.domain.view import View
from parallel38.ui.pane_state import clock_text
from parallel38.ui.project.called import called
from parallel38.words import _

if TYPE_CHECKING:
    from parallel38.ui.project.keeper import Keeper


class Bookmarks:
    """Acts on the Keeper's list."""

    def __init__(self, keeper: Keeper, atlas: Atlas) -> None:
        self._keeper, self._atlas = keeper, atlas

    @property
    def all(self) -> tuple[Scene, ...]:
        """In the order in which they were made, or put."""
        return self._keeper.project.bookmarks

    def add(self, view: View, place: str) -> Scene:
        """Keep a View; `place` is the named view that it shows, if any."""
        name = called(self._atlas, view.pane) or place or clock_text(view.pane)
        title = self._new(name, place)
        scene = Scene(id=f"bookmark-{os.urandom(6).hex()}", title=title, view=view)
        self._keeper.change(_("add bookmark"), bookmarks=(*self.all, scene))
        return scene

    def rename(self, key: str, title: str) -> None:
        """Call it otherwise; an empty title is none."""
        title = " ".join(title.split())[:500]
        kept = tuple(replace(s, title=title) if s.id == key and title else s for s in self.all)
        self._keeper.change(_("rename bookmark"), bookmarks=kept)

    def delete(self, key: str) -> None:
        """Take it off the list."""
        kept = tuple(scene for scene in self.all if scene.id != key)
        self._keeper.change(_("delete bookmark"), bookmarks=kept)

    def move(self, key: str, before: int) -> None:
        """Put it before the one that stands at this place now."""
        moved = [scene for scene in self.all if scene.id == key]
        head = [scene for scene in self.all[:before] if scene.id != key]
        tail = [scene for scene in self.all[before:] if scene.id != key]
        kept = (*head, *moved, *tail)
        self._keeper.change(_("move bookmark"), merge=f"move {key}", bookmarks=kept)

    def _new(self, title: str, place: str) -> str:
        """The title; where another bookmark has it already, where one looks, else with a number."""
        taken = {scene.title for scene in self.all}
        second = place or title
        numbered = (f"{second} ({number})" for number in count(2))
        return next(one for one in chain((title, second), numbered) if one not in taken)
