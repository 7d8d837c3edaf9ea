"""The base map's files, geodata/base/<name>.geojson."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from parallel38.data.faults import LoadError

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry


def base_shapes(geodata: Path, name: str) -> list[BaseGeometry]:
    """The shapes of one of the compiler's files in WGS84 degrees.

    Raises LoadError, naming file and rule, for a file that is missing or cannot be taken as it is.
    """
    import geopandas

    from parallel38.data.checks import base

    faults = list(base.faults_of(geodata, name))
    if faults:
        raise LoadError(faults)
    return list(geopandas.read_file(base.path_of(geodata, name), engine="pyogrio").geometry)


def named_shapes(geodata: Path, name: str) -> dict[str, BaseGeometry]:
    """The shapes of a file that have a name, by it; of several with one name the first."""
    import geopandas

    from parallel38.data.checks import base

    table = geopandas.read_file(base.path_of(geodata, name), engine="pyogrio")
    found: dict[str, BaseGeometry] = {}
    for one, shape in zip(table["name"], table.geometry, strict=True):
        if isinstance(one, str):
            found.setdefault(one, shape)
    return found
