"""Shapes that are no areas, and the geodesic helpers of those that are."""

import math
from functools import partial

import pyproj
import shapely
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from parallel38.data.build.layers.recipes import Along, Line, Position, RecipeError, Ring, Stations

GEOD = pyproj.Geod(ellps="WGS84")
KM = 111.2  # in a degree of latitude
AROUND = 96  # corners of a circle: 0.05 % of the radius off at most


def drawn(recipe: Line | Stations) -> BaseGeometry:
    """The stretches of a recipe as a line, or as several."""
    parts = [[point[-2:] for point in part] for part in recipe.parts]
    lines = [shapely.LineString(part) for part in parts]
    return lines[0] if len(lines) == 1 else shapely.MultiLineString(lines)


def ring(recipe: Ring, lines: dict[str, BaseGeometry]) -> shapely.Polygon:
    """A ring as a polygon, the stretches along line features put in. Raises RecipeError."""
    points: list[Position] = []
    for item in recipe:
        points += _along(item, lines) if isinstance(item, Along) else [item]
    polygon = shapely.Polygon(points)
    if not polygon.is_valid:
        raise RecipeError(f"{shapely.is_valid_reason(polygon)} in the ring that begins {points[0]}")
    return polygon


def _along(stretch: Along, lines: dict[str, BaseGeometry]) -> list[Position]:
    line = lines.get(stretch.line)
    if not isinstance(line, shapely.LineString):
        raise RecipeError(f"a ring follows {stretch.line}, which is no drawn line in one part")
    points = [(x, y) for x, y in line.coords]
    return points[::-1] if stretch.reverse else points


def rounded(area: shapely.Polygon, radius_km: float) -> BaseGeometry:
    """The area with its corners rounded to a radius, those that jut out and those that cut in."""
    if not radius_km:
        return area
    lat = area.centroid.y
    stretch = math.cos(math.radians(lat))
    radius = radius_km / KM
    flat = affinity.scale(area, stretch, 1, origin=(0, 0))
    soft = flat.buffer(-radius).buffer(2 * radius).buffer(-radius)
    if soft.is_empty:
        raise RecipeError(f"a ring is too narrow to be rounded to {radius_km} km")
    return affinity.scale(soft, 1 / stretch, 1, origin=(0, 0))


def circle(centre: Position, radius_km: float) -> shapely.Polygon:
    """The points at one distance from a centre."""
    bearings = [360 * step / AROUND for step in range(AROUND)]
    lon, lat, _ = GEOD.fwd(
        [centre[0]] * AROUND, [centre[1]] * AROUND, bearings, [radius_km * 1000] * AROUND
    )
    return shapely.Polygon(zip(lon, lat, strict=True))


def buffer(line: BaseGeometry, radius_km: float) -> BaseGeometry:
    """All points within a distance of a line.

    Each straight stretch is measured in its own transverse projection, so that a line across
    14 degrees keeps its width.
    """
    stretches = [
        _buffered(first, last, radius_km)
        for part in shapely.get_parts(line)
        for first, last in zip(part.coords, part.coords[1:], strict=False)
    ]
    return shapely.union_all(stretches, grid_size=1e-6)


def _buffered(first: Position, last: Position, radius_km: float) -> BaseGeometry:
    lon, lat = (first[0] + last[0]) / 2, (first[1] + last[1]) / 2
    there = pyproj.Transformer.from_crs(
        4326, f"+proj=aeqd +lon_0={lon} +lat_0={lat}", always_xy=True
    )
    back = partial(there.transform, direction="INVERSE")
    flat = shapely.transform(shapely.LineString([first, last]), there.transform, interleaved=False)
    wide = flat.buffer(radius_km * 1000, quad_segs=4)
    return shapely.transform(wide, back, interleaved=False)


def frontier(one: BaseGeometry, other: BaseGeometry) -> BaseGeometry:
    """The edges that two areas of one coverage share, joined into as few lines as can be."""
    shared = shapely.intersection(shapely.boundary(one), shapely.boundary(other))
    lines = [part for part in shapely.get_parts(shared) if part.geom_type == "LineString"]
    return shapely.normalize(shapely.line_merge(shapely.MultiLineString(lines)))


def ends(line: BaseGeometry) -> shapely.MultiPoint:
    """First and last point of each part, west to east."""
    points = {part.coords[at] for part in shapely.get_parts(line) for at in (0, -1)}
    return shapely.MultiPoint(sorted(points))


def length_km(line: BaseGeometry) -> float:
    """Length on the ellipsoid in km."""
    return float(GEOD.geometry_length(line)) / 1000


def area_km2(area: BaseGeometry) -> float:
    """Area on the ellipsoid in km2."""
    return math.fabs(GEOD.geometry_area_perimeter(shapely.orient_polygons(area))[0]) / 1e6
