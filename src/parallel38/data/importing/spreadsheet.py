"""XLSX: one sheet as a table; cells of dates as ISO, numbers as they would be written."""

import datetime
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from parallel38.data.importing import archive, bounds, tables
from parallel38.data.importing.batch import Batch, Source
from parallel38.data.importing.understood import ReadError, Wishes


def read(path: Path, wishes: Wishes, work: Path) -> Source:
    """Open the sheet that is asked for, or else the one with most cells. Raises ReadError."""
    import python_calamine as calamine

    bounds.check_size(path)
    archive.check(path, "xl/workbook.xml", "is no XLSX workbook")
    try:
        book = calamine.CalamineWorkbook.from_path(str(path))
        part = _chosen(book, wishes.part)
        sheet = book.get_sheet_by_name(part)
    except calamine.CalamineError as error:
        raise ReadError(f"is a broken workbook ({error})") from None
    lines = partial(_lines, sheet)
    columns, header = tables.head(lines, wishes)
    return Source(
        format="XLSX",
        unit="row",
        columns=columns,
        batches=partial(_batches, lines, len(columns), header, max(sheet.total_height, 1)),
        parts=tuple(book.sheet_names),
        part=part,
        header_row=header,
    )


def _chosen(book: Any, asked: str | None) -> str:
    names = book.sheet_names
    if asked is not None:
        if asked not in names:
            raise ReadError(f"has no sheet '{asked}'; it has {', '.join(names)}")
        return asked
    sizes = {name: _size(book.get_sheet_by_name(name)) for name in names}
    if not any(sizes.values()):
        raise ReadError("holds no rows")
    return str(max(names, key=lambda name: sizes[name]))


def _size(sheet: Any) -> int:
    if sheet.end is None:
        return 0
    return int((sheet.end[0] + 1) * (sheet.end[1] + 1))


def _batches(lines: tables.Lines, columns: int, header: int, total: int) -> Iterator[Batch]:
    for batch in tables.batches(lines, columns, header):
        batch.done = min(batch.number(len(batch.rows) - 1) / total, 1.0)
        yield batch


def _lines(sheet: Any) -> Iterator[list[str]]:
    for row in sheet.iter_rows():
        yield [text(cell) for cell in row]


def text(value: object) -> str:
    """A cell, or a property of a feature, as text."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime):
        whole = value.time() == datetime.time()
        return str(value.date() if whole else value.replace(microsecond=0))
    return str(value)
