"""Who held a point on a day, by what title, how far from the line, and through time."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from msgspec import UNSET, Struct, UnsetType

from parallel38.domain.atlas import Atlas, Feature, Title
from parallel38.domain.dates import Interval, day_text
from parallel38.domain.holders import ATLAS_DAYS, Choice, Span, choose, spans
from parallel38.domain.moving import MovingGround
from parallel38.domain.visible import Certainty

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

OUTSIDE = "outside the atlas"
# A point given in hundredths of a degree may miss its own harbour by this much.
SHORE_KM = 1.5
SHORE_DEGREES = 0.03  # surely as much as that, south of 60 N
SAME_KM = 0.005  # two shores this much alike are one
# Two areas meet where their edges are this near (degrees); slivers below it are no land.
TOUCH = 0.002

_EQUATOR_KM, _FLATTENING = 6378.137, 1 / 298.257223563  # WGS84


class Answer(Struct, frozen=True):
    """Who held a point: the JSON of `parallel38 at`, field by field.

    `lat`, `lon` in degrees; `date` as asked, in EDTF; `features` and `sources` are ids, the
    answering feature's first; `distance_to_line_km` is null where no line bounds the area.
    """

    lat: float
    lon: float
    date: str
    holder: str | None = None
    state: str | None = None
    title: Title | None = None
    side: Literal["north", "south"] | None = None
    features: tuple[str, ...] = ()
    certainty: Certainty | None = None
    distance_to_line_km: float | None = None
    sources: tuple[str, ...] = ()
    reason: str | UnsetType = UNSET


class Ground:
    """The areas of an atlas, ready to be asked; `areas` are feature ids with WKB in degrees, and
    the keys of frames.py with the grounds that move.
    """

    def __init__(self, atlas: Atlas, areas: Mapping[str, bytes]) -> None:
        self._features = [f for f in atlas.features.values() if f.control and f.id in areas]
        self._area = lru_cache(maxsize=None)(lambda ident: _read(areas[ident]))
        self._line = lru_cache(maxsize=256)(self._line_between)
        self._moving = MovingGround(atlas, areas)

    def who_held(
        self, lat: float, lon: float, day: int, last: int | None = None, text: str = ""
    ) -> Answer:
        """Who held a point on `day`, or most days from `day` to `last` (ordinals, inclusive).

        `text` is the date as asked, if it is not a day. ValueError for degrees out of range.
        """
        days = (day, (day if last is None else last) + 1)
        here = self.at(lat, lon, days)
        text = text or day_text(day)
        held = [span for span in spans(here, days) if span.holder or span.reason]
        if not held:
            return Answer(lat, lon, text, reason=OUTSIDE)
        longest = max(held, key=lambda span: span.end - span.start)
        choice = choose(here, longest.start)
        assert choice is not None  # a held span has one
        changed = len({(span.holder, span.title) for span in spans(here, days)}) > 1
        return self._answer(choice, lat, lon, text, longest.start, changed)

    def strip(self, lat: float, lon: float) -> tuple[Span, ...]:
        """Who held a point from 1866 to 2024, without gaps; ValueError for degrees out of range."""
        return spans(self.at(lat, lon), ATLAS_DAYS)

    def at(self, lat: float, lon: float, days: tuple[int, int] = ATLAS_DAYS) -> list[Feature]:
        """The features over a point, or with it on their shore, on some of `days` [first, after).

        ValueError for degrees out of range.
        """
        check_degrees(lat, lon)
        import shapely

        near = [f for f in self._features if _near(f, lat, lon) and _meets(f.interval, days)]
        point = shapely.Point(lon, lat)
        areas = [self._area(f.id) for f in near]
        held = [f for f, over in zip(near, shapely.covers(areas, point), strict=True) if over]
        off = {
            f.id: _km_to(area, lat, lon)
            for f, area, close in zip(
                near, areas, shapely.dwithin(areas, point, SHORE_DEGREES), strict=True
            )
            if close and f not in held
        }
        ashore = [
            f for f in near if off.get(f.id, math.inf) <= SHORE_KM
            and not any(_meets(f.interval, _days(other)) for other in held)
            and not any(off[other.id] < off[f.id] - SAME_KM and _meets(f.interval, _days(other))
                        for other in near if other.id in off)
        ]  # fmt: skip
        there = held + ashore
        return there + self._moving.parts(there, lat, lon, days)

    def _answer(
        self, choice: Choice, lat: float, lon: float, text: str, day: int, changed: bool
    ) -> Answer:
        held = choice.control
        sources = dict.fromkeys(ident for one in choice.present for ident in one.sources)
        return Answer(
            lat, lon, text, held.holder, held.state, held.title, held.side,
            tuple(one.id for one in choice.present),
            "possible" if changed else choice.certainty,
            self._line_km(choice.feature, lat, lon, day), tuple(sources), held.reason or UNSET,
        )  # fmt: skip

    def _line_km(self, feature: Feature, lat: float, lon: float, day: int) -> float | None:
        """Kilometres to the nearest edge with land another power holds that day, or to its line."""
        front = self._moving.line(feature, day)
        if front is not None:
            return round(_km_to(front, lat, lon), 1)
        lines = [
            self._line(feature.id, other.id)
            for other in self._features
            if other.interval.possible_from <= day < other.interval.possible_to
            and other.control and feature.control
            and other.control.holder != feature.control.holder
            and _boxes_meet(feature, other)
        ]  # fmt: skip
        distances = [_km_to(line, lat, lon) for line in lines if not line.is_empty]
        return round(min(distances), 1) if distances else None

    def _line_between(self, own: str, other: str) -> BaseGeometry:
        """The edge between two areas on land: of the one that lies on top, where they overlap."""
        mine, theirs = self._area(own), self._area(other)
        ranks = {f.id: f.control.rank for f in self._features if f.control}
        if ranks[other] > ranks[own]:
            mine, theirs = theirs, mine
        return _shared_edge(mine, _without_slivers(theirs.difference(mine)))


def who_held(atlas: Atlas, areas: Mapping[str, bytes], lat: float, lon: float, day: int) -> Answer:
    """Who held a point on a day (ordinal). For many questions keep a Ground."""
    return Ground(atlas, areas).who_held(lat, lon, day)


def strip(atlas: Atlas, areas: Mapping[str, bytes], lat: float, lon: float) -> tuple[Span, ...]:
    """Who held a point from 1866 to 2024. For many questions keep a Ground."""
    return Ground(atlas, areas).strip(lat, lon)


def check_degrees(lat: float, lon: float) -> None:
    """ValueError with one sentence for degrees that are no place on Earth."""
    for name, value, limit in (("latitude", lat, 90), ("longitude", lon, 180)):
        if not -limit <= value <= limit:
            raise ValueError(f"{name} {value:g} lies outside -{limit} to {limit}")


def distance_km(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    """Kilometres on the WGS84 ellipsoid between two points (degrees), good to 0.3 % to 1,000 km."""
    middle = math.radians((lat + to_lat) / 2)
    squared = _FLATTENING * (2 - _FLATTENING)
    curve = 1 - squared * math.sin(middle) ** 2
    north = math.radians(to_lat - lat) * _EQUATOR_KM * (1 - squared) / curve**1.5
    east = math.radians(to_lon - lon) * _EQUATOR_KM * math.cos(middle) / math.sqrt(curve)
    return math.hypot(north, east)


def _km_to(shape: BaseGeometry, lat: float, lon: float) -> float:
    """Kilometres from a point to a shape in degrees, 0 inside it."""
    import shapely

    # Nearest in a plane whose units are alike in both directions at this latitude.
    squeeze = math.cos(math.radians(lat))
    flat = shapely.transform(shape, lambda lonlat: lonlat * (squeeze, 1.0))
    nearest = shapely.shortest_line(flat, shapely.Point(lon * squeeze, lat)).coords[0]
    return distance_km(lat, lon, nearest[1], nearest[0] / squeeze)


def _without_slivers(shape: BaseGeometry) -> BaseGeometry:
    import shapely

    parts = shapely.get_parts(shape)
    width = 2 * shapely.area(parts) / shapely.length(parts).clip(1e-12)
    return shapely.multipolygons(parts[(shapely.get_dimensions(parts) == 2) & (width > TOUCH)])


def _shared_edge(area: BaseGeometry, beyond: BaseGeometry) -> BaseGeometry:
    """The segments of an area's edge that run along the edge of the land beyond."""
    import numpy as np
    import shapely

    own = _segments(area)
    middles = shapely.line_interpolate_point(own, 0.5, normalized=True)
    edges = shapely.STRtree(_segments(beyond))
    along = edges.query(middles, predicate="dwithin", distance=TOUCH)[0]
    return shapely.multilinestrings(own[np.unique(along)])


