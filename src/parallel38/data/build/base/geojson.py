"""GeoJSON as the project keeps it: rounded, normalised, sorted, one feature a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from parallel38 import paths

Properties = Mapping[str, Any]
Row = tuple[BaseGeometry, Properties]


def _plain(numbers: Any, places: int) -> Any:
    if isinstance(numbers, (int, float)):
        rounded = round(float(numbers), places)
        return int(rounded) if rounded.is_integer() else rounded
    return [_plain(number, places) for number in numbers]


def feature_line(
    geometry: BaseGeometry, properties: Properties, places: int, directed: bool = False
) -> str:
    """One feature as one line of JSON, coordinates in degrees with so many places; normalised
    unless it is `directed`, a line whose points have an order.
    """
    shape = mapping(geometry if directed else shapely.normalize(geometry))
    record = {
        "type": "Feature",
        "properties": dict(properties),
        "geometry": {
            "type": shape["type"],
            "coordinates": _plain(shape["coordinates"], places),
        },
    }
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def dump(rows: Iterable[Row], places: int) -> bytes:
    """A FeatureCollection, features in the order given."""
    lines = ",\n".join(feature_line(shape, properties, places) for shape, properties in rows)
    return ('{"type":"FeatureCollection","features":[\n' + lines + "\n]}\n").encode()


def write(path: Path, data: bytes) -> None:
    """Put a file in place whole, or not at all; its folder is made if need be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    paths.write_whole(path, data)


def read(path: Path) -> list[Row]:
    """The features of a file as shapely geometries with their properties."""
    features = json.loads(path.read_bytes())["features"]
    return [(shapely.geometry.shape(f["geometry"]), f["properties"]) for f in features]


def by_size(rows: Iterable[Row]) -> list[Row]:
    """Largest area (or longest line) first; ties by bounds, so that the order is fixed."""
    return sorted(rows, key=lambda row: (-row[0].area, -row[0].length, row[0].bounds))
