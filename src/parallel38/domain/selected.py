"""Selections that are no one record: a bare point, a person, several things at once, and all that
changed since a day.

They stand in a View's `selected` like an id, so that Back, bookmarks and links bring them back.
"""

from collections.abc import Iterable
from datetime import date

from parallel38.domain.atlas import Atlas
from parallel38.domain.geodesic import is_way

SPOT = "@"  # begins the selection of a bare point: '@38.8100,121.2550'
_SINCE, _THESE, _PERSON = "since:", "these:", "person:"


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
    """Whether it is several things or changes, and what it shows on the map goes with it."""
    return selected.startswith((_SINCE, _THESE))


def person(name: str) -> str:
    """What stands in `selected` for a person."""
    return f"{_PERSON}{name}"


def person_of(selected: str) -> str:
    """The name that such a selection holds, or ""."""
    return selected.removeprefix(_PERSON) if selected.startswith(_PERSON) else ""


def spot_id(lat: float, lon: float) -> str:
    """What stands in `selected` for a bare point, degrees with four decimals."""
    return f"{SPOT}{lat:.4f},{lon:.4f}"


def spot_of(selected: str) -> tuple[float, float] | None:
    """The point that a selection names, or None."""
    if not selected.startswith(SPOT):
        return None
    said = selected.removeprefix(SPOT).partition(",")
    try:
        lat, lon = float(said[0]), float(said[2])
    except ValueError:
        return None
    return (lat, lon) if abs(lat) <= 90 and abs(lon) <= 180 else None


def is_free(selected: str) -> bool:
    """Whether it means something without any one record: a point, a way, a person, several."""
    special = spot_of(selected) or person_of(selected) or is_gathered(selected)
    return bool(special) or is_way(selected)


def selectable(atlas: Atlas, selected: str) -> bool:
    """Whether a selection means something in this atlas."""
    tables = atlas.features, atlas.events, atlas.places, atlas.claims
    if any(selected in table for table in tables):
        return True
    return bool(
        spot_of(selected) or since_day(selected) or listed(atlas, selected) or is_way(selected)
        or _known(atlas, selected)
    )  # fmt: skip


def _known(atlas: Atlas, selected: str) -> bool:
    name = person_of(selected)
    return bool(name) and any(
        name == one.name for event in atlas.events.values() for one in event.participants
    )
