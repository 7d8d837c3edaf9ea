"""The base map's files that the compiler draws: there, whole, and of the right kind of shapes."""

from collections.abc import Iterator
from pathlib import Path

import shapely

from parallel38.data import files, shapes
from parallel38.data.faults import Fault

AREAS, LINES = 2, 1  # dimensions of the shapes that a file holds
FILES = {"land_region": AREAS, "land_world": AREAS, "lakes": AREAS, "rivers": LINES,
         "borders_today": LINES}  # fmt: skip
_SAID = {AREAS: "areas", LINES: "lines"}


def path_of(geodata: Path, name: str) -> Path:
    """Where a file of the base map lies."""
    return geodata / "base" / f"{name}.geojson"


def faults(geodata: Path) -> Iterator[Fault]:
    """All that is wrong with the files of FILES."""
    for name in FILES:
        yield from faults_of(geodata, name)


def faults_of(geodata: Path, name: str) -> Iterator[Fault]:
    """What is wrong with one file of FILES."""
    path = path_of(geodata, name)
    read = shapes.features(path, geodata)
    if isinstance(read, Fault):
        yield read
        return
    file = files.name(path, geodata)
    if not read:
        yield Fault(file, 0, "", "it holds no shapes")
    for number, feature in enumerate(read, 1):
        rule = _rule(feature, FILES[name])
        if rule:
            yield Fault(file, 0, f"feature {number}", rule)


def _rule(feature: object, dimensions: int) -> str | None:
    if not isinstance(feature, dict):
        return "not a GeoJSON feature"
    geometry = shapes.geometry_of(feature)
    if isinstance(geometry, str):
        return geometry
    if shapely.get_dimensions(geometry) != dimensions:
        return f"a {geometry.geom_type}; this file holds {_SAID[dimensions]}"
    return shapes.broken(geometry)
