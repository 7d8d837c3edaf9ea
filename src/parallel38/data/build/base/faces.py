"""From coast lines to land: close the faces, then tell land from sea by crossing lines."""

from __future__ import annotations

from collections import defaultdict, deque
from itertools import pairwise

import shapely
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box
from shapely.geometry.base import BaseGeometry, BaseMultipartGeometry

Segment = tuple[tuple[float, float], tuple[float, float]]
LOOSE = 1e-4


def close(lines: list[LineString], frame: tuple[float, float, float, float]) -> list[Polygon]:
    """All faces of the lines inside a frame (west, south, east, north), in a fixed order.

    Raises:
        ValueError: more than a ten-thousandth of the lines closes no face.
    """
    edge = box(*frame)
    inside = shapely.intersection(shapely.unary_union(lines), edge)
    noded = shapely.unary_union([inside, edge.exterior])
    closed, cuts, dangles, invalid = shapely.polygonize_full([noded])
    loose = cuts.length + dangles.length + invalid.length
    if loose > noded.length * LOOSE:
        raise ValueError(f"coast lines of length {loose:.0f} of {noded.length:.0f} stay open")
    return sorted(
        (face for face in closed.geoms if isinstance(face, Polygon)),
        key=lambda face: (*face.bounds, face.area),
    )


def segment_owners(faces: list[Polygon]) -> dict[Segment, list[int]]:
    """Which faces have a segment on their rim (one on the frame, two elsewhere)."""
    owners: dict[Segment, list[int]] = defaultdict(list)
    for number, face in enumerate(faces):
        for ring in (face.exterior, *face.interiors):
            for a, b in pairwise(ring.coords):
                owners[(a, b) if a < b else (b, a)].append(number)
    return owners


def two_colour(faces: list[Polygon], sea: Point) -> tuple[list[bool], int]:
    """Mark each face as land or not, beginning with the one that holds the sea point.

    Crossing a coast line always changes land to sea or back. Returns the marks and the number
    of shared rims where that rule and the marks differ (coast drawn twice, say).

    Raises:
        ValueError: no face holds the sea point, or a face cannot be reached from it.
    """
    neighbours: dict[int, set[int]] = defaultdict(set)
    for sides in segment_owners(faces).values():
        if len(sides) == 2:
            neighbours[sides[0]].add(sides[1])
            neighbours[sides[1]].add(sides[0])
    start = next((i for i, face in enumerate(faces) if face.contains(sea)), None)
    if start is None:
        raise ValueError(f"no face of the coast holds the sea point {sea.x} {sea.y}")
    land: dict[int, bool] = {start: False}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        for there in sorted(neighbours[here]):
            if there not in land:
                land[there] = not land[here]
                queue.append(there)
    if len(land) < len(faces):
        raise ValueError(f"{len(faces) - len(land)} faces of the coast touch no other face")
    clashes = sum(land[a] == land[b] for a in neighbours for b in neighbours[a] if a < b)
    return [land[i] for i in range(len(faces))], clashes


def land_of(faces: list[Polygon], marks: list[bool]) -> MultiPolygon:
    """The union of the faces marked as land."""
    union = shapely.union_all([face for face, mark in zip(faces, marks, strict=True) if mark])
    return MultiPolygon(polygons(union))


def polygons(shape: BaseGeometry) -> list[Polygon]:
    """All polygons of a geometry, also those of collections inside it; lines and points go."""
    if isinstance(shape, Polygon):
        return [] if shape.is_empty else [shape]
    if isinstance(shape, BaseMultipartGeometry):
        return [polygon for part in shape.geoms for polygon in polygons(part)]
    return []
