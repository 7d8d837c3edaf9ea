"""Moving features cut out of the areas that they are part of, frame by frame."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
import shapely
from msgspec import Struct
from shapely.geometry.base import BaseGeometry

from parallel38.data.moving import Moved
from parallel38.data.sides import sided
from parallel38.domain.atlas import Atlas, Feature
from parallel38.domain.frames import ground_key, line_key

ISLET = 0.001  # square degrees, 10 km2: smaller islands are not drawn in another's colour
KOREA = (124.1, 33.0, 130.8, 43.05)  # west, south, east, north: a line beyond is at sea
TOLERANCES = (0.012, 0.003, 0.0)  # degrees, by level of detail


class Cut(Struct, frozen=True):
    """A moving feature on the days [first, after) on each level of detail, and whether its frame
    is dated.
    """

    first: int
    after: int
    dated: bool
    levels: list[BaseGeometry]


def keyed(moved: Moved, land: Mapping[str, BaseGeometry]) -> dict[str, bytes]:
    """The grounds of all frames and their lines on land as WKB, by the keys of domain/frames.py."""
    found = {}
    for name, (_, grounds) in moved.items():
        for number, ground in enumerate(grounds):
            found[ground_key(name, number)] = ground.wkb
            if name in land:
                found[line_key(name, number)] = line_on(ground, land[name]).wkb
    return found


def cuts(
    feature: Feature,
    moved: Moved,
    areas: Mapping[str, Sequence[BaseGeometry]],
    tolerances: Sequence[float] = TOLERANCES,
) -> Iterator[Cut]:
    """The feature through its days; `areas` are feature ids with their shapes on each level, for
    which `tolerances` (degrees) say how closely the ground is followed.
    """
    moving = feature.moving
    assert moving
    parts = [_large(shapely.get_parts([areas[one][level] for one in moving.of]))
             for level in range(len(tolerances))]  # fmt: skip
    named = [moved[name] for name in moving.series if name in moved]
    days = feature.interval.possible_from, feature.interval.possible_to
    turns = {*days, *(day for series, _ in named for day in series.turns(*days))}
    for first, after in pairwise(sorted(turns)):
        numbers = [series.at(first) for series, _ in named]
        frames = [
            series.frames[n] for (series, _), n in zip(named, numbers, strict=True) if n is not None
        ]
        dated = all(frame.dated for frame in frames)
        if moving.edge and dated:
            continue  # the dated line is a feature of its own
        ground = _ground(feature, moved, first)
        if moving.edge:
            line = line_on(ground, parts[-1])
            levels = [shapely.simplify(line, tolerance) for tolerance in tolerances]
        else:
            levels = [
                _inside(ground, part, tolerance)
                for part, tolerance in zip(parts, tolerances, strict=True)
            ]
        if not levels[-1].is_empty:
            kept = [levels[-1] if level.is_empty else level for level in levels]
            yield Cut(first, after, dated, kept)


def _ground(feature: Feature, moved: Moved, day: int) -> BaseGeometry:
    """Where, on land and sea, a feature lies on a day."""
    assert feature.moving
    found: BaseGeometry = shapely.box(120, 30, 135, 45)
    for name in (*feature.moving.within, *feature.moving.without, feature.moving.edge):
        series, grounds = moved.get(name, (None, []))
        number = series.at(day) if series else None
        ground = shapely.Polygon() if number is None else grounds[number]
        without = name in feature.moving.without
        found = (
            found.difference(ground) if without else found.intersection(ground) if name else found
        )
    return found


def _large(parts: "np.ndarray[tuple[int], np.dtype[np.object_]]") -> BaseGeometry:
    return shapely.multipolygons(parts[shapely.area(parts) > ISLET])


def _inside(ground: BaseGeometry, area: BaseGeometry, tolerance: float) -> BaseGeometry:
    """What of an area lies on a ground: only the parts that its edge crosses are cut."""
    ground = shapely.simplify(ground, tolerance) if tolerance else ground
    parts = shapely.get_parts(area)
    shapely.prepare(ground)
    whole = shapely.contains_properly(ground, parts)
    crossed = parts[~whole & shapely.intersects(ground, parts)]
    pieces = shapely.get_parts(shapely.intersection(crossed, ground))
    pieces = pieces[shapely.get_dimensions(pieces) == 2]
    return shapely.multipolygons(np.concatenate([parts[whole], shapely.get_parts(pieces)]))


def lands(atlas: Atlas, shapes: Mapping[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """For each series whose edge is drawn, the land on which it is."""
    return {
        feature.moving.edge: shapely.union_all([shapes[one] for one in feature.moving.of])
        for feature in atlas.features.values()
        if feature.moving and feature.moving.edge
    }


def line_on(ground: BaseGeometry, area: BaseGeometry) -> BaseGeometry:
    """What of a ground's edge lies on an area, the ground on its right."""
    edge = shapely.clip_by_rect(shapely.boundary(ground), *KOREA)
    parts = shapely.get_parts(area)
    shapely.prepare(edge)
    near = shapely.intersection(parts[shapely.intersects(edge, parts)], shapely.box(*edge.bounds))
    found = shapely.get_parts(shapely.get_parts(shapely.intersection(near, edge)))
    lines = shapely.multilinestrings(found[shapely.get_dimensions(found) == 1])
    return sided(shapely.line_merge(lines), ground)