def _segments(shape: BaseGeometry) -> NDArray[np.object_]:
    """All edges of an area, segment by segment."""
    import numpy as np
    import shapely

    rings = shapely.get_rings(shapely.get_parts(shape))
    points, ring = shapely.get_coordinates(rings, return_index=True)
    starts = np.flatnonzero(ring[:-1] == ring[1:])
    segments: NDArray[np.object_] = shapely.linestrings(
        np.stack([points[starts], points[starts + 1]], axis=1)
    )
    return segments


def _read(wkb: bytes) -> BaseGeometry:
    import shapely

    return shapely.from_wkb(wkb)


def _days(feature: Feature) -> tuple[int, int]:
    return feature.interval.possible_from, feature.interval.possible_to


def _meets(held: Interval, days: tuple[int, int]) -> bool:
    return max(held.possible_from, days[0]) < min(held.possible_to, days[1])


def _near(feature: Feature, lat: float, lon: float) -> bool:
    if feature.extent is None:
        return True
    west, south, east, north = feature.extent
    return west - 0.1 <= lon <= east + 0.1 and south - 0.1 <= lat <= north + 0.1


def _boxes_meet(one: Feature, other: Feature) -> bool:
    if one.extent is None or other.extent is None:
        return True
    west, south, east, north = one.extent
    return (
        other.extent[0] <= east + TOUCH and other.extent[2] >= west - TOUCH
        and other.extent[1] <= north + TOUCH and other.extent[3] >= south - TOUCH
    )  # fmt: skip
