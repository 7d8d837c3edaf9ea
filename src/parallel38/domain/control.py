"""Who held a point on a day, by what title, how far from the line, and through time."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from msgspec import UNSET, Struct, UnsetType

from parallel38.domain.areas import Areas
from parallel38.domain.atlas import Atlas, Feature, Title
from parallel38.domain.dates import Interval, day_text
from parallel38.domain.edges import Edges, held_features
from parallel38.domain.holders import ATLAS_DAYS, Choice, Span, choose, spans
from parallel38.domain.moving import MovingGround
from parallel38.domain.nearest import SHORE_DEGREES, SHORE_KM, about, km_to
from parallel38.domain.visible import Certainty

if TYPE_CHECKING:
    from parallel38.domain.lines import Line

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
    """The areas of an atlas, ready to be asked; `areas` are feature ids with WKB in degrees, the
    keys of frames.py with the grounds that move and those of edges.py with edges known already.
    """

    def __init__(self, atlas: Atlas, areas: Mapping[str, bytes]) -> None:
        self.features = held_features(atlas, areas)
        self.areas = Areas((one.id for one in self.features), areas)
        self.moving = MovingGround(atlas, areas)
        self._edges = Edges(self.features, self.areas, areas)
        self._shore = lru_cache(maxsize=4096)(self._shore_km)

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
        return decided.answer(lat, lon, text, self.line(decided).km([lat], [lon])[0])

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

        near = [f for f in self.features if _near(f, lat, lon) and meets(f.interval, days)]
        point = shapely.Point(lon, lat)
        areas = [self.areas[f.id] for f in near]
        held = [f for f, over in zip(near, shapely.covers(areas, point), strict=True) if over]
        shores = shapely.dwithin(areas, point, SHORE_DEGREES)
        off = {
            f.id: self._shore(self.areas.alike(f.id), lat, lon)
            for f, close in zip(near, shores, strict=True)
            if close and f not in held
        }
        ashore = [
            f for f in near if off.get(f.id, math.inf) <= SHORE_KM
            and not any(meets(f.interval, _days(other)) for other in held)
            and not any(off[other.id] < off[f.id] - SAME_KM and meets(f.interval, _days(other))
                        for other in near if other.id in off)
        ]  # fmt: skip
        there = held + ashore
        return there + self.moving.parts(there, lat, lon, days)

    def line(self, decided: Decided) -> Line:
        """The edges with land another power holds on that day, or the line of its front; the same
        object for the same edges.
        """
        feature, day = decided.choice.feature, decided.day
        for one in decided.choice.present:  # an island in the war answers for itself
            front = self.moving.line(one, day)
            if front is not None:
                return front
        return self._edges.line(feature, day)

    def _shore_km(self, alike: str, lat: float, lon: float) -> float:
        return km_to(about(self.areas[alike], lat, lon), lat, lon)


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


def _days(feature: Feature) -> tuple[int, int]:
    return feature.interval.possible_from, feature.interval.possible_to


def meets(held: Interval, days: tuple[int, int]) -> bool:
    """Whether something may have held on some of `days` [first, after)."""
    return max(held.possible_from, days[0]) < min(held.possible_to, days[1])


def _near(feature: Feature, lat: float, lon: float) -> bool:
    if feature.extent is None:
        return True
    west, south, east, north = feature.extent
    return west - 0.1 <= lon <= east + 0.1 and south - 0.1 <= lat <= north + 0.1
