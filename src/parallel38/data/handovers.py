"""geodata/handovers/*.csv: on which days towns, passes and islands of Korea changed hands.

One row is one change of hands; never.csv has a row for each stretch of days on which a place is
known to have stayed with one side.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Literal

import msgspec

from parallel38.data import files
from parallel38.data.faults import Fault

Side = Literal["north", "south"]

NEVER = "never.csv"
PARALLEL = 38.0  # degrees north: whose a place was at dawn on 25 June 1950
FIRST, LAST = date(1950, 6, 25).toordinal(), date(1953, 7, 27).toordinal()


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """What every row has; `file` and `line` say where it stands."""

    place: str
    side: Side
    basis: Literal["narrative", "document", "derived"]
    confidence: Literal["high", "medium", "low"]
    source: str
    where: str
    note: str
    file: str = ""
    line: int = 0

    def fault(self, rule: str) -> Fault:
        """A Fault of this row."""
        return Fault(self.file, self.line, self.place, rule)


class Handover(Written, frozen=True, kw_only=True):
    """The first day on whose evening the new holder had the place lies between the two."""

    earliest: date
    latest: date
    power: Literal["un-command", "kpa", "cpv"]


class Held(Written, frozen=True, kw_only=True):
    """The side held the place on every day from the first to the last, both inclusive."""

    first: date = msgspec.field(name="from")
    last: date = msgspec.field(name="to")


class Table(msgspec.Struct, frozen=True):
    """All rows, by place and in the order of their days."""

    changes: dict[str, list[Handover]]
    held: dict[str, list[Held]]

    def places(self) -> list[str]:
        """Ids of all places of the table."""
        return sorted({*self.changes, *self.held})

    def side(self, place: str, lat: float, day: int) -> Side | None:
        """Who surely held a place of the table at the end of a day (ordinal)."""
        for row in self.held.get(place, ()):
            if row.first.toordinal() <= day <= row.last.toordinal():
                return row.side
        changes = self.changes.get(place)
        if not changes or not FIRST <= day <= LAST:
            return None
        side: Side = "north" if lat > PARALLEL else "south"
        for change in changes:
            if day >= change.latest.toordinal():
                side = change.side
            elif day >= change.earliest.toordinal():
                return None
        return side


def table(rows: Iterable[Handover | Held | Fault]) -> Table:
    """The rows that could be read, put in order."""
    changes: dict[str, list[Handover]] = {}
    held: dict[str, list[Held]] = {}
    for row in rows:
        if isinstance(row, Handover):
            changes.setdefault(row.place, []).append(row)
        elif isinstance(row, Held):
            held.setdefault(row.place, []).append(row)
    for found in changes.values():
        found.sort(key=lambda row: row.earliest)
    return Table(changes, held)


def read(geodata: Path, names: Sequence[str] = ()) -> list[Handover | Held | Fault]:
    """The rows of all files, or of those named, and what is wrong with the others."""
    paths = sorted((geodata / "handovers").glob("*.csv"))
    chosen = [path for path in paths if not names or path.name in names]
    return [row for path in chosen for row in _rows(path, geodata)]


def _rows(path: Path, root: Path) -> Iterator[Handover | Held | Fault]:
    content, file = files.text(path, root), files.name(path, root)
    if isinstance(content, Fault):
        yield content
        return
    kind: type[Handover | Held] = Held if path.name == NEVER else Handover
    reader = csv.DictReader(io.StringIO(content, newline=""))
    wanted = {field.encode_name for field in msgspec.structs.fields(kind)} - {"file", "line"}
    missing = sorted(wanted - set(reader.fieldnames or ()))
    if missing:
        yield Fault(file, 1, "", f"the table has no column {', '.join(missing)}")
        return
    for values in reader:
        yield _row(kind, values, file, reader.line_num)


def _row(kind: type[Handover | Held], values: dict[Any, Any], file: str, line: int) -> Any:
    if None in values or None in values.values():
        return Fault(file, line, str(values.get("place")), "more or fewer cells than columns")
    try:
        return msgspec.convert({**values, "file": file, "line": line}, kind, strict=False)
    except msgspec.ValidationError as error:
        return Fault(file, line, str(values.get("place")), str(error).replace("`", "'"))
