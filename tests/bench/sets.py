"""Large dated sets: made up here, the same each time, or read from any GeoJSON.

Each becomes a GeoJSON of one form, which all peers read: `id`, `title`, `from` (day number),
`after` (the first day on which it holds no more), and `start` and `end` as ISO dates from year 1.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from parallel38.domain.framing import camera_for
from parallel38.domain.view import FIRST_DAY, LAST_DAY, Camera
from tests.bench.plan import SIZE

BOX = 100.0, 20.0, 155.0, 54.0  # degrees: west, south, east, north of what is made up
CORNERS = 30
ALIVE = 0.09  # of all on any day
YEAR = 365.2425  # days
_STARTS = ("start", "from", "FromYear", "gwsyear", "date")
_ENDS = ("end", "to", "ToYear", "gweyear", "date")
Feature = dict[str, Any]


@dataclass(frozen=True)
class DatedSet:
    """Features of one set, in the one form."""

    features: list[Feature]

    @cached_property
    def days(self) -> tuple[int, int]:
        """First and last day on which a step of a year may fall; what is open ends at LAST_DAY."""
        return (
            min(one["properties"]["from"] for one in self.features),
            max(one["properties"]["after"] for one in self.features) - 1,
        )

    @cached_property
    def middle(self) -> int:
        """A day from which days are stepped through: nine tenths on, where real sets are full."""
        first, last = self.days
        return first + round(0.9 * (last - first))

    @cached_property
    def camera(self) -> Camera:
        """Where all of the set is in view."""
        lon, lat = np.concatenate([points(one["geometry"]) for one in self.features]).T
        box = float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max())
        return camera_for(box, *SIZE)

    def alive(self, day: int) -> int:
        """How many hold on a day."""
        spans = (one["properties"] for one in self.features)
        return sum(one["from"] <= day < one["after"] for one in spans)


def polygons(count: int) -> DatedSet:
    """Rough discs of thirty corners, a quarter to one degree wide, all over the box."""
    dice = np.random.default_rng(38)
    turn = np.linspace(0, 2 * np.pi, CORNERS, endpoint=False)

    def shape(lon: float, lat: float) -> dict[str, Any]:
        reach = dice.uniform(0.25, 1.0) * dice.uniform(0.7, 1.0, CORNERS)
        ring = np.column_stack([lon + reach * np.cos(turn), lat + reach * np.sin(turn)]).round(5)
        return {"type": "Polygon", "coordinates": [[*ring.tolist(), ring[0].tolist()]]}

    return made(count, dice, shape)


def spots(count: int) -> DatedSet:
    """Points all over the box."""

    def shape(lon: float, lat: float) -> dict[str, Any]:
        return {"type": "Point", "coordinates": [round(lon, 5), round(lat, 5)]}

    return made(count, np.random.default_rng(38), shape)


def made(
    count: int, dice: np.random.Generator, shape: Callable[[float, float], dict[str, Any]]
) -> DatedSet:
    """Spans of years about one length, so many of them that ALIVE hold on any day."""
    first, after = FIRST_DAY.toordinal(), LAST_DAY.toordinal() + 1
    mean = ALIVE / (1 - ALIVE) * (after - first)
    west, south, east, north = BOX
    features = []
    for number in range(count):
        life = round(dice.uniform(0.5, 1.5) * mean)
        start = int(dice.integers(first - life + 1, after))
        geometry = shape(dice.uniform(west, east), dice.uniform(south, north))
        features.append(
            feature(number, str(number), max(start, first), min(start + life, after), geometry)
        )
    return DatedSet([one for one in features if one])


def feature(
    number: int, title: str, first: int, after: int, geometry: dict[str, Any]
) -> Feature | None:
    """One feature of the one form, or None where it holds on no day."""
    if after <= first:
        return None
    iso = {"start": str(date.fromordinal(first))} if first > 0 else {}
    iso |= {"end": str(date.fromordinal(after - 1))} if after > 1 else {}
    properties = {"id": f"f{number}", "title": title, "from": first, "after": after} | iso
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def foreign(path: Path) -> DatedSet:
    """Anyone's GeoJSON with start and end as ISO dates or years, e.g. Cliopatria's FromYear and
    ToYear. What has no shape or no start is left out; an open end is today's.
    """
    given = json.loads(path.read_text("utf-8"))["features"]
    found = []
    for number, one in enumerate(given):
        said = one["properties"]
        start, end = _first(said, _STARTS), _first(said, _ENDS)
        if start is None or not one.get("geometry"):
            continue
        title = str(said.get("Name") or said.get("name") or said.get("country_name") or number)
        after = _day(end, last=True) + 1 if end is not None else LAST_DAY.toordinal() + 1
        found.append(feature(number, title, _day(start, last=False), after, one["geometry"]))
    return DatedSet([one for one in found if one])


def write(found: DatedSet, path: Path) -> None:
    """The set as a file of the one form."""
    collection = {"type": "FeatureCollection", "features": found.features}
    path.write_text(json.dumps(collection, separators=(",", ":")), "utf-8")


def read(path: Path) -> DatedSet:
    """A file of the one form."""
    return DatedSet(json.loads(path.read_text("utf-8"))["features"])


def points(geometry: dict[str, Any]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """All points of a shape, (n, 2)."""
    return np.array(list(_points(geometry["coordinates"])), dtype=float)


def _points(nested: Any) -> Iterator[list[float]]:
    if nested and isinstance(nested[0], int | float):
        yield nested[:2]
        return
    for one in nested:
        yield from _points(one)


def _first(said: dict[str, Any], names: tuple[str, ...]) -> Any:
    return next((said[name] for name in names if said.get(name) not in (None, "", "..")), None)


def _day(written: Any, *, last: bool) -> int:
    """The day number of an ISO date, or of a year's first or last day; a year may be negative."""
    text = str(written).strip()
    if text.lstrip("-").isdecimal():
        year = int(text)
        if 1 <= year <= 9999:
            return (date(year, 12, 31) if last else date(year, 1, 1)).toordinal()
        return round((year + last) * YEAR - 366)
    return date.fromisoformat(text[:10]).toordinal()
