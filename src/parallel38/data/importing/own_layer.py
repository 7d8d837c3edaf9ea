"""A layer that was taken before, read again from its table: its own columns and its shapes."""

from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from parallel38.data.importing import bounds
from parallel38.data.importing.batch import Batch, Source
from parallel38.data.importing.understood import ReadError
from parallel38.data.own_table import counts, records, said
from parallel38.data.project.guarded import ProjectError


def read(path: Path, table: str) -> Source:
    """Open the table of a project's file. Raises ReadError."""
    try:
        total, _placed = counts(path, table)
        first = next(records(path, table), None)
    except ProjectError as error:
        raise ReadError(f"cannot be read again: {error}".rstrip(".")) from None
    if first is None:
        raise ReadError("holds no rows")
    columns = [name for name, _value in said(first[0])]
    return Source(
        format="own layer",
        unit="feature",
        columns=columns,
        batches=partial(_batches, path, table, max(total, 1)),
        shaped=True,
        crs="EPSG:4326",
    )


def _batches(path: Path, table: str, total: int) -> Iterator[Batch]:
    import numpy as np

    found, at = records(path, table), 0
    while some := list(islice(found, bounds.BATCH)):
        shapes = np.full(len(some), None, dtype=object)
        shapes[:] = [shape for _record, shape in some]
        rows = [[value for _name, value in said(record)] for record, _shape in some]
        at += len(some)
        yield Batch(at - len(some) + 1, rows, shapes, done=min(at / total, 1.0))
