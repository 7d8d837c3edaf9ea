"""Records that no date of the atlas would ever show."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from parallel38.data.faults import Fault
from parallel38.domain.dates import Interval
from parallel38.domain.view import FIRST_DAY, LAST_DAY

if TYPE_CHECKING:
    from parallel38.data.load import Draft

FIRST, AFTER = FIRST_DAY.toordinal(), LAST_DAY.toordinal() + 1
YEARS = f"{FIRST_DAY.year}-{LAST_DAY.year}"


def faults(draft: "Draft") -> Iterator[Fault]:
    """Features and claims never within the atlas's days, events not wholly so."""
    for table, field in (("features", "start"), ("claims", "date")):
        for name, record in draft.records[table].items():
            if not _touches(record.interval):
                yield draft.items[name].fault(f"never shown: it lies outside {YEARS}", field)
    for name, event in draft.records["events"].items():
        held = event.interval
        if held.possible_from < FIRST or held.possible_to > AFTER:
            yield draft.items[name].fault(f"it lies outside {YEARS}", "start")


def _touches(held: Interval) -> bool:
    return held.possible_from < AFTER and held.possible_to > FIRST
