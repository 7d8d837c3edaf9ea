import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parallel38.domain.position import places_at, position_words
from parallel38.ui.search_typed import position

LATS, LONS = st.floats(-84.9, 84.9), st.floats(-179.9, 179.9)


@pytest.mark.parametrize(
    ("lat", "lon", "form", "places", "words"),
    [
        (38.3, 127.6, "decimal", 2, "38.30° N, 127.60° E"),
        (-33.8688, -151.2, "decimal", 4, "33.8688° S, 151.2000° W"),
        (38.3, 127.6, "dms", 4, "38° 18′ 00″ N, 127° 36′ 00″ E"),
        (37.99999, 181.0, "dms", 3, "38° 00′ 00″ N, 179° 00′ 00″ W"),
        (37.996, 126.999, "dms", 2, "38° 00′ N, 127° 00′ E"),
        (0.0, 0.0, "dms", 0, "0° N, 0° E"),
    ],
)  # fmt: skip
def test_positions_as_one_writes_them(lat, lon, form, places, words):
    assert position_words(lat, lon, form, places) == words


@given(LATS, LONS, st.sampled_from(["decimal", "dms"]))
def test_what_is_written_is_found_again_by_the_search(lat, lon, form):
    found = position(position_words(lat, lon, form))
    assert found == (pytest.approx(lat, abs=2e-4), pytest.approx(lon, abs=2e-4))


@given(st.floats(1.5, 12))
def test_no_more_decimals_than_a_pixel_tells_apart(zoom):
    pixel = 360 / 256 / 2**zoom
    assert 10 ** -places_at(zoom) <= pixel * 10 and 10 ** -(places_at(zoom)) >= pixel / 10


@given(LATS, LONS)
def test_minutes_and_seconds_never_come_to_sixty(lat, lon):
    for places in (2, 4):
        words = position_words(lat, lon, "dms", places)
        assert not re.search(r"60[′″]", words)
