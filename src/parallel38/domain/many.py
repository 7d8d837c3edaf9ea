"""Who held many points on many days at once: the answers of Ground.who_held, worked out together.

Points of one day that lie in the same areas have one answer but for their distance to the line, and
between two turns of those areas the days are alike. What is not so plain (shores, longer dates on
ground that moves) is asked one by one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
import shapely
from msgspec import Struct

from parallel38.domain.control import OUTSIDE, Answer, Decided, Ground, check_degrees, meets
from parallel38.domain.dates import day_text
from parallel38.domain.holders import turns
from parallel38.domain.nearest import SHORE_DEGREES

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

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
    for one in asked:
        check_degrees(one.lat, one.lon)
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
        self._day = np.array([one.first for one in asked], dtype=int)
        self._features = ground.features
        self._turns = sorted({day for one in self._features for day in turns(one.interval)})

    def answers(self) -> list[Answer | None]:
        """The answers of what can be answered together."""
        found: list[Answer | None] = [None] * len(self._asked)
        within, near = self._members()
        for row in np.flatnonzero(~within.any(axis=1) & ~near).tolist():
            one = self._asked[row]
            found[row] = Answer(one.lat, one.lon, one.text or day_text(one.first), reason=OUTSIDE)
        by_line: dict[Line, list[tuple[int, Decided]]] = defaultdict(list)
        for rows, decided in self._decided(within):
            by_line[self._ground.line(decided)] += [(row, decided) for row in rows]
        for line, members in by_line.items():
            of = [row for row, _ in members]
            km = line.km(self._lat[of].tolist(), self._lon[of].tolist())
            for (row, decided), far in zip(members, km, strict=True):
                one = self._asked[row]
                text = one.text or day_text(one.first)
                found[row] = decided.answer(one.lat, one.lon, text, far)
        return found

    def _decided(self, within: Mask) -> Iterator[tuple[list[int], Decided]]:
        """Rows of one answer; those that a shore may answer are left out."""
        for members, days in self._groups(within):
            here = [
                self._features[n]
                for n in np.flatnonzero(within[members[0]])
                if meets(self._features[n].interval, days)
            ]
            for rows, there in self._parts(here, days, np.array(members)):
                one = self._asked[rows[0]]
                decided = self._ground.decide(there, (one.first, one.last + 1))
                if decided:
                    yield rows.tolist(), decided

    def _parts(
        self, here: list[Feature], days: tuple[int, int], rows: Rows
    ) -> Iterator[tuple[Rows, list[Feature]]]:
        """Rows by what lies over them, ground that moves included."""
        moving, first, after = self._ground.moving, *days
        if after - first == 1:
            yield from moving.split(here, self._lat, self._lon, self._day, rows)
        elif not moving.concerns(here, days) and _cover(here, days):
            yield rows, here

    def _members(self) -> tuple[Mask, Mask]:
        """By point and feature whether it lies within; and by point whether a shore is near."""
        within = np.zeros((len(self._lat), len(self._features)), dtype=bool)
        near = np.zeros(len(self._lat), dtype=bool)
        columns: dict[BaseGeometry, list[int]] = defaultdict(list)
        for number, feature in enumerate(self._features):
            columns[self._ground.area(feature.id)].append(number)
        for area, alike in columns.items():
            west, south, east, north = area.bounds
            pad = SHORE_DEGREES
            box = np.flatnonzero(
                (self._lon >= west - pad) & (self._lon <= east + pad)
                & (self._lat >= south - pad) & (self._lat <= north + pad)
            )  # fmt: skip
            inside = shapely.intersects_xy(area, self._lon[box], self._lat[box])
            within[np.ix_(box, np.array(alike))] = inside[:, None]
            out = box[~within[box].any(axis=1) & ~near[box]]
            near[out] = shapely.dwithin(area, shapely.points(self._lon[out], self._lat[out]), pad)
        return within, near

    def _groups(self, within: Mask) -> Iterator[tuple[list[int], tuple[int, int]]]:
        """Rows in the same areas with days [first, after) that have one answer there, and them."""
        rows = np.flatnonzero(within.any(axis=1))
        packed = np.packbits(within[rows], axis=1)
        groups: dict[tuple[bytes, int, int], list[int]] = defaultdict(list)
        for row, bits in zip(rows.tolist(), packed, strict=True):
            one = self._asked[row]
            days = (one.first, one.last)
            if one.first == one.last:
                days = bisect_right(self._turns, one.first), 0
            groups[bits.tobytes(), *days].append(row)
        for members in groups.values():
            one = self._asked[members[0]]
            yield members, (one.first, one.last + 1)


def _cover(features: Sequence[Feature], days: tuple[int, int]) -> bool:
    """Whether there is no day among [first, after) on which none of some features may hold."""
    held = sorted((one.interval.possible_from, one.interval.possible_to) for one in features)
    first, after = days
    for start, end in held:
        if start <= first:
            first = max(first, end)
    return first >= after
