"""The powers' colours in each map style, and the angles of their hatches."""

import colorsys
from zlib import crc32

# Hatch angles by power, so that neighbours never share one; others by their name.
ANGLES = {
    "usa": 45.0, "scap": 45.0, "ussr": 135.0, "soviet-russia": 135.0, "russian-empire": 135.0,
    "russia": 135.0, "japan": 20.0, "manchukuo": 75.0, "qing": 160.0, "roc": 160.0, "prc": 160.0,
    "uk": 70.0,
}  # fmt: skip


def angle(power: str) -> float:
    """The angle of a power's hatches in degrees, the same everywhere."""
    return ANGLES.get(power, 30.0 + 30.0 * (crc32(power.encode()) % 5))


def inks(colour: str) -> dict[str, str]:
    """A power's #rrggbb in each map style: lighter on dark, by lightness on grey, black on copy."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    bright = colorsys.hls_to_rgb(hue, min(0.78, max(0.62, light + 0.22)), min(full, 0.75))
    level = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    grey = 0.15 + 0.6 * level
    return {
        "screen": colour,
        "dark": _hex(bright),
        "stage": colour,
        "print": colour,
        "grey": _hex((grey, grey, grey)),
        "copy": "#000000",
    }


def _hex(rgb: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in rgb)
