"""Drawings: their points on the globe, their records, their area's edge."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parallel38.data.project.mend import mended
from parallel38.domain import drawn
from parallel38.domain.dates import FIRST, FOREVER, parse
from parallel38.domain.own import guest_book, put_in
from parallel38.domain.project import Drawing

LINE = Drawing("l", "line", ((170.0, 40.0), (-170.0, 41.0)))
LONS, LATS = st.floats(-180, 180), st.floats(-80, 80)


def test_a_line_over_the_pacific_goes_the_short_way():
    assert drawn.settled(LINE.points) == ((170.0, 40.0), (190.0, 41.0))
    assert drawn.settled(((-170.0, 40.0), (170.0, 41.0))) == ((190.0, 40.0), (170.0, 41.0))


@given(st.lists(st.tuples(LONS, LATS), min_size=1, max_size=12))
def test_settled_points_are_the_same_places_and_never_half_round_apart(points):
    try:
        made = drawn.settled(tuple(points))
    except ValueError:
        return
    assert -180 - 1e-9 <= min(lon for lon, _lat in made) < 180
    for (lon, lat), (was, there) in zip(made, points, strict=True):
        assert (lon - was) % 360 == pytest.approx(0, abs=1e-9) or (lon - was) % 360 > 359.999
        assert lat == there
    assert all(abs(b[0] - a[0]) <= 180 + 1e-9 for a, b in pairwise(made))


def test_too_many_points_and_a_way_round_the_globe_are_told():
    with pytest.raises(ValueError, match="at most 2,000 points; this one has 2,001"):
        drawn.settled(((1.0, 1.0),) * 2001)
    with pytest.raises(ValueError, match="all the way round"):
        drawn.settled(tuple((lon % 360 - 180.0, 1.0) for lon in range(0, 500, 100)))


def test_a_vertex_and_the_whole_are_dragged():
    line = Drawing("l", "line", ((126.0, 38.0), (128.0, 39.0)))
    assert drawn.dragged(line, 1, (128.0, 39.0), (129.0, 40.0)).points[1] == (129.0, 40.0)
    moved = drawn.dragged(line, -1, (126.0, 38.0), (127.0, 60.0)).points
    assert moved[0] == (pytest.approx(127.0), pytest.approx(60.0))
    assert moved[1][0] - moved[0][0] == pytest.approx(2.0)
    assert moved[1][1] - moved[0][1] < 1  # as long on the map, so shorter on the ground


def test_records_have_days_title_and_ink():
    note = Drawing("n", "text", ((127.0, 38.0),), " \nHere\nthere", "1950-06", "1950-09")
    found = drawn.records((note, LINE))
    feature = found.features["own-drawings/n"]
    assert (feature.title, feature.kind, feature.layer) == ("Here", "drawn-text", "own-drawings")
    assert feature.interval.certain_from == parse("1950-06-30").earliest
    assert found.features["own-drawings/l"].title == "Line"
    assert found.features["own-drawings/l"].interval.possible_from == FIRST
    assert found.features["own-drawings/l"].interval.possible_to == FOREVER
    assert set(found.powers) == {"own-drawings#8c3f8c"}
    assert drawn.records(()).layers == {}


def test_drawings_and_own_layers_leave_each_other_alone():
    book = guest_book(drawn.records(()))
    put_in(book, drawn.records((LINE,)), drawn=True)
    put_in(book, drawn.records(()))
    assert list(book.features) == ["own-drawings/l"]
    put_in(book, drawn.records(()), drawn=True)
    assert not book.features and not book.layers and not book.powers


def test_the_edge_of_an_area_is_mended_or_refused():
    square = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
    assert mended(square) == square
    spiked = (*square[:3], (2.0, 1.0), *square[2:])
    assert set(mended(spiked)) == set(square)
    with pytest.raises(ValueError, match="crosses itself"):
        mended((square[0], square[2], square[1], square[3]))
    with pytest.raises(ValueError, match="not on one line"):
        mended(((0.0, 0.0), (1.0, 1.0), (2.0, 2.0)))
