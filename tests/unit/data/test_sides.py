"""Lines with a ground on their right, and areas that lie in others like them."""

from datetime import date
from pathlib import Path

import pytest
import shapely

from parallel38 import paths
from parallel38.data import moving, shapes
from parallel38.data.covers import covered
from parallel38.data.load import load
from parallel38.data.moved import cuts
from parallel38.data.sides import sided
from parallel38.domain.atlas import Atlas

SOUTH = shapely.Polygon([(0, 0), (10, 0), (10, -5), (0, -5)])


def right_of(part: shapely.LineString, aside: float = 1e-4) -> shapely.Point:
    """A spot to the right of a line's middle."""
    at = part.length / 2
    here, there = part.interpolate(at), part.interpolate(at + aside)
    return shapely.Point(here.x + (there.y - here.y), here.y - (there.x - here.x))


@pytest.mark.parametrize("points", [[(0, 0), (10, 0)], [(10, 0), (6, 0), (0, 0)]])
def test_a_line_is_turned_until_its_ground_is_on_the_right(points):
    line = sided(shapely.LineString(points), SOUTH)
    assert line.coords[0] == (0, 0)


def test_each_part_of_a_line_is_turned_by_itself():
    lines = shapely.MultiLineString([[(4, 0), (0, 0)], [(6, 0), (10, 0)]])
    assert [part.coords[0] for part in sided(lines, SOUTH).geoms] == [(0, 0), (6, 0)]


@pytest.fixture(scope="module")
def geodata() -> Path:
    return paths.geodata()


@pytest.fixture(scope="module")
def atlas(geodata: Path) -> Atlas:
    return load(geodata)


def test_the_fronts_of_the_atlas_have_the_first_powers_ground_on_their_right(geodata, atlas):
    found = shapes.geometries(geodata)
    series, grounds = moving.read(geodata, atlas.places)[0]["front"]
    asked = 0
    for feature in atlas.features.values():
        if feature.kind != "front" or feature.id not in found:
            continue
        first = (feature.interval.possible_from + feature.interval.certain_from) // 2
        number = series.at(first)
        if number is None or not series.frames[number].dated:
            continue
        longest = max(shapely.get_parts(found[feature.id]), key=lambda part: part.length)
        un = grounds[number].contains(right_of(longest))
        assert un == (feature.powers[0] == "un-command"), feature.id
        asked += 1
    assert asked > 100


def test_the_front_between_dated_days_has_the_uns_ground_on_its_right(geodata, atlas):
    found = shapes.geometries(geodata)
    moved, _ = moving.read(geodata, atlas.places)
    feature = atlas.features["front-line"]
    areas = {one: [found[one]] * 3 for one in feature.moving.of}
    series, grounds = moved["front"]
    day = date(1951, 4, 25).toordinal()
    cut = next(cut for cut in cuts(feature, moved, areas) if cut.first <= day < cut.after)
    number = series.at(day)
    assert number is not None
    for part in shapely.get_parts(cut.levels[-1]):
        assert grounds[number].contains(right_of(part)), part


def test_an_area_lies_under_a_like_one_of_the_same_days_only(geodata, atlas):
    under = covered(atlas, shapes.geometries(geodata))
    assert under["zone-peking-japan-1937"] == ["zone-china-japan-1938"]
    assert "zone-kalgan-ccp-1945" not in under
    assert "zone-china-japan-1938" not in under
    assert under["state-japan-home"] == ["zone-japan-scap"]
    assert "state-dprk-1948" not in under
