"""What a screen reader is told where the keyboard is not: the date as it changes, what the map
shows, and what a walk over the map by keys has come to.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from parallel38.domain.atlas import Atlas, Event, Feature
from parallel38.domain.changes import on
from parallel38.domain.view import Pane, View
from parallel38.domain.visible import State
from parallel38.map.style import KINDS
from parallel38.ui.pane_state import clock_text, days_of
from parallel38.ui.rest import AtRest
from parallel38.words import N_, _

if TYPE_CHECKING:
    from parallel38.ui.window import Window

MOST = 8  # titles of one sort: more is not listened to
_LESS: dict[State, str] = {
    "possible": N_("Possibly: {titles}"),
    "announced": N_("Announced, not yet in effect: {titles}"),
}
_QUIET = {"sovereign", "boundary", "railway"}  # what is nearly always there is told last


class Announcer(QObject):
    """Follows one window; says nothing while no screen reader is there."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._rest = AtRest(window, self._tell)
        self._said = ""
        split = window.split  # which has the last added first: told in the order of the eye
        for part in (window.left, window.map, window.right, split.handle(1), split.handle(2)):
            part.raise_()
        window.map.said.connect(self.say)
        leave = window.store.subscribe(self._follow)
        window.destroyed.connect(leave)
        window.map.describe(described(window.atlas, window.pane))

    def say(self, text: str) -> None:
        """Once a reader has ended its sentence."""
        self._said = text
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window.map, text))

    @property
    def said(self) -> str:
        """The last thing that was said."""
        return self._said

    def _follow(self, new: View, old: View) -> None:
        if QAccessible.isActive() and clock_text(new.pane) != clock_text(old.pane):
            self._rest.ask()

    def _tell(self) -> None:
        pane = self._window.pane
        self._window.map.describe(described(self._window.atlas, pane))
        self.say(clock_text(pane))


def described(atlas: Atlas, pane: Pane) -> str:
    """The map in words: its date, what happens, what holds."""
    found = on(atlas, *days_of(pane))
    return told(clock_text(pane), (*found.events, *found.features))


def told(date: str, things: Sequence[tuple[Event | Feature, State]]) -> str:
    """These in words: what happens, what holds by its kind, then what is less than certain."""
    parts = [_("Map"), date]
    sure = [thing for thing, how in things if how == "certain"]
    if happening := [thing.title for thing in sure if isinstance(thing, Event)]:
        parts.append(_("Happening: {titles}").format(titles=_listed(happening)))
    kinds: dict[str, list[str]] = {}
    for thing in sure:
        if isinstance(thing, Feature):
            kinds.setdefault(thing.kind, []).append(thing.title)
    for kind in sorted(kinds, key=lambda kind: (kind in _QUIET, KINDS[kind].order)):
        parts.append(f"{_(KINDS[kind].title)}: {_listed(kinds[kind])}")
    for state, form in _LESS.items():
        if titles := [thing.title for thing, how in things if how == state]:
            parts.append(_(form).format(titles=_listed(titles)))
    return ". ".join(parts) + "."


def _listed(titles: list[str]) -> str:
    """The first of them, and how many more."""
    more = len(titles) - MOST
    told = "; ".join(titles[:MOST])
    return _("{titles}; and {count} more").format(titles=told, count=more) if more > 0 else told
