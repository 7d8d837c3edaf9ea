"""Bookmarks: a Scene kept with one key, gone to, renamed, moved, deleted; each can be undone."""

from __future__ import annotations

import os
from itertools import chain, count
from typing import TYPE_CHECKING

from msgspec.structs import replace

from parallel38.domain.atlas import Atlas, Event
from parallel38.domain.story import Scene
from parallel38.domain.view import Pane, View
from parallel38.ui.pane_state import clock_text
from parallel38.words import _

if TYPE_CHECKING:
    from parallel38.ui.project.keeper import Keeper

FRESH = 31  # days after an event in which a bookmark is still called by it


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
        title = self._new(self._title(view.pane, place), place)
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

    def _title(self, pane: Pane, place: str) -> str:
        """What is selected, else what happened just then, else where one looks."""
        things = {
            **self._atlas.features, **self._atlas.events, **self._atlas.claims,
        }  # fmt: skip
        if pane.selected in things:
            thing = things[pane.selected]
            return getattr(thing, "title", "") or getattr(thing, "claim", "")
        if pane.selected in self._atlas.places:
            return self._atlas.places[pane.selected].name
        event = self._event(pane.date.toordinal())
        return event.title if event else place or clock_text(pane)

    def _event(self, day: int) -> Event | None:
        fresh = [
            event
            for event in self._atlas.events.values()
            if event.interval.possible_from <= day < event.interval.possible_to + FRESH
            and event.interval.possible_to - event.interval.possible_from <= FRESH
        ]
        return max(fresh, key=_weight, default=None)


def _weight(event: Event) -> tuple[int, int, str]:
    return event.importance, event.interval.possible_from, event.id
