"""What was understood, as the struct a caller gets and as sentences for a reader."""

from collections.abc import Iterator, Sequence

from parallel38.data.importing.batch import Batch, Source
from parallel38.data.importing.guess import Plan, distinct
from parallel38.data.importing.placing import Placing
from parallel38.data.importing.tally import Tally
from parallel38.data.importing.understood import (
    DATE_ROLES,
    Column,
    Reason,
    Role,
    Understood,
)

SHOWN = 3  # values of a column
LONGEST = 60  # characters of a value that is shown
TAKEN: dict[Role, str] = {
    "name": "names", "start": "starts", "end": "ends", "date": "dates",
    "start_year": "years", "start_month": "months", "start_day": "days",
    "end_year": "years of the end", "end_month": "months of the end", "end_day": "days of the end",
    "lat": "latitude", "lon": "longitude", "point": "coordinates", "wkt": "shapes",
}  # fmt: skip
READ = {
    "written": "", "day first": ", the day before the month",
    "month first": ", the month before the day", "serial": ", as a spreadsheet counts days",
}  # fmt: skip


def understood(
    file: str, source: Source, plan: Plan, placing: Placing, ends_after: bool, tally: Tally,
    table: str, stored: Sequence[str], sample: Batch,
) -> Understood:  # fmt: skip
    """All that was made of a file."""
    columns = tuple(_columns(source, plan, stored, sample))
    return Understood(
        file=file, format=source.format, unit=source.unit, parts=source.parts, part=source.part,
        encoding=source.encoding, delimiter=source.delimiter, header_row=source.header_row,
        crs=placing.frame.name, swapped=placing.swapped, ends_after=ends_after,
        columns=columns, layer=table,
        count=tally.count, placed=tally.placed, dated=tally.dated, shapes=dict(tally.shapes),
        first=tally.first, last=tally.last, bounds=tally.bounds,
        sentences=tuple(_sentences(file, source, placing, ends_after, columns, tally)),
        reasons=tally.reasons(), shown=tuple(tally.shown),
    )  # fmt: skip


def _columns(source: Source, plan: Plan, stored: Sequence[str], sample: Batch) -> Iterator[Column]:
    for at, name in enumerate(source.columns):
        values = [_short(text) for text in distinct(sample.rows[:200], at)[:SHOWN]]
        yield Column(name, plan.roles[at], plan.readings[at], tuple(values), stored[at])


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else flat[: LONGEST - 1] + "…"


def _sentences(
    file: str, source: Source, placing: Placing, ends_after: bool, columns: Sequence[Column],
    tally: Tally,
) -> Iterator[str]:  # fmt: skip
    """One after the other: the file, its columns, its places, its dates, what was not taken."""
    where = f" {source.part}" if source.part and source.parts else ""
    yield f"{file}: {source.format}{where}, {_many(tally.count, source.unit)}{_text_of(source)}."
    taken = [f"{one.name} ({TAKEN[one.role]}{READ[one.reading]})" for one in columns if one.role]
    if taken:
        yield f"Taken from columns: {', '.join(taken)}."
    if not any(one.role in DATE_ROLES for one in columns):
        yield "No column was found to hold dates, so all of it stands on every day."
    if ends_after:
        yield "Its ends are their successors' first days: each is taken as the day before."
    for said in [*source.notes, *placing.sentences]:
        yield f"{file} {said}."
    yield _placed(source, placing, tally)
    if tally.first:
        yield f"{_many(tally.dated, source.unit)} dated, {tally.first} to {tally.last}."
    for reason in tally.reasons():
        yield _told(reason, source.unit)


def _told(reason: Reason, unit: str) -> str:
    first = reason.examples[0]
    if reason.count == 1:
        return f"{first[0].upper()}{first[1:]}."
    return f"{_many(reason.count, unit)}: {reason.rule}; the first is {first}."


def _text_of(source: Source) -> str:
    header = f", header in row {source.header_row}" if source.header_row else ""
    if source.unit == "row" and not source.header_row:
        header = ", no header"
    return (f", {source.encoding}" if source.encoding else "") + header


def _placed(source: Source, placing: Placing, tally: Tally) -> str:
    if not tally.placed:
        return f"None of the {source.unit}s has a place."
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in tally.shapes.items())
    placed = _many(tally.placed, source.unit)
    return f"{placed} on the map ({kinds}), by coordinates in {placing.frame.name}."


def _many(count: int, unit: str) -> str:
    return f"{count:,} {unit}{'' if count == 1 else 's'}"
