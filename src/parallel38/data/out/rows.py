"""Features, events and places as rows of one table, each with its dates, holder and sources."""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct
from shapely import Point
from shapely.geometry.base import BaseGeometry

from parallel38.data.moved import Cut
from parallel38.data.out.about import LICENCE
from parallel38.domain.atlas import Atlas, Event, Feature, Participant, Place
from parallel38.domain.dates import Interval

FIRST, LAST = date(1, 1, 1).toordinal(), date(9999, 12, 31).toordinal()
COLUMNS = (
    "id", "layer", "title", "kind", "start", "end", "start_day", "end_day", "after_day",
    "certainty", "holder", "state", "held_by_title", "side", "powers", "place", "names",
    "importance", "confidence", "precision_km", "lat", "lon", "summary", "legal_basis", "phases",
    "participants", "themes", "notes", "sources", "citations", "licence",
)  # fmt: skip
DAYS = ("start_day", "end_day", "after_day")  # columns of dates, None where there is no bound
NUMBERS = {"importance": int, "precision_km": float, "lat": float, "lon": float}
EVENTS, PLACES = "events", "places"

Value = str | int | float | date | None


class Row(Struct, frozen=True):
    """One thing: its layer, the cells that are filled, and its shape in WGS84 degrees."""

    layer: str
    cells: Mapping[str, Value]
    shape: BaseGeometry


class Chosen(Struct, frozen=True):
    """What is taken: layers or ids on (none: all) and off, on some of the days [first, after)."""

    on: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    first: int = FIRST
    after: int = LAST

    def has(self, thing: Feature | Event | Place, layer: str) -> bool:
        """Whether a thing is taken."""
        return self.takes(thing.id, layer, thing.interval)

    def takes(self, ident: str, layer: str, held: Interval) -> bool:
        """Whether what has this id and holds then is taken; its id outweighs its layer's."""
        if not (held.possible_from < self.after and self.first < held.possible_to):
            return False
        for key in (ident, layer):
            if key in self.off:
                return False
            if key in self.on:
                return True
        return not self.on


def of_feature(atlas: Atlas, feature: Feature, shape: BaseGeometry, cut: Cut | None = None) -> Row:
    """A feature's row, or that of one cut of a moving one."""
    held = feature.control
    cells: dict[str, Value] = {
        "kind": feature.kind,
        "holder": held.holder if held else None,
        "state": held.state if held else None,
        "held_by_title": held.title if held else None,
        "side": held.side if held else None,
        "precision_km": feature.precision_km,
        "names": "; ".join(f"{name} ({lang})" for lang, name in feature.names.items()),
        "legal_basis": feature.legal_basis,
        "phases": "; ".join(f"{one.status} {one.start}" for one in feature.phases),
        "notes": feature.notes,
        **dated(feature.start, feature.end, feature.interval),
        **_common(atlas, feature),
    }
    if cut:
        first, last = day(cut.first), day(cut.after - 1)
        cells |= {
            "start": str(first), "end": str(last), "start_day": first, "end_day": last,
            "after_day": day(cut.after),
            "certainty": "certain" if cut.dated else "approximate",
        }  # fmt: skip
    if feature.anchor:
        cells |= {"lon": feature.anchor[0], "lat": feature.anchor[1]}
    return Row(feature.layer, {"layer": feature.layer, **cells}, shape)


def of_event(atlas: Atlas, event: Event) -> Row:
    """An event's row, a point."""
    cells: dict[str, Value] = {
        "layer": EVENTS,
        "kind": event.kind,
        "place": event.place,
        "names": "; ".join(f"{name} ({lang})" for lang, name in event.native_names.items()),
        "participants": "; ".join(map(_person, event.participants)),
        "themes": ";".join(event.themes),
        "lat": event.lat,
        "lon": event.lon,
        "notes": event.significance,
        **dated(event.start, event.end, event.interval),
        **_common(atlas, event),
    }
    return Row(EVENTS, cells, Point(event.lon, event.lat))


def of_place(atlas: Atlas, place: Place) -> Row:
    """A place's row, a point, with its names and the dates of their use."""
    names = (f"{one.name} ({one.lang}, {one.start or '..'}/{one.end})" for one in place.names)
    cells: dict[str, Value] = {
        "id": place.id,
        "layer": PLACES,
        "title": place.name,
        "kind": place.kind,
        "names": "; ".join(names),
        "importance": place.importance,
        "precision_km": place.precision_km,
        "lat": place.lat,
        "lon": place.lon,
        "notes": place.notes,
        **dated(place.start, "..", place.interval),
        **cited(atlas, place.sources),
    }
    return Row(PLACES, cells, Point(place.lon, place.lat))


def cited(atlas: Atlas, sources: Iterable[str]) -> dict[str, Value]:
    """Ids of sources, and their Chicago notes one a line."""
    idents = list(sources)
    notes = "\n".join(atlas.sources[one].note for one in idents if one in atlas.sources)
    return {"sources": ";".join(idents), "citations": notes, "licence": LICENCE}


def _person(one: Participant) -> str:
    said = ", ".join(filter(None, (one.name, one.office)))
    return f"{said} ({one.power})" if one.power else said


def day(ordinal: int) -> date | None:
    """A day number as a date, or None beyond the days that a calendar has."""
    return date.fromordinal(ordinal) if FIRST < ordinal < LAST else None


def _common(atlas: Atlas, thing: Feature | Event) -> dict[str, Value]:
    return {
        "id": thing.id,
        "title": thing.title,
        "powers": ";".join(thing.powers),
        "importance": thing.importance,
        "confidence": thing.confidence,
        "summary": thing.summary,
        **cited(atlas, thing.sources),
    }


def dated(start: str, end: str, held: Interval) -> dict[str, Value]:
    """Dates as written, and the first and last day on which the thing may have held."""
    exact = held.possible_from == held.certain_from and held.possible_to == held.certain_to
    doubtful = "approximate" if "~" in start + end or "%" in start + end else "possible"
    return {
        "start": start,
        "end": end,
        "start_day": day(held.possible_from),
        "end_day": day(held.possible_to - 1),
        "after_day": day(held.possible_to),
        "certainty": "certain" if exact else doubtful,
    }
