"""geodata/labels.csv: what the labels of features are in other languages, one row a label.

Many features share one (a railway under each of its owners); a feature's own `names` go before it.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from parallel38.data import files
from parallel38.data.faults import Fault
from parallel38.domain.atlas import Feature

FILE = "labels.csv"
COLUMNS = ["of", "ko", "zh", "zh-1956", "ja", "ru"]
SIMPLIFIED = date(1956, 1, 28).toordinal()  # from then on Chinese is in simplified characters
Rows = Mapping[str, Mapping[str, str]]


def named(root: Path, features: Mapping[str, Feature]) -> tuple[dict[str, Feature], list[Fault]]:
    """The features with the names of their labels, and what is wrong with the file."""
    rows, faults = _read(root, features)
    return {name: _named(feature, rows) for name, feature in features.items()}, faults


def _named(feature: Feature, rows: Rows) -> Feature:
    """A row of its id goes before one of its label; simplified where it outlasts the reform."""
    row = rows.get(feature.id) or rows.get(feature.label)
    if not row or not feature.label:
        return feature
    zh = row["zh-1956" if feature.interval.possible_to > SIMPLIFIED else "zh"]
    names = {"ko": row["ko"], "zh": zh, "ja": row["ja"], "ru": row["ru"]}
    return replace(feature, names={k: v for k, v in names.items() if v} | feature.names)


def _read(root: Path, features: Mapping[str, Feature]) -> tuple[Rows, list[Fault]]:
    if not (root / FILE).is_file():
        return {}, []
    text = files.text(root / FILE, root)
    if isinstance(text, Fault):
        return {}, [text]
    reader = csv.DictReader(io.StringIO(text, newline=""))
    if reader.fieldnames != COLUMNS:
        return {}, [Fault(FILE, 1, "", f"the columns are not {','.join(COLUMNS)}")]
    rows: dict[str, dict[str, str]] = {}
    faults: list[Fault] = []
    known = {*features, *(feature.label for feature in features.values())}
    for row in reader:
        of = str(row["of"])
        for rule in _rules(row, of, known, rows):
            faults.append(Fault(FILE, reader.line_num, of, rule))
        rows.setdefault(of, row)
    return rows, faults


def _rules(row: dict[Any, Any], of: str, known: set[str], before: Rows) -> Iterator[str]:
    if None in row or None in row.values():
        yield "more or fewer cells than columns"
    if of not in known:
        yield "no feature has this id or label"
    if of in before:
        yield "this label has a row already"
