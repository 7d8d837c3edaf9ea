"""A measured way as the page draws it."""

from msgspec import Struct


class Measure(Struct, frozen=True, kw_only=True):
    """A measured way to be drawn: its course as longitude and latitude by turns, the points that
    were set, and words at some places (longitude, latitude, text), the last of them the whole.
    """

    course: tuple[float, ...]
    points: tuple[tuple[float, float], ...]
    words: tuple[tuple[float, float, str], ...]
    closed: bool
