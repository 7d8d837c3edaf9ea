"""Which areas lie wholly in another of the same kind and power: drawn once, not twice over."""

from collections import defaultdict
from collections.abc import Mapping

import shapely
from shapely.geometry.base import BaseGeometry

from parallel38.domain.atlas import Atlas, Feature

SHARE = 0.98  # of its area: the rest is a seam of rounded corners


def covered(atlas: Atlas, shapes: Mapping[str, BaseGeometry]) -> dict[str, list[str]]:
    """Id of an area -> ids of those that it lies in while both hold."""
    alike: dict[tuple[str, str], list[Feature]] = defaultdict(list)
    for feature in atlas.features.values():
        shape = shapes.get(feature.id)
        if shape is not None and shapely.get_dimensions(shape) == 2 and feature.kind != "sovereign":
            alike[feature.kind, feature.powers[0] if feature.powers else ""].append(feature)
    found = {
        one.id: [other.id for other in group if _lies_in(one, other, shapes)]
        for group in alike.values()
        for one in group
    }
    return {name: others for name, others in found.items() if others}


def _lies_in(one: Feature, other: Feature, shapes: Mapping[str, BaseGeometry]) -> bool:
    a, b = one.interval, other.interval
    if a.possible_from >= b.possible_to or b.possible_from >= a.possible_to:
        return False
    small, large = shapes[one.id], shapes[other.id]
    if small.area >= large.area or not shapely.box(*small.bounds).intersects(large):
        return False
    return bool(shapely.intersection(small, large).area >= SHARE * small.area)
