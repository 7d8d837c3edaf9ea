"""Many points of East Asia on random days: who held them, beside bare point-in-polygon over the
same areas, and the whole command.
"""

import csv
import random
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import monotonic, process_time

import msgspec
import numpy as np
import shapely

from parallel38.data.atlasfile import open_atlas
from parallel38.domain.control import Ground
from parallel38.domain.holders import ATLAS_DAYS
from parallel38.domain.many import Question, who_held

WEST, EAST, SOUTH, NORTH = 100, 150, 25, 55  # degrees


def questions(count: int) -> list[Question]:
    """The same points and days each time."""
    dice = random.Random(38)
    return [
        Question(dice.uniform(SOUTH, NORTH), dice.uniform(WEST, EAST), day, day)
        for day in (dice.randrange(*ATLAS_DAYS) for _ in range(count))
    ]


def points(count: int) -> tuple[float, float]:
    """CPU seconds of shapely alone, and of the atlas with holders, titles and distances; each reads
    the areas first.
    """
    file = open_atlas()
    areas = msgspec.msgpack.decode(file.blob("control.msgpack"), type=dict[str, bytes])
    atlas, asked = file.atlas, questions(count)
    began = process_time()
    lat, lon = np.array([one.lat for one in asked]), np.array([one.lon for one in asked])
    for wkb in (areas[name] for name in atlas.features if name in areas):
        area = shapely.from_wkb(wkb)
        shapely.prepare(area)
        shapely.intersects_xy(area, lon, lat)
    bare = process_time() - began
    began = process_time()
    who_held(Ground(atlas, areas), asked)
    return bare, process_time() - began


def command(count: int) -> tuple[float, float]:
    """Seconds and CPU seconds of the whole `parallel38 at --csv`, table in, table out."""
    with tempfile.TemporaryDirectory() as folder:
        given, out = Path(folder, "points.csv"), Path(folder, "answered.csv")
        with given.open("w", newline="") as file:
            table = csv.writer(file)
            table.writerow(("lat", "lon", "date"))
            days = ((one, date.fromordinal(one.first)) for one in questions(count))
            table.writerows((f"{one.lat:.5f}", f"{one.lon:.5f}", day) for one, day in days)
        began, used = monotonic(), _used()
        parts = "-m", "parallel38", "at", "--csv", str(given), "--out", str(out)
        subprocess.run([sys.executable, *parts], check=True, stdout=subprocess.DEVNULL)
        return monotonic() - began, _used() - used


def _used() -> float:
    spent = getrusage(RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime
