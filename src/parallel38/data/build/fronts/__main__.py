"""`python -m parallel38.data.build.fronts`: geodata/layers/fronts/days.geojson anew.

Reads the dated lines of the layer `fronts` and geodata/handovers; says which towns of the table a
dated line has on the wrong side. Runs after `python -m parallel38.data.build.layers`.
"""

import json
import sys
from pathlib import Path
from typing import Any

import shapely

from parallel38 import paths
from parallel38.data import handovers
from parallel38.data.build.base import geojson
from parallel38.data.build.fronts import lines as dated
from parallel38.data.build.fronts.days import Frame, frames
from parallel38.data.build.fronts.towns import towns
from parallel38.data.build.layers.recipes import RecipeError
from parallel38.data.load import draft
from parallel38.domain.dates import day_text

FILE = "layers/fronts/days.geojson"
PLACES = 4  # decimals: 10 m
ISLANDS = "islands.csv"


def build(geodata: Path) -> list[Frame]:
    """The frames of all days. Raises RecipeError when a line does not fit."""
    records = draft(geodata).records
    table = handovers.table(handovers.read(geodata))
    islands = handovers.table(handovers.read(geodata, [ISLANDS])).places()
    known = towns(table, records["places"], without=islands)
    return list(frames(dated.read(geodata, records["features"]), known))


def line(frame: Frame) -> str:
    """One frame as one line of JSON."""
    shape = shapely.set_precision(frame.ground, 10**-PLACES)
    fields: dict[str, Any] = json.loads(geojson.feature_line(shape, {}, PLACES))
    first, last = day_text(frame.first), day_text(frame.last)
    record = {
        "type": "Feature", "id": first, "properties": {"from": first, "to": last,
        "basis": frame.basis, "km": frame.km}, "geometry": fields["geometry"],
    }  # fmt: skip
    return json.dumps(record, separators=(",", ":"))


def main() -> int:
    """Build and write; 1 and one sentence when a line does not fit."""
    geodata = paths.geodata()
    try:
        found = build(geodata)
    except RecipeError as error:
        print(error, file=sys.stderr)
        return 1
    rows = ",\n".join(line(frame) for frame in found)
    data = ('{"type":"FeatureCollection","features":[\n' + rows + "\n]}\n").encode()
    geojson.write(geodata / FILE, data)
    print(f"{len(found)} frames, {len(data) / 1e6:.1f} MB")
    for frame in found:
        if frame.basis == "dated" and frame.wrong:
            print(f"{day_text(frame.first)}: the drawn line misses {', '.join(frame.wrong)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
