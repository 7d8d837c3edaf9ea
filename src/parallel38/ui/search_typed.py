"""What is typed to be read, not looked up: a date, or a position on the Earth."""

import re
from datetime import date

from parallel38.data.importing.place_text import degrees
from parallel38.domain.dates import DateError, DateSpan
from parallel38.domain.position import position_words
from parallel38.domain.say import say
from parallel38.domain.typed import parse_typed
from parallel38.domain.view import FIRST_DAY, LAST_DAY
from parallel38.ui.search_entries import Entry, Found

_MARK = re.compile(r"[.,;°º′'NSEW]", re.I)  # two bare whole numbers are no position
_SIGNS = (
    (r"с\.?\s?ш\.?|北緯|北纬|북위", "N"), (r"ю\.?\s?ш\.?|南緯|南纬|남위", "S"),
    (r"в\.?\s?д\.?|東経|东经|東經|동경", "E"), (r"з\.?\s?д\.?|西経|西经|西經|서경", "W"),
    (r"度|도", "°"), (r"分|분", "'"), (r"秒|초", '"'),
)  # fmt: skip


def span_of(text: str) -> DateSpan | None:
    """The days that a text names, or None."""
    try:
        return parse_typed(text)
    except DateError:
        return None


def date_found(span: DateSpan) -> Found:
    """Going to the first of these days."""
    first = max(span.earliest, FIRST_DAY.toordinal())
    day = date.fromordinal(min(first, LAST_DAY.toordinal()))
    detail = "" if span.earliest == span.latest else say(day)
    said = say(span)
    return Found(Entry("date", day.isoformat(), said, detail, 5, (said,)), said, 200.0)


def position_found(text: str) -> Found | None:
    """Going to the point that a text names in decimal degrees, or in degrees and minutes."""
    point = position(text)
    if point is None:
        return None
    lat, lon = point
    title, detail = position_words(lat, lon), position_words(lat, lon, "dms")
    entry = Entry("position", f"{lat:.5f},{lon:.5f}", title, detail, 5, (title,))
    return Found(entry, title, 200.0)


def position(text: str) -> tuple[float, float] | None:
    """Latitude and longitude, degrees; east or north first where letters or size say so."""
    for sign, letter in _SIGNS:
        text = re.sub(sign, letter, text, flags=re.I)
    text = text.strip(" ()[]")
    if len(text) > 60 or not _MARK.search(text) or not re.search(r"\d", text):
        return None
    for cut in re.finditer(r"\s*[;,/]\s*|(?<=[NSEW])\s*|\s+", text, re.I):
        one, other = text[: cut.start()], text[cut.end() :]
        if (point := _pair(one.strip(), other.strip())) is not None:
            return point
    return None


def _pair(one: str, other: str) -> tuple[float, float] | None:
    first, second = _letter(one), _letter(other)
    if bool(first) != bool(second) or (first and (first in "NS") == (second in "NS")):
        return None
    if not first and not all(re.fullmatch(r"[-+−]?[\d.,]+\s*°?", part) for part in (one, other)):
        return None
    lat, lon = degrees(_turned(one)), degrees(_turned(other))
    if lat is None or lon is None:
        return None
    if first in ("E", "W") or abs(lat) > 90 >= abs(lon):
        lat, lon = lon, lat
    return (lat, lon) if abs(lat) <= 85 and abs(lon) <= 180 else None


def _turned(part: str) -> str:
    """The letter last: 38N for N38."""
    return part[1:].strip() + part[0] if part[:1].upper() in ("N", "S", "E", "W") else part


def _letter(part: str) -> str:
    ends = part[:1] + part[-1:]
    return next((c.upper() for c in ends if c.upper() in "NSEW"), "")
