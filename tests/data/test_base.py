"""Everything in geodata/base: valid, joined, named, small enough, and true in known places."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import shapely
from PIL import Image
from shapely.geometry import Point, box
from shapely.geometry.base import BaseGeometry

from parallel38.data.build.base import geojson, inputs
from parallel38.data.build.base.targets import TARGETS, Target

BASE = Path(__file__).parents[2] / "geodata" / "base"
NAMES = sorted(path.name for path in BASE.glob("*.geojson"))
REGION = box(90, 15, 180, 60)
KIB = {
    "land_region": 2560, "land_world": 1900, "countries": 2560, "lakes": 320, "rivers": 640,
    "borders_today": 400,
}  # fmt: skip

ON_LAND = {
    "Seoul": (126.98, 37.57), "Pyongyang": (125.754, 39.03), "Kaesong": (126.554, 37.971),
    "Pusan": (129.06, 35.17), "Wonsan": (127.43, 39.15), "Chemulpo": (126.63, 37.475),
    "Ongjin": (125.36, 37.935), "Haeju": (125.71, 38.04), "Sinuiju": (124.40, 40.10),
    "Hyesan": (128.178, 41.40), "Cheju": (126.53, 33.50), "Port Arthur": (121.26, 38.81),
    "Dairen": (121.62, 38.91), "Mukden": (123.43, 41.80), "Harbin": (126.64, 45.76),
    "Newchwang": (122.23, 40.67), "Vladivostok": (131.89, 43.12), "Toyohara": (142.74, 46.96),
    "Tokyo": (139.76, 35.69), "Shimonoseki": (130.94, 33.96), "Nagasaki": (129.87, 32.75),
    "Taihoku": (121.52, 25.04), "Shanghai": (121.47, 31.23), "Peking": (116.40, 39.91),
    "Naha": (127.68, 26.21),
}  # fmt: skip
ISLANDS = {
    "Paengnyong": (124.68, 37.96), "Yonpyong": (125.69, 37.667), "Kanghwa": (126.40, 37.70),
    "Kyodong": (126.27, 37.78), "Koje": (128.62, 34.88), "Ullung": (130.87, 37.50),
    "Tsushima": (129.30, 34.40), "Kunashir": (145.90, 44.10), "Iturup": (147.90, 45.00),
    "Shikotan": (146.75, 43.80), "Shumshu": (156.30, 50.72), "Iwo Jima": (141.32, 24.78),
    "Minami Torishima": (153.98, 24.29),
}  # fmt: skip
AT_SEA = {
    "Port Arthur harbour": (121.255, 38.793), "Kanghwa strait": (126.527, 37.785),
    "Talien bay": (121.75, 38.97), "Tsushima strait": (129.6, 34.7), "Wonsan bay": (127.55, 39.20),
    "La Perouse strait": (142.0, 45.80), "Shimonoseki strait, east": (131.10, 33.98),
    "Haeju bay": (125.72, 37.90),
}  # fmt: skip
HELD = {
    "Hyesan": (128.178, 41.402, "PRK"),
    "Musan": (129.208, 42.226, "PRK"),
    "Supung": (124.962, 40.462, "PRK"),
    "Heihe": (127.493, 50.248, "CHN"),
    "Changbai": (128.20, 41.42, "CHN"),
    "Kaesong": (126.554, 37.971, "PRK"), "Sokcho": (128.56, 38.20, "KOR"),
    "Paengnyong": (124.68, 37.96, "KOR"), "Yonpyong": (125.69, 37.667, "KOR"),
    "Porum-do": (126.187, 37.671, "KOR"), "Cho-do": (124.83, 38.53, "PRK"),
    "Antung": (124.36, 40.14, "CHN"), "Khasan": (130.64, 42.43, "RUS"),
    "Kunashir": (145.90, 44.10, "RUS"), "Kinmen": (118.35, 24.45, "TWN"),
    "Kowloon": (114.17, 22.33, "HKG"), "Ulan Bator": (106.92, 47.92, "MNG"),
}  # fmt: skip


@cache
def rows(name: str) -> list[geojson.Row]:
    return geojson.read(BASE / f"{name}.geojson")


@cache
def tree(name: str) -> shapely.STRtree:
    return shapely.STRtree([shape for shape, _ in rows(name)])


def holding(name: str, lon: float, lat: float) -> list[int]:
    return [int(n) for n in tree(name).query(Point(lon, lat), predicate="intersects")]


def test_all_targets_are_there_and_nothing_else() -> None:
    made = {target.origin.made for target in TARGETS} | {target.origin.file for target in TARGETS}
    assert {path.name for path in BASE.iterdir()} == made | {"README.md"}
    assert set(NAMES) == {f"{name}.geojson" for name in KIB}


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_small_and_has_one_valid_feature_a_line(name: str) -> None:
    data = (BASE / name).read_bytes()
    lines = data.decode().splitlines()
    assert len(data) <= KIB[name.split(".")[0]] * 1024
    assert len(lines) == len(rows(name.split(".")[0])) + 2
    shapes = [shapely.geometry.shape(json.loads(line.rstrip(","))["geometry"])
              for line in lines[1:-1]]  # fmt: skip
    assert all(shape.is_valid and not shape.is_empty for shape in shapes)


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_each_file_has_its_origin_record(target: Target) -> None:
    origin = target.origin
    record = tomllib.loads((BASE / origin.file).read_text(encoding="utf-8"))
    assert (BASE / record["file"]).exists()
    assert record["precision_km"] > 0
    assert [item["sha256"] for item in record["input"]] == [i.sha256 for i in origin.inputs]
    assert all(item["licence"] and item["retrieved"] for item in record["input"])
    assert (BASE / origin.file).read_bytes() == origin.toml()


def test_the_whole_is_at_most_ten_megabytes() -> None:
    assert sum(path.stat().st_size for path in BASE.rglob("*") if path.is_file()) <= 10e6


@pytest.mark.parametrize("place", [*ON_LAND, *ISLANDS])
def test_towns_and_islands_lie_on_land(place: str) -> None:
    assert holding("land_region", *{**ON_LAND, **ISLANDS}[place])


@pytest.mark.parametrize("place", AT_SEA)
def test_harbours_and_straits_are_sea(place: str) -> None:
    assert not holding("land_region", *AT_SEA[place])
    assert not holding("countries", *AT_SEA[place])


def test_kanghwa_is_an_island() -> None:
    (kanghwa,) = holding("land_region", *ISLANDS["Kanghwa"])
    (seoul,) = holding("land_region", *ON_LAND["Seoul"])
    assert kanghwa != seoul
    assert 0.02 < rows("land_region")[kanghwa][0].area < 0.05


def test_the_liancourt_rocks_are_marked() -> None:
    near = Point(131.87, 37.24).buffer(0.02)
    assert tree("land_region").query(near, predicate="intersects").size == 2


def test_land_pieces_do_not_overlap() -> None:
    shapes = [shape for shape, _ in rows("land_region")]
    pairs = tree("land_region").query(shapes, predicate="overlaps")
    assert pairs.size == 0


def test_countries_are_one_coverage_of_the_land() -> None:
    shapes = [shape for shape, _ in rows("countries")]
    assert shapely.coverage_is_valid(shapes)
    land = sum(shape.area for shape, _ in rows("land_region"))
    assert sum(shape.area for shape in shapes) == pytest.approx(land, abs=1e-4)
    codes = [about["a3"] for _, about in rows("countries")]
    assert codes == sorted(set(codes))


@pytest.mark.parametrize("place", HELD)
def test_places_fall_to_the_country_that_holds_them(place: str) -> None:
    lon, lat, code = HELD[place]
    assert [rows("countries")[n][1]["a3"] for n in holding("countries", lon, lat)] == [code]


def test_every_island_is_in_one_country() -> None:
    split = 0
    for shape, _ in rows("land_region"):
        if shape.area < 100:
            split += tree("countries").query(shape.representative_point(), "intersects").size != 1
    assert split == 0


def test_world_and_region_meet_on_the_box() -> None:
    parts: dict[str, list[BaseGeometry]] = {"outside": [], "region": []}
    for shape, about in rows("land_world"):
        parts[about["part"]].append(shape)
    outside = shapely.union_all(parts["outside"])
    assert outside.intersection(REGION).area < 1e-9
    assert all(REGION.covers(shape) for shape in parts["region"])
    assert all(REGION.covers(shape) for shape, _ in rows("land_region"))
    edge = shapely.LineString([(90, 28), (90, 60)])
    assert outside.intersection(edge).length == pytest.approx(32, abs=0.01)


@pytest.mark.parametrize(
    ("place", "lon", "lat"),
    [("Moscow", 37.6, 55.75), ("Potsdam", 13.06, 52.4), ("Yalta", 34.16, 44.52),
     ("Cairo", 31.24, 30.05), ("Washington", -77.1, 38.95), ("San Francisco", -122.4, 37.6),
     ("Portsmouth", -71.0, 43.2), ("Tehran", 51.4, 35.7)],
)  # fmt: skip
def test_far_conferences_are_on_land(place: str, lon: float, lat: float) -> None:
    assert tree("land_world").query(Point(lon, lat).buffer(0.08), predicate="intersects").size


def test_rivers_lie_on_land_and_the_drawn_ones_are_marked() -> None:
    drawn = {about["name"] for _, about in rows("rivers") if about.get("drawn")}
    named = {about["name"] for _, about in rows("rivers")}
    assert drawn == {"Taedong", "Imjin", "Kum", "Chongchon"}
    assert named >= {"Yalu", "Tumen", "Han", "Namhan", "Nakdong", "Liao", "Songhua", "Amur"}
    by_name = {about["name"]: shape for shape, about in rows("rivers")}
    assert by_name["Taedong"].distance(Point(125.76, 39.02)) < 0.05
    assert by_name["Yalu"].distance(Point(124.40, 40.10)) < 0.05
    assert by_name["Tumen"].distance(Point(129.75, 42.44)) < 0.1


def test_no_river_leaps() -> None:
    for shape, about in rows("rivers"):
        for line in shapely.get_parts(shape):
            points = shapely.points(shapely.get_coordinates(line))
            longest = shapely.distance(points[:-1], points[1:]).max()
            assert longest < 2.0, about["name"]


def test_reservoirs_carry_their_year() -> None:
    dated = {about["name"]: about["since"] for _, about in rows("lakes") if "since" in about}
    assert dated == {"Supung": 1943, "Fengman": 1942}
    assert holding("lakes", 132.4, 45.0)


def test_the_demarcation_line_passes_panmunjom() -> None:
    kinds = [about["kind"] for _, about in rows("borders_today")]
    assert (kinds.count("mdl"), kinds.count("dmz"), kinds.count("disputed")) == (1, 2, 1)
    (line,) = [shape for shape, about in rows("borders_today") if about["kind"] == "mdl"]
    assert line.distance(Point(126.677, 37.956)) < 0.03


def test_all_relief_tiles_are_there() -> None:
    about = json.loads((BASE / "relief" / "relief.json").read_text())
    wanted = {
        f"{zoom}/{x}/{y}.webp"
        for zoom, (x0, x1, y0, y1) in about["levels"].items()
        for x in range(x0, x1 + 1)
        for y in range(y0, y1 + 1)
    }
    there = {path.relative_to(BASE / "relief").as_posix() for path in BASE.rglob("*.webp")}
    assert there == wanted
    assert sorted(map(int, about["levels"])) == list(range(8))


def test_relief_is_quiet_and_the_far_sea_flat() -> None:
    relief = BASE / "relief"
    ground = json.loads((relief / "relief.json").read_text())["ground"]
    paper = tuple(int(ground[n : n + 2], 16) for n in (1, 3, 5))
    sea = np.asarray(Image.open(relief / "4/3/10.webp").convert("RGB")).astype(int)
    assert np.abs(sea - paper).max() <= 3
    korea = Image.open(relief / "6/54/24.webp")
    assert korea.size == (256, 256)
    assert np.asarray(korea.convert("L")).min() > 100
    assert np.asarray(korea.convert("HSV"))[..., 1].max() < 110


def test_inputs_of_the_records_are_the_five_packages() -> None:
    named = {
        item["package"]
        for path in BASE.glob("*.origin.toml")
        for item in tomllib.loads(path.read_text(encoding="utf-8"))["input"]
    }
    items = (inputs.WVS, inputs.COUNTRIES, inputs.NATURAL_EARTH, inputs.RIVERS, inputs.RELIEF)
    assert named == {item.name for item in items}
