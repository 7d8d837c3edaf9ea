"""Many questions at once are answered as one by one; a line tells how far it lies."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pyproj import Geod
from shapely import LineString, Point, box, to_wkb

from parallel38.domain.atlas import Control
from parallel38.domain.control import Ground
from parallel38.domain.lines import STRETCH, joined, line_of
from parallel38.domain.many import Question, who_held
from parallel38.domain.nearest import distance_km
from unit.domain.small_atlas import feature, small_atlas

SHORE = 125.0  # west of it lies the sea
SOUTH, NORTH = box(SHORE, 34, 129, 38), box(SHORE, 38, 129, 42)


def held(name: str, start: str, end: str, holder: str) -> object:
    return feature(name, start, end, control=Control(holder=holder, title="sovereignty"))


@pytest.fixture(scope="module")
def ground() -> Ground:
    areas = {"japan": SOUTH | NORTH, "us": SOUTH, "ussr": NORTH, "rok": SOUTH}
    areas |= {"cape": box(131, 34, 132, 38), "coast": box(132, 34, 133, 38)}
    features = {
        one.id: replace(one, extent=areas[one.id].bounds)
        for one in (
            held("japan", "1910-08-29", "1945-08-15", "japan"),
            held("us", "1945-09-08", "1948-08-14", "usa"),
            held("ussr", "1945-08-16", "1948-09~", "ussr"),
            held("rok", "1948-08-15", "..", "rok"),
            held("cape", "1890-01-01", "1900-02-01", "japan"),
            held("coast", "1900-03-01", "1910-01-01", "ussr"),
        )
    }
    atlas = replace(small_atlas(), features=features)
    return Ground(atlas, {name: to_wkb(area) for name, area in areas.items()})


SPOTS = [
    (lat, lon) for lat in (36.9, 38.01, 40.0, 42.005) for lon in (124.9, 124.995, 125.5, 131.995)
]
SPANS = [("1945-08-15", "1945-08-15"), ("1945-08-20", "1945-08-20"), ("1947-01-01", "1947-12-31"),
         ("1945-08-01", "1945-12-31"), ("1948-01-01", "1948-12-31"), ("1945-01-01", "1954-12-31"),
         ("1900-01-01", "1900-12-31"), ("1960-01-01", "1969-12-31")]  # fmt: skip


def test_they_are_answered_as_one_by_one(ground: Ground) -> None:
    asked = [
        Question(lat, lon, *(date.fromisoformat(day).toordinal() for day in span), f"{span}")
        for lat, lon in SPOTS
        for span in SPANS
    ]
    for one, answer in zip(asked, who_held(ground, asked), strict=True):
        assert answer == ground.who_held(one.lat, one.lon, one.first, one.last, one.text)


def test_a_longer_date_whose_ground_stands_still_is_not_asked_by_itself(
    ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = date(1946, 1, 1).toordinal()
    monkeypatch.setattr(Ground, "at", lambda *_: pytest.fail("asked by itself"))
    told = who_held(ground, [Question(37, 127, first, first + 364, "1946")])
    assert [(one.holder, one.distance_to_line_km) for one in told] == [("usa", 111.0)]


def test_no_place_on_earth(ground: Ground) -> None:
    with pytest.raises(ValueError, match="latitude 91 lies outside"):
        who_held(ground, [Question(37, 127, 700_000, 700_000), Question(91, 127, 700_000, 700_000)])


def test_areas_alike_are_one_object(ground: Ground) -> None:
    assert ground.areas["us"] is ground.areas["rok"]


LATS, LONS = st.floats(25, 55), st.floats(110, 150)
PATH = st.lists(st.tuples(LONS, LATS), min_size=2, max_size=12, unique=True)


@given(st.lists(PATH, min_size=1, max_size=4), st.lists(st.tuples(LATS, LONS), min_size=1))
def test_the_nearest_spot_of_a_line(
    paths: list[list[tuple[float, float]]], points: list[tuple[float, float]]
) -> None:
    fine = [LineString(path).segmentize(0.2) for path in paths]
    line = joined(line_of(one) for one in fine)
    assert line.ends.shape[2] == STRETCH
    spots = np.concatenate([one.coords for one in fine])
    told = line.km([lat for lat, _ in points], [lon for _, lon in points])
    for (lat, lon), km in zip(points, told, strict=True):
        far = np.full(len(spots), lon), np.full(len(spots), lat)
        true = Geod(ellps="WGS84").inv(*far, spots[:, 0], spots[:, 1])[2].min() / 1000
        assert km is not None
        assert true - 12 - 0.03 * true <= km <= true * 1.03 + 0.1


def test_near_a_line_it_is_exact() -> None:
    line = line_of(LineString([(125, 38), (129, 38)]))
    assert line.km([38.3, 38.0], [127, 130]) == pytest.approx(
        [distance_km(38.3, 127, 38, 127), distance_km(38, 130, 38, 129)], abs=0.05
    )


def test_points_beyond_one_batch_and_a_line_of_nothing() -> None:
    line = line_of(LineString([(125, 38), (129, 38)]))
    lats = np.linspace(34, 42, 1201).tolist()
    assert line.km(lats, [127] * 1201) == [line.km([lat], [127])[0] for lat in lats]
    assert joined([]).km([38], [127]) == [None]
    assert line_of(Point(1, 1).buffer(1).boundary.intersection(Point(9, 9))).km([3], [3]) == [None]
