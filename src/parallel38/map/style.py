"""How everything looks: kinds of features, hatches, palettes. The page only obeys.

Widths, dashes and spacings are CSS pixels; opacities 0 to 1; angles degrees from the x axis,
turning clockwise on the screen. A class is never told by colour alone: fill, hatch, edge and dash
differ too, and a power's hatch keeps its angle in every style.
"""

from collections.abc import Mapping

import msgspec
from msgspec import Struct

STYLES = ("screen", "dark", "stage", "print", "grey", "copy")


class Symbol(Struct, frozen=True):
    """One kind of feature. `ink` is `power`, `powers` (one stripe each) or a palette key; `line`
    names how the stroke is built; `order` is drawing order, low first, within areas or lines; a
    smaller zoom than `zoom` leaves the kind out, unless it is asked for.
    """

    title: str
    order: int
    fill: float = 0.0
    band: float = 0.0
    hatch: str = ""
    width: float = 1.0
    dash: tuple[float, ...] = ()
    round: bool = False
    line: str = "plain"
    ink: str = "power"
    alpha: float = 0.9
    zoom: float = 0.0


class Hatch(Struct, frozen=True):
    """Parallel lines clipped by an area; `turns` are added to the power's own angle."""

    spacing: float
    width: float
    turns: tuple[float, ...] = (0.0,)
    dash: tuple[float, ...] = ()
    round: bool = False
    alpha: float = 0.6


HATCHES = {
    "occupation": Hatch(8.0, 1.4, alpha=0.66),
    "lease": Hatch(4.5, 1.1, turns=(90.0,), alpha=0.62),
    "concession": Hatch(5.0, 1.2, turns=(90.0,), dash=(4.0, 3.0), alpha=0.66),
    "protectorate": Hatch(13.0, 1.0, alpha=0.5),
    "colony": Hatch(10.0, 0.9, turns=(50.0,), dash=(16.0, 7.0), alpha=0.6),
    "puppet": Hatch(15.0, 0.9, turns=(0.0, 90.0), alpha=0.4),
    "neutral": Hatch(7.0, 1.5, dash=(0.1, 7.0), round=True, alpha=0.8),
    "dmz": Hatch(4.0, 0.9, turns=(0.0, 90.0), alpha=0.6),
    "disputed": Hatch(13.0, 1.2, alpha=0.6),
    "own": Hatch(9.0, 1.2, alpha=0.6),
    "presence": Hatch(6.5, 1.4, dash=(2.0, 6.0), round=True, alpha=0.7),
    "drawn": Hatch(11.0, 1.1, alpha=0.75),
}

