"""Who held many points on many days at once: the answers of Ground.who_held, worked out together.

Points of one day that lie in the same areas have one answer but for their distance to the line, and
between two turns of those areas the days are alike. What is not so plain (shores, longer dates)
is asked one by one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
import shapely
from msgspec import Struct

from parallel38.domain.control import OUTSIDE, Answer, Ground
from parallel38.domain.dates import day_text
from parallel38.domain.holders import turns
from parallel38.domain.nearest import SHORE_DEGREES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from parallel38.domain.atlas import Feature

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
    many = _Many(ground, asked)
    answers = many.answers()
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
        self._single = self._day == np.array([one.last for one in asked], dtype=int)
        self._features = ground.features
        self._turns = sorted({day for one in self._features for day in turns(one.interval)})

    def answers(self) -> list[Answer | None]:
        """The answers of what can be answered together."""
        found: list[Answer | None] = [None] * len(self._asked)
        within, near = self._members()
        for row in np.flatnonzero(~within.any(axis=1) & ~near).tolist():
            one = self._asked[row]
            found[row] = Answer(one.lat, one.lon, one.text or day_text(one.first), reason=OUTSIDE)
        for rows, here in self._groups(within):
            for part_rows, there in self._ground.moving.split(
                here, self._lat, self._lon, self._day, rows
            ):
                self._answer(part_rows, there, found)
        return found

    def _answer(self, rows: Rows, here: list[Feature], found: list[Answer | None]) -> None:
        day = int(self._day[rows[0]])
        decided = self._ground.decide(here, (day, day + 1))
        if decided is None:
            return  # perhaps on the shore of something
        km = self._ground.line_km(decided, self._lat[rows].tolist(), self._lon[rows].tolist())
        for row, far in zip(rows.tolist(), km, strict=True):
            one = self._asked[row]
            found[row] = decided.answer(one.lat, one.lon, one.text or day_text(one.first), far)

    def _members(self) -> tuple[Mask, Mask]:
        """By point and feature whether it lies within; and by point whether a shore is near."""
        within = np.zeros((len(self._lat), len(self._features)), dtype=bool)
        near = np.zeros(len(self._lat), dtype=bool)
        for number, feature in enumerate(self._features):
            area = self._ground.area(feature.id)
            west, south, east, north = area.bounds
            pad = SHORE_DEGREES
            box = np.flatnonzero(
                (self._lon >= west - pad) & (self._lon <= east + pad)
                & (self._lat >= south - pad) & (self._lat <= north + pad)
            )  # fmt: skip
            within[box, number] = shapely.intersects_xy(area, self._lon[box], self._lat[box])
            out = box[~within[box].any(axis=1) & ~near[box]]
            near[out] = shapely.dwithin(area, shapely.points(self._lon[out], self._lat[out]), pad)
        return within, near

    def _groups(self, within: Mask) -> Iterator[tuple[Rows, list[Feature]]]:
        """Rows with one day's question in the same areas between the same turns."""
        rows = np.flatnonzero(self._single & within.any(axis=1))
        packed = np.packbits(within[rows], axis=1)
        groups: dict[tuple[bytes, int], list[int]] = defaultdict(list)
        for row, bits in zip(rows.tolist(), packed, strict=True):
            turn = bisect_right(self._turns, int(self._day[row]))
            groups[bits.tobytes(), turn].append(row)
        for members in groups.values():
            day = int(self._day[members[0]])
            here = [
                self._features[n]
                for n in np.flatnonzero(within[members[0]])
                if self._features[n].interval.possible_from <= day
                < self._features[n].interval.possible_to
            ]  # fmt: skip
            yield np.array(members), here
