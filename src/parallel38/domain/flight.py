"""A camera's flight from one place to another: out, over, and in again, as one smooth way.

The way is van Wijk and Nuij's (Smooth and efficient zooming and panning, 2003), as in Leaflet's own
flights.
"""

from math import asinh, cosh, hypot, log2, sinh, tanh

from parallel38.domain.mercator import down, latitude
from parallel38.domain.view import Camera

_TILE = 256.0  # CSS pixels of the world at zoom 0
_BEND = 1.42  # how far out it goes: their rho, and Leaflet's
_NEAR = 1e-9  # of the world: less is no way at all


def flown(start: Camera, goal: Camera, share: float, width: float) -> Camera:
    """Where a camera is after this share (0 to 1) of its flight over a map of `width` CSS pixels.

    Over the date line if that is shorter: the longitude goes on beyond 180 degrees, where `goal`
    itself is not.
    """
    if share <= 0:
        return start
    if share >= 1:
        return goal
    across = (goal.lon - start.lon + 180.0) % 360.0 - 180.0
    x, y = across / 360.0, down(goal.lat) - down(start.lat)
    way = hypot(x, y)
    if way < _NEAR:
        zoom = start.zoom + (goal.zoom - start.zoom) * share
        return Camera(goal.lat, goal.lon, zoom)
    first, last = (width / (_TILE * 2**one.zoom) for one in (start, goal))
    moved, seen = _along(way, first, last, share)
    return Camera(
        lat=latitude(down(start.lat) + y * moved),
        lon=start.lon + across * moved,
        zoom=log2(width / (_TILE * seen)),
    )


def length(start: Camera, goal: Camera, width: float) -> float:
    """How long a flight seems to who flies along: 0 to 10 or so, whatever the scale."""
    across = ((goal.lon - start.lon + 180.0) % 360.0 - 180.0) / 360.0
    way = hypot(across, down(goal.lat) - down(start.lat))
    if way < _NEAR:
        return abs(goal.zoom - start.zoom) / _BEND
    first, last = (width / (_TILE * 2**one.zoom) for one in (start, goal))
    begun, ended = _turns(way, first, last)
    return (ended - begun) / _BEND


def _turns(way: float, first: float, last: float) -> tuple[float, float]:
    """Where along its curve a flight begins and ends."""
    bend = _BEND * _BEND

    def turn(wide: float, sign: float) -> float:
        b = last * last - first * first + sign * bend * bend * way * way
        return -asinh(b / (2 * wide * bend * way))

    return turn(first, 1.0), turn(last, -1.0)


def _along(way: float, first: float, last: float, share: float) -> tuple[float, float]:
    """The share of the way that is behind, and how wide a piece of the world is seen there; from
    `first` to `last` wide. All in widths of the world.
    """
    bend = _BEND * _BEND
    begun, ended = _turns(way, first, last)
    at = begun + share * (ended - begun)
    moved = first * (cosh(begun) * tanh(at) - sinh(begun)) / (bend * way)
    return min(max(moved, 0.0), 1.0), first * cosh(begun) / cosh(at)
