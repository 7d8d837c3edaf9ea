"""All targets from a toy world of one island, twice: the same bytes, and what was asked for."""

from __future__ import annotations

import io
import json
import sqlite3
import zlib
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyogrio.raw
import pytest
import shapely
from PIL import Image
from shapely.geometry import LineString, Polygon, box

from parallel38.data.build.base import __main__ as command
from parallel38.data.build.base import countries, geojson, inputs, relief, wvs

ISLAND = box(127.1, 37.9, 127.9, 37.98)
LAYERS = {
    "land": [box(126, 37, 129, 39), box(10, 10, 20, 20), Polygon([(-60, 0), (-50, 0), (-50, 9)])],
    "lakes": [box(125.0, 40.5, 125.2, 40.6), box(10, 10, 11, 11), box(5, 5, 5.1, 5.1)],
    "admin_0_boundary_lines_land": [
        *(LineString([(126.7, 38 + d), (128.3, 38.3 + d)]) for d in (0.1, -0.1, 0)),
        LineString([(80, 40), (100, 40)]),
        LineString([(145.94, 43.10), (145.90, 43.26)]),
    ],
}


def shoreline() -> bytes:
    """A packed file with the island in the cell 127 E 37 N."""
    west, south, east, north = (round(3600 * edge) for edge in ISLAND.bounds)
    corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    x, y = west - 127 * 3600, south - 37 * 3600
    data = bytes([0, 0]) + y.to_bytes(2, "big") + x.to_bytes(2, "big")
    for (x0, y0), (x1, y1) in pairwise(corners):
        dx, dy = x1 - x0 + wvs.BIAS, y1 - y0 + wvs.BIAS
        data += bytes([128, (dy >> 16) << 3 | dx >> 16])
        data += (dy & 65535).to_bytes(2, "big") + (dx & 65535).to_bytes(2, "big")
    file = bytearray((wvs.FIRST_CELL + 64800) * wvs.RECORD)
    cell = wvs.cell_number(37, 127)
    file[wvs.RECORD + cell // 8] |= 128 >> cell % 8
    at = (cell + wvs.FIRST_CELL) * wvs.RECORD
    file[at : at + wvs.RECORD] = data.ljust(wvs.DATA, b"\0") + bytes([len(data) + 1, 0, 0, 0])
    return bytes(file)


def atlas() -> bytes:
    """Two countries that meet on 127.5 E."""
    west = [[[126, 37], [1.5, 0]], [[127.5, 37], [0, 2]], [[127.5, 39], [-1.5, 0], [0, -2]]]
    east = [[[127.5, 37], [1.5, 0], [0, 2], [-1.5, 0]]]
    return json.dumps({
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [*west, *east],
        "objects": {"countries": {"geometries": [
            {"type": "Polygon", "id": "408", "properties": {"name": "W"}, "arcs": [[0, 1, 2]]},
            {"type": "Polygon", "id": "410", "properties": {"name": "E"}, "arcs": [[3, -2]]},
            {"type": "Polygon", "id": "250", "properties": {"name": "F"}, "arcs": [[3, -2]]},
        ]}},
    }).encode()  # fmt: skip


def rivers_file(folder: Path) -> bytes:
    """A data base of one country with the Han across the island, closed into a ring."""
    path = folder / "maps.sqlite3"
    points = [[127.0 + n / 50, 37.95] for n in range(51)]
    payload = {"alpha2": "KR", "rivers": [
        {"name": "Han", "points": [*points, points[0]]}, {"name": "River", "points": points},
    ]}  # fmt: skip
    with sqlite3.connect(path) as connection:
        connection.execute("create table country_map (alpha2 text, payload blob)")
        data = zlib.compress(json.dumps(payload).encode())
        connection.execute("insert into country_map values ('KR', ?)", (data,))
    connection.close()
    return path.read_bytes()


def shape_files(folder: Path) -> dict[str, bytes]:
    found = {}
    for name, shapes in LAYERS.items():
        path = folder / f"ne_10m_{name}.shp"
        wkb = np.array([shapely.to_wkb(shape) for shape in shapes], dtype=object)
        kind = "LineString" if "lines" in name else "Polygon"
        pyogrio.raw.write(
            path, wkb, [], np.array([], dtype=str), geometry_type=kind, crs="EPSG:4326"
        )
        for suffix in (".shp", ".shx", ".prj"):
            member = f"{inputs.NATURAL_EARTH.member}/{path.stem}{suffix}"
            found[member] = path.with_suffix(suffix).read_bytes()
    return found


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The inputs replaced by the toy world, the relief by two zooms; a folder to build in."""
    picture = io.BytesIO()
    Image.new("RGB", (360, 180), (160, 170, 150)).save(picture, "JPEG")
    files = {
        inputs.WVS.member: shoreline(),
        inputs.COUNTRIES.member: atlas(),
        inputs.RIVERS.member: rivers_file(tmp_path),
        inputs.RELIEF.member: picture.getvalue(),
        **shape_files(tmp_path),
    }

    def member(item: inputs.Input, _cache: Path, name: str = "") -> bytes:
        return files[name or item.member]

    monkeypatch.setattr(inputs, "read_member", member)
    monkeypatch.setattr(
        relief, "LEVELS", {0: (-180.0, -85.0, 180.0, 85.0), 3: (90.0, 15.0, 180.0, 60.0)}
    )
    monkeypatch.setattr(countries, "CONTINENT", 0.01)
    return tmp_path


def test_two_builds_give_the_same_bytes(toy: Path) -> None:
    for out in ("a", "b"):
        assert command.main(["--cache", str(toy), "--out", str(toy / out)]) == 0
    first, second = (
        {p.relative_to(toy / out).as_posix(): p.read_bytes()
         for p in (toy / out).rglob("*") if p.is_file()}
        for out in ("a", "b")
    )  # fmt: skip
    assert first == second
    assert len([name for name in first if name.endswith(".webp")]) == 1 + 2 * 2


def test_the_toy_world_comes_out_as_it_went_in(toy: Path) -> None:
    assert command.main(["--cache", str(toy), "--out", str(toy / "a")]) == 0
    rows = {path.stem: geojson.read(path) for path in (toy / "a").glob("*.geojson")}
    ((island, _),) = rows["land_region"]
    assert island.symmetric_difference(ISLAND).area < 1e-6
    assert [about["a3"] for _, about in rows["countries"]] == ["KOR", "PRK"]
    assert [shape.area for shape, _ in rows["countries"]] == pytest.approx([0.032, 0.032])
    assert [about["name"] for _, about in rows["rivers"]] == ["Han"]
    assert rows["rivers"][0][0].length == pytest.approx(0.8)
    assert sorted(about["kind"] for _, about in rows["borders_today"]) == [
        "border", "border", "disputed", "dmz", "dmz", "mdl",
    ]  # fmt: skip
    assert [about.get("name") for _, about in rows["lakes"]] == [None, "Supung"]
    assert {about["part"] for _, about in rows["land_world"]} == {"outside", "region"}


def test_one_target_can_be_built_alone(toy: Path) -> None:
    arguments = ["--cache", str(toy), "--out", str(toy / "a"), "--only", "lakes"]
    assert command.main(arguments) == 0
    assert sorted(path.name for path in (toy / "a").iterdir()) == [
        "lakes.geojson", "lakes.origin.toml",
    ]  # fmt: skip
