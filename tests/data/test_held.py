"""Who held known towns on known days: rows compiled by hand from treaties and orders, not from
the shapes they test (tests/data/held.csv)."""

import csv
from datetime import date
from pathlib import Path

import msgspec
import pytest

from parallel38.data.atlasfile import open_atlas
from parallel38.domain.control import Ground

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
