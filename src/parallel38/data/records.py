"""From the items of TOML files to records: every field checked on its own, dates worked out."""

from collections.abc import Collection, Iterator
from typing import Any, TypeVar

import msgspec
from msgspec.structs import fields, replace

from parallel38.data.faults import Fault
from parallel38.data.files import Item
from parallel38.data.plainly import plainly
from parallel38.domain.atlas import Claim, Era, Event, Feature, Name, Phase, Place, Power, Record
from parallel38.domain.dates import OPEN, DateError, Interval, interval

AnyRecord = TypeVar("AnyRecord", bound=Record)

# Fields that loading works out; nobody writes them.
COMPUTED = frozenset({"interval", "announced", "extent", "spots"})
# Kinds of step that come before a thing holds: on the map it is drawn lighter from then on.
BEFORE = frozenset({"proposed", "ordered", "signed"})
ALWAYS = Interval()


def make(
    kind: type[AnyRecord], item: Item, given: dict[str, Any] | None = None
) -> AnyRecord | list[Fault]:
    """The record of an item, or all that is wrong with it. `given` are fields known from the
    item's place, such as the layer of a feature; nobody writes them either.
    """
    given = given or {}
    written = item.values
    known = {field.encode_name: field for field in fields(kind)}
    faults = [
        item.fault(f"unknown field '{key}'", key)
        for key in written
        if key not in known or key in COMPUTED or key in given
    ]
    for key, field in known.items():
        if key in written:
            faults += wrong(item, key, field.type)
        elif field.required and key not in given:
            faults.append(item.fault(f"the field '{key}' is missing"))
    if faults:
        return faults
    record = msgspec.convert({**written, **given}, kind)
    return _dated(record, item)


def wrong(item: Item, key: str, type_: Any) -> Iterator[Fault]:
    """What is wrong with the value of a field of this type."""
    try:
        msgspec.convert(item.values[key], type_)
    except msgspec.ValidationError as error:
        what, _, where = str(error).partition(" - at `$")
        path = where.rstrip("`")
        yield item.fault(f"'{key}{path}': {plainly(what, None if path else type_)}", key)
    except RecursionError:
        yield item.fault(f"'{key}' is nested too deep", key)


def _dated(record: AnyRecord, item: Item) -> AnyRecord | list[Fault]:
    """The record with its day numbers, or the faults of its dates."""
    faults: list[Fault] = []
    found: dict[str, Any] = {}
    if isinstance(record, Feature | Event | Power | Era):
        found["interval"] = _interval(record.start, record.end, item, "start", faults)
    if isinstance(record, Claim):
        found["interval"] = _interval(record.start, record.end, item, "date", faults)
    if isinstance(record, Event | Era) and OPEN in (record.start, record.end):
        faults.append(item.fault("an event or era has no open end", "end"))
    if isinstance(record, Feature):
        found["phases"] = tuple(_phase(phase, item, faults) for phase in record.phases)
        found["announced"] = _announced(found["phases"], found["interval"])
    if isinstance(record, Place):
        found["interval"] = _interval(record.start, OPEN, item, "start", faults)
        found["names"] = tuple(_name(one, item, faults) for one in record.names)
    return faults or replace(record, **found)


def _interval(start: str, end: str, item: Item, key: str, faults: list[Fault]) -> Interval:
    try:
        return interval(start or OPEN, end or OPEN)
    except DateError as error:
        faults.append(item.fault(str(error), key))
        return ALWAYS


def _phase(phase: Phase, item: Item, faults: list[Fault]) -> Phase:
    days = _interval(phase.start, phase.start, item, "phases", faults)
    return replace(phase, interval=days)


def _name(one: Name, item: Item, faults: list[Fault]) -> Name:
    return replace(one, interval=_interval(one.start, one.end, item, "names", faults))


def _announced(phases: Collection[Phase], held: Interval) -> int | None:
    """The first day on which a thing was ordered, signed or proposed, if before it held."""
    first = min((p.interval.possible_from for p in phases if p.status in BEFORE), default=None)
    return first if first is not None and first < held.possible_from else None
