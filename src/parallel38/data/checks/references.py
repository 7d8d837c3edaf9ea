"""Every id that a record names must be the id of a record of the right kind."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from parallel38.data.faults import Fault
from parallel38.data.files import Item
from parallel38.domain.atlas import BELOW, Claim, Event, Feature

if TYPE_CHECKING:
    from parallel38.data.load import Draft

KIND = {
    "sources": "source", "powers": "power", "features": "feature", "events": "event",
    "layers": "layer", "places": "place", "claims": "claim",
}  # fmt: skip


Known = Mapping[str, Collection[str]]  # table -> ids


def faults(draft: "Draft") -> Iterator[Fault]:
    """All references of a draft that lead nowhere, and values out of range."""
    records = draft.records
    known = known_of(draft)
    for name, item in draft.items.items():
        for table in ("powers", "features", "events", "places", "claims"):
            if name in records[table]:
                record = records[table][name]
                yield from unknown(item, "sources", record.sources, "sources", known)
                yield from _of(record, item, known)
                yield from _position(record, item)


def known_of(draft: "Draft") -> Known:
    """The ids of each table of a draft that could be read."""
    hidden = _hidden(draft)
    return {table: _known(draft, table) for table in KIND if table not in hidden}


def unsourced(draft: "Draft") -> Iterator[Fault]:
    """Features and events that cite no work; the program shows them all the same."""
    for table in ("features", "events"):
        for name, record in draft.records[table].items():
            if not record.sources:
                yield draft.items[name].fault("no source: name a work that says so", "sources")


def _hidden(draft: "Draft") -> set[str]:
    """Tables of which a whole file could not be read: what is missing there, nobody can say."""
    broken = {fault.file.split("/")[0].removesuffix(".json") for fault in draft.faults
              if not fault.item}  # fmt: skip
    return broken | {"features"} if "layers" in broken else broken


def _known(draft: "Draft", table: str) -> set[str]:
    """Ids of a table; also those of items that were refused, which one fault is enough for."""
    refused = {fault.item for fault in draft.faults if fault.item}
    return set(draft.records[table]) | refused


def _of(record: Any, item: Item, known: Known) -> Iterator[Fault]:
    if isinstance(record, Feature):
        control = record.control
        named = (control.holder, control.state) if control else ()
        held = (power for power in named if power and power != BELOW)
        yield from unknown(item, "powers", record.powers, "powers", known)
        yield from unknown(item, "control", held, "powers", known)
        yield from unknown(item, "came_from", record.came_from, "features", known)
        yield from unknown(item, "became", record.became, "features", known)
        if record.moving:
            yield from unknown(item, "moving", record.moving.of, "features", known)
    if isinstance(record, Event):
        met = (one.power for one in record.participants if one.power)
        yield from unknown(item, "powers", record.powers, "powers", known)
        yield from unknown(item, "participants", met, "powers", known)
        yield from unknown(item, "features", record.features, "features", known)
        yield from unknown(item, "led_to", record.led_to, "events", known)
    if isinstance(record, Claim):
        yield from unknown(item, "places", record.places, "places", known)
        yield from unknown(item, "features", record.features, "features", known)
        yield from unknown(item, "events", record.events, "events", known)


def unknown(
    item: Item, field: str, names: Iterable[str], table: str, known: Known
) -> Iterator[Fault]:
    """Ids in a field that none of a table has."""
    for name in names if table in known else ():
        if name not in known[table]:
            yield item.fault(f"unknown {KIND[table]} '{name}' in '{field}'", field)


def _position(record: Any, item: Item) -> Iterator[Fault]:
    lat, lon = getattr(record, "lat", 0.0), getattr(record, "lon", 0.0)
    if not -90 <= lat <= 90:
        yield item.fault(f"the latitude {lat} lies outside -90 to 90", "lat")
    if not -180 <= lon <= 180:
        yield item.fault(f"the longitude {lon} lies outside -180 to 180", "lon")
    importance = getattr(record, "importance", 1)
    if not 1 <= importance <= 5:
        yield item.fault(f"the importance {importance} lies outside 1 to 5", "importance")
    strength = getattr(record, "strength", None)
    if strength is not None and (strength < 1 or record.kind != "movement"):
        yield item.fault("a strength is a number of men of a movement, 1 or more", "strength")
