"""Positions in words: decimal degrees, or degrees, minutes and seconds, no finer than is known."""

import math
from typing import Literal

from parallel38.words import _

Form = Literal["decimal", "dms"]

FINEST = 4  # decimals of a degree: 11 m


def position_words(lat: float, lon: float, form: Form = "decimal", places: int = FINEST) -> str:
    """'38.3000° N, 127.6000° E' or '38° 18′ 00″ N, 127° 36′ 00″ E', rounded to so many decimals of
    a degree, or to the minutes or seconds that come near them.
    """
    lon = (lon + 180) % 360 - 180
    write = _decimal if form == "decimal" else _minutes
    north, east = write(abs(lat), places), write(abs(lon), places)
    first = _("{degrees} N") if lat >= 0 else _("{degrees} S")
    second = _("{degrees} E") if lon >= 0 else _("{degrees} W")
    return f"{first.format(degrees=north)}, {second.format(degrees=east)}"


def places_at(zoom: float) -> int:
    """Decimals of a degree that a pixel of a map tells apart."""
    return min(max(math.ceil(-math.log10(360 / 256 / 2**zoom)), 0), FINEST)


def _decimal(value: float, places: int) -> str:
    return f"{value:.{places}f}°"


def _minutes(value: float, places: int) -> str:
    if places < 1:
        return f"{value:.0f}°"
    if places < 3:
        whole, minutes = divmod(round(value * 60), 60)
        return f"{whole}° {minutes:02}′"
    whole, seconds = divmod(round(value * 3600), 3600)
    return f"{whole}° {seconds // 60:02}′ {seconds % 60:02}″"
