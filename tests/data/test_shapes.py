"""Every shape of the cut layers: sound, on the coast, edge to edge, and built the same again."""

import json

import pytest
import shapely

from parallel38 import paths
from parallel38.data.build.layers.__main__ import build
from parallel38.data.build.layers.lines import length_km
from parallel38.data.build.layers.recipes import Stations, Water
from parallel38.domain import dates
from tests.data.drawn import LAYERS, cut_layers, land, recipes, records, shapes

SNAP = 1e-5  # square degrees: edges moved by the grid of the files, over the whole region


def on(day: str) -> list[str]:
    """The states, and the zones of Korea, that held on a day."""
    at = dates.interval(day, day).certain_from
    names = [name for name in records() if name.startswith(("state-", "zone-korea-"))]
    spans = {
        name: dates.interval(str(records()[name]["start"]), str(records()[name]["end"]))
        for name in names
    }
    return [name for name, span in spans.items() if span.certain_from <= at < span.certain_to]


def test_every_record_has_a_shape_and_every_shape_a_record() -> None:
    assert set(shapes()) == set(records())


@pytest.mark.parametrize("layer", cut_layers())
def test_files_are_as_the_project_keeps_them(layer: str) -> None:
    path = LAYERS / layer / "features.geojson"
    rows = path.read_text(encoding="utf-8").splitlines()[1:-1]
    features = [json.loads(row.rstrip(",")) for row in rows]
    ids = [feature["id"] for feature in features]
    assert ids == sorted(set(ids))
    for feature in features:
        shape = shapely.geometry.shape(feature["geometry"])
        assert shape.is_valid and not shape.is_empty, feature["id"]
        points = shapely.get_coordinates(shape)
        assert (points.round(5) == points).all(), feature["id"]
        assert (abs(points) <= (180, 90)).all(), feature["id"]


def test_areas_lie_on_the_land_that_is_drawn() -> None:
    for name, shape in shapes().items():
        if shapely.get_dimensions(shape) == 2:
            over = shapely.difference(shape, land()).area
            if isinstance(recipes()[name], Water):
                assert over == pytest.approx(shape.area, abs=SNAP), name
            else:
                assert over < SNAP, name


@pytest.mark.parametrize(
    "day",
    [
        "1880-01-01", "1895-05-01", "1897-11-01", "1900-01-01", "1907-01-01", "1913-01-01",
        "1919-03-01", "1925-01-01", "1932-06-01", "1938-01-01", "1945-01-01", "1946-06-01",
        "1949-01-01", "1949-12-01", "1955-01-01", "1995-01-01",
    ],
)  # fmt: skip
def test_states_tile_the_land_without_gap_or_overlap(day: str) -> None:
    areas = [shapes()[name] for name in on(day)]
    assert shapely.coverage_is_valid(areas)
    assert sum(area.area for area in areas) == pytest.approx(land().area, abs=SNAP)


def test_before_1879_only_uninhabited_islets_have_no_state() -> None:
    areas = [shapes()[name] for name in on("1870-01-01")]
    assert shapely.coverage_is_valid(areas)
    gap = shapely.difference(land(), shapely.coverage_union_all(areas))
    parts = [part for part in shapely.get_parts(gap) if part.area > SNAP / 10]
    assert {part.bounds[0] // 1 for part in parts} <= {123, 124, 131}  # Senkaku, Daito


@pytest.mark.parametrize(
    "pair",
    [
        ("zone-korea-us", "zone-korea-soviet"),
        ("state-rok-1953", "state-dprk-1953"),
        ("conc-russian-lease-1898", "conc-neutral-zone-1898"),
        ("state-manchukuo-1933", "conc-kwantung-1905"),
        ("zone-japan-scap", "zone-ryukyu-30n"),
        ("conc-smr-zone", "conc-cer-zone"),
        ("area-ongjin-yonbaek-kaesong", "state-rok-1953"),
    ],
)
def test_neighbours_share_their_edge_and_nothing_else(pair: tuple[str, str]) -> None:
    assert shapely.coverage_is_valid([shapes()[name] for name in pair])


def test_the_parallel_is_the_edge_of_the_zones() -> None:
    assert shapes()["zone-korea-us"].bounds[3] == 38.0
    assert shapes()["zone-korea-soviet"].bounds[1] == 38.0
    line = shapes()["line-38th-parallel"]
    edge = shapely.intersection(
        *(shapes()[name].boundary for name in ("zone-korea-us", "zone-korea-soviet"))
    )
    assert shapely.symmetric_difference(edge, line).length < 1e-4


def test_the_states_of_1953_meet_on_the_demarcation_line() -> None:
    edge = shapely.intersection(
        *(shapes()[name].boundary for name in ("state-rok-1953", "state-dprk-1953"))
    )
    inland = shapely.intersection(shapes()["mdl"], land())
    assert shapely.difference(inland, edge.buffer(2e-5)).length < 1e-3


def test_railways_keep_to_the_land_but_for_bridges() -> None:
    for name, recipe in recipes().items():
        if type(recipe) is Stations:
            there = shapely.clip_by_rect(shapes()[name], *land().bounds)
            assert length_km(shapely.difference(there, land())) < 1.0, name


def test_a_new_build_gives_the_same_bytes_as_the_files() -> None:
    for path, data in build(paths.geodata()).items():
        assert path.read_bytes() == data, path.parent.name
