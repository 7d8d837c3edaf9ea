"""Lengths, bearings and areas against a second way, and against distances that are known."""

import itertools
from math import asin, atan2, cos, degrees, radians, sin, sqrt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pyproj import Geod, Transformer

from parallel38.domain import geodesic
from parallel38.domain.geodesic import course, is_way, leg, measured, middle, way_id, way_of

SEOUL, PYONGYANG = (126.9780, 37.5665), (125.7547, 39.0194)
LONDON, NEW_YORK = (-0.1278, 51.5074), (-74.0060, 40.7128)
LONS, LATS = st.floats(-179.5, 179.5), st.floats(-84, 84)
SPOTS = st.tuples(LONS, LATS)
NEAR = st.tuples(st.floats(120, 135), st.floats(30, 45))


def sphere_km(one, other) -> float:
    """The great circle's length on a ball of the Earth's mean radius."""
    (a, b), (c, d) = (map(radians, point) for point in (one, other))
    half = sin((d - b) / 2) ** 2 + cos(b) * cos(d) * sin((c - a) / 2) ** 2
    return 2 * 6371.0088 * asin(min(1.0, sqrt(half)))


def vincenty_km(one, other) -> float:
    """Vincenty's inverse formula of 1975 on WGS84, written out anew."""
    a, f = 6378.137, 1 / 298.257223563
    b = a * (1 - f)
    (l1, p1), (l2, p2) = (map(radians, point) for point in (one, other))
    u1, u2 = atan2((1 - f) * sin(p1), cos(p1)), atan2((1 - f) * sin(p2), cos(p2))
    turn = lam = l2 - l1
    for _round in range(200):
        x = cos(u2) * sin(lam)
        y = cos(u1) * sin(u2) - sin(u1) * cos(u2) * cos(lam)
        sin_s, cos_s = sqrt(x * x + y * y), sin(u1) * sin(u2) + cos(u1) * cos(u2) * cos(lam)
        if sin_s == 0:
            return 0.0
        s = atan2(sin_s, cos_s)
        sin_a = cos(u1) * cos(u2) * sin(lam) / sin_s
        cos2 = 1 - sin_a**2
        mid = cos_s - 2 * sin(u1) * sin(u2) / cos2 if cos2 else 0.0
        c = f / 16 * cos2 * (4 + f * (4 - 3 * cos2))
        before = lam
        lam = turn + (1 - c) * f * sin_a * (s + c * sin_s * (mid + c * cos_s * (2 * mid * mid - 1)))
        if abs(lam - before) < 1e-13:
            break
    u = cos2 * (a * a - b * b) / (b * b)
    big_a = 1 + u / 16384 * (4096 + u * (u * (320 - 175 * u) - 768))
    big_b = u / 1024 * (256 + u * (u * (74 - 47 * u) - 128))
    small = big_b / 6 * mid * (4 * sin_s * sin_s - 3) * (4 * mid * mid - 3)
    less = big_b * sin_s * (mid + big_b / 4 * (cos_s * (2 * mid * mid - 1) - small))
    return b * big_a * (s - less)


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        (SEOUL, PYONGYANG, 193.5),
        ((0.0, 0.0), (1.0, 0.0), 111.319),  # a degree of the equator
        ((0.0, 0.0), (0.0, 90.0), 10001.966),  # a quarter of the meridian
        (LONDON, NEW_YORK, 5585.2),
    ],
)
def test_distances_that_are_known(one, other, km):
    assert leg(one, other).km == pytest.approx(km, rel=3e-4)


@given(SPOTS, SPOTS)
def test_a_leg_is_as_long_as_vincentys_formula_says_and_nearly_as_on_a_ball(one, other):
    ball = sphere_km(one, other)
    assume(ball < 19_000)  # the old formula does not find the way to the other side of the globe
    found = leg(one, other).km
    assert found == pytest.approx(vincenty_km(one, other), abs=0.001)
    assert found == pytest.approx(ball, rel=0.006, abs=0.001)


