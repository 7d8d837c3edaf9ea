"""Selections that are no one record: several things at once, and all that changed since a day.

They stand in a View's `selected` like an id, so that Back and bookmarks bring them back.
"""

from collections.abc import Iterable
from datetime import date

from parallel38.domain.atlas import Atlas

_SINCE, _THESE = "since:", "these:"


def since(day: date) -> str:
    """What stands in `selected` for all that changed between a day and the clock's."""
    return f"{_SINCE}{day.isoformat()}"


def since_day(selected: str) -> date | None:
    """The day that such a selection counts from, or None for another."""
    if not selected.startswith(_SINCE):
        return None
    try:
        return date.fromisoformat(selected.removeprefix(_SINCE))
    except ValueError:
        return None


def these(idents: Iterable[str]) -> str:
    """What stands in `selected` for several things; for one, its own id."""
    known = tuple(dict.fromkeys(idents))
    return known[0] if len(known) == 1 else _THESE + ",".join(known) if known else ""


def listed(atlas: Atlas, selected: str) -> tuple[str, ...]:
    """The features and events that such a selection names, as far as the atlas knows them."""
    if not selected.startswith(_THESE):
        return ()
    found = selected.removeprefix(_THESE).split(",")
    return tuple(one for one in found if one in atlas.features or one in atlas.events)


def is_gathered(selected: str) -> bool:
    """Whether it is one of these, and what it shows on the map goes with it."""
    return selected.startswith((_SINCE, _THESE))