KINDS = {
    "presence": Symbol("Guerrillas present", 4, fill=0.06, hatch="presence", width=0.0),
    "sphere": Symbol("Sphere of influence", 5, fill=0.10, band=0.16, width=0.0),
    "sovereign": Symbol("Sovereign state", 10, fill=0.15, band=0.24, width=1.0),
    "colony": Symbol("Colony", 12, fill=0.24, band=0.26, hatch="colony", width=1.0),
    "protectorate": Symbol(
        "Protectorate", 14, fill=0.16, band=0.24, hatch="protectorate", width=1.2, dash=(8, 3)
    ),
    "puppet-state": Symbol(
        "Puppet state", 16, fill=0.16, band=0.24, hatch="puppet", width=1.2, dash=(12, 3, 2, 3)
    ),
    "occupation": Symbol("Occupation", 20, fill=0.23, band=0.22, hatch="occupation", width=1.3),
    "detached": Symbol("Detached territory", 22, fill=0.10, band=0.2, width=1.2, dash=(3, 3)),
    "transferred": Symbol("Ground gained", 23, fill=0.10, band=0.12, width=0.9, dash=(6, 2, 1, 2)),
    "railway-zone": Symbol(
        "Railway zone", 24, fill=0.20, hatch="concession", width=1.0, dash=(0.1, 3), round=True
    ),
    "concession": Symbol(
        "Concession",
        26,
        fill=0.16,
        band=0.2,
        hatch="concession",
        width=1.6,
        dash=(0.1, 4),
        round=True,
    ),
    "lease": Symbol(
        "Lease", 28, fill=0.22, band=0.2, hatch="lease", width=2.0, dash=(0.1, 3.6), round=True
    ),
    "neutral-zone": Symbol(
        "Neutral zone", 30, fill=0.06, hatch="neutral", width=1.0, dash=(4, 3), ink="ink"
    ),
    "demilitarised-zone": Symbol(
        "Demilitarised zone", 32, fill=0.22, hatch="dmz", width=0.8, ink="ink"
    ),
    "disputed": Symbol(
        "Disputed", 34, fill=0.0, hatch="disputed", width=1.0, dash=(5, 3), ink="powers"
    ),
    "railway": Symbol("Railway", 40, width=2.2, line="rail", zoom=4.2),
    "boundary": Symbol(
        "Boundary", 44, width=1.4, dash=(9, 2.5, 1.5, 2.5), line="frontier", ink="muted"
    ),
    "perimeter": Symbol("Defence perimeter", 50, width=3.6, dash=(15, 6), line="hollow"),
    "movement": Symbol("Movement", 76, width=6.0, line="arrow", alpha=0.88),
    "claim-line": Symbol("Claimed line", 58, width=1.7, dash=(8, 4)),
    "proposal-line": Symbol(
        "Proposed line", 60, width=1.6, dash=(0.1, 4.6), round=True, ink="accent", alpha=0.7
    ),
    "front": Symbol("Front line", 64, width=3.6, line="front", ink="accent", alpha=1.0),
    "cease-fire-line": Symbol(
        "Cease-fire line", 68, width=3.2, dash=(9, 3, 2, 3), line="cased", ink="accent"
    ),
    "control-line": Symbol("Line of control", 70, width=2.4, line="posts", ink="accent"),
    "site": Symbol("Site", 80, width=1.2, line="site"),
    # What a person brought in (domain/own.py).
    "own-area": Symbol("Your areas", 36, fill=0.22, band=0.18, width=1.2, dash=(7, 1.6)),
    "own-line": Symbol("Your lines", 78, width=2.6, line="cased"),
    "own-point": Symbol("Your points", 82, width=1.2, line="site"),
    "own-area-hatched": Symbol("Your areas", 36, fill=0.08, hatch="own", width=1.2, dash=(7, 1.6)),
    "own-area-outline": Symbol("Your areas", 36, width=1.8, dash=(5, 2)),
    "own-line-dashed": Symbol("Your lines", 78, width=2.6, dash=(9, 4), line="cased"),
    "own-line-dotted": Symbol("Your lines", 78, width=3.0, dash=(0.1, 5), round=True, line="cased"),
    "own-point-dot": Symbol("Your points", 82, width=1.2, line="dot"),
    "own-point-square": Symbol("Your points", 82, width=1.2, line="square"),
    "own-point-triangle": Symbol("Your points", 82, width=1.2, line="triangle"),
    # What a person drew (domain/drawn.py); map/drawn.py fits them to each one's style.
    "drawn-area": Symbol("Notes and drawings", 37, fill=0.2, width=1.6),
    "drawn-line": Symbol("Notes and drawings", 84, width=2.6, line="cased"),
    "drawn-arrow": Symbol("Notes and drawings", 85, width=2.6, line="pointer"),
    "drawn-point": Symbol("Notes and drawings", 86, width=1.2, line="pin"),
    "drawn-text": Symbol("Notes and drawings", 87, width=0.0, line="note"),
}

# The light ties of a railway: one rhythm for each 30 degrees of a power's hatch angle, so that
# operators are told without colour.
TIES = ((6.0, 6.0), (3.0, 3.0), (10.0, 4.0), (2.0, 7.0), (7.0, 2.5, 2.0, 2.5), (14.0, 6.0))

# Below a zoom, minutes between the lines of the graticule; above all of them the last.
GRATICULE = (
    (3.0, 1200), (4.6, 600), (6.0, 300), (7.4, 120), (9.0, 60), (10.0, 30), (11.0, 15), (12.0, 10),
    (99.0, 5),
)  # fmt: skip

