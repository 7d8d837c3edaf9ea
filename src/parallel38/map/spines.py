"""Where an area's name runs: the gentle curve inside it that gives the largest letters.

All in the unit square of Web Mercator, y down. Level lines across the turned shape are cut into
what is inside; the best stretch is bent to the middle of the shape above and below it.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

# Degrees against the horizontal, and how much smaller letters may be before it is worth turning.
TURNS = {0: 1.0, 14: 0.88, -14: 0.88, 28: 0.66, -28: 0.66, 45: 0.5, -45: 0.5, 62: 0.34,
         -62: 0.34, 76: 0.25, -76: 0.25}  # fmt: skip
ROWS = 24
FINEST = 1 / 160  # of the shape's extent: what is smaller is left out
LETTER = 0.95  # of its height: the room a letter wants along the line
BEND = 0.14  # of the length: a name bends no further
AT = np.array([0.08, 0.2, 0.35, 0.5, 0.65, 0.8, 0.92])  # of the stretch: where it is looked at


def spine(rings: Sequence[Numbers], letters: int) -> tuple[list[float], float] | None:
    """The curve as x, y of its start, middle and end, and the height it has room for; None for
    an area of no extent.

    `rings` are filled even-odd, `letters` is how many the name has.
    """
    edges = _edges(rings)
    if not len(edges):
        return None
    best, turned, line = 0.0, 0, (0.0, 0.0, 0.0)
    for turn, worth in TURNS.items():
        size, *found = _stretch(_turned(edges, -turn), letters, best / worth)
        if size * worth > best:
            best, turned, line = size * worth, turn, (found[0], found[1], found[2])
    if best <= 0:
        return None
    curve, room = _bent(_turned(edges, -turned), *line)
    return _turned(curve, turned).ravel().tolist(), room


def _edges(rings: Sequence[Numbers]) -> Numbers:
    """The rings' edges as rows x, y, x, y, fine wiggles and specks left out."""
    points = np.concatenate(rings)
    fine = float(np.ptp(points, axis=0).max()) * FINEST
    kept = [ring[_far(ring, fine)] for ring in rings if np.ptp(ring, axis=0).max() > fine]
    return np.concatenate([np.empty((0, 4)), *(np.hstack([one[:-1], one[1:]]) for one in kept)])


def _far(ring: Numbers, least: float) -> list[int]:
    """Points so far from the one kept before, the first and the last among them."""
    kept = [0]
    for at, (x, y) in enumerate(ring.tolist()):
        x0, y0 = ring[kept[-1]]
        if abs(x - x0) + abs(y - y0) > least:
            kept.append(at)
    return [*kept, len(ring) - 1]


def _turned(rows: Numbers, degrees: float) -> Numbers:
    a = np.radians(degrees)
    turn = np.array([[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]])
    return np.asarray((rows.reshape(-1, 2) @ turn).reshape(rows.shape))


def _stretch(edges: Numbers, letters: int, least: float) -> tuple[float, float, float, float]:
    """Size of the largest letters on a level line, its y, and where it starts and ends; nothing
    where none are larger than `least`.
    """
    low, high = edges[:, 1].min(), edges[:, 1].max()
    best = (least, 0.0, 0.0, 0.0)
    if min(np.ptp(edges[:, 0]) / (LETTER * letters), 0.8 * (high - low)) <= least:
        return 0.0, 0.0, 0.0, 0.0
    for y in low + (np.arange(ROWS) + 0.5) / ROWS * (high - low):
        for x0, x1 in _inside(edges, y):
            size = (x1 - x0) / (LETTER * letters)
            if size > best[0]:
                best = max(best, (min(size, _height(edges, y, x0, x1)), y, x0, x1))
    return best if best[0] > least else (0.0, 0.0, 0.0, 0.0)


def _height(edges: Numbers, y: float, x0: float, x1: float) -> float:
    """Room above and below the middle of a stretch."""
    spans = [_about(edges, x0 + at * (x1 - x0), y) for at in (0.3, 0.5, 0.7)]
    return 1.6 * min(min(y - low, high - y) for low, high in spans)


def _inside(edges: Numbers, y: float) -> list[tuple[float, float]]:
    """The stretches of a level line that lie inside."""
    a, b = edges[:, 1], edges[:, 3]
    met = (a > y) != (b > y)
    x0, y0, x1, y1 = edges[met].T
    cuts = np.sort(x0 + (x1 - x0) * (y - y0) / (y1 - y0)).tolist()
    return list(zip(cuts[0::2], cuts[1::2], strict=False))


def _about(edges: Numbers, x: float, y: float) -> tuple[float, float]:
    """How far the inside reaches up and down from a point; both y where it is outside."""
    for low, high in _inside(edges[:, [1, 0, 3, 2]], x):
        if low <= y <= high:
            return low, high
    return y, y


def _bent(edges: Numbers, y: float, x0: float, x1: float) -> tuple[Numbers, float]:
    """Start, middle and end of the stretch bent to the shape, and the room it has there."""
    long = x1 - x0
    spans = np.array([_about(edges, x0 + at * long, y) for at in AT])
    low, high = spans.T
    aims = np.clip((low + high) / 2 - y, -BEND * long, BEND * long)
    curve = np.polyfit(AT - 0.5, aims, 2, w=1 / (1e-9 + high - low))
    curve[0] = np.clip(curve[0], -4 * BEND * long, 4 * BEND * long)
    line = np.polyval(curve, AT - 0.5) + y
    if np.any((line <= low) | (line >= high)):
        curve, line = np.zeros(3), np.full(len(AT), y)
    room = np.median(2 * np.minimum(line - low, high - line))
    ends = np.array([-0.5, 0.0, 0.5])
    return np.column_stack([x0 + (ends + 0.5) * long, np.polyval(curve, ends) + y]), float(room)
