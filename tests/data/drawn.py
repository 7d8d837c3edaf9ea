"""The shapes of geodata, read once for the tests of this folder."""

import tomllib
from functools import cache

import shapely
from shapely.geometry.base import BaseGeometry

from parallel38 import paths
from parallel38.data.build.layers import files
from parallel38.data.build.layers.recipes import merged, read_all
from parallel38.data.build.layers.stretches import followed

LAYERS = paths.geodata() / "layers"
HEART = ("CHN", "JPN", "KOR", "MNG", "PRK", "RUS", "TWN")


@cache
def cut_layers() -> tuple[str, ...]:
    """The layers whose shapes are cut by recipes."""
    return tuple(read_all(LAYERS))


@cache
def recipes() -> dict[str, object]:
    return dict(followed(merged(read_all(LAYERS))))


@cache
def shapes() -> dict[str, BaseGeometry]:
    """Feature id -> shape, of the layers with recipes."""
    found: dict[str, BaseGeometry] = {}
    for layer in cut_layers():
        found.update(files.read(LAYERS / layer / "features.geojson"))
    return found


@cache
def records() -> dict[str, dict[str, object]]:
    """Feature id -> record, of the layers with recipes; what moves has its shapes day by day."""
    found = {}
    for layer in cut_layers():
        for path in (LAYERS / layer / "layer.toml", *(LAYERS / layer).glob("features-*.toml")):
            tables = tomllib.loads(path.read_text(encoding="utf-8"))
            records = (one for one in tables.get("feature", ()) if "moving" not in one)
            found.update({record["id"]: record for record in records})
    return found


@cache
def countries() -> dict[str, BaseGeometry]:
    base = files.countries(paths.geodata() / "base")
    return {code: base[code] for code in HEART}


@cache
def land() -> BaseGeometry:
    """All land of the countries that history is cut from."""
    whole = shapely.coverage_union_all(list(countries().values()))
    shapely.prepare(whole)
    return whole
