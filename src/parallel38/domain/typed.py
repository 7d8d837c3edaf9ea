"""Dates as people type them, in English, Korean and Russian, to the same DateSpan."""

import re
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from functools import cache

from parallel38.domain.dates import DateError, DateSpan, parse
from parallel38.domain.say import MONTHS, say
from parallel38.domain.view import FIRST_DAY, LAST_DAY

HINT = "write 8 September 1945, September 1945, 1945 or 1945-09-08"

_SEASONS = {
    "spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24,
    "봄": 21, "여름": 22, "가을": 23, "겨울": 24,
    "весна": 21, "лето": 22, "осень": 23, "зима": 24,
    "весной": 21, "летом": 22, "осенью": 23, "зимой": 24, "весны": 21, "лета": 22, "осени": 23,
    "зимы": 24,
}  # fmt: skip
_SHORT_YEARS = range(32, 66)  # '8 Sep 45': no day of a month, and one year of the atlas only
_FILLERS = {"of", "the", "in", "ad", "ce", "г", "год", "года", "году", "년"}
_ABOUT = re.compile(r"^(?:circa|ca\.?|c\.|c(?=\s)|about|around|около|ок\.?|약)\s*(?=\S)", re.I)
_CHARACTER_DATE = re.compile(r"(\d{4})\s*[년年](?:\s*(\d{1,2})\s*[월月])(?:\s*(\d{1,2})\s*[일日])?")
_TOKEN = re.compile(r"\d{3}0s\b|\d+(?:st|nd|rd|th)?|[^\W\d_]+", re.I)
_NUMBERS = re.compile(r"(\d{1,4})\s*[./-]\s*(\d{1,4})(?:\s*[./-]\s*(\d{1,4}))?\.?")
_SPAN = re.compile(
    r"(?:from |between |с )?\s*(?P<start>.*?)"
    r"(?:\s*/\s*|\s*–\s*|\s+(?:-|—|to|till|until|through|and|по|до)\s+)(?P<end>.*)",
    re.I,
)
_DASHED = re.compile(r"(?=.*[^\W\d_])(?P<start>[^-]+)-(?P<end>[^-]+)")  # 25-30 June 1950
_YEARS = re.compile(r"(?P<start>\d{4})-(?P<end>[3-9]\d|2[5-9])", re.ASCII)  # 1950-53, no month
_OPEN_SPAN = re.compile(r"(?P<word>since|until|till)\s+(?P<known>.*)", re.I)
_SHAPES = {"DMY": "YMD", "MDY": "YMD", "YMD": "YMD", "MY": "YM", "YM": "YM", "SY": "YS",
           "YS": "YS", "Y": "Y", "E": "E"}  # fmt: skip


def parse_typed(text: str, languages: Iterable[str] = ("en", "ko", "ru")) -> DateSpan:
    """Read what a person typed, or EDTF; raises DateError with one sentence.

    All-number forms other than ISO are refused with their readings named, and so are dates that
    lie wholly outside the atlas's days.
    """
    span = read_typed(text, languages)
    if span.latest < FIRST_DAY.toordinal() or span.earliest > LAST_DAY.toordinal():
        reach = f"which reaches from {FIRST_DAY.year} to {LAST_DAY.year}"
        raise DateError(text, reach, "lies outside the atlas,")
    return span


def read_typed(text: str, languages: Iterable[str] = ("en", "ko", "ru")) -> DateSpan:
    """The same of any day from year 1 to 9999, inside the atlas's days or not."""
    return _read(unicodedata.normalize("NFKC", text).strip(), tuple(languages))


def _read(text: str, languages: tuple[str, ...]) -> DateSpan:
    if re.fullmatch(r"[\dX]{4}[-\dX~?%]*|[-\dX~?%.]*/[-\dX~?%.]*", text, re.ASCII):
        try:
            return parse(text)
        except DateError as error:
            if years := _YEARS.fullmatch(text):
                return parse(f"{years['start']}/{years['start'][:2]}{years['end']}")
            for part in (text, *text.split("/")):
                _refuse_numbers(part)
            raise error
    _refuse_numbers(text)
    if sides := _SPAN.fullmatch(text):
        start, end = _sides(sides["start"], sides["end"], languages)
        return parse(f"{start}/{end}")
    if side := _OPEN_SPAN.fullmatch(text):
        known = _read(side["known"], languages).text
        return parse(f"{known}/.." if side["word"].casefold() == "since" else f"../{known}")
    try:
        return _read_words(text, languages)
    except DateError:
        if sides := _DASHED.fullmatch(text):
            with suppress(DateError):
                start, end = _sides(sides["start"], sides["end"], languages)
                return parse(f"{start}/{end}")
        raise


