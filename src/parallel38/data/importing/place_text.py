"""Coordinates as people write them: decimal, with a decimal comma, in degrees and minutes."""

import re
import unicodedata
from functools import lru_cache

_DECIMAL = re.compile(r"[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?", re.I | re.ASCII)
_PARTS = re.compile(
    r"(?P<before>[NSEW])?\s*(?P<sign>[-+])?(?P<degrees>\d{1,3}(?:[.,]\d+)?)\s*[°ºd:\s]\s*"
    r"(?:(?P<minutes>\d{1,2}(?:[.,]\d+)?)\s*['′’m:\s]?\s*)?"
    r"(?:(?P<seconds>\d{1,2}(?:[.,]\d+)?)\s*(?:\"|″|”|''|′′|s)?\s*)?(?P<after>[NSEW])?",
    re.I | re.ASCII,
)
_LETTER = re.compile(r"(?P<number>\d{1,3}(?:[.,]\d+)?)\s*(?P<letter>[NSEW])", re.I | re.ASCII)


@lru_cache(maxsize=50_000)
def degrees(text: str) -> float | None:
    """A coordinate as a number (metres, too, of a grid); None where it is none."""
    plain = (
        unicodedata.normalize("NFKC", text.replace("º", "°")).strip().replace("\N{MINUS SIGN}", "-")
    )
    if plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")
    if _DECIMAL.fullmatch(plain):
        return float(plain)
    if match := _LETTER.fullmatch(plain):
        return _signed(float(match["number"]), match["letter"])
    if match := _PARTS.fullmatch(plain):
        return _sexagesimal(match)
    return None


def _sexagesimal(match: re.Match[str]) -> float | None:
    whole, minutes, seconds = (
        float((match[part] or "0").replace(",", ".")) for part in ("degrees", "minutes", "seconds")
    )
    if minutes >= 60 or seconds >= 60 or (match["before"] and match["after"]):
        return None
    letter = match["before"] or match["after"] or ""
    value = _signed(whole + minutes / 60 + seconds / 3600, letter)
    return -value if match["sign"] == "-" else value


def _signed(value: float, letter: str) -> float:
    return -value if letter and letter in "SWsw" else value


def pair(text: str) -> tuple[float, float] | None:
    """Latitude and longitude in one cell: '37.5, 127.0'; None where it is none."""
    parts = re.split(
        r"\s*[;,]\s+|\s*;\s*|,(?=\s*[-+]?\d+\.\d)|\s+(?=[-+]?\d+\.\d)", text.strip("() ")
    )
    found = [degrees(part) for part in parts]
    if len(found) != 2 or found[0] is None or found[1] is None:
        return None
    return found[0], found[1]
