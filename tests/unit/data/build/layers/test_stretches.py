"""A railway along the stations of others."""

import pytest

from parallel38.data.build.layers.recipes import RecipeError, Stations, Stretch
from parallel38.data.build.layers.stretches import followed

TRUNK = Stations(parts=((("A", 0, 0), ("B", 1, 0), ("", 1.5, 0), ("C", 2, 0), ("D", 3, 0)),))


def test_a_stretch_is_the_stations_between_two() -> None:
    there = followed({"trunk": TRUNK, "part": Stretch(of=(("trunk", "D", "B"),))})
    assert there["part"] == Stations(parts=((("B", 1, 0), ("", 1.5, 0), ("C", 2, 0), ("D", 3, 0)),))
    assert there["trunk"] is TRUNK


def test_a_whole_railway_and_a_stretch_together() -> None:
    both = followed({"trunk": TRUNK, "sum": Stretch(of=(("trunk",), ("trunk", "A", "B")))})["sum"]
    assert isinstance(both, Stations)
    assert both.parts == (*TRUNK.parts, (("A", 0, 0), ("B", 1, 0)))


def test_a_stretch_may_follow_a_stretch_but_not_itself() -> None:
    part = Stretch(of=(("trunk", "B", "D"),))
    there = followed({"trunk": TRUNK, "less": Stretch(of=(("part", "C", "D"),)), "part": part})
    assert there["less"] == Stations(parts=((("C", 2, 0), ("D", 3, 0)),))
    with pytest.raises(RecipeError):
        followed({"one": Stretch(of=(("other",),)), "other": Stretch(of=(("one",),))})


@pytest.mark.parametrize(
    ("of", "says"),
    [
        ((("none",),), "no railway 'none'"),
        ((("trunk", "A", "Z"),), "no stretch from 'A' to 'Z'"),
        ((("trunk", "A"),), "two stations"),
    ],
)
def test_what_is_not_there_is_named(of: tuple[tuple[str, ...], ...], says: str) -> None:
    with pytest.raises(RecipeError, match=says):
        followed({"trunk": TRUNK, "part": Stretch(of=of)})
