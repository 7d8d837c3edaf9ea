"""`python -m parallel38.data.build.layers`: cut every shape that has a recipe anew.

Reads geodata/base/countries.geojson and geodata/layers/*/recipes*.toml, writes
geodata/layers/*/features.geojson, or only those of the layers named as arguments.
Shapes without a recipe are left as they are.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from parallel38 import paths
from parallel38.data.build.base import geojson
from parallel38.data.build.layers import files
from parallel38.data.build.layers.cut import cut
from parallel38.data.build.layers.recipes import (
    Front,
    Pocket,
    RecipeError,
    Way,
    merged,
    read_all,
)
from parallel38.data.build.layers.stretches import followed


def build(geodata: Path) -> dict[Path, bytes]:
    """The path and content of every features.geojson of the layers with recipes.

    Raises RecipeError when a recipe or the base does not fit; nothing is written here.
    """
    recipes = read_all(geodata / "layers")
    shapes = cut(files.countries(geodata / "base"), followed(merged(recipes)))
    found = {}
    for name, layer in recipes.items():
        path = geodata / "layers" / name / "features.geojson"
        drawn = files.read(path) if path.is_file() else {}
        fresh = {feature: shapes[feature] for feature in layer}
        directed = {
            feature for feature, recipe in layer.items() if isinstance(recipe, Way | Front | Pocket)
        }
        found[path] = files.layer({**drawn, **fresh}, directed)
    return found


def main(layers: Sequence[str] = ()) -> int:
    """Build all, then put those of `layers` (none: all) in place; 1 and one sentence when a recipe
    does not fit.
    """
    try:
        built = build(paths.geodata())
    except RecipeError as error:
        print(error, file=sys.stderr)
        return 1
    for path, data in built.items():
        if layers and path.parent.name not in layers:
            continue
        geojson.write(path, data)
        print(f"{path.parent.name}: {data.count(10) - 2} shapes, {len(data) / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
