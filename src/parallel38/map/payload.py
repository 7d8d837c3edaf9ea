"""The atlas as the page fetches it: one JSON text and one block of Float32 geometry.

A feature names its parts in the block of map/geometry.py, a list for each level of detail: below
zoom 5, below 7.5, and full.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from parallel38.domain.atlas import Atlas, Event, Feature, Layer, Name, Place, Power
from parallel38.domain.nearest import distance_km
from parallel38.map import inks
from parallel38.map.geometry import Geometry, Levels, Parts, mercator
from parallel38.map.rivers import RIVERS
from parallel38.map.seas import SEAS, Sea
from parallel38.map.spines import spine

Frame = tuple[int, int, bool, Levels]  # first day, first day after, dated, shape
VERSION = 1
_BRACKETS = re.compile(r"\s\([^()]*\)$")  # after an event's own name: what it is also, or where


@dataclass(frozen=True)
class Drawn:
    """How features are drawn, by their ids: `kinds` says whether a shape is an area, a line or a
    point; `edges` are what of an area's edge is no coast; `frames` the shapes of what moves through
    its days; `covered` says in which others that speak for it an area lies wholly.
    """

    shapes: Mapping[str, Levels]
    kinds: Mapping[str, str]
    edges: Mapping[str, Levels] = field(default_factory=dict)
    frames: Mapping[str, Sequence[Frame]] = field(default_factory=dict)
    covered: Mapping[str, Sequence[str]] = field(default_factory=dict)


def build(
    atlas: Atlas,
    drawn: Drawn,
    base: Mapping[str, Levels],
    relief: Mapping[int, Sequence[int]],
    rivers: Mapping[str, Levels],
) -> tuple[bytes, bytes]:
    """payload.json and geometry.bin.

    `base` by name (land, lakes, rivers, borders); `relief` the tiles there are: zoom -> [first x,
    last x, first y, last y]; `rivers` those with a name, by it.
    """
    geometry, works = Geometry(), Works(atlas)
    payload = {
        "version": VERSION,
        "atlas": atlas.version,
        "powers": {power.id: _power(power) for power in atlas.powers.values()},
        "layers": [_layer(layer) for layer in atlas.layers.values()],
        "features": _features(atlas, drawn, geometry, works),
        "events": [_event(event) | works.of(event) for event in atlas.events.values()],
        "sources": works.ids,
        "places": _places(atlas),
        "base": {name: geometry.add(levels) for name, levels in base.items()},
        # What a claim stands on is brought out with it.
        "claims": {c.id: [*c.features, *c.events] for c in atlas.claims.values()},
        "seas": [_sea(sea) for sea in SEAS],
        "rivers": [_river(name, geometry.add(levels)) for name, levels in rivers.items()],
        "relief": {str(zoom): list(box) for zoom, box in relief.items()},
    }
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    return text.encode(), geometry.tobytes()


def _power(power: Power) -> dict[str, object]:
    return {
        "name": power.name,
        "names": power.names,
        "inks": inks.inks(power.colour, power.id),
        "lines": inks.line_inks(power.colour, power.id),
        "angle": inks.angle(power.id),
    }


def _layer(layer: Layer) -> dict[str, object]:
    return {"id": layer.id, "title": layer.title, "order": layer.order, "on": layer.on}


def _point(lon: float, lat: float) -> list[float]:
    x, y = mercator(np.array([[lon, lat]], dtype=float))[0]
    return [round(float(x), 7), round(float(y), 7)]


class Works:
    """What is cited, and how well it is known: an id stands once, records name it by number."""

    def __init__(self, atlas: Atlas) -> None:
        self.ids = list(atlas.sources)
        self._numbers = {name: number for number, name in enumerate(self.ids)}

    def of(self, thing: Feature | Event) -> dict[str, object]:
        """What filters ask of a record beyond its kind, powers and importance."""
        cited = [self._numbers[one] for one in thing.sources if one in self._numbers]
        return {"confidence": thing.confidence, "sources": cited}


def _features(
    atlas: Atlas, drawn: Drawn, geometry: Geometry, works: Works
) -> list[dict[str, object]]:
    """Those with a shape of their own, then those that move."""
    parts = {
        feature.id: geometry.add(drawn.shapes[feature.id])
        for feature in atlas.features.values()
        if feature.id in drawn.shapes and feature.drawn
    }
    still = [
        _feature(feature, drawn.kinds[feature.id], parts[feature.id])
        | works.of(feature)
        | {"e": geometry.add(drawn.edges[feature.id]) if feature.id in drawn.edges else None}
        | _spine(feature, drawn.kinds[feature.id], drawn.shapes[feature.id])
        | ({"under": drawn.covered[feature.id]} if feature.id in drawn.covered else {})
        for feature in atlas.features.values()
        if feature.id in parts
    ]
    return still + [
        _moving(atlas.features[name], through, geometry, parts) | works.of(atlas.features[name])
        for name, through in drawn.frames.items()
    ]


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


def _moving(
    feature: Feature, through: Sequence[Frame], geometry: Geometry, parts: Mapping[str, Parts]
) -> dict[str, object]:
    """A feature with its shapes through its days: a line, or an area cut out of others."""
    assert feature.moving  # only such a feature has frames
    of = () if feature.moving.edge else feature.moving.of
    frames = _frames(through, geometry, [parts[one] for one in of])
    kind = "line" if feature.moving.edge else "area"
    return _feature(feature, kind, []) | {"e": [], "frames": frames}


def _frames(
    frames: Sequence[Frame], geometry: Geometry, of: Sequence[Parts]
) -> list[tuple[int, int, bool, Parts]]:
    """The page's frames: first day, first day after, dated, parts."""
    return [
        (first, after, dated, geometry.add_cut(levels, of) if of else geometry.add(levels))
        for first, after, dated, levels in frames
    ]


