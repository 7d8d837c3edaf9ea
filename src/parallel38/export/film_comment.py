"""The comment in an MP4, read box by box: a film of strangers is given to no decoder for it."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO

_WAY = b"moov", b"udta", b"meta", b"ilst", b"\xa9cmt", b"data"
_BEFORE = {b"meta": 4, b"data": 8}  # bytes of version, flags and locale before what a box holds
_MOST_BOXES = 500  # that are looked at in one box

Span = tuple[int, int]  # first byte and end


def comment_of(path: Path, most: int) -> bytes | None:
    """The comment, of which no more than `most` bytes and one are read; None where there is none.
    Raises OSError.
    """
    with path.open("rb") as file:
        span = 0, file.seek(0, 2)
        for name in _WAY:
            boxes = islice(_boxes(file, span), _MOST_BOXES)
            found = next((inside for kind, inside in boxes if kind == name), None)
            if found is None:
                return None
            span = found[0] + _BEFORE.get(name, 0), found[1]
        file.seek(span[0])
        return file.read(max(0, min(span[1] - span[0], most + 1)))


def _boxes(file: BinaryIO, span: Span) -> Iterator[tuple[bytes, Span]]:
    """Each box's kind and what it holds, as far as they are whole and lie one behind another."""
    start, end = span
    while start + 8 <= end:
        file.seek(start)
        head = file.read(16)
        size, first = int.from_bytes(head[:4]), start + 8
        if size == 1:  # the length follows, in eight bytes
            size, first = int.from_bytes(head[8:]), start + 16
        last = start + size if size else end
        if not first <= last <= end:
            return
        yield head[4:8], (first, last)
        start = last
