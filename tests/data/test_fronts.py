"""The front of every day: against the table of hand-overs, against towns compiled apart from it,
and as a partition of Korea. What is known not to agree is named here.
"""

import csv
import json
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import shapely

from parallel38 import paths
from parallel38.commands.at import ground_of
from parallel38.data import handovers, moving
from parallel38.data.atlasfile import open_atlas
from parallel38.data.build.fronts.towns import DAYS, towns
from parallel38.data.load import draft
from parallel38.domain.control import Answer
from parallel38.domain.many import Question, who_held

LIST = Path(__file__).with_name("town_days.csv")
TOWN_DAYS = list(csv.DictReader(LIST.read_text("utf-8").splitlines()))
FIRST, LAST = date(1950, 6, 25).toordinal(), date(1953, 7, 26).toordinal()

# Town-days of the list that the front does not follow, and why.
DAWN = "The list means the hour of attack; the front of a day is that of its evening."
OTHERWISE = {
    ("1950-06-25", "Kaesong"): DAWN,
    ("1950-06-25", "Ongjin"): DAWN,
    ("1950-06-25", "Paechon"): DAWN,
    ("1950-06-25", "Chumunjin"): DAWN,
    ("1950-06-25", "Pochon"): DAWN,
    ("1950-09-30", "Ingu-ri"): "The list puts it more than a shore's breadth out at sea.",
}


@cache
def front() -> moving.Moved:
    found, faults = moving.read(paths.geodata(), draft(paths.geodata()).records["places"])
    assert faults == []
    return found


@cache
def grounds() -> list[tuple[range, shapely.Geometry]]:
    series, shapes = front()[moving.FRONT]
    return [(range(f.first, f.after), g) for f, g in zip(series.frames, shapes, strict=True)]


def asked(questions: list[Question]) -> list[Answer]:
    file = open_atlas()
    return who_held(ground_of(file.blob("control.msgpack"), file.atlas), questions)


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def test_every_day_of_the_war_has_exactly_one_frame() -> None:
    days = [day for span, _ in grounds() for day in span]
    assert days == list(range(FIRST, LAST + 1))


def test_no_line_crosses_itself() -> None:
    assert [span[0] for span, ground in grounds() if not ground.is_valid] == []


def test_every_town_of_the_table_lies_on_its_side_on_every_day() -> None:
    geodata = paths.geodata()
    places = draft(geodata).records["places"]
    islands = handovers.table(handovers.read(geodata, ["islands.csv"])).places()
    known = towns(handovers.table(handovers.read(geodata)), places, without=islands)
    assert len(known.ids) >= 160
    wrong = []
    for span, ground in grounds():
        shapely.prepare(ground)
        south = shapely.contains_xy(ground, known.lon, known.lat)
        for one in span:
            sides = known.sides[one - DAYS[0]]
            wrong += [(known.ids[n], date.fromordinal(one).isoformat())
                      for n in np.flatnonzero((sides != 0) & (south != (sides > 0)))]  # fmt: skip
    assert wrong == []


def test_towns_listed_apart_from_the_table_agree() -> None:
    rows = [row for row in TOWN_DAYS if FIRST <= day(row["date"]) <= LAST]
    answers = asked([
        Question(float(row["lat"]), float(row["lon"]), day(row["date"]), day(row["date"]))
        for row in rows
    ])  # fmt: skip
    off = {
        (row["date"], row["town"])
        for row, answer in zip(rows, answers, strict=True)
        if answer.side != row["side"]
    }
    assert off == set(OTHERWISE)


@pytest.mark.parametrize(
    "text", ["1950-06-25", "1950-08-05", "1950-11-24", "1951-01-05", "1953-07-26"]
)
def test_all_korean_land_has_one_holder_and_a_side(text: str) -> None:
    at = np.random.default_rng(38)
    features = json.loads((paths.geodata() / "layers/states/features.geojson").read_text("utf-8"))[
        "features"
    ]
    land = shapely.union_all([
        shapely.geometry.shape(one["geometry"]) for one in features
        if one["id"] in ("state-rok-1948", "state-dprk-1948")
    ])  # fmt: skip
    lon, lat = at.uniform(124.2, 130.9, 4000), at.uniform(33.1, 43.0, 4000)
    shapely.prepare(land)
    on = shapely.contains_xy(land, lon, lat)
    answers = asked([
        Question(float(a), float(b), day(text), day(text))
        for a, b in zip(lat[on], lon[on], strict=True)
    ])  # fmt: skip
    assert len(answers) > 900
    for answer in answers:
        holders = {"south": ("un-command",), "north": ("kpa", "cpv")}
        assert answer.side and answer.holder in holders[answer.side]
        assert answer.state in ("rok", "dprk")
        own = {"south": "rok", "north": "dprk"}[answer.side] == answer.state
        assert answer.title == ("sovereignty" if own else "military occupation")
        assert answer.distance_to_line_km is not None
        war = [name for name in answer.features if name.startswith("war-")]
        assert len(war) <= 1
