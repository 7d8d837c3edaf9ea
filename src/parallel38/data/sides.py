"""Which way a line between two grounds runs: the ground that it bounds lies on its right."""

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

ASIDE = 1e-4  # degrees: from a line to the spot whose ground is asked for


def sided(line: BaseGeometry, ground: BaseGeometry) -> BaseGeometry:
    """The parts of a line on the edge of `ground`, each with that ground on its right."""
    shapely.prepare(ground)
    parts = [_turned(part, ground) for part in shapely.get_parts(line)]
    return parts[0] if len(parts) == 1 else shapely.multilinestrings(parts)


def _turned(part: BaseGeometry, ground: BaseGeometry) -> BaseGeometry:
    """A part, asked beside the middle of its longest stretch."""
    points = shapely.get_coordinates(part)
    steps = np.diff(points, axis=0)
    lengths = np.hypot(*steps.T)
    at = int(lengths.argmax())
    aside = np.array([steps[at, 1], -steps[at, 0]]) * ASIDE / lengths[at]
    x, y = (points[at] + points[at + 1]) / 2 + aside
    return part if shapely.contains_xy(ground, x, y) else shapely.reverse(part)
