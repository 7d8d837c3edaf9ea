"""Measured ways in words, in the inspector and as the page draws them."""

import pytest

from parallel38.domain.geodesic import Leg, way_id, way_of
from parallel38.ui.inspector.way_page import way_page, way_rows, way_text
from parallel38.ui.measure import words
from parallel38.ui.measure.drawn import measure_of

SEOUL, PYONGYANG, WONSAN = (126.9780, 37.5665), (125.7547, 39.0194), (127.4436, 39.1528)


def way(*points, closed=False):
    found = way_of(way_id(points, closed))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("km", "said"),
    [(0.0, "0 m"), (0.85, "850 m"), (3.25, "3.25 km"), (42.14, "42.1 km"), (1240.4, "1,240 km")],
)
def test_lengths_have_three_figures(km, said):
    assert words.length(km) == said


def test_miles_areas_and_bearings():
    assert words.other_lengths(1.852) == "1.15 miles · 1.00 nautical miles"
    assert words.area(9813.92) == "9,814 km²" and words.area(0.0341) == "0.034 km²"
    assert words.other_area(2.589988) == "1.00 square miles"
    assert [words.bearing(Leg(1, one)) for one in (4.6, 359.7, None)] == ["005°", "000°", "–"]


def test_one_point_asks_for_the_next_and_has_no_rows_of_legs():
    page = way_page(way(SEOUL))
    assert "next point" in page.body and page.title.startswith("37.5665° N")


def test_a_distance_tells_its_legs_its_bearing_and_other_measures():
    two = way_page(way(SEOUL, PYONGYANG))
    assert (two.title, two.sub) == ("194 km", "2 points")
    assert "327°" in two.body and "120 miles" in two.body and "Legs" not in two.body
    three = way_page(way(SEOUL, PYONGYANG, WONSAN))
    assert "Legs" in three.body and three.title == "340 km"


def test_an_area_is_told_unless_the_line_crosses_itself():
    ring = way_page(way(SEOUL, PYONGYANG, WONSAN, closed=True))
    assert ring.title.endswith("km²") and "square miles" in ring.body
    bow = way((126, 37), (127, 38), (126, 38), (127, 37), closed=True)
    assert "crosses itself" in way_page(bow).body
    assert way_page(bow).title.endswith("km")


def test_the_table_has_each_leg_and_the_whole():
    rows = way_rows(way(SEOUL, PYONGYANG, WONSAN, closed=True))
    assert len(rows) == 1 + 3 + 2 and len({len(row) for row in rows}) == 1
    assert rows[1] == ("37.5665° N, 126.9780° E", "39.0194° N, 125.7547° E", "193.546", "327°")
    whole = sum(float(row[2]) for row in rows[1:4])
    assert float(rows[4][2]) == pytest.approx(whole, abs=0.002)


def test_as_text_it_is_the_whole_and_a_line_for_each_leg():
    whole, *legs = way_text(way(SEOUL, PYONGYANG, WONSAN)).splitlines()
    assert whole == "340 km · 212 miles · 184 nautical miles" and len(legs) == 2
    assert legs[0] == "37.5665° N, 126.9780° E – 39.0194° N, 125.7547° E: 194 km, 327°"


def test_the_page_is_told_a_course_points_and_words_the_whole_last():
    drawn = measure_of(way_id((SEOUL, PYONGYANG, WONSAN)))
    assert drawn is not None and not drawn.closed
    assert len(drawn.points) == 3 and len(drawn.course) % 2 == 0 and len(drawn.course) > 6
    assert [text for *_spot, text in drawn.words] == ["194 km", "147 km", "340 km"]
    ring = measure_of(way_id((SEOUL, PYONGYANG, WONSAN), closed=True))
    assert ring is not None and ring.closed and ring.words[-1][2].endswith("km²")
    assert measure_of("seoul") is None
    assert measure_of(way_id((SEOUL,))).words == ()
