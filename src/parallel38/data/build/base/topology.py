"""TopoJSON to shapely: the few rules that Natural Earth's countries need."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

Coordinates = np.ndarray
"""Points in rows, longitude and latitude in degrees; shape (n, 2)."""

Outline = tuple[str, str, BaseGeometry]
"""Id ('' where there is none), name, valid area in degrees."""


def decode_arcs(topology: dict[str, Any]) -> list[Coordinates]:
    """Undo quantisation and delta coding of all arcs."""
    scale = np.array(topology["transform"]["scale"])
    move = np.array(topology["transform"]["translate"])
    return [np.cumsum(np.array(arc), axis=0) * scale + move for arc in topology["arcs"]]


def _ring(numbers: list[int], arcs: list[Coordinates]) -> Coordinates:
    pieces = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
    return np.vstack([pieces[0], *(piece[1:] for piece in pieces[1:])])


def _polygon(numbers: list[list[int]], arcs: list[Coordinates]) -> Polygon:
    shell, *holes = (_ring(ring, arcs) for ring in numbers)
    if len(shell) < 4:  # quantised away to a point or a stroke
        return Polygon()
    return Polygon(shell, [hole for hole in holes if len(hole) > 3])


def areas(data: bytes, collection: str) -> list[Outline]:
    """All areas of a collection of a TopoJSON file."""
    topology = json.loads(data)
    arcs = decode_arcs(topology)
    found = []
    for item in topology["objects"][collection]["geometries"]:
        groups = [item["arcs"]] if item["type"] == "Polygon" else item["arcs"]
        parts = [part for rings in groups if not (part := _polygon(rings, arcs)).is_empty]
        shape = MultiPolygon(parts)
        found.append((item.get("id", ""), item["properties"]["name"], shapely.make_valid(shape)))
    return found
