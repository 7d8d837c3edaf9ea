"""From dated lines and towns to the UN's ground on every day of the war.

Between two lines their distance fields are blended by time. Where that leaves a town on the wrong
side, a smooth surface is added that puts it MARGIN beyond the line and leaves the towns that were
right where they were. The contour at 0 is the line; it cannot cross itself.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

import numpy as np
import shapely
from msgspec import Struct
from msgspec.structs import replace
from shapely.geometry.base import BaseGeometry

from parallel38.data.build.fronts import field
from parallel38.data.build.fronts.field import Array
from parallel38.data.build.fronts.lines import Dated
from parallel38.data.build.fronts.towns import DAYS, Towns

MARGIN = (1.2, 2.5, 4.0)  # km: tried in turn until every town is right
DEEP = 25.0  # km: beyond this, how deep a town lies behind the line tells little
SIMPLE = 0.3  # km
SPECK = 30.0  # km2: smaller pockets without a town are the blend's own
STILL = 50.0  # km2 that may change before a new frame is drawn
DEGREE = 9740.0  # km2 in a square degree at 38 N


class Frame(Struct, frozen=True):
    """The UN's ground, in degrees, from one day to another (ordinals, inclusive), its precision in
    km, and the dated line that stood, if one did. `wrong` are the towns that the lines alone put
    on the wrong side.
    """

    first: int
    last: int
    ground: BaseGeometry
    km: float
    line: str = ""
    wrong: tuple[str, ...] = ()

    @property
    def basis(self) -> Literal["dated", "between"]:
        """Whether the histories draw it, or it was worked out."""
        return "dated" if self.line else "between"


def frames(lines: Sequence[Dated], towns: Towns) -> Iterator[Frame]:
    """One frame for each run of days on which the front stood as good as still."""
    maker = Maker(lines, towns)
    kept = maker.frame(DAYS[0])
    for day in DAYS[1:]:
        if maker.still(kept, day):
            kept = replace(kept, last=day)
        else:
            yield kept
            kept = maker.frame(day)
    yield kept


@cache
def _distances(line: Dated) -> Array:
    return field.distances(field.to_km(line.ground))


class Maker:
    """Makes the frame of any day; `bend` is that of another Maker with the same towns."""

    def __init__(
        self, lines: Sequence[Dated], towns: Towns, bend: field.Bend | None = None
    ) -> None:
        self._lines, self._towns = lines, towns
        self._grounds = [shapely.intersection(one.ground, field.FRAME) for one in lines]
        self.bend = bend or field.Bend(towns.x, towns.y)

    def frame(self, day: int) -> Frame:
        """The frame of one day."""
        line, around = self._dated(day), self._around(day)
        ground, wrong = self._ground(day)
        km = max(self._lines[n].km for n in around)
        return Frame(day, day, ground, km, "" if line is None else self._lines[line].id, wrong)

    def still(self, before: Frame, day: int) -> bool:
        """Whether an earlier frame serves for this day too."""
        line = self._dated(day)
        if before.line != ("" if line is None else self._lines[line].id):
            return False
        if self._wrong(before.ground, day):
            return False
        if line is not None:
            return True
        changed = shapely.symmetric_difference(before.ground, self._ground(day)[0])
        return float(shapely.area(changed)) * DEGREE < STILL

    @cache  # noqa: B019 - one maker a build
    def _ground(self, day: int) -> tuple[BaseGeometry, tuple[str, ...]]:
        """The UN's ground, and the towns that the lines alone get wrong."""
        line = self._dated(day)
        if line is not None and not self._wrong(self._grounds[line], day):
            return self._grounds[line], ()
        blend = DEEP * np.tanh(self._blend(day) / DEEP)
        sides = self._towns.sides[day - DAYS[0]]
        known = np.flatnonzero(sides)
        side = sides[known].astype(float)
        found = field.at(blend, self._towns.x[known], self._towns.y[known])
        for margin in MARGIN:
            missing = np.where(side * found >= margin, 0.0, side * margin - found)
            bent = blend + self.bend.through(known, missing) if missing.any() else blend
            ground = field.to_degrees(shapely.simplify(field.ground(bent), SIMPLE))
            ground = self._cleared(shapely.intersection(ground, field.FRAME), day)
            if not self._wrong(ground, day):
                break
        wrong = [self._towns.ids[known[n]] for n in np.flatnonzero(side * found <= 0)]
        return ground, tuple(wrong)

    def _dated(self, day: int) -> int | None:
        """The line that stands on a day; of two the younger."""
        for n in reversed(range(len(self._lines))):
            if self._lines[n].first <= day <= self._lines[n].last:
                return n
        return None

    def _around(self, day: int) -> list[int]:
        """The line of a day; or the one before and the one after it, as far as there are."""
        line = self._dated(day)
        if line is not None:
            return [line]
        ended = [n for n, one in enumerate(self._lines) if one.last < day]
        coming = [n for n, one in enumerate(self._lines) if one.first > day]
        return [*sorted(ended, key=lambda n: self._lines[n].last)[-1:], *coming[:1]]

    def _blend(self, day: int) -> Array:
        around = self._around(day)
        if len(around) == 1:
            return _distances(self._lines[around[0]])
        before, after = (self._lines[n] for n in around)
        share = (day - before.last) / (after.first - before.last)
        return (1 - share) * _distances(before) + share * _distances(after)

    def _wrong(self, ground: BaseGeometry, day: int) -> list[str]:
        """The towns that a ground puts on the wrong side."""
        towns, sides = self._towns, self._towns.sides[day - DAYS[0]]
        shapely.prepare(ground)
        south = shapely.contains_xy(ground, towns.lon, towns.lat)
        return [towns.ids[n] for n in np.flatnonzero((sides != 0) & (south != (sides > 0)))]

    def _cleared(self, ground: BaseGeometry, day: int) -> BaseGeometry:
        """Without small patches of either side that hold no town of their own."""
        sides = self._towns.sides[day - DAYS[0]]
        parts = [one for one in shapely.get_parts(ground) if self._counts(one, sides > 0)]
        return shapely.multipolygons([self._filled(part, sides < 0) for part in parts])

    def _filled(self, part: shapely.Polygon, north: Array) -> shapely.Polygon:
        holes = [hole for hole in part.interiors if self._counts(shapely.Polygon(hole), north)]
        return shapely.Polygon(part.exterior, holes)

    def _counts(self, patch: BaseGeometry, own: Array) -> bool:
        """Whether a patch is large, or holds a town of its side."""
        if patch.geom_type != "Polygon":
            return False
        lon, lat = self._towns.lon[own], self._towns.lat[own]
        return patch.area * DEGREE >= SPECK or bool(shapely.contains_xy(patch, lon, lat).any())
