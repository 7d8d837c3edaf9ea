"""What a format's reader gives: its head, and its rows a batch at a time."""

from collections.abc import Callable, Iterator
from typing import Any, Literal

from msgspec import Struct

Rows = list[list[str]]


class Batch(Struct):
    """Some rows, each with a text for every column. `first` is the number of the first in the
    file; `shapes` is an array of geometries (None where there is none), or None when the file
    has no shapes of its own; `faults` are (number, rule, sentence) about rows; `done` is how much
    of the file is read with it, from 0 to 1.
    """

    first: int
    rows: Rows
    shapes: Any = None
    faults: list[tuple[int, str, str]] = []
    numbers: list[int] | None = None
    done: float = 0.0

    def number(self, index: int) -> int:
        """The number in the file of the row at `index`."""
        return self.numbers[index] if self.numbers else self.first + index


class Source(Struct):
    """A file opened for reading. `batches` may be called more than once; `crs` is what the file
    says of itself ("" where it says nothing); `notes` are sentences about the file as a whole.
    """

    format: str
    unit: Literal["row", "feature"]
    columns: list[str]
    batches: Callable[[], Iterator[Batch]]
    shaped: bool = False
    parts: tuple[str, ...] = ()
    part: str = ""
    encoding: str = ""
    delimiter: str = ""
    header_row: int = 0
    crs: str = ""
    notes: list[str] = []


def unique_names(names: list[str]) -> list[str]:
    """Column names, none empty, none twice (case apart, as SQLite sees them)."""
    taken: set[str] = set()
    found = []
    for at, name in enumerate(names, 1):
        plain = name.replace("\0", "").encode("utf-8", "replace").decode()
        base = " ".join(plain.split())[:60] or f"column {at}"
        said, again = base, 2
        while said.casefold() in taken:
            said, again = f"{base} {again}", again + 1
        taken.add(said.casefold())
        found.append(said)
    return found
