"""`python -m tests.long.fronts_left_out`: each dated front line left out, and what is then said of
its days.

For each line the share of town-days that come out right without it: of the towns compiled apart
(tests/data/town_days.csv) that name its first day, and of the towns of the hand-over table on that
day; once bent to the table and once from the neighbouring lines alone. With the table, its own
towns are right by construction; what counts there are the towns listed apart.
"""

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

import numpy as np
import shapely
from msgspec.structs import replace

from parallel38 import paths
from parallel38.data import handovers
from parallel38.data.build.fronts import lines as dated
from parallel38.data.build.fronts.days import Maker
from parallel38.data.build.fronts.towns import DAYS, Towns, towns
from parallel38.data.load import draft
from parallel38.domain.dates import day_text

APART = Path(__file__).parents[1] / "data" / "town_days.csv"
Spots = list[tuple[float, float, bool]]  # lon, lat, whether on the south's side


def apart() -> dict[int, Spots]:
    """The towns listed apart, by day."""
    found: dict[int, Spots] = defaultdict(list)
    for row in csv.DictReader(APART.open(encoding="utf-8")):
        spot = float(row["lon"]), float(row["lat"]), row["side"] == "south"
        found[date.fromisoformat(row["date"]).toordinal()].append(spot)
    return found


def of_table(known: Towns, day: int) -> Spots:
    """The towns of the table whose side is sure on a day."""
    sides = known.sides[day - DAYS[0]]
    return [(known.lon[n], known.lat[n], bool(sides[n] > 0)) for n in np.flatnonzero(sides)]


def right(maker: Maker, day: int, spots: Spots) -> int:
    """How many spots lie on their side of the front that is worked out for a day."""
    ground = maker.frame(day).ground if spots else shapely.Polygon()
    return sum(bool(shapely.contains_xy(ground, lon, lat)) == south for lon, lat, south in spots)


def main() -> None:
    """Print a row for each line, and the sums."""
    geodata = paths.geodata()
    records = draft(geodata).records
    table = handovers.table(handovers.read(geodata))
    islands = handovers.table(handovers.read(geodata, ["islands.csv"])).places()
    known = towns(table, records["places"], without=islands)
    blind = replace(known, sides=np.zeros_like(known.sides))
    all_lines, listed = dated.read(geodata, records["features"]), apart()
    bend = Maker(all_lines, known).bend
    sums = np.zeros(5, dtype=int)
    print(
        "line                                          listed apart: table / alone   table: alone"
    )
    for left_out in all_lines:
        day = left_out.first
        if day not in DAYS:
            continue
        lines = [line for line in all_lines if not line.first <= day <= line.last]
        mine, theirs = listed.get(day, []), of_table(known, day)
        bent, alone = Maker(lines, known, bend), Maker(lines, blind, bend)
        row = np.array([
            right(bent, day, mine), right(alone, day, mine), len(mine),
            right(alone, day, theirs), len(theirs),
        ])  # fmt: skip
        sums += row
        print(f"{day_text(day)} {left_out.id:44} {_share(row[0], row[2])} {_share(row[1], row[2])}"
              f"   {_share(row[3], row[4])}", flush=True)  # fmt: skip
    print(f"{'all':55} {_share(sums[0], sums[2])} {_share(sums[1], sums[2])}"
          f"   {_share(sums[3], sums[4])}")  # fmt: skip


def _share(part: int, whole: int) -> str:
    return f"{part:5}/{whole:<5} {100 * part / whole:3.0f} %" if whole else " " * 17


if __name__ == "__main__":
    main()
