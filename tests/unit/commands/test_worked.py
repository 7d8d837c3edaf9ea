"""The worked answers in the help of `at` are what the atlas itself answers."""

from pathlib import Path

import pytest

from parallel38 import paths
from parallel38.commands.asking import days_of, degrees
from parallel38.commands.worked import WORKED, Worked, help_of_at
from parallel38.data import shapes
from parallel38.data.load import load
from parallel38.domain.control import Ground
from parallel38.domain.typed import parse_typed


@pytest.fixture(scope="module")
def ground() -> Ground:
    geodata: Path = paths.geodata()
    found = shapes.geometries(geodata)
    return Ground(load(geodata), {ident: shape.wkb for ident, shape in found.items()})


def test_there_are_ten_and_the_help_tells_them() -> None:
    assert len(WORKED) == 10
    assert all(f"({one.place})" in help_of_at() for one in WORKED)


@pytest.mark.parametrize("worked", WORKED, ids=lambda one: f"{one.place} {one.date}")
def test_the_atlas_answers_the_same(ground: Ground, worked: Worked) -> None:
    days = days_of(parse_typed(worked.date.strip("'")))
    told = ground.who_held(degrees(worked.lat, 90), degrees(worked.lon, 180), *days)
    assert (told.holder, told.title, told.state) == (worked.holder, worked.title, worked.state)