def _sides(start: str, end: str, languages: tuple[str, ...]) -> tuple[str, str]:
    """Both ends in EDTF; what one leaves out ('June to September 1950') it takes of the other."""
    first, last = start.split(), end.split()
    ends = [end, *(" ".join([*first[:n], end]) for n in range(1, len(first)))]
    if re.fullmatch(r"\d\d", end) and re.fullmatch(r"\d{4}", start):
        ends = [start[:2] + end]
    whole, said = _first_read(ends, languages)
    last = said.split()
    starts = [start, *(" ".join([*first, *last[n:]]) for n in range(1, len(last)))]
    return _first_read(starts, languages)[0], whole


def _first_read(texts: list[str], languages: tuple[str, ...]) -> tuple[str, str]:
    """EDTF of the first text that can be read, and the text; else the fault of the first."""
    fault: DateError | None = None
    for text in texts:
        try:
            return _read(text, languages).text, text
        except DateError as error:
            fault = fault or error
    assert fault
    raise fault


def _read_words(text: str, languages: tuple[str, ...]) -> DateSpan:
    plain, about = _ABOUT.subn("", text)
    doubt = plain.endswith("?")
    plain = _CHARACTER_DATE.sub(_iso, plain.rstrip("?"))
    qualifier = ("", "~", "?", "%")[about + 2 * doubt]
    try:
        written = plain if plain[4:5] == "-" else _edtf(plain, languages)
        return parse(written + qualifier)
    except DateError as error:
        raise DateError(text, error.rule) from None


def _iso(match: re.Match[str]) -> str:
    year, *rest = (part for part in match.groups() if part)
    return "-".join([year, *(f"{int(part):02}" for part in rest)])


def _edtf(text: str, languages: tuple[str, ...]) -> str:
    """Words and numbers in any usual order as EDTF: 'September 8, 1945' is '1945-09-08'."""
    parts: dict[str, str] = {}
    shape = ""
    if re.search(r"[^\w\s.,-]", text):
        raise DateError(text, HINT)
    for token in _TOKEN.findall(text):
        sort, value = _classify(token.casefold(), text, languages)
        shape += sort
        parts[sort] = value
    if shape not in _SHAPES or (shape == "Y" and not re.search(r"\d{4}", text)):
        raise DateError(text, HINT)
    return "-".join(parts[sort] for sort in _SHAPES[shape])


def _classify(token: str, text: str, languages: tuple[str, ...]) -> tuple[str, str]:
    """The sort of a token (Year, Month, Day, Season, dEcade; none for a filler) and its EDTF."""
    if token in _FILLERS:
        return "", ""
    if token.endswith("0s"):
        return "E", token[:3] + "X"
    if token[0].isdigit():
        number = token.rstrip("stndrh")
        if len(number) == 4 and number == token:
            return "Y", number
        if number == token and int(number) in _SHORT_YEARS:
            return "Y", f"19{number}"
        if len(number) <= 2:
            return "D", f"{int(number):02}"
        raise DateError(text, HINT)
    if token in _SEASONS:
        return "S", str(_SEASONS[token])
    return "M", f"{_month(token, text, languages):02}"


def _month(token: str, text: str, languages: tuple[str, ...]) -> int:
    """English first: it needs no Babel, which costs time."""
    for names in (_english, lambda: _foreign(languages)):
        months = {number for name, number in names() if _names(token, name)}
        if len(months) == 1:
            return months.pop()
    raise DateError(text, HINT)


def _names(token: str, name: str) -> bool:
    return token == name or (len(token) >= 3 and name.startswith(token))


def _english() -> Iterable[tuple[str, int]]:
    return ((name.casefold(), number) for number, name in enumerate(MONTHS, 1))


@cache
def _foreign(languages: tuple[str, ...]) -> Iterable[tuple[str, int]]:
    """Month names of the other languages, case-folded, with their numbers."""
    from babel.dates import get_month_names

    names = set()
    for language in languages:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                found = get_month_names(width, context, language)
                names |= {(name.casefold().rstrip("."), key) for key, name in found.items()}
    return frozenset(names)


def _refuse_numbers(text: str) -> None:
    """Refuse 8.9.1945 and the like, naming every day it may mean."""
    match = _NUMBERS.fullmatch(text)
    if match is None or re.fullmatch(r"\d{4}(-\d\d){1,2}|\d{4}/\d{4}", text):
        return
    numbers = [part for part in match.groups() if part]
    readings = sorted(set(_readings(numbers)))
    if not readings:
        raise DateError(text, HINT)
    named = " or ".join(say(parse(reading)) for reading in readings)
    forms = " or ".join(readings)
    raise DateError(text, f"{named}; write {forms}", "is all numbers and can mean")


def _readings(numbers: list[str]) -> list[str]:
    year = next((part for part in numbers if len(part) == 4), None)
    if year is None or len(numbers) == 1:
        return []
    rest = [int(part) for part in numbers if part is not year and len(part) <= 2]
    if len(numbers) == 2:
        return [f"{year}-{month:02}" for month in rest if 1 <= month <= 12]
    if len(rest) != 2:
        return []
    return [
        f"{year}-{month:02}-{day:02}"
        for month, day in (rest, rest[::-1])
        if _is_day(int(year), month, day)
    ]


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
