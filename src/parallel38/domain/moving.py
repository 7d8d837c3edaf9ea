"""Who held a point on ground that moves: a moving feature as parts that stand still for a while."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from msgspec.structs import asdict

from parallel38.domain.atlas import Atlas, Feature
from parallel38.domain.dates import Interval, day_text
from parallel38.domain.frames import Doubt, Frame, Series, ground_key, line_key
from parallel38.domain.nearest import distance_km
from parallel38.domain.visible import Certainty

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from parallel38.domain.lines import Line

    Points = NDArray[np.float64]
    Days = NDArray[np.intp]
    Rows = NDArray[np.intp]
    Mask = NDArray[np.bool_]

NEAR_KM = 5.0  # how far round a place its doubt reaches
TOLD_KM = 3.0  # and what is told of it


class Part(Feature, frozen=True):
    """A moving feature over one point on the days of its `interval`, and how surely."""

    sure: Certainty = "certain"


class MovingGround:
    """The moving features of an atlas; `areas` holds the grounds and lines of their frames."""

    def __init__(self, atlas: Atlas, areas: Mapping[str, bytes]) -> None:
        self._series = {
            name: series for name, series in atlas.moving.items() if ground_key(name, 0) in areas
        }
        self._features = [
            feature
            for feature in atlas.features.values()
            if feature.moving
            and feature.control
            and set(feature.moving.series) <= set(self._series)
        ]
        self._areas = areas
        self._read = lru_cache(maxsize=None)(self._shape)
        self._line = lru_cache(maxsize=None)(self._line_of)
        self._open = lru_cache(maxsize=None)(self._open_on)
        self._steps = lru_cache(maxsize=256)(self._steps_within)

    def parts(
        self, over: list[Feature], lat: float, lon: float, days: tuple[int, int]
    ) -> list[Feature]:
        """The parts over a point that the areas `over` hold, on some of `days` [first, after)."""
        there = {feature.id for feature in over}
        found: list[Feature] = []
        for feature in self._features:
            assert feature.moving
            if there & set(feature.moving.of):
                found += self._parts(feature, lat, lon, days)
        return found

    def concerns(self, over: list[Feature], days: tuple[int, int]) -> bool:
        """Whether ground moves on the areas `over` on some of `days` [first, after)."""
        there = {feature.id for feature in over}
        return any(
            feature.moving and there & set(feature.moving.of)
            and feature.interval.possible_from < days[1]
            and feature.interval.possible_to > days[0]
            for feature in self._features
        )  # fmt: skip

    def line(self, feature: Feature, day: int) -> Line | None:
        """The line of the day that bounds a part, if there is one on land."""
        if not feature.moving:
            return None
        for name in feature.moving.series:
            frame = self._series[name].at(day)
            if frame is not None and line_key(name, frame) in self._areas:
                return self._line(line_key(name, frame))
        return None

    def split(
        self, over: list[Feature], lat: Points, lon: Points, day: Days, rows: Rows
    ) -> Iterator[tuple[Rows, list[Feature]]]:
        """Rows whose points the areas `over` hold, apart by the parts that lie over them."""
        import numpy as np

        there = {feature.id for feature in over}
        movers = [f for f in self._features if f.moving and there & set(f.moving.of)]
        if not movers:
            yield rows, over
            return
        for one in np.unique(day[rows]).tolist():
            left = rows[day[rows] == one]
            for feature in movers:
                if (
                    left.size
                    and feature.interval.possible_from <= one < feature.interval.possible_to
                ):
                    held = self._held(feature, lat[left], lon[left], one)
                    yield from self._by_sureness(feature, over, lat, lon, one, left[held])
                    left = left[~held]
            if left.size:
                yield left, over

    def _held(self, feature: Feature, lat: Points, lon: Points, day: int) -> Mask:
        """Which of some points on the feature's areas lie in it on a day."""
        import numpy as np

        assert feature.moving
        held = np.ones(len(lat), dtype=bool)
        for name in (*feature.moving.within, *feature.moving.without):
            held &= self._inside(name, lat, lon, day) ^ (name in feature.moving.without)
        return held

    def _inside(self, name: str, lat: Points, lon: Points, day: int) -> Mask:
        import numpy as np
        import shapely

        frame = self._series[name].at(day)
        if frame is None:
            return np.zeros(len(lat), dtype=bool)
        return np.asarray(shapely.intersects_xy(self._read(ground_key(name, frame)), lon, lat))

    def _by_sureness(
        self, feature: Feature, over: list[Feature], lat: Points, lon: Points, day: int, rows: Rows
    ) -> Iterator[tuple[Rows, list[Feature]]]:
        import numpy as np

        assert feature.moving
        named = [self._series[name] for name in feature.moving.series]
        sure = [self._sure(named, lat[row], lon[row], day) for row in rows.tolist()]
        for kind in sorted(set(sure)):
            alike = [row for row, one in zip(rows.tolist(), sure, strict=True) if one == kind]
            yield np.array(alike), [*over, _part(feature, day, day + 1, kind)]

    def _parts(
        self, feature: Feature, lat: float, lon: float, days: tuple[int, int]
    ) -> Iterator[Part]:
        held = feature.interval
        first, after = max(days[0], held.possible_from), min(days[1], held.possible_to)
        if first >= after or not feature.moving:
            return
        named = [self._series[name] for name in feature.moving.series]
        stretches = [
            (a, b, self._holds(feature, lat, lon, a) and self._sure(named, lat, lon, a))
            for a, b in pairwise(self._steps(feature.moving.series, first, after))
        ]
        for sure, run in groupby(stretches, key=lambda stretch: stretch[2]):
            spans = list(run)
            if sure:
                yield _part(feature, spans[0][0], spans[-1][1], sure)

    def _steps_within(self, names: tuple[str, ...], first: int, after: int) -> list[int]:
        """The days within [first, after) on which some series may tell another thing, and both."""
        named = [self._series[name] for name in names]
        turns = {day for one in named for day in one.turns(first, after)}
        turns |= {day for one in named for doubt in one.doubts for day in (doubt.first, doubt.after)
                  if first < day < after}  # fmt: skip
        return sorted({first, after, *turns})

    def _holds(self, feature: Feature, lat: float, lon: float, day: int) -> bool:
        """Whether a point on the feature's areas lies in it on a day."""
        import numpy as np

        return bool(self._held(feature, np.array([lat]), np.array([lon]), day)[0])

    def _sure(self, named: list[Series], lat: float, lon: float, day: int) -> Certainty:
        """Possible where the records leave a place open, approximate near a line between dates but
        at the places of which they tell.
        """
        sure: Certainty = "certain"
        for series in named:
            open_ = self._open(series.id, day)
            if any(distance_km(lat, lon, one.lat, one.lon) <= NEAR_KM for one in open_):
                return "possible"
            if any(distance_km(lat, lon, y, x) <= TOLD_KM for x, y in series.told):
                continue
            number = series.at(day)
            if number is not None and self._is_near(series.frames[number], series.id, number,
                                                    lat, lon):  # fmt: skip
                sure = "approximate"
        return sure

    def _open_on(self, name: str, day: int) -> list[Doubt]:
        """The places of which the records of a day leave the holder open."""
        return [one for one in self._series[name].doubts if one.first <= day < one.after]

    def _is_near(self, frame: Frame, name: str, number: int, lat: float, lon: float) -> bool:
        import shapely

        if frame.dated or line_key(name, number) not in self._areas:
            return False
        line = self._read(line_key(name, number))
        to_line = shapely.shortest_line(line, shapely.Point(lon, lat))
        if to_line is None or to_line.is_empty:
            return False
        near = to_line.coords[0]
        return distance_km(lat, lon, near[1], near[0]) <= frame.km

    def _line_of(self, key: str) -> Line:
        from parallel38.domain.lines import line_of

        return line_of(self._read(key))

    def _shape(self, key: str) -> BaseGeometry:
        import shapely

        shape = shapely.from_wkb(self._areas[key])
        shapely.prepare(shape)
        return shape


def _part(feature: Feature, first: int, after: int, sure: Certainty) -> Part:
    fields = asdict(feature) | {
        "start": day_text(first), "end": day_text(after - 1),
        "interval": Interval(first, after, first, after),
    }  # fmt: skip
    return Part(**fields, sure=sure)
