"""The atlas as the page fetches it: one JSON text and one block of Float32 geometry.

A feature names its parts in the block of map/geometry.py, a list for each level of detail: below
zoom 5, below 7.5, and full.
"""

import json
from collections.abc import Mapping, Sequence

import numpy as np

from parallel38.domain.atlas import Atlas, Event, Feature, Layer, Name, Place, Power
from parallel38.map import inks
from parallel38.map.geometry import Geometry, Levels, Parts, mercator
from parallel38.map.seas import SEAS

Frame = tuple[int, int, bool, Levels]  # first day, first day after, dated, shape
VERSION = 1


def build(
    atlas: Atlas,
    shapes: Mapping[str, Levels],
    edges: Mapping[str, Levels],
    base: Mapping[str, Levels],
    relief: Mapping[int, Sequence[int]],
    kinds: Mapping[str, str],
    frames: Mapping[str, Sequence[Frame]] | None = None,
) -> tuple[bytes, bytes]:
    """payload.json and geometry.bin.

    `shapes` by feature id; `edges` what of an area's edge is no coast; `base` by name (land,
    lakes, rivers, borders); `relief` the tiles there are: zoom -> [first x, last x, first y,
    last y]; `kinds` says for each feature id whether its shape is an area, a line or a point;
    `frames` are the shapes of moving features through their days.
    """
    geometry = Geometry()
    parts = {
        feature.id: geometry.add(shapes[feature.id])
        for feature in atlas.features.values()
        if feature.id in shapes and feature.drawn
    }
    payload = {
        "version": VERSION,
        "atlas": atlas.version,
        "powers": {power.id: _power(power) for power in atlas.powers.values()},
        "layers": [_layer(layer) for layer in atlas.layers.values()],
        "features": [
            _feature(feature, kinds[feature.id], parts[feature.id])
            | {"e": geometry.add(edges[feature.id]) if feature.id in edges else None}
            for feature in atlas.features.values()
            if feature.id in parts
        ]
        + [
            _feature(atlas.features[name], "line" if edge else "area", [])
            | {"e": [], "frames": _frames(through, geometry, [parts[one] for one in of])}
            for name, through in (frames or {}).items()
            for edge, of in [_made_of(atlas.features[name])]
        ],
        "events": [_event(event) for event in atlas.events.values()],
        # Who comes first has the first choice of room for its name.
        "places": [_place(place) for place in sorted(atlas.places.values(), key=_is_no_capital)],
        "base": {name: geometry.add(levels) for name, levels in base.items()},
        # What a claim stands on is brought out with it.
        "claims": {c.id: [*c.features, *c.events] for c in atlas.claims.values()},
        "seas": [_sea(*sea) for sea in SEAS],
        "relief": {str(zoom): list(box) for zoom, box in relief.items()},
    }
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    return text.encode(), geometry.tobytes()


def _power(power: Power) -> dict[str, object]:
    return {
        "name": power.name,
        "names": power.names,
        "inks": inks.inks(power.colour),
        "lines": inks.line_inks(power.colour),
        "angle": inks.angle(power.id),
    }


def _layer(layer: Layer) -> dict[str, object]:
    return {"id": layer.id, "title": layer.title, "order": layer.order, "on": layer.on}


def _point(lon: float, lat: float) -> list[float]:
    x, y = mercator(np.array([[lon, lat]], dtype=float))[0]
    return [round(float(x), 7), round(float(y), 7)]


def _feature(feature: Feature, kind: str, g: list[list[list[int]]]) -> dict[str, object]:
    interval = feature.interval
    return {
        "id": feature.id,
        "title": feature.title,
        "layer": feature.layer,
        "kind": feature.kind,
        "powers": feature.powers,
        "type": kind,
        "interval": [
            interval.possible_from,
            interval.possible_to,
            interval.certain_from,
            interval.certain_to,
        ],
        "announced": feature.announced,
        "km": feature.precision_km,
        "importance": feature.importance,
        "label": feature.label,
        "names": feature.names,
        "anchor": _point(*feature.anchor) if feature.anchor else None,
        "g": g,
    } | _force(feature)


def _force(feature: Feature) -> dict[str, object]:
    """Of a movement: how many men, and whether they fall back; only where it is so."""
    men: dict[str, object] = {"men": feature.strength} if feature.strength else {}
    return men | ({"retreat": True} if feature.retreat else {})


def _made_of(feature: Feature) -> tuple[str, tuple[str, ...]]:
    assert feature.moving  # only such a feature has frames
    return feature.moving.edge, () if feature.moving.edge else feature.moving.of


def _frames(
    frames: Sequence[Frame], geometry: Geometry, of: Sequence[Parts]
) -> list[tuple[int, int, bool, Parts]]:
    """The page's frames: first day, first day after, dated, parts."""
    return [
        (first, after, dated, geometry.add_cut(levels, of) if of else geometry.add(levels))
        for first, after, dated, levels in frames
    ]


def _is_no_capital(place: Place) -> bool:
    return place.kind != "capital"


def _event(event: Event) -> dict[str, object]:
    x, y = _point(event.lon, event.lat)
    return {
        "id": event.id,
        "title": event.title,
        "kind": event.kind,
        "from": event.interval.possible_from,
        "to": event.interval.possible_to,
        "certain": [event.interval.certain_from, event.interval.certain_to],
        "x": x,
        "y": y,
        "importance": event.importance,
        "powers": event.powers,
        "precision": event.position_precision,
        "place": event.place,
    }


def _place(place: Place) -> dict[str, object]:
    x, y = _point(place.lon, place.lat)
    return {
        "id": place.id,
        "name": place.name,
        "x": x,
        "y": y,
        "importance": place.importance,
        "kind": place.kind,
        "from": place.interval.possible_from,
        "names": [_name(name) for name in place.names if name.on_map],
    }


def _name(name: Name) -> list[object]:
    lang = "zh" if name.script == "Hanja" else name.lang
    second = [1] if name.role == "beside" else []
    return [name.interval.possible_from, name.interval.possible_to, lang, name.name, *second]


def _sea(
    lon: float, lat: float, size: float, low: float, high: float, names: dict[str, str]
) -> dict[str, object]:
    return {"at": _point(lon, lat), "size": size, "from": low, "to": high, "names": names}
