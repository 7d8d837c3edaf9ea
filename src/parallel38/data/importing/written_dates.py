"""A cell of a stranger's table as a date of the atlas (EDTF), never more precise than it is."""

import re
import unicodedata
from datetime import date, timedelta
from functools import lru_cache

from parallel38.data.importing.understood import Reading
from parallel38.domain.dates import OPEN, UNKNOWN, DateError, parse
from parallel38.domain.typed import read_typed

NOTHING = {
    "", "-", "--", "—", "?", ".", "null", "none", "nil", "n/a", "na", "nan", "nat", "unknown",
    "unk", "tbd", "not known", "undated", "n.d.", "미상", "불명", "неизвестно",
    "不明", "不詳", "未知",
}  # fmt: skip
GOING_ON = {
    "..",
    "present",
    "ongoing",
    "now",
    "today",
    "current",
    "현재",
    "настоящее время",
    "至今",
}
FIRST_SERIAL = date(1899, 12, 30)  # Excel's day 0, as of 1 March 1900 (day 61)
LEAST_SERIAL, MOST_SERIAL = 61, 110_000  # to 2201

_ISO = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_CLOCK = re.compile(
    r"(?<=\d)(?:[T ]\s*|,\s+)\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?$", re.I,
)  # fmt: skip
_YEAR = re.compile(r"(\d{4})(?:\.0+)?([~?%]?)", re.ASCII)
_COMPACT = re.compile(r"([12]\d{3})(\d\d)(\d\d)(?:\.0+)?", re.ASCII)
_YEAR_FIRST = re.compile(
    r"(\d{4})\s*([./-])\s*(\d{1,2})(?:\s*\2\s*(\d{1,2}))?\.?([~?%]?)", re.ASCII
)
_YEAR_LAST = re.compile(r"(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{4})\.?([~?%]?)", re.ASCII)
_MONTH_YEAR = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{4})", re.ASCII)
_YEARS = re.compile(r"(\d{4})\s*[-–—]\s*(\d{4})", re.ASCII)
_NUMBER = re.compile(r"(\d{1,6})(?:\.\d+)?", re.ASCII)


@lru_cache(maxsize=200_000)
def edtf(text: str, reading: Reading = "written") -> str:
    """The EDTF of a cell; '' for none, '..' for what goes on. Raises DateError, one sentence."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain.casefold() in NOTHING:
        return UNKNOWN
    if plain.casefold() in GOING_ON:
        return OPEN
    if len(plain) > 100:
        raise DateError(plain, "a date is shorter than that")
    plain = _CLOCK.sub("", plain)
    if _ISO.fullmatch(plain) and "-00" not in plain:
        return parse(plain).text
    if reading == "serial" and (number := _NUMBER.fullmatch(plain)):
        return _serial(plain, int(number[1]))
    return _numbers(plain, reading) or read_typed(plain).text


def _numbers(text: str, reading: Reading) -> str:
    """The EDTF of an all-number form, or '' where the text is none. Raises DateError."""
    if match := _YEAR.fullmatch(text):
        return parse(match[1] + match[2]).text
    if match := _YEARS.fullmatch(text):
        return parse(f"{match[1]}/{match[2]}").text
    if match := _COMPACT.fullmatch(text):
        return _edtf(text, match[1], match[2], match[3])
    if match := _YEAR_FIRST.fullmatch(text):
        if not match[4] and int(match[3]) > 12:
            return ""  # 1950-53 and 1951-21 are the atlas's own
        return _edtf(text, match[1], match[3], match[4], match[5])
    if match := _MONTH_YEAR.fullmatch(text):
        return _edtf(text, match[2], match[1])
    if match := _YEAR_LAST.fullmatch(text):
        return _year_last(text, match, reading)
    return ""


def _year_last(text: str, match: re.Match[str], reading: Reading) -> str:
    """Day and month in the column's order; without one, what both readings share."""
    one, other, year, doubt = match[1], match[3], match[4], match[5]
    if reading == "day first":
        return _edtf(text, year, other, one, doubt)
    if reading == "month first":
        return _edtf(text, year, one, other, doubt)
    if int(one) > 12 or one == other:
        return _edtf(text, year, other, one, doubt)
    if int(other) > 12:
        return _edtf(text, year, one, other, doubt)
    return parse(year + doubt).text


def _edtf(text: str, year: str, month: str, day: str | None = None, doubt: str = "") -> str:
    if int(month) == 0 and int(day or 0) == 0:
        return parse(year + doubt).text
    if day is not None and int(day) == 0:
        day = None
    written = "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])
    try:
        if int(month) > 12:
            raise DateError(text, "months run from 1 to 12")
        return parse(written + doubt).text
    except DateError as error:
        raise DateError(text, error.rule) from None


def _serial(text: str, days: int) -> str:
    if not LEAST_SERIAL <= days <= MOST_SERIAL:
        raise DateError(text, f"a spreadsheet's day runs from {LEAST_SERIAL} to {MOST_SERIAL}")
    return (FIRST_SERIAL + timedelta(days)).isoformat()


def from_parts(year: str, month: str = "", day: str = "") -> str:
    """The EDTF of year, month and day in cells of their own. Raises DateError."""
    start = edtf(year)
    if len(start) != 4 or not start.isdigit():
        return start
    numbers = [_part(month), _part(day)]
    if not numbers[0]:
        return start
    return _edtf("-".join([start, *filter(None, numbers)]), start, numbers[0], numbers[1] or None)


def _part(text: str) -> str:
    """A month or day as digits; '' for none; a month may be a word."""
    plain = unicodedata.normalize("NFKC", text).strip().removesuffix(".0").rstrip("월일月日.")
    if plain.casefold() in NOTHING or plain.strip("0") == "":
        return ""
    if plain.isascii() and plain.isdigit() and len(plain) <= 2:
        return plain
    return read_typed(f"{plain} 1945").text[5:7]
