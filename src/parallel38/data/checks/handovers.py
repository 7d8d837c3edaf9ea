"""The table of hand-overs: known places and sources, sides that alternate, days in order."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from parallel38.data.faults import Fault
from parallel38.data.handovers import FIRST, LAST, PARALLEL, Handover, Held, Table, Written, table

if TYPE_CHECKING:
    from parallel38.data.load import Draft


def faults(draft: "Draft", read: Iterable[Handover | Held | Fault]) -> Iterator[Fault]:
    """All that is wrong with the rows, as `handovers.read` found them."""
    rows = list(read)
    places, sources = draft.records["places"], draft.records["sources"]
    for row in rows:
        if isinstance(row, Fault):
            yield row
            continue
        if row.place not in places:
            yield row.fault(f"unknown place '{row.place}' in 'place'")
        named = [one for one in row.source.split(";") if one]
        for name in named:
            if name not in sources:
                yield row.fault(f"unknown source '{name}' in 'source'")
        if not named and row.basis != "derived":
            yield row.fault("a row that is not derived from a line names its source")
        yield from _days(row)
    found = table(rows)
    for place, changes in found.changes.items():
        if place in places:
            yield from _order(changes, places[place].lat)
    for place in found.held:
        if place in places:
            yield from _denied(place, places[place].lat, found)


def _days(row: Written) -> Iterator[Fault]:
    if isinstance(row, Held):
        first, last = row.first.toordinal(), row.last.toordinal()
    else:
        assert isinstance(row, Handover)
        first, last = row.earliest.toordinal(), row.latest.toordinal()
    if last < first:
        yield row.fault("its last day lies before its first")
    if first < FIRST or last > LAST:
        yield row.fault("its days lie outside 1950-06-25 to 1953-07-27")
    if isinstance(row, Handover) and (row.side == "south") != (row.power == "un-command"):
        yield row.fault(f"the side {row.side} is not that of {row.power}")


def _order(changes: list[Handover], lat: float) -> Iterator[Fault]:
    before = "north" if lat > PARALLEL else "south"
    if changes[0].side == before:
        yield changes[0].fault(f"it was on the side {before} from the beginning")
    for one, other in pairwise(changes):
        if one.side == other.side:
            yield other.fault(f"it went to the side {one.side} on {one.earliest} already")
        if other.earliest <= one.latest:
            yield other.fault(f"its days begin before the row of {one.earliest} has ended")


def _denied(place: str, lat: float, found: Table) -> Iterator[Fault]:
    """Rows of never.csv that a change of hands denies."""
    changes = Table(found.changes, {})
    for row in found.held[place]:
        days = range(row.first.toordinal(), row.last.toordinal() + 1)
        other = {"north": "south", "south": "north"}[row.side]
        if any(changes.side(place, lat, day) == other for day in days):
            yield row.fault("a change of hands of the same place says otherwise")
