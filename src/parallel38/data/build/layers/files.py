"""Reading the base and writing features.geojson: five decimals, by id, one feature a line."""

import json
from collections.abc import Container, Mapping
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from parallel38.data.build.base import geojson
from parallel38.data.build.layers.recipes import RecipeError

PLACES = 5


def countries(base: Path) -> dict[str, BaseGeometry]:
    """Code -> land of today of each country of the base. Raises RecipeError."""
    path = base / "countries.geojson"
    if not path.is_file():
        raise RecipeError(f"{path} is missing: build the base first.")
    return {str(properties["a3"]): shape for shape, properties in geojson.read(path)}


def line(name: str, shape: BaseGeometry, directed: bool = False) -> str:
    """One feature as one line of JSON, its coordinates rounded; `directed`: in their order."""
    fields: dict[str, Any] = json.loads(geojson.feature_line(shape, {}, PLACES, directed))
    record = {"type": "Feature", "id": name, "properties": {}, "geometry": fields["geometry"]}
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def layer(shapes: Mapping[str, BaseGeometry], directed: Container[str] = ()) -> bytes:
    """The features.geojson of one layer; lines in `directed` keep their order."""
    lines = ",\n".join(line(name, shapes[name], name in directed) for name in sorted(shapes))
    return ('{"type":"FeatureCollection","features":[\n' + lines + "\n]}\n").encode()


def read(path: Path) -> dict[str, BaseGeometry]:
    """Id -> shape of a features.geojson; a GIS may have written the ids as properties."""
    features = json.loads(path.read_bytes())["features"]
    return {
        feature["id"] if "id" in feature else feature["properties"]["id"]: shapely.geometry.shape(
            feature["geometry"]
        )
        for feature in features
    }
