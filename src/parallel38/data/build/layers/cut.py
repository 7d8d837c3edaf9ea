"""Follow all recipes: from countries of today and written rings to the shape of every feature."""

from collections.abc import Iterator, Mapping
from typing import NoReturn

import shapely
from shapely.geometry.base import BaseGeometry

from parallel38.data.build.layers import lines as drawing
from parallel38.data.build.layers.coverage import Cells, Coverage
from parallel38.data.build.layers.recipes import (
    AREAS,
    Border,
    Buffer,
    Circle,
    Front,
    Land,
    Line,
    Pocket,
    Point,
    Recipe,
    RecipeError,
    Stations,
    Water,
)
from parallel38.data.sides import sided

Shapes = dict[str, BaseGeometry]
KOREA = ("KOR", "PRK")
CRUMB = 1e-4  # degrees: where a line only touches a coast, nothing of it is drawn


def cut(countries: Mapping[str, BaseGeometry], recipes: Mapping[str, Recipe]) -> Shapes:
    """Id -> shape of every recipe.

    Args:
        countries: code -> land of today, one coverage in degrees.
        recipes: of all layers together.

    Raises:
        RecipeError: an unknown country or feature, a circle of references, an empty shape.
    """
    return _Cutter(countries, recipes).shapes()


class _Cutter:
    def __init__(
        self, countries: Mapping[str, BaseGeometry], recipes: Mapping[str, Recipe]
    ) -> None:
        self._recipes = recipes
        self._lines: Shapes = {
            name: drawing.drawn(recipe)
            for name, recipe in recipes.items()
            if isinstance(recipe, Line | Stations)
        }
        self._rings = {name: list(self._cuts(name, recipe)) for name, recipe in recipes.items()}
        rings = [ring for found in self._rings.values() for ring in found]
        self._codes = set(countries)
        self._coverage = Coverage(countries, rings)
        self._sets: dict[str, Cells] = {}
        self._land: dict[tuple[str, ...], BaseGeometry] = {}
        self._open: list[str] = []

    def shapes(self) -> Shapes:
        found = {name: self._shape(name, recipe) for name, recipe in self._recipes.items()}
        for name, shape in found.items():
            if shape.is_empty:
                raise RecipeError(f"{name}: nothing is left of the shape.")
        return found

    def _cuts(self, name: str, recipe: Recipe) -> Iterator[BaseGeometry]:
        """The areas whose edges a recipe adds to the arrangement."""
        try:
            if isinstance(recipe, Land | Water):
                minus = recipe.minus if isinstance(recipe, Land) else ()
                km = recipe.round_km if isinstance(recipe, Land) else 0.0
                for ring in (*recipe.inside, *minus):
                    yield drawing.rounded(drawing.ring(ring, self._lines), km)
            elif isinstance(recipe, Circle):
                yield drawing.circle(recipe.centre, recipe.radius_km)
            elif isinstance(recipe, Buffer):
                lines = shapely.union_all([self._lines[line] for line in recipe.lines])
                yield drawing.buffer(lines, recipe.radius_km)
        except KeyError as error:
            raise RecipeError(f"{name}: there is no drawn line {error}.") from error
        except RecipeError as error:
            raise RecipeError(f"{name}: {error}.") from error

    def _shape(self, name: str, recipe: Recipe) -> BaseGeometry:
        if isinstance(recipe, AREAS):
            return self._coverage.shape(self._cells(name))
        if isinstance(recipe, Line) and recipe.clip:
            return self._on_land(name, self._lines[name], recipe.clip)
        if isinstance(recipe, Front):
            line = self._on_land(name, shapely.LineString(recipe.points), KOREA)
            return sided(line, shapely.Polygon([*recipe.points, *recipe.closing]))
        if isinstance(recipe, Pocket):
            ring = self._on_land(name, shapely.LinearRing(recipe.ring), KOREA)
            return sided(ring, shapely.Polygon(recipe.ring))
        if isinstance(recipe, Line | Stations):
            return self._lines[name]
        if isinstance(recipe, Border):
            one, other = (
                self._coverage.shape(self._countries(name, codes))
                for codes in (recipe.between, recipe.countries)
            )
            return drawing.frontier(one, other)
        if isinstance(recipe, Point):
            return shapely.Point(recipe.at)
        line = self._recipes.get(recipe.line)
        if not isinstance(line, Line | Stations | Border):
            self._missing(name, recipe.line)
        return drawing.ends(self._shape(recipe.line, line))

    def _on_land(self, name: str, line: BaseGeometry, codes: tuple[str, ...]) -> BaseGeometry:
        """What of a line lies on the land of some countries."""
        if codes not in self._land:
            self._land[codes] = self._coverage.shape(self._countries(name, codes))
        parts = shapely.get_parts(shapely.intersection(line, self._land[codes]))
        kept = parts[shapely.length(parts) > CRUMB]
        return shapely.normalize(kept[0] if len(kept) == 1 else shapely.multilinestrings(kept))

    def _cells(self, name: str) -> Cells:
        """The cells of an area feature, worked out once."""
        if name in self._open:
            raise RecipeError(f"{name}: the recipe leads back to itself.")
        if name not in self._sets:
            self._open.append(name)
            self._sets[name] = self._found(name, self._recipes[name])
            self._open.pop()
        return self._sets[name]

    def _found(self, name: str, recipe: Recipe) -> Cells:
        inside = self._coverage.none()
        for ring in self._rings[name][: self._kept(recipe)]:
            inside |= self._coverage.inside(ring)
        if isinstance(recipe, Water):
            return inside & ~self._coverage.land
        assert isinstance(recipe, Land | Circle | Buffer)
        found = self._countries(name, recipe.countries)
        if isinstance(recipe, Land):
            found |= self._all(name, recipe.of)
            if not recipe.inside:
                inside |= found
            for ring in self._rings[name][len(recipe.inside) :]:
                found &= ~self._coverage.inside(ring)
        without = () if isinstance(recipe, Circle) else recipe.without
        return found & inside & ~self._all(name, without)

    @staticmethod
    def _kept(recipe: Recipe) -> int | None:
        """How many of a recipe's rings keep; the rest take away."""
        return len(recipe.inside) if isinstance(recipe, Land) else None

    def _all(self, name: str, features: tuple[str, ...]) -> Cells:
        found = self._coverage.none()
        for feature in features:
            if not isinstance(self._recipes.get(feature), AREAS):
                self._missing(name, feature)
            found |= self._cells(feature)
        return found

    def _countries(self, name: str, codes: tuple[str, ...]) -> Cells:
        unknown = sorted(set(codes) - self._codes)
        if unknown:
            raise RecipeError(f"{name}: the base has no country {', '.join(unknown)}.")
        return self._coverage.countries(codes)

    @staticmethod
    def _missing(name: str, feature: str) -> NoReturn:
        raise RecipeError(f"{name}: there is no fitting feature {feature}.")
