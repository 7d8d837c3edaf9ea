"""A small atlas folder that is sound, to be spoilt in one place by each test."""

import json
from collections.abc import Callable
from pathlib import Path

SQUARE = [[[126, 37], [128, 37], [128, 39], [126, 39], [126, 37]]]
LINE = {"type": "LineString", "coordinates": [[126, 37], [128, 39]]}
AREAS, LINES = ("land_region", "land_world", "lakes"), ("rivers", "borders_today")

FILES = {
    "VERSION": "1.2.3\n",
    "powers/all.toml": """
[[power]]
id = "ussr"
name = "Soviet Union"
kind = "state"
colour = "#b3362f"
start = "1922-12-30"
end = "1991-12-25"

[[power]]
id = "korea"
name = "Korea"
kind = "state"
colour = "#1f8a84"
start = "1392"
""",
    "layers/states/layer.toml": """
[layer]
title = "States"
description = "States."
order = 10

[[feature]]
id = "state-korea"
title = "Korea"
kind = "sovereign"
start = "1392"
end = ".."
powers = ["korea"]
precision_km = 5
confidence = "high"
summary = "A state."
sources = ["book-1990"]
[feature.control]
holder = "korea"
title = "sovereignty"
state = "korea"
""",
    "layers/zones/layer.toml": """
[layer]
title = "Zones"
description = "Zones."
order = 20
on = false

[[feature]]
id = "zone-soviet"
title = "Soviet zone"
kind = "occupation"
start = "1945-08-24~"
end = "1948-09-08"
powers = ["ussr"]
precision_km = 1
confidence = "high"
summary = "A zone."
sources = ["book-1990"]
came_from = ["state-korea"]
[feature.control]
holder = "ussr"
title = "military occupation"
rank = 20
[[feature.phase]]
status = "ordered"
start = "1945-08-11"
[[feature.phase]]
status = "ended"
start = "1948-09-09"
""",
    "claims/essay.toml": """
[seed]
title = "An essay"
author = "not named"
published = "undated"

[[claim]]
id = "taken-1945"
claim = "The town was taken in 1945."
kind = "event"
date = "1945-08-24/1945-08-26"
verdict = "nuanced"
record = "It was taken by sea, over three days."
places = ["town"]
features = ["zone-soviet"]
events = ["landing"]
sources = ["book-1990"]
""",
    "events/all.toml": """
[[event]]
id = "landing"
title = "Landing"
kind = "landing"
start = "1945-08-24"
end = "1945-08-26"
place = "Town"
lat = 38.0
lon = 127.0
position_precision = "city"
importance = 5
confidence = "high"
summary = "A landing."
sources = ["book-1990"]
features = ["zone-soviet"]
participants = [
  { name = "A. General", office = "general", power = "ussr" },
]

[[event]]
id = "earlier"
title = "Earlier"
kind = "speech"
start = "1905"
end = "1905"
place = "Town"
lat = 38.0
lon = 127.0
position_precision = "city"
importance = 1
confidence = "low"
summary = "A speech."
sources = ["book-1990"]
led_to = ["landing"]
""",
    "places/all.toml": """
[[place]]
id = "town"
name = "Town"
lat = 38.0
lon = 127.0
importance = 4
kind = "city"
precision_km = 1
names = [
  { name = "도시", lang = "ko" },
  { name = "Machi", lang = "ja", start = "1910-08-29", end = "1945-08-23" },
]
""",
    "eras.toml": """
[[era]]
id = "era-all"
title = "All"
start = "1866-01-01"
end = "2024-12-31"
""",
    "stories/short.toml": """
title = "Short"
sources = ["book-1990"]

[[scene]]
id = "one"
title = "One"
sources = ["book-1990"]
[scene.view]
date = "1945-09-08"
layers_off = ["zones"]
highlights = ["landing", "town"]
selected = "zone-soviet"
""",
}


def shapes(**drawn: object) -> str:
    """A features.geojson: id -> coordinates of a polygon, or a whole geometry."""
    lines = [
        json.dumps(
            {
                "type": "Feature",
                "id": name.replace("_", "-"),
                "properties": {},
                "geometry": shape
                if isinstance(shape, dict | None)
                else {"type": "Polygon", "coordinates": shape},
            }
        )
        for name, shape in drawn.items()
    ]
    body = ",\n".join(lines)
    return f'{{"type":"FeatureCollection","features":[\n{body}\n]}}\n'


SOURCES = (
    '[\n{"custom": {"note": "A. Author, Book (1990)."}, "id": "book-1990", "title": "Book",'
    ' "type": "book"}\n]\n'
)

Edit = Callable[[str, str, str], None]


def write(root: Path) -> Path:
    """Write the sound folder below `root`."""
    files = FILES | {
        "sources.json": SOURCES,
        **{f"base/{name}.geojson": shapes(any=SQUARE) for name in AREAS},
        **{f"base/{name}.geojson": shapes(any=LINE) for name in LINES},
        "layers/states/features.geojson": shapes(state_korea=SQUARE),
        "layers/zones/features.geojson": shapes(zone_soviet=SQUARE),
    }
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return root


def edit(root: Path, name: str, old: str, new: str) -> None:
    """Replace a text in a file; the text must be there."""
    path = root / name
    content = path.read_text("utf-8")
    assert old in content
    path.write_text(content.replace(old, new), "utf-8")
