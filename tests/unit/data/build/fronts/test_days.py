"""The front between two dated lines: blended by time, bent to the table, never crossing itself."""

from datetime import date

import numpy as np
import pytest
import shapely
from msgspec.structs import replace

from parallel38.data.build.fronts.days import Frame, frames
from parallel38.data.build.fronts.field import to_km
from parallel38.data.build.fronts.lines import Dated
from parallel38.data.build.fronts.towns import DAYS, Towns

FIRST = date(1950, 7, 1).toordinal()
TOWNS = {"seoul": (127.0, 37.5), "suwon": (127.0, 37.2), "taejon": (127.4, 36.3)}


def south_of(lat: float) -> shapely.Polygon:
    return shapely.box(120, 30, 135, lat)


LINES = [
    Dated("north", DAYS[0], FIRST, 2.0, south_of(38.0)),
    Dated("south", FIRST + 10, DAYS[-1], 5.0, south_of(37.0)),
]


def towns(**sides: list[int]) -> Towns:
    """Towns with their sides on the days from FIRST on; 0, left open, on all others."""
    lon, lat = np.array([TOWNS[name] for name in sides], dtype=float).reshape(-1, 2).T
    known = np.zeros((len(DAYS), len(sides)), dtype=np.int8)
    start = FIRST - DAYS[0]
    for column, values in enumerate(sides.values()):
        known[start : start + len(values), column] = values
    x, y = shapely.get_coordinates(to_km(shapely.multipoints(np.c_[lon, lat]))).T
    return Towns(list(sides), lon, lat, x, y, known)


def on(found: list[Frame], day: int) -> Frame:
    [one] = [frame for frame in found if frame.first <= day <= frame.last]
    return one


def north_end(frame: Frame, lon: float = 130.0) -> float:
    cut = shapely.intersection(frame.ground, shapely.LineString([(lon, 34), (lon, 40)]))
    return float(cut.bounds[3])


def test_every_day_has_one_frame_and_a_dated_line_stands_as_it_was_drawn() -> None:
    found = list(frames(LINES, towns()))
    assert [frame.first for frame in found] == [DAYS[0], *(f.last + 1 for f in found[:-1])]
    assert found[-1].last == DAYS[-1]
    assert north_end(on(found, FIRST)) == pytest.approx(38.0, abs=1e-9)
    assert [f.basis for f in found if f.first <= FIRST or f.last > FIRST + 9] == ["dated"] * 2
    assert {f.basis for f in found if FIRST < f.first < FIRST + 10} == {"between"}


def test_half_way_in_time_is_half_way_on_the_ground() -> None:
    found = list(frames(LINES, towns()))
    assert north_end(on(found, FIRST + 5)) == pytest.approx(37.5, abs=0.02)


def test_a_town_of_the_table_bends_the_line_and_far_from_it_nothing_moves() -> None:
    # By blending alone Seoul falls on the 5th day, Suwon on the 8th.
    table = towns(seoul=[1] + [-1] * 10, suwon=[1] * 10 + [-1])
    found = list(frames(LINES, table))
    for day in range(FIRST, FIRST + 11):
        ground = on(found, day).ground
        for n, name in enumerate(table.ids):
            south = bool(shapely.contains_xy(ground, *TOWNS[name]))
            assert south == (table.sides[day - DAYS[0], n] > 0), (name, day)
        assert ground.is_valid
    assert on(found, FIRST + 2).wrong == ("seoul",)
    straight = north_end(on(list(frames(LINES, towns())), FIRST + 2))
    assert north_end(on(found, FIRST + 2)) == pytest.approx(straight, abs=0.01)


def test_the_table_bends_a_dated_line_too() -> None:
    found = list(frames(LINES, towns(taejon=[-1])))
    frame = on(found, FIRST)
    assert (frame.basis, frame.wrong) == ("dated", ("taejon",))
    assert not shapely.contains_xy(frame.ground, *TOWNS["taejon"])


def test_of_two_lines_on_one_day_the_younger_stands() -> None:
    early = replace(LINES[0], last=FIRST + 12)
    assert north_end(on(list(frames([early, LINES[1]], towns())), FIRST + 11)) == pytest.approx(37)
