"""The shapes of features: geodata/layers/<name>/features.geojson, one feature a line."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import shapely
from shapely.geometry.base import BaseGeometry

from parallel38.data import files
from parallel38.data.faults import Fault

FILE = "features.geojson"
_ID = re.compile(r'"id"\s*:\s*"([^"]*)"')


class Shape(msgspec.Struct, frozen=True):
    """The geometry of one feature in WGS84 degrees, and where it is written."""

    id: str
    file: str
    line: int
    geometry: BaseGeometry

    @property
    def layer(self) -> str:
        """The layer whose folder it lies in."""
        return self.file.split("/")[1]

    def fault(self, rule: str) -> Fault:
        """A Fault of this shape."""
        return Fault(self.file, self.line, self.id, rule)


def geometries(geodata: Path) -> dict[str, BaseGeometry]:
    """Feature id -> shape in WGS84 degrees, of all layers; what cannot be read is left out."""
    return by_id(read_all(geodata))


def read_all(geodata: Path) -> list[Shape | Fault]:
    """The shapes of all layers, and what is wrong with their files and with each of them."""
    paths = sorted((geodata / "layers").glob(f"*/{FILE}"))
    return [shape for path in paths for shape in read(path, geodata)]


def by_id(read: Iterable[Shape | Fault]) -> dict[str, BaseGeometry]:
    """Feature id -> shape in WGS84 degrees, of those that could be read."""
    return {shape.id: shape.geometry for shape in read if isinstance(shape, Shape)}


def read(path: Path, root: Path) -> Iterator[Shape | Fault]:
    """The shapes of one file, or what is wrong with it and with each of them."""
    found = features(path, root)
    if isinstance(found, Fault):
        yield found
        return
    lines = _lines(path)
    for feature in found:
        yield _shape(feature, files.name(path, root), lines)


def features(path: Path, root: Path) -> list[Any] | Fault:
    """The features of a GeoJSON file as they are written."""
    values = files.json(path, root)
    if isinstance(values, Fault):
        return values
    found = values.get("features") if isinstance(values, dict) else None
    if not isinstance(found, list):
        return Fault(files.name(path, root), 0, "", "not a GeoJSON FeatureCollection")
    return found


def _lines(path: Path) -> dict[str, int]:
    """Line on which each id stands first."""
    found: dict[str, int] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        match = _ID.search(line)
        if match:
            found.setdefault(match[1], number)
    return found


def _shape(feature: Any, file: str, lines: dict[str, int]) -> Shape | Fault:
    name = _name(feature) if isinstance(feature, dict) else None
    if not isinstance(name, str):
        return Fault(file, 0, "", "a feature without an id that is a text")
    line = lines.get(name, 0)
    geometry = geometry_of(feature)
    if isinstance(geometry, str):
        return Fault(file, line, name, geometry)
    return Shape(name, file, line, geometry)


def _name(feature: dict[str, Any]) -> object:
    """A feature's id: GeoJSON's own, or where a GIS left none, its property."""
    properties = feature.get("properties")
    own = properties.get("id") if isinstance(properties, dict) else None
    return feature.get("id", own)


def geometry_of(feature: dict[str, Any]) -> BaseGeometry | str:
    """The geometry of a GeoJSON feature, or the rule that it breaks."""
    written = feature.get("geometry")
    if written is None:
        return "it has no geometry"
    try:
        geometry = shapely.from_geojson(msgspec.json.encode(written))
    except (shapely.GEOSException, shapely.errors.ShapelyError) as error:
        return f"its geometry cannot be read ({_reason(error)})"
    if geometry.is_empty:
        return "its geometry is empty"
    if geometry.geom_type == "GeometryCollection":
        return "its geometry is a collection; a shape is points, lines or areas"
    return geometry


def broken(geometry: BaseGeometry) -> str | None:
    """The rule that a geometry breaks: it lies on Earth and does not cross itself."""
    west, south, east, north = geometry.bounds
    if west < -180 or east > 180 or south < -90 or north > 90:
        return (
            f"its coordinates reach {west:g} to {east:g} E, {south:g} to {north:g} N;"
            " degrees, longitude first, are -180 to 180 and -90 to 90"
        )
    if not geometry.is_valid:
        return f"not a valid shape: {shapely.is_valid_reason(geometry)}"
    return None


def _reason(error: Exception) -> str:
    return str(error).splitlines()[0].rstrip(".")


def extent(geometry: BaseGeometry) -> tuple[float, float, float, float]:
    """West, south, east, north in degrees."""
    west, south, east, north = (round(float(side), 5) for side in geometry.bounds)
    return west, south, east, north


def extent_of(shapes: Iterable[BaseGeometry]) -> tuple[float, float, float, float]:
    """West, south, east, north in degrees of several shapes."""
    west, south, east, north = (float(side) for side in shapely.total_bounds([*shapes]))
    return west, south, east, north


def anchor(geometry: BaseGeometry) -> tuple[float, float]:
    """Where a label sits, lon and lat in degrees: the middle of the widest circle inside the
    largest part of an area, half-way along the longest part of a line.
    """
    part = max(shapely.get_parts(geometry), key=lambda one: (one.area, one.length))
    if part.area > 0:
        circle = shapely.maximum_inscribed_circle(part, tolerance=0.01)
        point = shapely.get_point(circle, 0)
    elif part.length > 0:
        point = shapely.line_interpolate_point(part, 0.5, normalized=True)
    else:
        point = part
    return round(float(point.x), 5), round(float(point.y), 5)
