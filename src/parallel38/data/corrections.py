"""geodata/corrections.csv: what was changed against the first compilation, record by record."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from parallel38.data import files
from parallel38.data.faults import Fault
from parallel38.domain.correction import Correction

if TYPE_CHECKING:
    from parallel38.data.load import Draft

FILE = "corrections.csv"
COLUMNS = ["table", "id", "what", "was", "is", "why", "source"]
TABLES = ("features", "events", "places", "claims", "fronts", "sources")


def read(root: Path) -> tuple[dict[str, tuple[Correction, ...]], list[Fault]]:
    """Record id -> its corrections in the order of the file, and what is wrong with the file."""
    faults: list[Fault] = []
    found: dict[str, tuple[Correction, ...]] = {}
    if (root / FILE).is_file():
        for line, row in _rows(root, faults):
            one = Correction(
                id=row["id"], table=row["table"], what=row["what"], was=row["was"],
                now=row["is"], why=row["why"], sources=_sources(row["source"]), line=line,
            )  # fmt: skip
            found[one.id] = (*found.get(one.id, ()), one)
    return found, faults


def faults(draft: "Draft") -> Iterator[Fault]:
    """Rows of the file that cannot be read, or name what the atlas has not."""
    found, wrong = read(draft.root)
    yield from wrong
    known = {**draft.items, **dict.fromkeys(fault.item for fault in draft.faults)}
    if any(not fault.item for fault in draft.faults):
        return  # what is missing may stand in a file that could not be read
    for one in (row for rows in found.values() for row in rows):
        if one.table != "sources" and one.id not in known:
            yield _fault(one, f"there is no '{one.id}' in the atlas")
        for name in one.sources:
            if name not in draft.records["sources"] and name not in known:
                yield _fault(one, f"unknown source '{name}' in 'source'")


def _rows(root: Path, faults: list[Fault]) -> Iterator[tuple[int, dict[str, str]]]:
    text = files.text(root / FILE, root)
    if isinstance(text, Fault):
        faults.append(text)
        return
    reader = csv.reader(io.StringIO(text, newline=""))
    if next(reader, []) != COLUMNS:
        faults.append(Fault(FILE, 1, "", f"the columns are not {','.join(COLUMNS)}"))
        return
    for cells in reader:
        rule = _rule(cells) if cells else ""
        if rule:
            faults.append(Fault(FILE, reader.line_num, cells[1] if len(cells) > 1 else "", rule))
        elif cells:
            yield reader.line_num, dict(zip(COLUMNS, cells, strict=True))


def _rule(cells: list[str]) -> str:
    if len(cells) != len(COLUMNS):
        return f"{len(cells)} cells instead of {len(COLUMNS)}; a comma in a cell needs quotes"
    if cells[0] not in TABLES:
        return f"the table '{cells[0]}' is none of {', '.join(TABLES)}"
    empty = [COLUMNS[at] for at in (1, 2, 4, 5) if not cells[at].strip()]
    return f"'{empty[0]}' is empty" if empty else ""


def _sources(cell: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in cell.split(";") if name.strip())


def _fault(one: Correction, rule: str) -> Fault:
    return Fault(FILE, one.line, one.id, rule)
