"""What a selection names."""

import pytest

from parallel38.domain.selected import spot_id, spot_of


def test_a_bare_point_is_read_as_it_was_written():
    assert spot_of(spot_id(38.81, -121.255)) == (38.81, -121.255)


@pytest.mark.parametrize("said", ["38", "@", "@38", "@north,east", "@nan,127", "@38,inf", "@91,0"])
def test_what_is_no_point_of_the_globe_is_none(said):
    assert spot_of(said) is None
