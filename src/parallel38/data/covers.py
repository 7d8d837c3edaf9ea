"""Which areas lie wholly in another that speaks for them: one of the same kind and power, or, for a
state, an occupation. Two tints on one ground would read as a third power's.
"""

from collections import defaultdict
from collections.abc import Mapping

import shapely
from shapely.geometry.base import BaseGeometry

from parallel38.domain.atlas import Atlas, Feature

SHARE = 0.98  # of its area: the rest is a seam of rounded corners


def covered(atlas: Atlas, shapes: Mapping[str, BaseGeometry]) -> dict[str, list[str]]:
    """Id of an area -> ids of those that it lies in while both hold."""
    groups: dict[tuple[str, str], list[Feature]] = defaultdict(list)
    for feature in atlas.features.values():
        shape = shapes.get(feature.id)
        if feature.drawn and shape is not None and shapely.get_dimensions(shape) == 2:
            groups[feature.kind, _first(feature)].append(feature)
    armies = [one for (kind, _), group in groups.items() if kind == "occupation" for one in group]
    found = {
        one.id: [other.id for other in over if _lies_in(one, other, shapes)]
        for (kind, _), group in groups.items()
        for over in [armies if kind == "sovereign" else group]
        for one in group
    }
    return {name: others for name, others in found.items() if others}


def _first(feature: Feature) -> str:
    return feature.powers[0] if feature.powers else ""


def _lies_in(one: Feature, other: Feature, shapes: Mapping[str, BaseGeometry]) -> bool:
    a, b = one.interval, other.interval
    if a.possible_from >= b.possible_to or b.possible_from >= a.possible_to:
        return False
    small, large = shapes[one.id], shapes[other.id]
    if large.area < SHARE * small.area or (one.kind == other.kind and large.area <= small.area):
        return False  # of two alike one is drawn
    near = shapely.box(*small.bounds).intersects(large)
    return bool(near and shapely.intersection(small, large).area >= SHARE * small.area)
