"""Lengths, areas and bearings in words."""

from parallel38.domain.geodesic import MILE, NAUTICAL_MILE, Leg
from parallel38.words import _


def length(km: float) -> str:
    """'850 m', '3.25 km', '42.1 km', '1,240 km'."""
    if km < 0.9995:
        return _("{number} m").format(number=f"{km * 1000:.0f}")
    return _("{number} km").format(number=_three(km))


def other_lengths(km: float) -> str:
    """The same in miles and nautical miles."""
    miles = _("{number} miles").format(number=_three(km / MILE))
    sea = _("{number} nautical miles").format(number=_three(km / NAUTICAL_MILE))
    return f"{miles} · {sea}"


def area(square_km: float) -> str:
    """'0.034 km²', '12.5 km²', '9,814 km²'."""
    number = _three(square_km) if square_km >= 1 else f"{square_km:.3f}"
    return _("{number} km²").format(number=number)


def other_area(square_km: float) -> str:
    """The same in square miles."""
    return _("{number} square miles").format(number=_three(square_km / MILE**2))


def bearing(leg: Leg) -> str:
    """'045°', clockwise from true north; a dash where there is none."""
    return "–" if leg.bearing is None else f"{round(leg.bearing) % 360:03}°"


def _three(number: float) -> str:
    """Three figures where it is small, whole where it is not."""
    decimals = 2 if number < 9.995 else 1 if number < 99.95 else 0
    return f"{number:,.{decimals}f}"
