"""Cutting: areas as sets of cells with shared edges, lines, and recipes that cannot be followed."""

import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from parallel38.data.build.layers.cut import cut
from parallel38.data.build.layers.lines import area_km2
from parallel38.data.build.layers.recipes import (
    Along,
    Border,
    Buffer,
    Circle,
    Ends,
    Front,
    Land,
    Line,
    Pocket,
    Point,
    Recipe,
    RecipeError,
    Stations,
    Water,
)

World = dict[str, BaseGeometry]
BOTH = ("WST", "EST")
BOW = ((0.0, 0.0), (1.0, 1.0), (1.0, 0.0), (0.0, 1.0))
SOUTH = ((-1.0, -1.0), (6.0, -1.0), (6.0, 1.25), (-1.0, 1.25))


def test_halves_share_their_edge_and_make_the_whole(countries: World) -> None:
    shapes = cut(
        countries,
        {
            "south": Land(countries=BOTH, inside=(SOUTH,)),
            "north": Land(countries=BOTH, without=("south",)),
            "all": Land(of=("north", "south")),
        },
    )
    assert shapely.coverage_is_valid([shapes["north"], shapes["south"]])
    assert shapes["south"].bounds[3] == 1.25 == shapes["north"].bounds[1]
    assert shapes["all"].equals(shapely.union_all(list(countries.values())))
    assert shapes["south"].area == pytest.approx(4 * 1.25 + 0.5 * 0.25)


def test_rings_keep_and_take_away(countries: World) -> None:
    hole = ((0.5, 0.5), (1.0, 0.5), (1.0, 1.0), (0.5, 1.0))
    east = ((5.0, 0.0), (6.0, 0.0), (6.0, 1.25), (5.0, 1.25))
    far = ((4.5, 0.0), (6.0, 0.0), (6.0, 2.0), (4.5, 2.0))
    shapes = cut(
        countries,
        {
            "west": Land(countries=("WST",), minus=(hole,)),
            "two": Land(countries=BOTH, inside=(hole, east)),
            "island": Land(countries=("EST",), inside=(far,)),
        },
    )  # fmt: skip
    assert shapes["west"].area == pytest.approx(countries["WST"].area - 0.25)
    assert shapes["two"].area == pytest.approx(0.25 + 0.125)
    assert shapes["island"].bounds == (5.0, 1.0, 5.5, 1.5)


def test_a_ring_along_a_line_divides_exactly_on_it(countries: World) -> None:
    line = Line(parts=(((0.0, 1.0), (2.3, 1.4), (4.0, 2.0)),))
    south = (Along(line="mdl"), (6.0, 2.0), (6.0, -1.0), (-1.0, -1.0))
    shapes = cut(countries, {"mdl": line, "south": Land(countries=BOTH, inside=(south,))})
    assert shapely.contains_xy(shapes["south"], 2.3, 1.39)
    assert not shapely.contains_xy(shapes["south"], 2.3, 1.41)
    off = shapely.distance(shapes["south"].boundary, shapely.Point(2.3, 1.4))
    assert off == 0


def test_a_front_and_its_pockets_are_drawn_on_korean_land_only(countries: World) -> None:
    korea = {"KOR": countries["WST"], "PRK": countries["EST"]}
    front = Front(points=((-1, 1), (4.5, 1)), closing=((4.5, -9), (-1, -9)))
    pocket = Pocket(ring=((3.5, 2), (4.5, 2), (4.5, 2.5), (3.5, 2.5)), side="south", of="front")
    shapes = cut(korea, {"front": front, "pocket": pocket})
    assert (shapes["front"].bounds, shapes["front"].length) == ((0, 1, 4, 1), 4)
    assert shapes["pocket"].length == 0.5 * 3


