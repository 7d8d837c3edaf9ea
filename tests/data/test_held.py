"""Who held known towns on known days: rows compiled by hand from treaties and orders, not from
the shapes they test (tests/data/held.csv)."""

import csv
import random
from datetime import date
from pathlib import Path

import msgspec
import pytest

from parallel38.data.atlasfile import open_atlas
from parallel38.domain.control import Ground
from parallel38.domain.holders import ATLAS_DAYS
from parallel38.domain.many import Question, who_held

ROWS = list(csv.DictReader(Path(__file__).with_name("held.csv").read_text("utf-8").splitlines()))


@pytest.fixture(scope="module")
def ground() -> Ground:
    """The compiled atlas, ready to be asked."""
    atlas = open_atlas()
    areas = msgspec.msgpack.decode(atlas.blob("control.msgpack"), type=dict[str, bytes])
    return Ground(atlas.atlas, areas)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['place']} {row['date']}")
def test_the_holder_of_a_town(ground: Ground, row: dict[str, str]) -> None:
    day = date.fromisoformat(row["date"]).toordinal()
    answer = ground.who_held(float(row["lat"]), float(row["lon"]), day)
    found = (answer.holder or "", answer.state or "", answer.title)
    assert found == (row["holder"], row["state"], row["title"]), row["authority"]


def test_many_points_are_answered_as_one_by_one(ground: Ground) -> None:
    dice, asked = random.Random(38), []
    war = date(1950, 6, 1).toordinal(), date(1953, 9, 1).toordinal()
    for number in range(400):
        days, west, east, south, north = (
            (war, 124, 131, 33, 43) if number % 4 == 0 else (ATLAS_DAYS, 100, 150, 25, 55)
        )
        first = dice.randrange(*days)
        last = first + dice.choice([0, 0, 30, 365])
        where = round(dice.uniform(south, north), 4), round(dice.uniform(west, east), 4)
        asked.append(Question(*where, first, last, f"{first}/{last}"))
    for one, answer in zip(asked, who_held(ground, asked), strict=True):
        assert answer == ground.who_held(one.lat, one.lon, one.first, one.last, one.text)
