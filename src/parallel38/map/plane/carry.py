"""The atlas's geometry carried into a cone's plane: each point, and where long straight edges bend
so many between as bend them.

What comes and goes are the payload and the block of points that the page fetches; a run of points
is its start and its count, as in map/geometry.py.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parallel38.domain.conic import EQUATOR, UNIT, Conic, Numbers
from parallel38.map.geometry import mercator

Payload = dict[str, Any]
LONG = 0.25 / 360  # of the Mercator square: a straight edge that is longer bends


def degrees_of(points: Numbers) -> tuple[Numbers, Numbers]:
    """Points (n, 2) of the Mercator square as longitudes and latitudes."""
    lat = np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * points[:, 1]))))
    return (points[:, 0] - 0.5) * 360, lat


def carried(payload: Payload, block: NDArray[np.float32], conic: Conic) -> NDArray[np.float32]:
    """The block in the plane; the payload's runs and points are changed to point into it."""
    runs = list(_runs(payload))
    starts = np.array([one for run in runs for one in run[::2]], dtype=np.int64)
    counts = np.array([one for run in runs for one in run[1::2]], dtype=np.int64)
    drawn = _drawn(starts, counts, len(block))
    dense, places = _dense(_near(block.astype(float), drawn, conic.lon), drawn)
    first = places[starts]
    many = places[np.maximum(starts + counts - 1, 0)] - first + 1
    at = 0
    for run in runs:
        to = at + len(run) // 2
        run[::2], run[1::2] = first[at:to].tolist(), many[at:to].tolist()
        at = to
    _carry_points(payload, conic)
    return conic.forward(*degrees_of(dense)).astype(np.float32)


def carry_line(degrees: Numbers, conic: Conic) -> Numbers:
    """Longitudes and latitudes (n, 2) along a line as points of the plane, of which one alone
    stays one.
    """
    points = mercator(degrees).astype(float)
    drawn = np.arange(len(points)) < len(points) - 1
    dense, _ = _dense(_near(points, drawn, conic.lon), drawn)
    return conic.forward(*degrees_of(dense))


def _runs(payload: Payload) -> Iterator[list[int]]:
    """Every run there is."""
    shapes = [*payload["base"].values(), *(river["g"] for river in payload["rivers"])]
    for feature in payload["features"]:
        shapes += [feature["g"], feature["e"] or [], *(one[3] for one in feature.get("frames", ()))]
    for shape in shapes:
        for level in shape:
            yield from level


def _drawn(starts: NDArray[np.int64], counts: NDArray[np.int64], size: int) -> NDArray[np.bool_]:
    """Whether a line leads from each point to the next."""
    change = np.zeros(size + 1, dtype=np.int64)
    np.add.at(change, starts, 1)
    np.add.at(change, np.maximum(starts + counts - 1, 0), -1)
    return np.cumsum(change[:size]) > 0


def _near(points: Numbers, drawn: NDArray[np.bool_], lon: float) -> Numbers:
    """The points, each line or ring as a whole in the turn of the globe nearest a meridian."""
    if not len(points):
        return points
    heads = np.flatnonzero(np.concatenate([[True], ~drawn[:-1]]))
    many = np.diff(np.append(heads, len(points)))
    middles = np.add.reduceat(points[:, 0], heads) / many
    turns = np.repeat(np.round(middles - (lon / 360 + 0.5)), many)
    return points - np.column_stack([turns, np.zeros(len(points))])


def _dense(points: Numbers, drawn: NDArray[np.bool_]) -> tuple[Numbers, NDArray[np.int64]]:
    """The points with others on long edges, and where each of them is now."""
    if not len(points):
        return points, np.zeros(0, dtype=np.int64)
    steps = np.vstack([np.diff(points, axis=0), [[0.0, 0.0]]])
    parts = np.where(drawn, np.ceil(np.abs(steps).max(axis=1) / LONG), 1).astype(np.int64)
    parts = np.maximum(parts, 1)
    places = np.concatenate([[0], np.cumsum(parts)[:-1]])
    within = np.arange(parts.sum()) - np.repeat(places, parts)
    share = (within / np.repeat(parts, parts))[:, None]
    return np.repeat(points, parts, axis=0) + np.repeat(steps, parts, axis=0) * share, places


def _carry_points(payload: Payload, conic: Conic) -> None:
    """Places, events, and where names stand."""
    records = [*payload["events"], *payload["places"]]
    pairs = [(one["x"], one["y"]) for one in records]
    for record, (x, y) in zip(records, _moved(pairs, conic), strict=True):
        record["x"], record["y"] = x, y
    anchored = [one for one in payload["features"] if one["anchor"]]
    anchors = _moved([one["anchor"] for one in anchored], conic)
    for feature, anchor in zip(anchored, anchors, strict=True):
        feature["anchor"] = anchor
    for sea in payload["seas"]:
        sea["curve"] = _moved(sea["curve"], conic)
    for feature in payload["features"]:
        if feature.get("spine"):
            feature["spine"] = _spine(feature["spine"], conic)


def _spine(spine: list[float], conic: Conic) -> list[float]:
    """Its points in the plane, and its room as large beside them."""
    points = np.array(spine[:6]).reshape(3, 2)
    curve = _moved(points.tolist(), conic)
    _, lat = degrees_of(points[1:2])
    room = spine[6] * float(np.cos(np.radians(lat[0]))) * EQUATOR / UNIT
    return [number for point in curve for number in point] + [room]


def _moved(points: list[Any], conic: Conic) -> list[list[float]]:
    """Points of the Mercator square in the plane, each in the turn of the globe nearest to it."""
    if not points:
        return []
    found = np.array(points, dtype=float)
    found[:, 0] -= np.round(found[:, 0] - (conic.lon / 360 + 0.5))
    carried: list[list[float]] = conic.forward(*degrees_of(found)).tolist()
    return carried
