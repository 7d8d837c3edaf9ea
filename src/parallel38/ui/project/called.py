"""What a map is called: by what is selected on it, or by what happened just then."""

from parallel38.domain.atlas import Atlas, Claim, Event, Feature
from parallel38.domain.view import Pane
from parallel38.words import language

FRESH = 31  # days after an event in which a map is still called by it


def called(atlas: Atlas, pane: Pane) -> str:
    """What is selected, else what happened just then, else nothing; an event in the language of the
    window, where it has a name there.
    """
    if name := selection(atlas, pane):
        return name
    event = happened(atlas, pane.date.toordinal())
    return _name(event) if event else ""


def selection(atlas: Atlas, pane: Pane) -> str:
    """The name of what is selected, if a map of the pane's day may go by it, or ""."""
    thing = chosen(atlas, pane.selected, pane)
    if thing is not None:
        if isinstance(thing, Event):
            return _name(thing)
        return getattr(thing, "title", "") or getattr(thing, "claim", "")
    place = atlas.places.get(pane.selected)
    return place.name if place else ""


def chosen(atlas: Atlas, name: str, pane: Pane) -> Feature | Event | Claim | None:
    """A record by its id, if a map of the pane's day may go by it: ground that was held then, an
    event that had just happened. What was looked at on another day says nothing of this one.
    """
    record = atlas.features.get(name) or atlas.events.get(name) or atlas.claims.get(name)
    if record is None or isinstance(record, Claim) or pane.mode != "instant":
        return record
    after = FRESH if isinstance(record, Event) else 0
    interval, day = record.interval, pane.date.toordinal()
    return record if interval.possible_from <= day < interval.possible_to + after else None


def _name(event: Event) -> str:
    return event.native_names.get(language(), event.title)


def happened(atlas: Atlas, day: int) -> Event | None:
    """The weightiest short event of the days before this one (an ordinal), or on it."""
    fresh = [
        event
        for event in atlas.events.values()
        if event.interval.possible_from <= day < event.interval.possible_to + FRESH
        and event.interval.possible_to - event.interval.possible_from <= FRESH
    ]
    return max(fresh, key=_weight, default=None)


def _weight(event: Event) -> tuple[int, int, str]:
    return event.importance, event.interval.possible_from, event.id
