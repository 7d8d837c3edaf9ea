"""Stretches: a railway drawn along the stations of others, so that each is written once."""

from collections.abc import Mapping

from parallel38.data.build.layers.recipes import (
    Recipe,
    RecipeError,
    Station,
    Stations,
    Stretch,
    Written,
)


def followed(recipes: Mapping[str, Written]) -> dict[str, Recipe]:
    """The recipes, each Stretch turned into the Stations that it names.

    Raises RecipeError for a railway or a station that is not there, or a stretch of itself.
    """
    return {
        name: _stations(name, recipe, recipes) if isinstance(recipe, Stretch) else recipe
        for name, recipe in recipes.items()
    }


def _stations(
    name: str, stretch: Stretch, recipes: Mapping[str, Written], via: tuple[str, ...] = ()
) -> Stations:
    parts: list[tuple[Station, ...]] = []
    for line, *ends in stretch.of:
        if len(ends) not in (0, 2):
            raise RecipeError(f"{name}: a stretch is a railway, or a railway and two stations.")
        railway = recipes.get(line)
        if isinstance(railway, Stretch) and line not in via:
            railway = _stations(line, railway, recipes, (*via, name))
        if not isinstance(railway, Stations):
            raise RecipeError(f"{name}: there is no railway '{line}' with stations.")
        parts += [_between(name, railway, ends[0], ends[1])] if ends else railway.parts
    return Stations(text=stretch.text, parts=tuple(parts))


def _between(name: str, railway: Stations, first: str, last: str) -> tuple[Station, ...]:
    """The stations from one to the other, in the order of the railway."""
    for part in railway.parts:
        names = [station[0] for station in part]
        if first in names and last in names:
            low, high = sorted((names.index(first), names.index(last)))
            return part[low : high + 1]
    raise RecipeError(f"{name}: no stretch from '{first}' to '{last}'.")
