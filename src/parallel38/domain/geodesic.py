"""Lengths, bearings and areas on the WGS84 ellipsoid, and the shortest ways that they are taken on.

pyproj comes with the first question.
"""

from functools import lru_cache
from itertools import pairwise
from math import ceil, isfinite
from typing import TYPE_CHECKING

from msgspec import Struct

from parallel38.domain.project import Position

if TYPE_CHECKING:
    from pyproj import Geod

Points = tuple[Position, ...]  # longitude, latitude; over the date line it goes on beyond 180
OPEN_LINE, CLOSED_LINE = "way:", "ring:"  # begin a selection: 'way:37.56650,126.97800;…'
MOST = 200  # points of one measure
MILE, NAUTICAL_MILE = 1.609344, 1.852  # km
_STEP = 60.0  # km between the points of a drawn way
_FINEST = 96  # parts of one leg at most


class Leg(Struct, frozen=True):
    """From one point to the next: length in km, and the bearing at its start in degrees from north,
    None where both are one point.
    """

    km: float
    bearing: float | None


class Way(Struct, frozen=True):
    """What was measured. Of a ring the last leg leads back, and `area` is in km²: None where it
    crosses itself or has not three points.
    """

    points: Points
    closed: bool
    legs: tuple[Leg, ...]
    area: float | None

    @property
    def km(self) -> float:
        """Its whole length."""
        return sum(one.km for one in self.legs)


def way_id(points: Points, closed: bool = False) -> str:
    """What stands in `selected` for measured points, degrees with five decimals."""
    said = ";".join(f"{lat:.5f},{lon:.5f}" for lon, lat in points)
    return f"{CLOSED_LINE if closed else OPEN_LINE}{said}"


def is_way(selected: str) -> bool:
    """Whether a selection names a measure; nothing is measured yet."""
    return bool(_points(selected))


@lru_cache(maxsize=8)
def way_of(selected: str) -> Way | None:
    """The measure that a selection names, or None."""
    points = _points(selected)
    return measured(points, selected.startswith(CLOSED_LINE)) if points else None


def measured(points: Points, closed: bool = False) -> Way:
    """The legs between points, and what a ring holds."""
    legs = tuple(leg(one, other) for one, other in pairwise(_round(points, closed)))
    return Way(points, closed, legs, _area(points) if closed else None)


def leg(one: Position, other: Position) -> Leg:
    """The shortest way from one point to another."""
    bearing, _back, metres = _geod().inv(*one, *other)
    return Leg(metres / 1000, bearing % 360 if metres > 0.5 else None)


def course(way: Way) -> Points:
    """Its points and so many between them that the line on a map is the way that was measured."""
    points = _round(way.points, way.closed)
    drawn = list(points[:1])
    for one, other in pairwise(points):
        parts = min(max(ceil(leg(one, other).km / _STEP), 1), _FINEST)
        between = _geod().npts(*one, *other, parts - 1) if parts > 1 else []
        for lon, lat in (*between, other):
            drawn.append((lon - 360 * round((lon - drawn[-1][0]) / 360), lat))
    return tuple(drawn)


def middle(one: Position, other: Position) -> Position:
    """The point half-way, near the first one's turn of the globe."""
    ((lon, lat),) = _geod().npts(*one, *other, 1)
    return lon - 360 * round((lon - one[0]) / 360), lat


def prepare() -> None:
    """Let the library come."""
    _geod()


def _round(points: Points, closed: bool) -> Points:
    """The points, and of a ring the first once more."""
    return (*points, points[0]) if closed and len(points) > 2 else points


def _points(selected: str) -> Points | None:
    if not selected.startswith((OPEN_LINE, CLOSED_LINE)):
        return None
    text = selected.partition(":")[2]
    try:
        pairs = [tuple(map(float, pair.split(","))) for pair in text.split(";")]
        points = tuple((lon, lat) for lat, lon in pairs)
    except ValueError:
        return None
    whole = all(isfinite(lon) and isfinite(lat) for lon, lat in points)
    inside = whole and all(abs(lon) <= 720 and abs(lat) <= 90 for lon, lat in points)
    return points if inside and len(points) <= MOST else None


def _area(points: Points) -> float | None:
    if len(points) < 3 or not _is_simple(points):
        return None
    lons, lats = ([point[axis] for point in points] for axis in (0, 1))
    area, _length = _geod().polygon_area_perimeter(lons, lats)
    return abs(area) / 1e6


def _is_simple(points: Points) -> bool:
    """Whether a ring does not cross itself."""
    import shapely

    return bool(shapely.is_simple(shapely.LineString(course(Way(points, True, (), None)))))


@lru_cache(maxsize=1)
def _geod() -> "Geod":
    from pyproj import Geod

    return Geod(ellps="WGS84")
