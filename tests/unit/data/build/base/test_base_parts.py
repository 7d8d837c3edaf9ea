"""Countries, rivers, lakes, borders, world land and relief, on small samples."""

from __future__ import annotations

import io
import json
from itertools import pairwise

import numpy as np
import pytest
import shapely
from PIL import Image
from shapely.geometry import LineString, Point, Polygon, box

from parallel38.data.build.base import (
    borders,
    countries,
    lakes,
    mercator,
    relief,
    rivers,
    rivers_drawn,
    topology,
    world,
)

TWO_SQUARES = {
    "type": "Topology",
    "transform": {"scale": [0.5, 0.5], "translate": [120, 30]},
    "arcs": [
        [[2, 0], [0, 2]],
        [[2, 2], [-2, 0], [0, -2], [2, 0]],
        [[2, 0], [2, 0], [0, 2], [-2, 0]],
        [[8, 8], [0, 0]],
    ],
    "objects": {"countries": {"geometries": [
        {"type": "Polygon", "id": "410", "properties": {"name": "A"}, "arcs": [[0, 1]]},
        {"type": "MultiPolygon", "properties": {"name": "B"}, "arcs": [[[2, -1]], [[3]]]},
    ]}},
}  # fmt: skip


def test_topology_becomes_areas_that_share_a_limit() -> None:
    first, second = topology.areas(json.dumps(TWO_SQUARES).encode(), "countries")
    assert (first[0], first[1], second[0], second[1]) == ("410", "A", "", "B")
    assert first[2].equals(box(120, 30, 121, 31))
    assert second[2].equals(box(121, 30, 122, 31))


def test_countries_grow_until_they_meet_over_the_sea() -> None:
    west = Polygon([(120, 30), (121, 30.01), (121.02, 40), (120.03, 39.98)])
    east = Polygon([(124, 30.02), (125, 30), (125.01, 39.99), (124.04, 40)])
    grown = countries.grow({"KOR": west, "JPN": east})
    assert grown["KOR"].contains(Point(122.4, 35))
    assert grown["JPN"].contains(Point(122.7, 35))
    assert sum(area.area for area in grown.values()) == pytest.approx(5.01 * 10, abs=0.01)


def test_the_continent_is_cut_and_an_island_goes_whole() -> None:
    grown = {"KOR": box(100, 20, 120, 50), "CHN": box(120, 20, 140, 50)}
    continent = box(101, 21, 139, 40)
    island = box(119.5, 41, 122, 42)
    shares = countries.share_out([continent, island], grown)
    assert shares["KOR"].area == pytest.approx(19 * 19)
    assert shares["CHN"].area == pytest.approx(19 * 19 + 2.5)
    assert shapely.coverage_is_valid(list(shares.values()))


def test_some_islands_are_held_by_another_than_the_nearest() -> None:
    assert countries.held(box(119.9, 26.15, 119.95, 26.2)) == "TWN"
    assert countries.held(box(119.0, 26.15, 119.95, 26.2)) == ""


def test_a_closed_piece_of_a_river_is_opened_and_a_leap_cut() -> None:
    walk = [[120 + n / 100, 40.0] for n in range(11)] + [[121 + n / 100, 40.0] for n in range(11)]
    lines = rivers.open_line([*walk, walk[0]])
    assert [len(line.coords) for line in lines] == [11, 11]
    assert rivers.open_line([[1, 1], [1, 1]]) == []


def test_pieces_are_joined_and_doubles_left_out() -> None:
    first = LineString([(120, 40), (121, 40)])
    second = LineString([(121.05, 40), (122, 40)])
    beside = LineString([(120.2, 40.005), (120.8, 40.005)])
    river = rivers.join([first, second, beside])
    assert shapely.get_num_geometries(river) == 1
    assert river.length == pytest.approx(2)


def test_drawn_rivers_make_no_leap_and_stay_in_korea() -> None:
    peninsula = box(124, 34, 130, 43)
    for points in rivers_drawn.DRAWN.values():
        assert peninsula.covers(LineString(points))
        assert max(Point(a).distance(Point(b)) for a, b in pairwise(points)) < 0.25


def test_larger_lakes_begin_at_smaller_zooms() -> None:
    assert [lakes.min_zoom(area) for area in (10, 0.5, 0.01)] == [2, 4, 7]
    assert lakes.reservoir(Point(125.12, 40.52)) == {"name": "Supung", "since": 1943}
    assert lakes.reservoir(Point(132.4, 45)) == {}


def test_the_middle_line_across_korea_is_the_demarcation_line() -> None:
    lines = [LineString([(126.7, 38 + d), (128.3, 38.3 + d)]) for d in (0.1, -0.1, 0.0)]
    assert borders.korean(lines) == {1: "dmz", 2: "mdl", 0: "dmz"}
    with pytest.raises(ValueError, match="expected three lines across Korea, found 2"):
        borders.korean(lines[:2])


def test_world_land_leaves_out_the_smallest_islands() -> None:
    shape = shapely.union_all([box(0, 0, 5, 5), box(8, 8, 8.01, 8.01)])
    assert world.light(shape, 0.01).equals(box(0, 0, 5, 5))


def test_tiles_lie_where_web_mercator_has_them() -> None:
    assert mercator.span(7, (126.0, 37.0, 127.0, 38.0)) == (108, 109, 49, 49)
    assert mercator.span(0, (-180.0, -85.0, 180.0, 85.0)) == (0, 0, 0, 0)
    rows = mercator.latitudes(1, 0)
    assert rows[0] == pytest.approx(85.0, abs=0.1)
    assert rows[-1] == pytest.approx(0.35, abs=0.01)


def test_a_tile_shows_the_picture_at_its_latitudes() -> None:
    picture = np.zeros((360, 720, 3), dtype=np.uint8)
    picture[:60] = 200  # north of 60 N
    ((x, y, tile),) = list(mercator.tiles(picture, 0, (-180.0, -85.0, 180.0, 85.0)))
    edge = mercator.row(60, 0) * mercator.TILE
    assert (x, y) == (0, 0)
    assert abs(int(tile[int(edge) - 3, 128, 0]) - 200) < 6
    assert tile[int(edge) + 3, 128, 0] < 6


def test_far_sea_is_paper_and_a_slope_casts_shadow() -> None:
    source = np.full((200, 400, 3), 0.6)
    mask = np.zeros((200, 400))
    mask[:, :100] = 1
    source[:, 50:53] = 0.3
    ground = relief.paint(source, mask).astype(int)
    paper = np.rint(relief.PAPER * 255)
    assert np.abs(ground[100, 250] - paper).max() <= 1
    assert ground[100, 51].sum() < ground[100, 20].sum() - 40
    assert np.abs(ground[100, 101] - ground[100, 20]).max() < 12


def test_a_tile_is_webp_and_always_the_same() -> None:
    tile = np.full((256, 256, 3), 230, dtype=np.uint8)
    data = relief.encode(tile, 72)
    assert data == relief.encode(tile.copy(), 72)
    assert Image.open(io.BytesIO(data)).format == "WEBP"
