"""The dated front lines, each as the ground on the UN's side of it."""

from collections.abc import Mapping
from pathlib import Path

import shapely
from msgspec import Struct
from shapely.geometry.base import BaseGeometry

from parallel38.data.build.layers.recipes import Front, Pocket, RecipeError, read_all
from parallel38.domain.atlas import Feature
from parallel38.domain.dates import Interval

LAYER = "fronts"


class Dated(Struct, frozen=True):
    """A line that stands from `first` to `last` (ordinals, inclusive), its precision in km, and
    the land and sea on the UN's side of it in degrees.
    """

    id: str
    first: int
    last: int
    km: float
    ground: BaseGeometry


def read(geodata: Path, features: Mapping[str, Feature]) -> list[Dated]:
    """The lines of the layer `fronts` in the order of their days.

    Raises RecipeError for a line that crosses itself or a pocket of no line.
    """
    recipes = read_all(geodata / "layers").get(LAYER, {})
    found = []
    for name, recipe in recipes.items():
        if isinstance(recipe, Front) and name in features:
            first, last = days(features[name].interval)
            km = features[name].precision_km
            found.append(Dated(name, first, last, km, _ground(name, recipe, recipes)))
        elif isinstance(recipe, Pocket) and not isinstance(recipes.get(recipe.of), Front):
            raise RecipeError(f"{name}: there is no front line {recipe.of}.")
    return sorted(found, key=lambda line: line.first)


def days(held: Interval) -> tuple[int, int]:
    """First and last day; a doubtful bound is taken at the middle of what it may mean."""
    first = (held.possible_from + held.certain_from) // 2
    return first, max(first, (held.certain_to + held.possible_to + 1) // 2 - 1)


def _ground(name: str, front: Front, recipes: Mapping[str, object]) -> BaseGeometry:
    """The UN's side of a line, with its pockets and without those of the other side."""
    ground: BaseGeometry = _ring(name, (*front.points, *front.closing))
    for pocket, recipe in recipes.items():
        if isinstance(recipe, Pocket) and recipe.of == name:
            ring = _ring(pocket, recipe.ring)
            south = recipe.side == "south"
            ground = ground.union(ring) if south else ground.difference(ring)
    return ground


def _ring(name: str, points: tuple[tuple[float, float], ...]) -> shapely.Polygon:
    ring = shapely.Polygon(points)
    if not ring.is_valid:
        raise RecipeError(f"{name}: {shapely.is_valid_reason(ring)}.")
    return ring
