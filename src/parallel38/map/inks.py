"""The powers' colours in each map style, for fills and for lines, and the angles of hatches."""

import colorsys
from zlib import crc32

# Hatch angles by power: six, 30 degrees apart; those who stand beside or against each other on
# these maps differ (the test names them). Others by their name.
ANGLES = {
    "usa": 45.0, "scap": 45.0, "france": 45.0,
    "un-command": 15.0, "united-nations": 15.0, "japan": 15.0,
    "ussr": 135.0, "soviet-russia": 135.0, "russian-empire": 135.0, "russia": 135.0,
    "qing": 165.0, "roc": 165.0, "prc": 165.0, "cpv": 165.0,
    "rok": 75.0, "kpg": 75.0, "joseon": 75.0, "korean-empire": 75.0, "manchukuo": 75.0,
    "ryukyu": 75.0, "white-russia": 75.0, "tuva": 75.0, "germany": 75.0, "nato": 75.0,
    "dprk": 105.0, "kpa": 105.0, "ccp": 105.0, "mongolia": 105.0, "far-eastern-republic": 105.0,
    "uk": 105.0, "india": 105.0,
}  # fmt: skip


def angle(power: str) -> float:
    """The angle of a power's hatches in degrees, the same everywhere."""
    return ANGLES.get(power, 15.0 + 30.0 * (crc32(power.encode()) % 6))


# Greys of neighbours whose colours are equally light: 0 black, 1 white.
GREYS = {"dprk": 0.12, "kpa": 0.12, "rok": 0.7}

# Greys on a stage, where a bright room would make one of them and of their neighbours' tones.
STAGE = {"mongolia": "#565374", "tuva": "#9e9d78"}


def inks(colour: str, power: str = "") -> dict[str, str]:
    """A power's #rrggbb in each map style: lighter on dark, by lightness on grey, black on copy."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    bright = colorsys.hls_to_rgb(hue, min(0.78, max(0.62, light + 0.22)), min(full, 0.75))
    level = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    grey = GREYS.get(power, 0.15 + 0.6 * level)
    return {
        "screen": colour,
        "dark": _hex(bright),
        "stage": STAGE.get(power, colour),
        "print": colour,
        "grey": _hex((grey, grey, grey)),
        "copy": "#000000",
    }


DEEP, LIT = 0.16, 0.33  # luminance: at most that of a line on light ground, at least on dark
DEEPER = 0.085  # the same on a stage, where a bright room lays white over it


def line_inks(colour: str, power: str = "") -> dict[str, str]:
    """The same, deep or bright enough for a line: 3:1 against land, sea and its own light fill."""
    most = {"dark": None, "stage": DEEPER}
    return {
        style: _readable(ink, most.get(style, DEEP)) for style, ink in inks(colour, power).items()
    }


def luminance(colour: str) -> float:
    """Relative luminance of a #rrggbb as WCAG counts it, 0 to 1."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _readable(colour: str, most: float | None) -> str:
    """At most so light; where there is no such bound bright enough for dark ground."""
    hue, light, full = colorsys.rgb_to_hls(*(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)))
    step = 0.01 if most is None else -0.01
    while luminance(colour) < LIT if most is None else luminance(colour) > most:
        light += step
        colour = _hex(colorsys.hls_to_rgb(hue, light, full))
    return colour


def _hex(rgb: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in rgb)
