"""Which scanned maps of a stranger's project can be drawn."""

from math import nan

import pytest

from parallel38.domain.scan import Scan, sound

KOREA = (124.0, 33.0, 131.0, 43.0)
WORLD = (-180.0, -85.0, 180.0, 85.0)


@pytest.mark.parametrize(
    ("extent", "zooms"),
    [
        (KOREA, (3, 12)),
        ((175.0, 45.0, 190.0, 55.0), (4, 4)),
        (WORLD, (0, 9)),
    ],
)
def test_a_map_that_a_few_tiles_show_whole_is_drawn(extent, zooms):
    assert sound(Scan(extent=extent, zooms=zooms))


@pytest.mark.parametrize(
    ("extent", "zooms"),
    [
        ((131.0, 33.0, 124.0, 43.0), (3, 12)), ((nan, 33.0, 131.0, 43.0), (3, 12)),
        (KOREA, (12, 3)), (KOREA, (20, 24)), ((127.0, -80.0, 127.1, 80.0), (9, 9)),
    ],
)  # fmt: skip
def test_one_turned_over_or_of_countless_coarsest_tiles_is_not(extent, zooms):
    assert not sound(Scan(extent=extent, zooms=zooms))