def test_water_is_what_is_left_of_a_ring(countries: World) -> None:
    ring = ((3.5, 1.0), (5.2, 1.0), (5.2, 1.2), (3.5, 1.2))
    strait = cut(countries, {"strait": Water(inside=(ring,))})["strait"]
    assert strait.bounds == (4.0, 1.0, 5.0, 1.2)


def test_a_circle_and_a_buffer_have_their_width_on_the_ground(countries: World) -> None:
    from parallel38.data.build.layers.lines import area_km2

    line = Stations(parts=((("A", 0.5, 2.0), ("", 1.0, 2.0), ("B", 1.5, 2.5)),))
    shapes = cut(
        countries,
        {
            "railway": line,
            "zone": Buffer(lines=("railway",), radius_km=1.0, countries=("WST",)),
            "camp": Circle(centre=(1.0, 1.0), radius_km=5.0, countries=("WST",)),
        },
    )
    assert area_km2(shapes["camp"]) == pytest.approx(3.14159 * 25, rel=0.002)
    long = 55.6 + 78.5
    assert area_km2(shapes["zone"]) == pytest.approx(2 * long + 3.14, rel=0.01)


def test_lines_end_on_the_coast_and_frontiers_are_the_shared_edge(countries: World) -> None:
    shapes = cut(
        countries,
        {
            "parallel": Line(parts=(((-3.0, 1.25), (8.0, 1.25)),), clip=BOTH),
            "crossings": Ends(line="parallel"),
            "frontier": Border(between=("WST",), countries=("EST",)),
            "port": Point(at=(5.2, 1.2)),
        },
    )
    assert [point.x for point in shapes["crossings"].geoms] == [0.0, 4.0, 5.0, 5.5]
    assert shapes["frontier"].equals(
        shapely.LineString([(2, 0), (2, 1), (2.1, 1.5), (2, 2), (2, 3)])
    )
    assert shapes["port"] == shapely.Point(5.2, 1.2)


@pytest.mark.parametrize(
    ("recipe", "says"),
    [
        (Land(countries=("NIL",)), "no country NIL"),
        (Land(of=("nobody",)), "no fitting feature nobody"),
        (Land(of=("bad",)), "leads back to itself"),
        (Land(countries=BOTH, inside=(((9.0, 9.0), (9.5, 9.0), (9.5, 9.5)),)), "nothing is left"),
        (Land(countries=BOTH, inside=((Along(line="no"), (1.0, 1.0)),)), "follows no"),
        (Land(countries=BOTH, inside=(BOW,)), "Self-intersection"),
        (Buffer(lines=("no",), radius_km=1.0, countries=BOTH), "no drawn line 'no'"),
        (Ends(line="no"), "no fitting feature no"),
    ],
)  # fmt: skip
def test_what_cannot_be_cut_is_named(countries: World, recipe: Recipe, says: str) -> None:
    with pytest.raises(RecipeError, match=says) as refused:
        cut(countries, {"bad": recipe})
    assert str(refused.value).startswith("bad: ")


def test_a_ring_that_nobody_surveyed_has_round_corners(countries: World) -> None:
    square = ((1.0, 0.5), (2.0, 0.5), (2.0, 1.5), (1.0, 1.5))
    shapes = cut(
        countries,
        {
            "sharp": Land(countries=BOTH, inside=(square,)),
            "round": Land(countries=BOTH, inside=(square,), round_km=20),
        },
    )
    sharp, soft = shapes["sharp"], shapes["round"]
    lost = area_km2(sharp) - area_km2(soft)
    assert lost == pytest.approx((4 - 3.1416) * 20**2, rel=0.05)
    assert soft.difference(sharp).area < 1e-6


def test_a_ring_too_narrow_to_be_rounded_is_named(countries: World) -> None:
    narrow = ((1.0, 0.5), (2.0, 0.5), (2.0, 0.6), (1.0, 0.6))
    with pytest.raises(RecipeError, match="strip: a ring is too narrow"):
        cut(countries, {"strip": Land(countries=BOTH, inside=(narrow,), round_km=20)})
