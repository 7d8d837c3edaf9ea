"""What is taken of the atlas: rows with shapes, and the sources that they cite."""

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace
from shapely.geometry.base import BaseGeometry

from parallel38.data import moved, moving, shapes
from parallel38.data.out.rows import EVENTS, PLACES, Chosen, Row, of_event, of_feature, of_place
from parallel38.domain.atlas import Atlas, Event, Feature, Place

Thing = Feature | Event | Place


def rows(atlas: Atlas, geodata: Path, chosen: Chosen) -> list[Row]:
    """The rows of all that is chosen, in the atlas's order: features, events, places.

    Raises OSError when a file of shapes cannot be read.
    """
    found = list(_features(atlas, geodata, chosen))
    found += [of_event(atlas, one) for one in atlas.events.values() if chosen.has(one, EVENTS)]
    found += [of_place(atlas, one) for one in atlas.places.values() if chosen.has(one, PLACES)]
    return found


def sources(atlas: Atlas, chosen: Chosen) -> list[str]:
    """The ids of the works that the chosen things cite, sorted; of all works if all is chosen."""
    if chosen == Chosen():
        return sorted(atlas.sources)
    things: list[tuple[Thing, str]] = [
        *((one, one.layer) for one in atlas.features.values()),
        *((one, EVENTS) for one in atlas.events.values()),
        *((one, PLACES) for one in atlas.places.values()),
    ]
    cited = {name for one, layer in things if chosen.has(one, layer) for name in one.sources}
    return sorted(cited & set(atlas.sources))


def _features(atlas: Atlas, geodata: Path, chosen: Chosen) -> Iterator[Row]:
    wanted = [one for one in atlas.features.values() if chosen.has(one, one.layer)]
    if not wanted:
        return
    drawn = shapes.geometries(geodata)
    series = moving.read(geodata, atlas.places)[0] if any(one.moving for one in wanted) else {}
    for feature in wanted:
        if feature.id in drawn:
            yield of_feature(atlas, feature, drawn[feature.id])
        elif feature.moving and feature.drawn:
            yield from _moving(atlas, feature, series, drawn, chosen)


def _moving(
    atlas: Atlas,
    feature: Feature,
    series: moving.Moved,
    drawn: dict[str, BaseGeometry],
    chosen: Chosen,
) -> Iterator[Row]:
    """One row for each run of days on which a moving feature stood still."""
    assert feature.moving
    held = feature.interval
    days = replace(
        held,
        possible_from=max(held.possible_from, chosen.first),
        possible_to=min(held.possible_to, chosen.after),
    )
    areas = {one: [drawn[one]] for one in feature.moving.of}
    for cut in moved.cuts(replace(feature, interval=days), series, areas, (0.0,)):
        yield of_feature(atlas, feature, cut.levels[0], cut)
