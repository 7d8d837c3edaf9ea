"""Where the grounds of two holders meet on land: what bounds an area on a day.

An edge rests on two areas and on no day, so the atlas file brings all of them, found when it was
compiled; what it does not bring is found when asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from parallel38.domain.areas import Areas
from parallel38.domain.nearest import TOUCH, facing, shared_edge, without_slivers

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from parallel38.domain.atlas import Atlas, Feature
    from parallel38.domain.lines import Line

Pair = tuple[str, str]  # feature ids, the one whose edge it is first


class _Rival(NamedTuple):
    """On the days [first, after) a pair of areas may meet."""

    first: int
    after: int
    pair: Pair


class Edges:
    """The edges between the areas of features; `known` are WKB of lines by edge_key."""

    def __init__(
        self, features: Sequence[Feature], areas: Areas, known: Mapping[str, bytes]
    ) -> None:
        self._features, self._areas, self._known = features, areas, known
        self._rivals_of: dict[str, list[_Rival]] = {}
        self._edge = lru_cache(maxsize=None)(self._edge_between)
        self._joined = lru_cache(maxsize=1024)(self._joined_edges)

    def line(self, feature: Feature, day: int) -> Line:
        """The edges of a feature with what another power holds on a day (ordinal); the same object
        for the same edges.
        """
        return self._joined(frozenset(
            one.pair for one in self._rivals(feature) if one.first <= day < one.after
        ))  # fmt: skip

    def found(self) -> Iterator[tuple[str, BaseGeometry]]:
        """All edges that any day may ask for, by edge_key."""
        pairs = {
            self._upper_first(one, other)
            for one, other in permutations(self._features, 2)
            if _may_meet(one, other) and _days_meet(one, other)
        }
        return ((edge_key(pair), self._shape(pair)) for pair in sorted(pairs))

    def _rivals(self, feature: Feature) -> list[_Rival]:
        known = self._rivals_of.get(feature.id)
        if known is None:
            known = self._rivals_of[feature.id] = [
                _Rival(held.possible_from, held.possible_to, self._upper_first(feature, other))
                for other in self._features
                if _may_meet(feature, other) and (held := other.interval)
            ]
        return known

    def _upper_first(self, own: Feature, other: Feature) -> Pair:
        assert own.control and other.control
        pair = self._areas.alike(own.id), self._areas.alike(other.id)
        return pair[::-1] if other.control.rank > own.control.rank else pair

    def _shape(self, pair: Pair) -> BaseGeometry:
        """The edge between two areas on land: of the one that lies on top, where they overlap."""
        import shapely

        upper, lower = (self._areas[ident] for ident in pair)
        mine, theirs = facing(upper, lower)
        try:
            beyond = theirs.difference(mine)
        except shapely.GEOSException:  # it may stumble over a sliver on a frame
            beyond = lower.difference(upper)
        return shared_edge(mine, without_slivers(beyond))

    def _edge_between(self, pair: Pair) -> Line:
        import shapely

        from parallel38.domain.lines import line_of

        known = self._known.get(edge_key(pair))
        return line_of(shapely.from_wkb(known) if known else self._shape(pair))

    def _joined_edges(self, pairs: frozenset[Pair]) -> Line:
        from parallel38.domain.lines import joined

        return joined(self._edge(pair) for pair in sorted(pairs))


def edge_key(pair: Pair) -> str:
    """The name of an edge among the areas that a Ground is asked from."""
    return "|".join(pair)


def all_edges(atlas: Atlas, areas: Mapping[str, bytes]) -> dict[str, bytes]:
    """The edges of an atlas as WKB by their keys; `areas` are feature ids with WKB in degrees."""
    features = held_features(atlas, areas)
    edges = Edges(features, Areas((one.id for one in features), areas), {})
    return {key: shape.wkb for key, shape in edges.found()}


def held_features(atlas: Atlas, areas: Mapping[str, bytes]) -> list[Feature]:
    """The features that have an area and say who held it."""
    return [one for one in atlas.features.values() if one.control and one.id in areas]


def _may_meet(one: Feature, other: Feature) -> bool:
    """Whether two areas of different holders lie side by side, as far as their boxes tell."""
    assert one.control and other.control
    if one.control.holder == other.control.holder:
        return False
    if one.extent is None or other.extent is None:
        return True
    west, south, east, north = one.extent
    return (
        other.extent[0] <= east + TOUCH and other.extent[2] >= west - TOUCH
        and other.extent[1] <= north + TOUCH and other.extent[3] >= south - TOUCH
    )  # fmt: skip


def _days_meet(one: Feature, other: Feature) -> bool:
    mine, theirs = one.interval, other.interval
    return mine.possible_from < theirs.possible_to and theirs.possible_from < mine.possible_to
