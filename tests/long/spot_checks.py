"""Spot checks of `parallel38 at`: points and days drawn by lot, to be looked up by hand elsewhere.

    python -m tests.long.spot_checks draw SEED > points.csv      SEED: the commit of the data freeze
    python -m tests.long.spot_checks compare points.csv          with the columns holder and state
                                                                 (and title) filled in by hand

`draw` takes 60 days of the Korean War (40 of its first year, when the front moved) at places in
Korea; 20 of all other days at any place in the region, and 40 of 1894-1955 at places outside
Korea. It prints no answers.
"""

import csv
import random
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec

from parallel38.data.atlasfile import AtlasFile, open_atlas
from parallel38.data.coasts import REGION
from parallel38.domain.atlas import Place
from parallel38.domain.control import Ground
from parallel38.domain.view import FIRST_DAY, LAST_DAY

ATLAS = FIRST_DAY, LAST_DAY
UPHEAVAL = date(1894, 7, 25), date(1955, 12, 31)
WAR = date(1950, 6, 25), date(1951, 6, 30), date(1953, 7, 26)
KOREA = ("state-rok-1948", "state-dprk-1948")
BEYOND = {"manila"}  # drawn, but not answered for
FIELDS = ("place", "lat", "lon", "date", "holder", "state", "title", "source")


def inside(place: Place, box: tuple[float, float, float, float]) -> bool:
    west, south, east, north = box
    return west <= place.lon <= east and south <= place.lat <= north and place.id not in BEYOND


def drawn(file: AtlasFile, seed: str) -> Iterator[tuple[Place, date]]:
    """60 points in the war, then 60 outside it."""
    lot = random.Random(seed)
    places = sorted(
        (p for p in file.atlas.places.values() if inside(p, REGION)), key=lambda p: p.id
    )
    start, turn, end = (day.toordinal() for day in WAR)
    ground = ground_of(file)
    korean = [p for p in places if _over(ground, p, start) & set(KOREA)]
    for first, last, count in ((start, turn, 40), (turn + 1, end, 20)):
        for _ in range(count):
            yield lot.choice(korean), date.fromordinal(lot.randint(first, last))
    others = [p for p in places if p.importance >= 2 and p not in korean]
    for some, days, count in ((places, ATLAS, 20), (others, UPHEAVAL, 40)):
        while count:
            place, day = lot.choice(some), lot.randint(*(day.toordinal() for day in days))
            if not (start <= day <= end and place in korean):
                count -= 1
                yield place, date.fromordinal(day)


def ground_of(file: AtlasFile) -> Ground:
    areas = msgspec.msgpack.decode(file.blob("control.msgpack"), type=dict[str, bytes])
    return Ground(file.atlas, areas)


def _over(ground: Ground, place: Place, day: int) -> set[str]:
    return {feature.id for feature in ground.at(place.lat, place.lon, (day, day + 1))}


def draw(seed: str) -> None:
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(FIELDS)
    for place, day in drawn(open_atlas(), seed):
        table.writerow((place.id, place.lat, place.lon, day.isoformat(), "", "", "", ""))


def compare(path: Path) -> int:
    """Hits and misses; the number of misses."""
    ground = ground_of(open_atlas())
    misses = 0
    for row in csv.DictReader(path.read_text("utf-8").splitlines()):
        day = date.fromisoformat(row["date"]).toordinal()
        answer = ground.who_held(float(row["lat"]), float(row["lon"]), day)
        found = {"holder": answer.holder, "state": answer.state, "title": answer.title}
        wrong = [key for key, value in found.items() if row[key] and row[key] != (value or "none")]
        misses += bool(wrong)
        said = " ".join(f"{key}={value}" for key, value in found.items())
        expected = f"expected {[row[key] for key in wrong]}" if wrong else ""
        hit = "MISS" if wrong else "hit "
        print(hit, row["place"], row["date"], said, expected, answer.certainty)
    print(misses, "misses")
    return misses


if __name__ == "__main__":
    if sys.argv[1:2] == ["draw"]:
        draw(sys.argv[2])
    else:
        sys.exit(bool(compare(Path(sys.argv[2]))))
