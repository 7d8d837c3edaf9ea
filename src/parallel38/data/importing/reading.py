"""A stranger's file from beginning to end: opened, guessed at, placed, dated, written, told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from parallel38.data.importing import layer_file, placing
from parallel38.data.importing.batch import Batch, Source
from parallel38.data.importing.dating import Dating, Held
from parallel38.data.importing.formats import open_source
from parallel38.data.importing.guess import Plan, apply, plan
from parallel38.data.importing.successions import successors_first
from parallel38.data.importing.tally import NO_DAY, Tally
from parallel38.data.importing.telling import LONGEST, understood
from parallel38.data.importing.understood import (
    FIRST_ROWS,
    SCANS,
    ReadError,
    Shown,
    Understood,
    Wishes,
)

Progress = Callable[[int, float], None]  # rows so far; how much of the file, 0 to 1
SAMPLE = 3_000  # rows that the guess looks at


def read(path: Path, draft: Path, work: Path, wishes: Wishes, progress: Progress) -> Understood:
    """Read `path` as the caller wishes and write the layer to `draft`, which must not exist yet.
    `work` is an empty folder to unpack into. Raises ReadError.
    """
    if path.suffix.casefold() in SCANS:
        from parallel38.data.importing.scans.reading import read as read_scan

        return read_scan(path, draft, wishes, progress)
    source = open_source(path, wishes, work)
    sample = next(source.batches(), None)
    if sample is None:
        raise ReadError(f"holds no {source.unit}s")
    found = _planned(source, sample, wishes)
    settled = placing.settle(source, found, _thinned(sample), wishes)
    after = successors_first(sample, found) if wishes.ends_after is None else wishes.ends_after
    dating, tally = Dating(found, after), Tally(source.unit)
    table = layer_file.table_name(path.stem)
    stored = layer_file.stored_names(source.columns)
    out = layer_file.LayerFile(draft, table, stored)
    try:
        for batch in source.batches():
            out.add(_rows(batch, found, settled, dating, tally))
            progress(tally.count, batch.done)
        kind = tally.types.pop().upper() if len(tally.types) == 1 else "GEOMETRY"
        out.close(path.stem, kind, tally.bounds)
    finally:
        out.stop()
    return understood(path.name, source, found, settled, after, tally, table, stored, sample)


def _planned(source: Source, sample: Batch, wishes: Wishes) -> Plan:
    rows = _thinned(sample).rows
    unknown = (wishes.roles.keys() | wishes.readings.keys()) - set(source.columns)
    if unknown:
        raise ReadError(f"has no column '{min(unknown)}'")
    return apply(plan(source.columns, rows, source.shaped), source.columns, wishes)


def _thinned(batch: Batch) -> Batch:
    """Some rows of a batch, evenly."""
    step = max(len(batch.rows) // SAMPLE, 1)
    shapes = None if batch.shapes is None else batch.shapes[::step]
    return Batch(batch.first, batch.rows[::step], shapes)


def _rows(
    batch: Batch, found: Plan, settled: placing.Placing, dating: Dating, tally: Tally
) -> Iterator[tuple[Any, ...]]:
    """The rows of a batch as they are stored."""
    shapes = placing.place(batch, found, settled)
    name = found.column("name")
    tally.add_shapes(shapes)
    tally.count += len(batch.rows)
    for fault in batch.faults:
        tally.fault(*fault)
    for index, blob in enumerate(layer_file.blobs(shapes)):
        row = batch.rows[index]
        held = dating.of(row)
        if len(tally.shown) < FIRST_ROWS:
            tally.shown.append(_shown(batch, index, shapes[index], name, held))
        if not tally.add_dates(held):
            for rule, sentence in _faults(held, dating):
                tally.fault(batch.number(index), rule, sentence)
        yield (None, blob, None if name is None else row[name], *held.stored, *row)


def _shown(batch: Batch, index: int, shape: Any, name: int | None, held: Held) -> Shown:
    number, row = batch.number(index), batch.rows[index]
    wrong = [said for at, _, said in batch.faults if at == number]
    start, end = (str(one or "") for one in held.stored[:2])
    title = " ".join(row[name].split())[:LONGEST] if name is not None else ""
    fault = "; ".join([*wrong, *filter(None, [held.fault])])
    return Shown(number, title, start, end, placing.told(shape), fault)


def _faults(held: Held, dating: Dating) -> list[tuple[str, str]]:
    if held.rule:
        return [(held.rule, held.fault)]
    return [(NO_DAY, NO_DAY)] if dating.asked and not held.dated else []
