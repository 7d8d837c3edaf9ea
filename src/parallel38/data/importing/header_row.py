"""Where a table's header stands: under title rows, above the data, or nowhere."""

import re
from collections import Counter
from collections.abc import Sequence

LOOKED_AT = 200  # rows
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?%?")


def header_row(rows: Sequence[Sequence[str]]) -> int:
    """The index of the header among the first rows, or -1 where the table has none."""
    seen = rows[:LOOKED_AT]
    width = _usual_width(seen)
    for at, row in enumerate(seen):
        if _is_header(row, width):
            return at
    return -1


def _usual_width(rows: Sequence[Sequence[str]]) -> int:
    """How many cells a row of the data has at most, but for odd rows."""
    filled = Counter(_filled(row) for row in rows)
    common = [width for width, count in filled.items() if width and count >= len(rows) / 20]
    return max(common, default=1)


def _is_header(row: Sequence[str], width: int) -> bool:
    """Names for most columns, mostly different, hardly any of them a number."""
    said = [cell.strip() for cell in row if cell.strip()]
    if len(said) < max(width * 0.6, 1 if width == 1 else 2) or len(set(said)) < len(said) * 0.6:
        return False
    return sum(bool(_NUMBER.fullmatch(cell)) for cell in said) <= len(said) * 0.1


def _filled(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell.strip())
