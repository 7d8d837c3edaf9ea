"""Written dates (EDTF Level 0/1) to day numbers.

Understood: years, months and days; unspecified digits (195X, 19XX, 1950-XX, 1950-06-XX);
seasons (1951-21 spring to 1951-24 winter); a final ~ (approximate), ? (uncertain) or % (both);
intervals a/b whose ends may be open (..) or unknown (empty). Day numbers are proleptic
Gregorian ordinals (1 = 0001-01-01, as in datetime.date.toordinal).
"""

import re
from calendar import monthrange
from datetime import date
from typing import Literal

from msgspec import Struct

# Open ends: no day of the atlas lies outside [FIRST, FOREVER).
FIRST = -(2**31)
FOREVER = 2**31 - 1

Precision = Literal["day", "month", "season", "year", "decade", "century", "interval"]
Qualifier = Literal["", "~", "?", "%"]

OPEN, UNKNOWN = "..", ""

# How far ~, ? and % reach on either side when the datum gives no bounds of its own.
MARGIN_DAYS = 10
MARGIN_MONTHS: dict[Precision, int] = {
    "month": 1, "season": 3, "year": 12, "decade": 120, "century": 1200,
}  # fmt: skip

SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}  # first month; winter runs into the next February

_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d\dXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?"
    r"(?P<qualifier>[~?%]?)",
    re.ASCII,
)
_LAST_ORDINAL = date.max.toordinal()


class DateError(ValueError):
    """A written date that is no date: `text` as the reader wrote it, and the `rule` it breaks."""

    def __init__(self, text: str, rule: str, verb: str = "is not a date;") -> None:
        super().__init__(f"{quoted(text)} {verb} {rule}")
        self.rule = rule


class Interval(Struct, frozen=True):
    """Half-open day numbers: `possible` is where a thing may have held, `certain` where it did.

    Days are proleptic Gregorian ordinals; certain_from >= certain_to means nowhere certain.
    """

    possible_from: int = FIRST
    possible_to: int = FOREVER
    certain_from: int = FIRST
    certain_to: int = FOREVER


class DateSpan(Struct, frozen=True):
    """A written date as the days it may mean, `earliest` to `latest`, both inclusive.

    `text` is the EDTF form; the bounds are already widened where a qualifier asks for it.
    """

    text: str
    earliest: int
    latest: int
    precision: Precision
    qualifier: Qualifier = ""


def parse(text: str) -> DateSpan:
    """Read an EDTF date or interval; raises DateError with one sentence."""
    text = text.strip()
    if "/" in text:
        return _parse_interval(text)
    match = _DATE.fullmatch(text)
    if match is None:
        raise DateError(text, "write 1945-09-08, 1945-09, 1945 or 1945~")
    if match["year"] == "0000":
        raise DateError(text, "years run from 0001 to 9999")
    qualifier: Qualifier = match["qualifier"]  # type: ignore[assignment]
    if match["day"] not in (None, "XX"):
        return _day_span(match, qualifier)
    first, months, precision = _month_range(match)
    margin = MARGIN_MONTHS[precision] if qualifier else 0
    earliest, after = _month_start(first - margin), _month_start(first + months + margin)
    return DateSpan(text, earliest, after - 1, precision, qualifier)


def interval(
    start: str, end: str, *, earliest: str | None = None, latest: str | None = None
) -> Interval:
    """The days on which something that ran from `start` to `end` (both inclusive) held.

    Either may be '..' (open) or '' (unknown). `earliest` and `latest` are the datum's own outer
    bounds, put in place of the first day `start` and the last day `end` may mean.
    Raises DateError when an end cannot follow its start.
    """
    start_first, start_last = _bounds(start, FIRST)
    end_first, end_last = _bounds(end, FOREVER)
    if earliest:
        start_first = parse(earliest).earliest
    if latest:
        end_last = parse(latest).latest
    if end_last < start_first:
        raise DateError(latest or end, f"the start {quoted(earliest or start)}", "lies before")
    # Start never follows end, so neither can mean a day beyond the other's outer bound.
    certain_from, certain_last = min(start_last, end_last), max(end_first, start_first)
    return Interval(start_first, _next(end_last), certain_from, _next(certain_last))


def written(text: str) -> int:
    """The first day that an EDTF date names, whatever its qualifier may add: 'c. 16 September' is
    the 16th. FIRST where there is none.
    """
    return FIRST if text in (OPEN, UNKNOWN) else parse(text.rstrip("~?%")).earliest


def day_text(day: int) -> str:
    """A day number as YYYY-MM-DD."""
    return date.fromordinal(day).isoformat()


def quoted(text: str) -> str:
    """The reader's own text in quotes, cut short so that a sentence stays one."""
    flat = " ".join(text.split())
    return f"'{flat}'" if len(flat) <= 40 else f"'{flat[:39]}…'"


def _bounds(text: str, open_end: int) -> tuple[int, int]:
    if text == OPEN:
        return open_end, open_end
    if text == UNKNOWN:
        return FIRST, FOREVER
    span = parse(text)
    return span.earliest, span.latest


def _next(day: int) -> int:
    return min(day + 1, FOREVER)


def _parse_interval(text: str) -> DateSpan:
    start, _, end = text.partition("/")
    if "/" in end:
        raise DateError(text, "an interval has one '/'")
    held = interval(start, end)
    latest = held.possible_to - 1 if held.possible_to < FOREVER else FOREVER
    return DateSpan(text, held.possible_from, latest, "interval")


def _day_span(match: re.Match[str], qualifier: Qualifier) -> DateSpan:
    if "X" in match["year"] or match["month"] == "XX":
        raise DateError(match[0], "a known day needs its month and year")
    year, month, number = int(match["year"]), int(match["month"]), int(match["day"])
    if not 1 <= month <= 12:
        raise DateError(match[0], "months run from 01 to 12")
    length = monthrange(year, month)[1]
    if not 1 <= number <= length:
        raise DateError(match[0], f"{year:04}-{month:02} has {length} days")
    day = date(year, month, number).toordinal()
    margin = MARGIN_DAYS if qualifier else 0
    earliest, latest = max(day - margin, 1), min(day + margin, _LAST_ORDINAL)
    return DateSpan(match[0], earliest, latest, "day", qualifier)


def _month_range(match: re.Match[str]) -> tuple[int, int, Precision]:
    """First month (counted from year 0), number of months, precision."""
    unknown = match["year"].count("X")
    year = int(match["year"].replace("X", "0"))
    if match["month"] is None or match["month"] == match["day"] == "XX":
        span: Precision = ("year", "decade", "century")[unknown]
        return year * 12, 12 * 10**unknown, span
    if unknown:
        raise DateError(match[0], "a known month needs its year")
    if match["month"] == "XX":
        return year * 12, 12, "year"
    month = int(match["month"])
    if month in SEASONS and not match["day"]:
        return year * 12 + SEASONS[month] - 1, 3, "season"
    if not 1 <= month <= 12:
        raise DateError(match[0], "months run from 01 to 12, seasons from 21 to 24")
    return year * 12 + month - 1, 1, "month"


def _month_start(month: int) -> int:
    """Day number of the first day of a month counted from year 0, kept within years 1 to 9999."""
    if month < 12:
        return 1
    year, index = divmod(month, 12)
    return date(year, index + 1, 1).toordinal() if year <= 9999 else _LAST_ORDINAL + 1
