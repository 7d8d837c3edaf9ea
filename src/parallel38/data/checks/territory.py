"""One point, one day, one holder: seen at the places of the atlas, through all its days."""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING

import shapely
from shapely.geometry.base import BaseGeometry

from parallel38.data.faults import Fault
from parallel38.domain.atlas import Feature, Place
from parallel38.domain.control import Ground
from parallel38.domain.dates import day_text
from parallel38.domain.frames import Series
from parallel38.domain.holders import ATLAS_DAYS, spans

if TYPE_CHECKING:
    from parallel38.data.load import Draft

HELD = 4  # places of this importance are held on every day, once an area reaches them


def faults(draft: "Draft", drawn: Mapping[str, BaseGeometry]) -> Iterator[Fault]:
    """Two areas of equal rank over one place on one day; a place that nobody holds."""
    areas = {
        name: drawn[name]
        for name, feature in draft.records["features"].items()
        if feature.control and name in drawn and drawn[name].is_valid
    }
    seen: set[tuple[str, str]] = set()
    for place in draft.records["places"].values():
        over = _over(place, draft, areas)
        yield from _clashes(place, over, draft, seen)
        if over and place.importance >= HELD:
            yield from _gaps(place, over, draft)


def _over(place: Place, draft: "Draft", areas: Mapping[str, BaseGeometry]) -> list[Feature]:
    """The areas over a place, a little out at sea still counted as its shore."""
    if not (-90 <= place.lat <= 90 and -180 <= place.lon <= 180):
        return []
    point = shapely.Point(place.lon, place.lat)
    features = draft.records["features"]
    near = {name: area.wkb for name, area in areas.items() if shapely.dwithin(area, point, 0.05)}
    ground = Ground(_Some({name: features[name] for name in near}), near)  # type: ignore[arg-type]
    return ground.at(place.lat, place.lon)


class _Some:
    """The tables of an Atlas that a Ground asks for."""

    def __init__(self, features: dict[str, Feature]) -> None:
        self.features = features
        self.moving: dict[str, Series] = {}


def _clashes(
    place: Place, over: list[Feature], draft: "Draft", seen: set[tuple[str, str]]
) -> Iterator[Fault]:
    """Areas that certainly held the place on the same day, by the same rank."""
    for one, other in combinations(over, 2):
        assert one.control and other.control
        start = max(one.interval.certain_from, other.interval.certain_from, ATLAS_DAYS[0])
        end = min(one.interval.certain_to, other.interval.certain_to, ATLAS_DAYS[1])
        pair = one.id, other.id
        if one.control.rank == other.control.rank and start < end and pair not in seen:
            seen.add(pair)
            yield draft.items[one.id].fault(
                f"holds {place.name} together with {other.id}, both of rank {one.control.rank},"
                f" from {day_text(start)} to {day_text(end - 1)}",
                "control",
            )


def _gaps(place: Place, over: list[Feature], draft: "Draft") -> Iterator[Fault]:
    for span in spans(over):
        if span.holder is None and not span.reason:
            yield draft.items[place.id].fault(
                f"nobody holds it from {day_text(span.start)} to {day_text(span.end - 1)}"
            )
