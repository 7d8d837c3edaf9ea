"""CSV and TSV: encoding and mark between cells are found, rows are read in a stream."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from parallel38.data.importing import bounds, encodings, tables
from parallel38.data.importing.batch import Batch, Source
from parallel38.data.importing.header_row import LOOKED_AT
from parallel38.data.importing.understood import ReadError, Wishes

MARKS = ",;\t|"
HEAD = 100_000  # characters that tell the mark between cells
MARKUP = ("<ogrvrtdatasource", "<vrtdataset", "<?xml", "<!doctype", "<html", "<kml")


def read(path: Path, wishes: Wishes, work: Path) -> Source:
    """Open a table of text. Raises ReadError."""
    bounds.check_size(path)
    encoding = encodings.known(wishes.encoding) if wishes.encoding else _encoding(path)
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        start = file.read(HEAD)
    if start.lstrip().casefold().startswith(MARKUP):
        raise ReadError("is no table of text but XML")
    mark = wishes.delimiter or _mark(start)
    if len(mark) != 1 or mark in '"\r\n':
        raise ReadError(f"cannot be cut at '{mark}', which is not one character")
    lines = Lines(path, encoding, mark)
    columns, header = tables.head(lines, wishes)
    return Source(
        format="TSV" if mark == "\t" else "CSV",
        unit="row",
        columns=columns,
        batches=partial(_batches, lines, len(columns), header),
        encoding=encoding,
        delimiter=mark,
        header_row=header,
    )


def _encoding(path: Path) -> str:
    """The encoding of a file, held in memory as a whole only if it is neither marked nor UTF-8."""
    with path.open("rb") as file:
        head = file.read(HEAD)
        if encodings.is_utf8(head, file):
            return "utf-8"
    marked = encodings.marked(head)
    return marked or encodings.encoding_of(path.read_bytes())


def _mark(start: str) -> str:
    """The mark that cuts most lines into the same number of cells."""
    lines = start.splitlines()[:LOOKED_AT]

    def fit(mark: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=mark) if row)
        wide = [(count, width) for width, count in widths.items() if width > 1]
        return max(wide, default=(0, 0))

    csv.field_size_limit(bounds.CELL)
    return max(MARKS, key=fit)


class Lines:
    """The cells of each line, from the beginning at each call."""

    def __init__(self, path: Path, encoding: str, mark: str) -> None:
        self._path, self._encoding, self._mark = path, encoding, mark
        self._size = path.stat().st_size
        self._file: BinaryIO | None = None

    @property
    def done(self) -> float:
        """How much of the file the last call has read, 0 to 1."""
        return self._file.tell() / self._size if self._file and not self._file.closed else 1.0

    def __call__(self) -> Iterator[list[str]]:
        """Raises ReadError."""
        csv.field_size_limit(bounds.CELL)
        with self._path.open("rb") as self._file:
            text = io.TextIOWrapper(self._file, self._encoding, errors="replace", newline="")
            number = 0
            try:
                for number, row in enumerate(csv.reader(text, delimiter=self._mark), 1):  # noqa: B007
                    yield row
            except csv.Error:
                raise ReadError(
                    f"has a cell of more than {bounds.CELL:,} characters after row {number}; a "
                    "quotation mark is perhaps never closed"
                ) from None


def _batches(lines: Lines, columns: int, header: int) -> Iterator[Batch]:
    """The table's batches, with a fault for each row that held bytes of another encoding."""
    for batch in tables.batches(lines, columns, header):
        if any("\ufffd" in cell for row in batch.rows for cell in row):
            _tell_replaced(batch)
        batch.done = lines.done
        yield batch


def _tell_replaced(batch: Batch) -> None:
    for index, row in enumerate(batch.rows):
        if any("\ufffd" in cell for cell in row):
            said = "holds signs that its encoding does not have; they are shown as \ufffd"
            batch.faults.append((batch.number(index), "signs of another encoding", said))


def decoded(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """A whole small text and its encoding. Raises ReadError."""
    name = encodings.known(encoding) if encoding else encodings.encoding_of(data)
    return codecs.decode(data, name, errors="replace").removeprefix("\ufeff"), name
