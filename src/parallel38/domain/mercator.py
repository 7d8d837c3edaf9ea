"""Latitudes in the unit square of Web Mercator: 0 in the north, 1 in the south."""

from math import atan, degrees, log, pi, radians, sin, sinh

END = 85.0511  # degrees, where it ends


def down(lat: float) -> float:
    """How far down a latitude in degrees lies."""
    sine = sin(radians(min(max(lat, -END), END)))
    return 0.5 - log((1 + sine) / (1 - sine)) / (4 * pi)


def latitude(down: float) -> float:
    """Degrees so far down."""
    return degrees(atan(sinh(pi * (1 - 2 * down))))
