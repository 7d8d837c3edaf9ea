"""How far points lie from shores and lines, and where two areas meet; all in degrees and km."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    Points = NDArray[np.float64]

# Two areas meet where their edges are this near (degrees); slivers below it are no land.
TOUCH = 0.002
# A point given in hundredths of a degree may miss its own harbour by this much.
SHORE_KM = 1.5
SHORE_DEGREES = 0.03  # surely as much as that, south of 60 N

_EQUATOR_KM, _FLATTENING = 6378.137, 1 / 298.257223563  # WGS84


def distance_km(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    """Kilometres on the WGS84 ellipsoid between two points (degrees), good to 0.3 % to 1,000 km."""
    found: float = _distance(math, lat, lon, to_lat, to_lon)
    return found


def distances_km(lat: Points, lon: Points, to_lat: Points, to_lon: Points) -> Points:
    """The same between many points at once."""
    import numpy as np

    found: Points = _distance(np, lat, lon, to_lat, to_lon)
    return found


def _distance(by: Any, lat: Any, lon: Any, to_lat: Any, to_lon: Any) -> Any:
    """`by` math for numbers, by numpy for arrays."""
    middle = by.radians((lat + to_lat) / 2)
    squared = _FLATTENING * (2 - _FLATTENING)
    curve = 1 - squared * by.sin(middle) ** 2
    north = by.radians(to_lat - lat) * _EQUATOR_KM * (1 - squared) / curve**1.5
    east = by.radians(to_lon - lon) * _EQUATOR_KM * by.cos(middle) / by.sqrt(curve)
    return by.hypot(north, east)


def km_to(shape: BaseGeometry, lat: float, lon: float) -> float:
    """Kilometres from a point to a shape in degrees, 0 inside it.

    The nearest spot is sought in a plane whose units are alike in both directions at the point's
    latitude.
    """
    import shapely

    squeeze = math.cos(math.radians(lat))
    flat = shapely.transform(shape, lambda lonlat: lonlat * (squeeze, 1.0))
    line = shapely.shortest_line(flat, shapely.Point(lon * squeeze, lat))
    x, y = line.coords[0]
    return distance_km(lat, lon, y, x / squeeze)


def about(area: BaseGeometry, lat: float, lon: float) -> BaseGeometry:
    """What of an area lies near a point: enough to find the nearest shore of it."""
    pad = 3 * SHORE_DEGREES
    near = _clipped(area, lon - pad, lat - pad, lon + pad, lat + pad)
    return area if near.is_empty else near


def facing(one: BaseGeometry, other: BaseGeometry) -> tuple[BaseGeometry, BaseGeometry]:
    """Two areas cut down to where they may meet; one a little less, so that no cut edges do."""
    import shapely

    west, south = (max(a, b) for a, b in zip(one.bounds[:2], other.bounds[:2], strict=True))
    east, north = (min(a, b) for a, b in zip(one.bounds[2:], other.bounds[2:], strict=True))
    # Not clipped: that would put the edges into another order, and a Line into other stretches.
    mine = one.intersection(shapely.box(west - 0.2, south - 0.2, east + 0.2, north + 0.2))
    return mine, _clipped(other, west - 0.1, south - 0.1, east + 0.1, north + 0.1)


def _clipped(
    area: BaseGeometry, west: float, south: float, east: float, north: float
) -> BaseGeometry:
    """What of an area lies in a frame, or all of it where a sliver on the frame is in the way."""
    import shapely

    try:
        return shapely.clip_by_rect(area, west, south, east, north)
    except shapely.GEOSException:
        return area


def without_slivers(shape: BaseGeometry) -> BaseGeometry:
    """The parts of an area that are wide enough to be land."""
    import shapely

    parts = shapely.get_parts(shape)
    width = 2 * shapely.area(parts) / shapely.length(parts).clip(1e-12)
    return shapely.multipolygons(parts[(shapely.get_dimensions(parts) == 2) & (width > TOUCH)])


def shared_edge(area: BaseGeometry, beyond: BaseGeometry) -> BaseGeometry:
    """The segments of an area's edge that run along the edge of the land beyond."""
    import numpy as np
    import shapely

    own = segments(area)
    middles = shapely.line_interpolate_point(own, 0.5, normalized=True)
    edges = shapely.STRtree(segments(beyond))
    along = edges.query(middles, predicate="dwithin", distance=TOUCH)[0]
    return shapely.multilinestrings(own[np.unique(along)])


def segments(shape: BaseGeometry) -> NDArray[np.object_]:
    """All edges of an area or all parts of a line, segment by segment."""
    import numpy as np
    import shapely

    parts = shapely.get_parts(shape)
    lines = shapely.get_rings(parts) if shapely.get_dimensions(shape) == 2 else parts
    points, line = shapely.get_coordinates(lines, return_index=True)
    starts = np.flatnonzero(line[:-1] == line[1:])
    found: NDArray[np.object_] = shapely.linestrings(
        np.stack([points[starts], points[starts + 1]], axis=1)
    )
    return found
