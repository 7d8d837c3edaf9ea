"""Colours as they are seen: WCAG's contrast, CIE's differences, a stage in a bright room."""

import math

from parallel38.map import inks, style

STAGE = style.PALETTES["stage"]
# Of two flat tones side by side, by CIE 1976. Stone, Szafir and Setlur, 'An Engineering Model for
# Color Difference as a Function of Size' (Color and Imaging Conference 2014), found with viewers at
# screens of all kinds that of fields 2 degrees wide a share p of them tells p (A + B / 2) apart,
# A + B / 2 being 10.9 in L*, 12.2 in a*, 13.6 in b*: two of three viewers tell 7.3, 8.1, 9.0.
TOLD = 8.0
WASHED = 0.35  # of white over all: what a projector's picture loses to daylight


def contrast(one: str, other: str) -> float:
    """WCAG's ratio, 1 to 21."""
    low, high = sorted((inks.luminance(one), inks.luminance(other)))
    return (high + 0.05) / (low + 0.05)


def over(ground: str, ink: str, share: float) -> str:
    """An ink that lets the ground through."""
    mixed = (
        round(int(ground[i : i + 2], 16) * (1 - share) + int(ink[i : i + 2], 16) * share)
        for i in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in mixed)


def washed(colour: str) -> str:
    """A colour in a bright room."""
    return over(colour, "#ffffff", WASHED)


def lab(colour: str) -> tuple[float, float, float]:
    """CIE L*a*b* of an #rrggbb under D65."""
    r, g, b = linear(colour)
    x, y, z = (
        f ** (1 / 3) if f > 0.008856 else 7.787 * f + 16 / 116
        for f in (
            (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
            0.2126 * r + 0.7152 * g + 0.0722 * b,
            (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def linear(colour: str) -> tuple[float, ...]:
    """Red, green, blue of an #rrggbb as light, 0 to 1."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return tuple(p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)


def difference(one: str, other: str) -> float:
    """CIE 1976's."""
    return math.dist(lab(one), lab(other))


def share_of(kind: str) -> float:
    """How much of a power's ink the ground of a kind has on a stage, 0 to 1."""
    return min(float(STAGE["cap"]), style.KINDS[kind].fill * float(STAGE["fill"]))
