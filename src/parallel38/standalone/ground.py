"""Who held the ground, for a desk without Python: what domain/control.py rests on.

Of features that the page draws it has the areas; the rest, and the grounds of the moving front, go
along here. resources/web/standalone/ground.js gives the answers.
"""

import json
from collections.abc import Mapping

import msgspec
import numpy as np
import shapely
from msgspec import to_builtins

from parallel38.data.atlasfile import AtlasFile
from parallel38.domain.atlas import Feature
from parallel38.domain.frames import Series, ground_key, line_key
from parallel38.domain.own_name import founded, power_name
from parallel38.map.geometry import Geometry, Parts
from parallel38.ui.inspector.held import SURENESS, TITLES
from parallel38.words import _

RECORDS, POINTS = "/ground.json", "/ground.bin"
_DOUBTED = ("~", "%")  # how a bound ends whose days are approximate


def ground(file: AtlasFile) -> dict[str, bytes]:
    """What the desk fetches, by path."""
    areas = msgspec.msgpack.decode(file.blob("control.msgpack"), type=dict[str, bytes])
    atlas, block = file.atlas, Geometry()
    held = [
        one for one in atlas.features.values() if one.control and (one.id in areas or one.moving)
    ]
    told = {
        "features": [_feature(one) | _shape(one, areas, block) for one in held],
        "series": {name: _series(one, areas, block) for name, one in atlas.moving.items()},
        "powers": {name: [power_name(atlas, name), founded(atlas, name)] for name in _named(held)},
        "titles": {name: _(title) for name, title in TITLES.items()},
        "sureness": {name: _(word) for name, word in SURENESS.items()},
    }
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return {RECORDS: text.encode(), POINTS: block.tobytes()}


def _named(held: list[Feature]) -> list[str]:
    said = (name for one in held if one.control for name in (one.control.holder, one.control.state))
    return sorted({name for name in said if name})


def _feature(one: Feature) -> dict[str, object]:
    """Its days, whether either bound is approximate, and who held it."""
    days = one.interval
    return {
        "id": one.id,
        "interval": [
            days.possible_from, days.possible_to, days.certain_from, days.certain_to,
        ],
        "about": [one.start.endswith(_DOUBTED), one.end.endswith(_DOUBTED)],
        "control": to_builtins(one.control),
    }  # fmt: skip


def _shape(one: Feature, areas: Mapping[str, bytes], block: Geometry) -> dict[str, object]:
    """How it moves, or its area where the page does not have it."""
    if one.moving:
        return {"moving": [one.moving.of, one.moving.within, one.moving.without]}
    return {} if one.drawn else {"g": _parts(areas[one.id], block)}


def _series(one: Series, areas: Mapping[str, bytes], block: Geometry) -> dict[str, object]:
    """Its frames: days, km within which a line is doubtful (0 where none is), and the ground."""
    frames = [
        [
            frame.first, frame.after,
            0 if frame.dated or line_key(one.id, number) not in areas else frame.km,
            _parts(areas[ground_key(one.id, number)], block),
        ]
        for number, frame in enumerate(one.frames)
    ]  # fmt: skip
    doubts = [[at.lon, at.lat, at.first, at.after] for at in one.doubts]
    return {"frames": frames, "doubts": doubts, "told": one.told}


def _parts(wkb: bytes, block: Geometry) -> Parts:
    rings = shapely.get_rings(shapely.get_parts(shapely.from_wkb(wkb)))
    return block.add([[np.asarray(shapely.get_coordinates(ring)) for ring in rings]])