@given(SPOTS, SPOTS)
def test_the_drawn_course_is_as_long_as_what_it_draws_and_never_jumps(one, other):
    way = measured((one, other))
    assume(way.km < 19_900)
    drawn = course(way)
    lons, lats = zip(*drawn, strict=True)
    assert Geod(ellps="WGS84").line_length(lons, lats) / 1000 == pytest.approx(way.km, abs=0.01)
    assert drawn[0] == one and drawn[-1][1] == other[1]
    poles = max(map(abs, lats)) > 88
    assert poles or all(abs(b - a) < 60 for a, b in itertools.pairwise(lons))


@given(SPOTS, SPOTS)
def test_the_middle_is_as_far_from_both_ends(one, other):
    assume(1 < sphere_km(one, other) < 19_000)
    mid = middle(one, other)
    assert leg(one, mid).km == pytest.approx(leg(mid, other).km, abs=0.001)
    assert leg(one, mid).km * 2 == pytest.approx(leg(one, other).km, abs=0.001)


@given(NEAR, NEAR)
def test_the_bearing_is_that_of_the_ball_within_a_third_of_a_degree(one, other):
    assume(sphere_km(one, other) > 20)
    (a, b), (c, d) = (map(radians, point) for point in (one, other))
    east = sin(c - a) * cos(d)
    north = cos(b) * sin(d) - sin(b) * cos(d) * cos(c - a)
    ball = degrees(atan2(east, north)) % 360
    found = leg(one, other).bearing
    assert found is not None and abs((found - ball + 180) % 360 - 180) < 0.34


def test_one_spot_has_no_bearing():
    assert leg(SEOUL, SEOUL).bearing is None


@given(NEAR, st.floats(0.2, 3), st.floats(0.2, 3))
def test_an_area_is_that_of_the_same_ring_on_an_equal_area_map(corner, wide, tall):
    lon, lat = corner
    ring = ((lon, lat), (lon + wide, lat), (lon + wide, lat + tall), (lon, lat + tall))
    way = measured(ring, closed=True)
    # An equal-area map about the middle, on which the drawn course is measured by the shoelace.
    flat = Transformer.from_crs(
        "EPSG:4326",
        f"+proj=laea +lat_0={lat + tall / 2} +lon_0={lon + wide / 2} +ellps=WGS84",
        always_xy=True,
    )
    drawn = [flat.transform(*point) for point in course(way)]
    pairs = itertools.pairwise(drawn)
    twice = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)
    assert way.area == pytest.approx(abs(twice) / 2e6, rel=2e-4)
    assert len(way.legs) == 4


def test_a_ring_that_crosses_itself_or_is_no_ring_has_no_area():
    bow = ((126.0, 37.0), (127.0, 38.0), (126.0, 38.0), (127.0, 37.0))
    assert measured(bow, closed=True).area is None
    assert measured(bow[:2], closed=True).area is None
    assert measured(bow).area is None


def test_over_the_date_line_it_goes_the_short_way():
    way = way_of("way:37.00000,170.00000;38.00000,190.00000")
    assert way is not None and way.km == pytest.approx(1768.6, abs=0.1)
    assert [lon for lon, _lat in course(way)][-1] == pytest.approx(190)


@given(st.lists(SPOTS, min_size=1, max_size=20), st.booleans())
def test_a_way_is_found_again_in_what_names_it(spots, closed):
    found = way_of(way_id(tuple(spots), closed))
    assert found is not None and found.closed == closed
    assert is_way(way_id(tuple(spots), closed))
    for there, point in zip(found.points, spots, strict=True):
        assert there == pytest.approx(point, abs=1e-5)


@pytest.mark.parametrize(
    "text",
    ["", "way:", "way:1", "way:nan,3", "way:1,2;", "way:95,10", "way:1,2,3", "seoul",
     "ring:0,9999", "way:" + "1,2;" * geodesic.MOST + "1,2"],
)  # fmt: skip
def test_what_names_no_way_is_none(text):
    assert way_of(text) is None and not is_way(text)
