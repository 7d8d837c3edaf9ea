"""Towns near the lines, each in or out of the areas that history put it in or left it out of.

towns.csv: the areas it is `inside` and some that it is `outside` of, parted by blanks. Positions
are of the town itself, from general maps, not from the atlas's own places.
"""

import csv
from pathlib import Path

import pytest
import shapely

from tests.data.drawn import shapes

with (Path(__file__).parent / "towns.csv").open(encoding="utf-8") as table:
    TOWNS = list(csv.DictReader(table))


@pytest.mark.parametrize("row", TOWNS, ids=[row["town"] for row in TOWNS])
def test_town(row: dict[str, str]) -> None:
    point = shapely.Point(float(row["lon"]), float(row["lat"]))
    inside, outside = row["inside"].split(), row["outside"].split()
    found = {name for name in [*inside, *outside] if shapes()[name].covers(point)}
    assert found == set(inside)


def test_the_liancourt_rocks_are_in_no_state_before_1953() -> None:
    rocks = shapely.box(131.85, 37.22, 131.89, 37.26)
    holders = {name for name, shape in shapes().items() if shape.intersects(rocks)}
    assert holders == {"area-liancourt-rocks", "state-rok-1953", "zone-scapin677-detached"}
