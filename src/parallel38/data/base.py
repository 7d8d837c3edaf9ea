"""The base map's files, geodata/base/<name>.geojson."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry


def base_shapes(geodata: Path, name: str) -> list[BaseGeometry]:
    """The shapes of one file in WGS84 degrees; none where there is no such file.

    Raises what GDAL raises for a file that is no GeoJSON.
    """
    import geopandas

    path = geodata / "base" / f"{name}.geojson"
    if not path.is_file():
        return []
    return list(geopandas.read_file(path, engine="pyogrio").geometry)
