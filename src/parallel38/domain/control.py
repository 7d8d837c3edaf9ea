"""Who held a point on a day, by what title, how far from the line, and through time."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from msgspec import UNSET, Struct, UnsetType

from parallel38.domain.atlas import Atlas, Feature, Title
from parallel38.domain.dates import Interval, day_text
from parallel38.domain.holders import ATLAS_DAYS, Choice, Span, choose, spans
from parallel38.domain.moving import MovingGround
from parallel38.domain.nearest import (
    SHORE_DEGREES,
    SHORE_KM,
    TOUCH,
    about,
    facing,
    km_to,
    shared_edge,
    without_slivers,
)
from parallel38.domain.visible import Certainty

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

OUTSIDE = "outside the atlas"
SAME_KM = 0.005  # two shores this much alike are one


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


class Decided(Struct, frozen=True):
    """What answers, as on `day`, and how surely for all days that were asked for."""

    choice: Choice
    day: int
    certainty: Certainty

    def answer(self, lat: float, lon: float, text: str, km: float | None) -> Answer:
        """The answer for a point `km` from its line."""
        held, present = self.choice.control, self.choice.present
        sources = dict.fromkeys(ident for one in present for ident in one.sources)
        return Answer(
            lat, lon, text, held.holder, held.state, held.title, held.side,
            tuple(one.id for one in present), self.certainty, km, tuple(sources),
            held.reason or UNSET,
        )  # fmt: skip


class Ground:
    """The areas of an atlas, ready to be asked; `areas` are feature ids with WKB in degrees, and
    the keys of frames.py with the grounds that move.
    """

    def __init__(self, atlas: Atlas, areas: Mapping[str, bytes]) -> None:
        self.features = [f for f in atlas.features.values() if f.control and f.id in areas]
        self.area = lru_cache(maxsize=None)(lambda ident: _read(areas[ident]))
        self.moving = MovingGround(atlas, areas)
        self._line = lru_cache(maxsize=512)(self._line_between)

    def who_held(
        self, lat: float, lon: float, day: int, last: int | None = None, text: str = ""
    ) -> Answer:
        """Who held a point on `day`, or most days from `day` to `last` (ordinals, inclusive).

        `text` is the date as asked, if it is not a day. ValueError for degrees out of range.
        """
        days = (day, (day if last is None else last) + 1)
        here = self.at(lat, lon, days)
        text = text or day_text(day)
        decided = self.decide(here, days)
        if decided is None:
            return Answer(lat, lon, text, reason=OUTSIDE)
        return decided.answer(lat, lon, text, self.line_km(decided, [lat], [lon])[0])

    def decide(self, here: list[Feature], days: tuple[int, int]) -> Decided | None:
        """What answers for the features over a point, on most of some days [first, after)."""
        held = [span for span in spans(here, days) if span.holder or span.reason]
        if not held:
            return None
        longest = max(held, key=lambda span: span.end - span.start)
        choice = choose(here, longest.start)
        assert choice is not None  # a held span has one
        changed = len({(span.holder, span.title) for span in spans(here, days)}) > 1
        return Decided(choice, longest.start, "possible" if changed else choice.certainty)

    def strip(self, lat: float, lon: float) -> tuple[Span, ...]:
        """Who held a point from 1866 to 2024, without gaps; ValueError for degrees out of range."""
        return spans(self.at(lat, lon), ATLAS_DAYS)

    def at(self, lat: float, lon: float, days: tuple[int, int] = ATLAS_DAYS) -> list[Feature]:
        """The features over a point, or with it on their shore, on some of `days` [first, after).

        ValueError for degrees out of range.
        """
        check_degrees(lat, lon)
        import shapely

        near = [f for f in self.features if _near(f, lat, lon) and _meets(f.interval, days)]
        point = shapely.Point(lon, lat)
        areas = [self.area(f.id) for f in near]
        held = [f for f, over in zip(near, shapely.covers(areas, point), strict=True) if over]
        off = {
            f.id: km_to(about(area, lat, lon), [lat], [lon])[0]
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
        return there + self.moving.parts(there, lat, lon, days)

    def line_km(
        self, decided: Decided, lats: Sequence[float], lons: Sequence[float]
    ) -> list[float | None]:
        """Kilometres from points to the nearest edge with land another power holds on that day, or
        to the line of its front.
        """
        lines = [line for line in self._lines(decided) if not line.is_empty]
        if not lines:
            return [None] * len(lats)
        distances = [km_to(line, lats, lons) for line in lines]
        return [round(min(km), 1) for km in zip(*distances, strict=True)]

    def _lines(self, decided: Decided) -> list[BaseGeometry]:
        feature, day = decided.choice.feature, decided.day
        for one in decided.choice.present:  # an island in the war answers for itself
            front = self.moving.line(one, day)
            if front is not None:
                return [front]
        return [
            self._line(feature.id, other.id)
            for other in self.features
            if other.interval.possible_from <= day < other.interval.possible_to
            and other.control and feature.control
            and other.control.holder != feature.control.holder
            and _boxes_meet(feature, other)
        ]  # fmt: skip

    def _line_between(self, own: str, other: str) -> BaseGeometry:
        """The edge between two areas on land: of the one that lies on top, where they overlap."""
        mine, theirs = facing(self.area(own), self.area(other))
        ranks = {f.id: f.control.rank for f in self.features if f.control}
        if ranks[other] > ranks[own]:
            mine, theirs = theirs, mine
        return shared_edge(mine, without_slivers(theirs.difference(mine)))


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


def _read(wkb: bytes) -> BaseGeometry:
    import shapely

    shape = shapely.from_wkb(wkb)
    shapely.prepare(shape)
    return shape


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
