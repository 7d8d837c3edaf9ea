"""Recipes: how each shape of a layer is cut, as written in geodata/layers/<name>/recipes.toml
and, where a layer is long, recipes-<part>.toml.

Positions are [lon, lat] in WGS84 degrees, radii km. A feature may name other features, also of
another layer: ids are unique over the whole atlas.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

Longitude = Annotated[float, Meta(ge=-180, le=180)]
Latitude = Annotated[float, Meta(ge=-90, le=90)]
Position = tuple[Longitude, Latitude]
Station = tuple[str, Longitude, Latitude]
Radius = Annotated[float, Meta(gt=0)]


class RecipeError(ValueError):
    """A recipe that cannot be followed; the message names file or id, and the rule."""


class Along(Struct, frozen=True, forbid_unknown_fields=True):
    """A stretch of a ring that follows a line feature, from its first point or its last."""

    line: str
    reverse: bool = False


Ring = tuple[Position | Along, ...]


class Base(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """What all recipes have: words for the reader on how the shape is known."""

    text: str = ""


class Land(Base, frozen=True, tag="land"):
    """Land of today's `countries` and of features `of`, inside any ring of `inside` (none: all),
    outside the rings of `minus` and the features `without`. `round_km` rounds the corners of the
    rings, for borders that nobody surveyed.
    """

    countries: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    inside: tuple[Ring, ...] = ()
    minus: tuple[Ring, ...] = ()
    without: tuple[str, ...] = ()
    round_km: Annotated[float, Meta(ge=0)] = 0.0


class Water(Base, frozen=True, tag="water"):
    """What is not land inside any ring of `inside`."""

    inside: tuple[Ring, ...]


class Circle(Base, frozen=True, tag="circle"):
    """Land of `countries` within `radius_km` of `centre`."""

    centre: Position
    radius_km: Radius
    countries: tuple[str, ...]


class Buffer(Base, frozen=True, tag="buffer"):
    """Land of `countries` within `radius_km` of the line features `lines`, less `without`."""

    lines: tuple[str, ...]
    radius_km: Radius
    countries: tuple[str, ...]
    without: tuple[str, ...] = ()


class Line(Base, frozen=True, tag="line"):
    """Straight stretches from point to point; with `clip` only what lies on those countries."""

    parts: tuple[tuple[Position, ...], ...]
    clip: tuple[str, ...] = ()


class Stations(Base, frozen=True, tag="stations"):
    """A railway: straight stretches from station to station; an empty name is a bend."""

    parts: tuple[tuple[Station, ...], ...]


class Way(Stations, frozen=True, tag="way"):
    """A march or a voyage from place to place; its shape keeps their order."""


class Stretch(Base, frozen=True, tag="stretch"):
    """A railway along others: each of `of` is a railway's id, or its id and two of its stations."""

    of: tuple[tuple[str, ...], ...]


class Border(Base, frozen=True, tag="border"):
    """The land frontier of today between two groups of countries."""

    between: tuple[str, ...]
    countries: tuple[str, ...]


class Ends(Base, frozen=True, tag="ends"):
    """The end points of the parts of a line feature."""

    line: str


class Point(Base, frozen=True, tag="point"):
    """A single place."""

    at: Position


class Front(Base, frozen=True, tag="front"):
    """A front line, drawn with the UN's ground on its right from sea to sea; what lies on Korean
    land of it is the shape. `closing` leads from its end back to its beginning round that ground,
    far out at sea.
    """

    points: tuple[Position, ...]
    closing: tuple[Position, ...]


class Pocket(Base, frozen=True, tag="pocket"):
    """Ground that `side` held beyond the front line `of`: a ring, of which the shape is what lies
    on Korean land.
    """

    ring: tuple[Position, ...]
    side: Literal["north", "south"]
    of: str


Recipe = (
    Land | Water | Circle | Buffer | Line | Stations | Way | Border | Ends | Point | Front | Pocket
)
Written = Recipe | Stretch
AREAS = (Land, Water, Circle, Buffer)


def read_layer(path: Path) -> dict[str, Written]:
    """The recipes of one file by feature id. Raises RecipeError naming file, id and rule."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RecipeError(f"{path.parent.name}/{path.name}: {error}") from error
    return {name: _recipe(path, name, table) for name, table in tables.items()}


def _recipe(path: Path, name: str, table: object) -> Written:
    try:
        recipe: Written = msgspec.convert(table, type=Written)
    except msgspec.ValidationError as error:
        raise RecipeError(f"{path.parent.name}/{path.name}, [{name}]: {error}.") from error
    return recipe


def read_all(layers: Path) -> dict[str, dict[str, Written]]:
    """Layer -> id -> recipe, of every folder with recipes. Raises RecipeError."""
    found: dict[str, dict[str, Written]] = {}
    seen: dict[str, str] = {}
    for path in sorted([*layers.glob("*/recipes.toml"), *layers.glob("*/recipes-*.toml")]):
        layer = path.parent.name
        for name, recipe in read_layer(path).items():
            if name in seen:
                raise RecipeError(f"{name} is in {seen[name]} and in {layer}: ids are unique.")
            seen[name] = layer
            found.setdefault(layer, {})[name] = recipe
    return found


def merged(layers: Mapping[str, Mapping[str, Written]]) -> dict[str, Written]:
    """All recipes by id."""
    return {name: recipe for recipes in layers.values() for name, recipe in recipes.items()}