# Colours, and factors of relief, fills (at most `cap`; `faint` where an edge is vague), bands,
# hatches, halos, line weight and type size; `least` px of a line. A stage's type, weight, `least`
# and halos are for 800 px of height and grow with it: 4 px at 1080. A bright room adds white to it.
SCREEN = {
    "paper": "#f4efe3", "sea": "#dbe4e5", "shore": "#b3c6cb", "coast": "#6f8891",
    "lake": "#d3dfe1", "river": "#a3bac2", "grid": "#8fa5ab",
    "ink": "#2a2825", "muted": "#6d675c", "seaText": "#4c6f7b", "halo": "#faf6ec",
    "panel": "#fbf8f0", "rule": "#cfc6b3", "accent": "#a32638", "glow": "#e2a33a",
    "fresh": "#d6009e", "relief": "1", "tint": "1", "fill": "1", "band": "1", "weight": "1",
    "type": "1", "veil": "1", "least": "0", "lining": "0", "cap": "0.9", "faint": "0.75",
    "hatch": "1", "halos": "1",
}  # fmt: skip

PALETTES = {
    "screen": SCREEN,
    "dark": SCREEN
    | {
        "paper": "#363a3a", "sea": "#171d22", "shore": "#33434b", "coast": "#6d8791",
        "lake": "#1e262b", "river": "#3e5560", "grid": "#4e6068",
        "ink": "#efeadf", "muted": "#c2bdb0", "seaText": "#c0dbe6", "halo": "#202426",
        "panel": "#222628", "rule": "#45484a", "accent": "#ff7f83", "glow": "#f0b94f",
        "relief": "0.2", "fill": "1.6", "band": "0.9",
    },
    "stage": SCREEN
    | {
        "paper": "#fbf7ec", "sea": "#b3cdd5", "lake": "#b3cdd5", "shore": "#8fb0ba",
        "river": "#7fa0ac", "coast": "#2c4852", "grid": "#6f8a92", "ink": "#12110f",
        "muted": "#211f1b", "seaText": "#1d4553", "halo": "#fdfaf2", "accent": "#8a1024",
        "rule": "#a99d84", "relief": "0", "fill": "2.8", "cap": "0.5", "faint": "1", "band": "0.9",
        "hatch": "1.5", "halos": "1.7", "weight": "1.7", "type": "1.7", "least": "3",
    },
    "print": SCREEN
    | {
        "paper": "#ffffff", "sea": "#e6eef0", "halo": "#ffffff", "panel": "#ffffff",
        "relief": "0.35", "tint": "0",
    },
    "grey": SCREEN
    | {
        "paper": "#ececec", "sea": "#fdfdfd", "shore": "#c8c8c8", "coast": "#6a6a6a",
        "lake": "#f8f8f8", "river": "#a8a8a8", "grid": "#a5a5a5",
        "ink": "#1c1c1c", "muted": "#5c5c5c", "seaText": "#666666", "halo": "#ffffff",
        "panel": "#ffffff", "rule": "#c0c0c0", "accent": "#101010", "glow": "#8c8c8c",
        "relief": "0.3", "tint": "0", "fill": "1.2",
    },
    "copy": SCREEN
    | {
        "paper": "#ffffff", "sea": "#ffffff", "shore": "#ffffff", "coast": "#000000",
        "lake": "#ffffff", "river": "#ffffff", "grid": "#000000",
        "ink": "#000000", "muted": "#000000", "seaText": "#000000", "halo": "#ffffff",
        "panel": "#ffffff", "rule": "#000000", "accent": "#000000", "glow": "#ffffff",
        "relief": "0", "fill": "0", "weight": "1.3", "lining": "1",
    },
}  # fmt: skip


def look(words: Mapping[str, object]) -> bytes:
    """The whole table as the page fetches it: kinds, hatches, ties, graticule, palettes and words
    as JSON.
    """
    return msgspec.json.encode(
        {
            "kinds": KINDS, "hatches": HATCHES, "ties": TIES, "graticule": GRATICULE,
            "palettes": PALETTES, "words": words,
        }
    )  # fmt: skip
