"""Who held many points on many days at once: the answers of Ground.who_held, worked out together.

Points of one day that lie in the same areas have one answer but for their distance to the line, and
between two turns of those areas the days are alike. What is not so plain (shores, longer dates on
ground that moves) is asked one by one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from parallel38.domain.control import OUTSIDE, Answer, Decided, Ground, check_degrees, meets
from parallel38.domain.dates import day_text
from parallel38.domain.holders import turns
from parallel38.domain.nearest import SHORE_DEGREES
from parallel38.domain.within import Points

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from parallel38.domain.atlas import Feature
    from parallel38.domain.lines import Line

    Rows = NDArray[np.intp]
    Mask = NDArray[np.bool_]


class Question(Struct, frozen=True):
    """A point in degrees and the days it is asked for (ordinals, inclusive), `text` as typed."""

    lat: float
    lon: float
    first: int
    last: int
    text: str = ""


def who_held(ground: Ground, asked: Sequence[Question]) -> list[Answer]:
    """An answer for each question, in their order. ValueError for degrees out of range."""
    answers = _Many(ground, asked).answers()
    return [
        found or ground.who_held(one.lat, one.lon, one.first, one.last, one.text)
        for found, one in zip(answers, asked, strict=True)
    ]


class _Many:
    def __init__(self, ground: Ground, asked: Sequence[Question]) -> None:
        self._ground, self._asked = ground, asked
        self._lat = np.array([one.lat for one in asked], dtype=float)
        self._lon = np.array([one.lon for one in asked], dtype=float)
        self._first = np.array([one.first for one in asked], dtype=int)
        self._last = np.array([one.last for one in asked], dtype=int)
        on_earth = (abs(self._lat) <= 90) & (abs(self._lon) <= 180)
        for row in np.flatnonzero(~on_earth).tolist():
            check_degrees(asked[row].lat, asked[row].lon)
        alike: dict[str, list[Feature]] = defaultdict(list)
        for feature in ground.features:
            alike[ground.areas.alike(feature.id)].append(feature)
        self._alike = list(alike.values())  # the features that share an area

    def answers(self) -> list[Answer | None]:
        """The answers of what can be answered together."""
        found: list[Answer | None] = [None] * len(self._asked)
        points = Points(self._lon, self._lat)
        areas = [self._ground.areas[features[0].id] for features in self._alike]
        within = points.within(areas)
        held = within.any(axis=1)
        for row in points.far_off(np.flatnonzero(~held), areas, SHORE_DEGREES).tolist():
            one = self._asked[row]
            found[row] = Answer(one.lat, one.lon, _text(one), reason=OUTSIDE)
        by_line: dict[Line, list[tuple[list[int], Decided]]] = defaultdict(list)
        for rows, decided in self._decided(within, np.flatnonzero(held)):
            by_line[self._ground.line(decided)].append((rows, decided))
        for line, groups in by_line.items():
            of = [row for rows, _ in groups for row in rows]
            far = iter(line.km(self._lat[of].tolist(), self._lon[of].tolist()))
            for rows, decided in groups:
                for row, answer in zip(rows, self._told(decided, rows, far), strict=True):
                    found[row] = answer
        return found

    def _told(
        self, decided: Decided, rows: list[int], far: Iterator[float | None]
    ) -> Iterator[Answer]:
        """One answer for some rows, which lie as `far` from the line (km) as the next of it say."""
        same = decided.answer(0, 0, "", None)
        for one in map(self._asked.__getitem__, rows):
            yield Answer(
                one.lat, one.lon, _text(one), same.holder, same.state, same.title, same.side,
                same.features, same.certainty, next(far), same.sources, same.reason,
            )  # fmt: skip

    def _decided(self, within: Mask, rows: Rows) -> Iterator[tuple[list[int], Decided]]:
        """Rows of one answer; those that a shore may answer are left out."""
        for members in self._groups(within, rows):
            one = self._asked[members[0]]
            days = one.first, one.last + 1
            here = [
                feature
                for area in np.flatnonzero(within[members[0]]).tolist()
                for feature in self._alike[area]
                if meets(feature.interval, days)
            ]
            for alike, there in self._parts(here, days, members):
                one = self._asked[alike[0]]
                decided = self._ground.decide(there, (one.first, one.last + 1))
                if decided:
                    yield alike.tolist(), decided

    def _parts(
        self, here: list[Feature], days: tuple[int, int], rows: Rows
    ) -> Iterator[tuple[Rows, list[Feature]]]:
        """Rows by what lies over them, ground that moves included."""
        moving, first, after = self._ground.moving, *days
        if after - first == 1:
            yield from moving.split(here, self._lat, self._lon, self._first, rows)
        elif not moving.concerns(here, days) and _cover(here, days):
            yield rows, here

    def _groups(self, within: Mask, rows: Rows) -> Iterable[Rows]:
        """Rows in the same areas, apart by days that may have another answer there."""
        if not rows.size:
            return []
        packed = np.packbits(within[rows], axis=1)
        areas = np.unique(packed.view(f"V{packed.shape[1]}")[:, 0], return_inverse=True)[1]
        first, last = self._first[rows], self._last[rows]
        changes = sorted({day for one in self._ground.features for day in turns(one.interval)})
        day = np.searchsorted(changes, first, side="right")
        days = np.where(first == last, (day, np.zeros_like(day)), (first, last))
        keys = np.concatenate([areas[None], days])
        order = np.lexsort(keys)
        apart = (np.diff(keys[:, order]) != 0).any(axis=0)
        return np.split(rows[order], np.flatnonzero(apart) + 1)


def _text(one: Question) -> str:
    return one.text or day_text(one.first)


def _cover(features: Sequence[Feature], days: tuple[int, int]) -> bool:
    """Whether there is no day among [first, after) on which none of some features may hold."""
    held = sorted((one.interval.possible_from, one.interval.possible_to) for one in features)
    first, after = days
    for start, end in held:
        if start <= first:
            first = max(first, end)
    return first >= after
