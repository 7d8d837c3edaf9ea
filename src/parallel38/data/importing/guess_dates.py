"""Which columns hold dates, and in which order all-number dates stand."""

import re
from collections.abc import Sequence

from msgspec import Struct

from parallel38.data.importing import headers
from parallel38.data.importing.understood import END_PARTS, START_PARTS, Reading, Role
from parallel38.data.importing.written_dates import (
    LEAST_SERIAL,
    MOST_SERIAL,
    NOTHING,
    edtf,
)
from parallel38.domain.dates import DateError

MOSTLY = 0.6
_YEAR = re.compile(r"[12]\d{3}(?:\.0+)?[~?%]?", re.ASCII)
_SMALL = re.compile(r"\d{1,2}(?:\.0+)?", re.ASCII)
_SERIAL = re.compile(r"\d{2,6}(?:\.\d+)?", re.ASCII)
_SLASHED = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*\d{4}\b", re.ASCII)


class Candidate(Struct):
    """A column that reads as dates; `side` is what its header says of it, `years` that it has
    nothing finer.
    """

    at: int
    years: bool
    side: str
    score: float
    reading: Reading


def date_roles(
    columns: Sequence[str], values: Sequence[Sequence[str]]
) -> tuple[dict[int, Role], list[Reading]]:
    """The roles of columns of dates, and the reading of every column; a column named '' is left
    alone.
    """
    readings: list[Reading] = ["written"] * len(columns)
    found = [
        candidate
        for at, name in enumerate(columns)
        if name and (candidate := _candidate(at, name, values[at]))
    ]
    for candidate in found:
        readings[candidate.at] = candidate.reading
    split = _split(columns, values)
    precise = any(one.score > 0 and not one.years for one in found)
    return split if split and not precise else _chosen(found), readings


def _chosen(found: list[Candidate]) -> dict[int, Role]:
    def best(side: str) -> Candidate | None:
        some = [one for one in found if one.side == side and one.score > 0]
        return max(some, key=lambda one: (one.score, -one.at), default=None)

    start, end, date = best("start"), best("end"), best("")
    if start and date and date.score >= start.score + 2:
        return {date.at: "date"}
    start = start or (date if end else None)
    if start:
        roles: dict[int, Role] = {start.at: "start"}
        if end:
            roles[end.at] = "end"
        return roles
    alone = date or end
    return {alone.at: "date"} if alone else {}


def _candidate(at: int, name: str, values: Sequence[str]) -> Candidate | None:
    """A column as dates: whole days count for more than years, a header that says so for more
    than one that speaks of the record's own making.
    """
    some = [text for text in values if text.casefold() not in NOTHING]
    if not some:
        return None
    side = (
        headers.side_of(name)
        if not headers.says(name, headers.DATE | headers.YEAR)
        else _side(name)
    )
    named = bool(side) or headers.says(name, headers.DATE | headers.YEAR)
    reading = _reading(some, named)
    good = [text for text in some if _reads(text, reading)]
    if len(good) < len(some) * MOSTLY:
        return None
    years = sum(bool(_YEAR.fullmatch(text)) for text in good) >= len(good) * 0.9
    if (years or reading == "serial") and not named:
        return None
    score = (1.0 if years else 2.0) + (1.0 if named else 0.0) + len(good) / len(some) / 2
    if headers.says(name, headers.ABOUT_THE_RECORD):
        score -= 4.0  # such a column is never taken unasked
    return Candidate(at, years, side, score, reading)


def _side(name: str) -> str:
    """The side that the rest of a header names, 'start' in 'date_start'."""
    rest = [word for word in headers.words(name) if word not in headers.DATE | headers.YEAR]
    return headers.side_of(" ".join(rest))


def _reads(text: str, reading: Reading) -> bool:
    try:
        return bool(edtf(text, reading))
    except DateError:
        return False


def _reading(values: Sequence[str], named: bool) -> Reading:
    """The order of day and month, if any value tells it; a spreadsheet's days, if they are."""
    pairs = [(int(match[1]), int(match[2])) for text in values if (match := _SLASHED.match(text))]
    if pairs:
        day_first = sum(one > 12 for one, _ in pairs)
        month_first = sum(other > 12 for _, other in pairs)
        if day_first and day_first > month_first * 10:
            return "day first"
        if month_first and month_first > day_first * 10:
            return "month first"
    numbers = [float(text) for text in values if _SERIAL.fullmatch(text)]
    days = [number for number in numbers if LEAST_SERIAL <= number <= MOST_SERIAL]
    years = [text for text in values if _YEAR.fullmatch(text)]
    if named and len(days) >= len(values) * MOSTLY and len(years) < len(days) * MOSTLY:
        return "serial"
    return "written"


def _split(columns: Sequence[str], values: Sequence[Sequence[str]]) -> dict[int, Role]:
    """Year, month and day in columns of their own, once or for start and end."""
    groups: dict[str, dict[str, int]] = {}
    for at, name in enumerate(columns):
        named = headers.unit_of(name) if name else None
        if named and _fits(named[0], values[at]):
            groups.setdefault(named[1], {}).setdefault(named[0], at)
    whole = {rest: units for rest, units in groups.items() if "year" in units and len(units) > 1}
    if not whole:
        return {}
    sides = {headers.side_of(rest): units for rest, units in reversed(whole.items())}
    start = sides.get("start") or sides.get("") or next(iter(whole.values()))
    roles = _in_roles(start, START_PARTS)
    return roles | (_in_roles(sides["end"], END_PARTS) if sides.get("end", start) != start else {})


def _in_roles(units: dict[str, int], parts: tuple[Role, ...]) -> dict[int, Role]:
    return {
        units[part.rpartition("_")[2]]: part for part in parts if part.rpartition("_")[2] in units
    }


def _fits(unit: str, values: Sequence[str]) -> bool:
    some = [text for text in values if text.casefold() not in NOTHING]
    if unit == "year":
        good = sum(bool(_YEAR.fullmatch(text)) for text in some)
    else:
        most = 12 if unit == "month" else 31
        good = sum(bool(_SMALL.fullmatch(text)) and float(text) <= most for text in some)
        good += sum(text.isalpha() for text in some) if unit == "month" else 0
    return bool(some) and good >= len(some) * MOSTLY
