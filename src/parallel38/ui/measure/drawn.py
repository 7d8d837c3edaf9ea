"""What the page draws of a measured way."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from parallel38.domain.geodesic import Way, course, middle, way_of
from parallel38.ui.measure import words
from parallel38.ui.measure.message import Measure

_DECIMALS = 5  # of a degree: a metre


@lru_cache(maxsize=8)
def measure_of(selected: str) -> Measure | None:
    """The way that is selected; None for any other selection."""
    way = way_of(selected)
    if way is None:
        return None
    return Measure(
        course=tuple(round(number, _DECIMALS) for point in course(way) for number in point),
        points=tuple((lon, lat) for lon, lat in way.points),
        words=tuple(_words(way)),
        closed=way.closed and len(way.points) > 2,
    )


def _words(way: Way) -> Iterator[tuple[float, float, str]]:
    """Of several legs each in its middle, then the whole at the end, or a ring's area within."""
    points = (*way.points, way.points[0])
    if len(way.legs) > 1:
        for leg, (one, other) in zip(way.legs, pairwise(points), strict=False):
            yield *middle(one, other), words.length(leg.km)
    if way.area is not None:
        count = len(way.points)
        lon, lat = (sum(point[axis] for point in way.points) / count for axis in (0, 1))
        yield lon, lat, words.area(way.area)
    elif len(way.legs) == 1:
        yield *middle(*way.points[:2]), words.length(way.km)
    elif way.legs:
        yield *way.points[-1], words.length(way.km)
