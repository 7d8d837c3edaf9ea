"""Shapefiles of Natural Earth out of their package."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import pyogrio.raw
import shapely
from shapely.geometry.base import BaseGeometry

from parallel38.data.build.base import inputs


def natural_earth(layer: str, cache: Path) -> list[BaseGeometry]:
    """Geometries of a layer ('land', 'lakes', ...), degrees; areas valid, empty ones left out."""
    with tempfile.TemporaryDirectory() as folder:
        for suffix in (".shp", ".shx", ".prj"):
            name = f"ne_10m_{layer}{suffix}"
            member = f"{inputs.NATURAL_EARTH.member}/{name}"
            data = inputs.read_member(inputs.NATURAL_EARTH, cache, member)
            (Path(folder) / name).write_bytes(data)
        _, _, wkb, _ = pyogrio.raw.read(Path(folder) / f"ne_10m_{layer}.shp", columns=[])
    found = np.atleast_1d(shapely.from_wkb(wkb))
    return [
        shapely.make_valid(shape) if shapely.get_dimensions(shape) == 2 else shape
        for shape in found
        if shape is not None
    ]
