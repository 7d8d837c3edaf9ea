"""What text tables and spreadsheets share: header, columns, rows of one width, batches."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from parallel38.data.importing.batch import Batch, Rows, unique_names
from parallel38.data.importing.bounds import BATCH, check_columns, check_rows
from parallel38.data.importing.header_row import LOOKED_AT, header_row
from parallel38.data.importing.understood import ReadError, Wishes

Lines = Callable[[], Iterator[list[str]]]
LONG = "has more cells than the header has columns"


def head(lines: Lines, wishes: Wishes) -> tuple[list[str], int]:
    """The columns' names and the header's row, from 1 (0: none). Raises ReadError."""
    first = list(islice(lines(), LOOKED_AT))
    if not any(any(cell.strip() for cell in row) for row in first):
        raise ReadError("holds no rows")
    at = header_row(first) if wishes.header_row is None else wishes.header_row - 1
    if at >= len(first):
        raise ReadError(f"has no row {at + 1} that could be its header")
    names = first[at] if at >= 0 else []
    width = max(_last(names), _usual(first[at + 1 :]))
    names = [*names, *[""] * width][:width]
    check_columns(len(names))
    return unique_names(names), at + 1


def _last(row: list[str]) -> int:
    """How far a row is filled."""
    return next((at for at in range(len(row), 0, -1) if row[at - 1].strip()), 0)


def _usual(rows: Rows) -> int:
    """How far four rows in five are filled at most: what stands beyond is an oddity."""
    filled = sorted(filter(None, map(_last, rows)))
    return filled[len(filled) * 4 // 5] if filled else 0


def batches(lines: Lines, columns: int, header: int) -> Iterator[Batch]:
    """The rows under the header, empty ones left out, each as wide as the header. Raises
    ReadError above the bound of rows.
    """
    numbered = enumerate(islice(lines(), header, None), header + 1)
    while some := list(islice(numbered, BATCH)):
        batch = Batch(some[0][0], [], numbers=[])
        _fill(batch, some, columns)
        check_rows(some[-1][0] - header, "row")
        if batch.rows or batch.faults:
            yield batch


def _fill(batch: Batch, some: Iterable[tuple[int, list[str]]], columns: int) -> None:
    rows, numbers = batch.rows, batch.numbers
    assert numbers is not None
    for number, row in some:
        if len(row) != columns:
            if any(cell.strip() for cell in row[columns:]):
                batch.faults.append((number, LONG, f"has {len(row)} cells for {columns} columns"))
            row = (row + [""] * columns)[:columns]
        if any(row) and any(map(str.strip, row)):
            rows.append(row)
            numbers.append(number)