def _event(event: Event) -> dict[str, object]:
    x, y = _point(event.lon, event.lat)
    return {
        "id": event.id,
        "title": event.title,
        "names": {lang: _BRACKETS.sub("", name) for lang, name in event.native_names.items()},
        "kind": event.kind,
        "from": event.interval.possible_from,
        "to": event.interval.possible_to,
        "certain": [event.interval.certain_from, event.interval.certain_to],
        "x": x,
        "y": y,
        "importance": event.importance,
        "powers": event.powers,
        "themes": event.themes,
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


def _places(atlas: Atlas) -> list[dict[str, object]]:
    """Capitals first: who comes first has the first choice of room for its name."""
    return [
        _place(place) | {"days": days_of(place, atlas.events.values())}
        for place in sorted(atlas.places.values(), key=lambda place: place.kind != "capital")
    ]


def _name(name: Name) -> list[object]:
    lang = "zh" if name.script == "Hanja" else name.lang
    second = [1] if name.role == "beside" else []
    return [name.interval.possible_from, name.interval.possible_to, lang, name.name, *second]


def _sea(sea: Sea) -> dict[str, object]:
    curve = [_point(*point) for point in sea.curve]
    return {
        "curve": curve, "size": sea.size, "from": sea.low, "to": sea.high, "names": sea.names,
        "land": sea.land, "since": sea.since.toordinal(),
    }  # fmt: skip


def _river(name: str, g: Parts) -> dict[str, object]:
    low, names = RIVERS[name]
    return {"from": low, "names": names, "g": g}


def _spine(feature: Feature, kind: str, levels: Levels) -> dict[str, object]:
    """Along which curve the name of an area runs, and the room beside it."""
    rings = [mercator(part).astype(float) for part in levels[0] if len(part) > 3]
    found = spine(rings, max(5, len(feature.label))) if kind == "area" and rings else None
    if not feature.label or not found:
        return {"spine": None}
    curve, room = found
    return {"spine": [round(number, 7) for number in (*curve, room)]}


BATTLE_KM = 20  # a battle so near gave a battlefield its name
BEFORE, AFTER = 15, 400  # days about its battles on which a battlefield is named from afar


def days_of(place: Place, events: Iterable[Event]) -> list[int] | None:
    """The days on which a battlefield is of note: first and first after; None for other places
    and where the atlas knows of no battle.
    """
    if place.kind != "battlefield":
        return None
    spans = [
        event.interval
        for event in events
        if event.kind == "battle"
        and distance_km(place.lat, place.lon, event.lat, event.lon) <= BATTLE_KM
    ]
    if not spans:
        return None
    first = min(span.possible_from for span in spans) - BEFORE
    return [first, max(span.possible_to for span in spans) + AFTER]
