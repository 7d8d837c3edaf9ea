"""Conic projections of figures: which one, and whether the atlas lies rightly in their planes."""

import io
import json

import msgspec
import numpy as np
import pytest
from PIL import Image
from pyproj import Geod

from parallel38.domain.conic import UNIT, Conic
from parallel38.domain.framing import camera_for, named_views
from parallel38.domain.view import Camera
from parallel38.map.geometry import Geometry, mercator
from parallel38.map.plane.carry import carried
from parallel38.map.plane.frame import ExtentError, Frame, frame_for
from parallel38.map.plane.graticule import graticule_of
from parallel38.map.plane.message import plane_of
from parallel38.map.plane.relief import MOST_GROUND, SIDE, level_of, relief_of

GEOD = Geod(ellps="WGS84")
ALBERS = Conic("albers", 130, 41, 32, 50)


def framed(view: str, asked="auto", size=(1200, 800)) -> Frame | None:
    return frame_for(asked, camera_for(named_views()[view].box, *size), *size)


def test_auto_keeps_areas_of_what_is_large_and_shapes_of_what_is_small():
    assert framed("parallel-38").conic.kind == "lambert"
    assert framed("peninsula").conic.kind == "lambert"
    assert framed("manchuria").conic.kind == "albers"
    assert framed("northeast-asia").conic == ALBERS
    assert framed("pacific") is framed("world") is None
    assert framed("peninsula", "mercator") is None


def test_parallels_lie_a_sixth_within_the_extent_in_whole_degrees():
    conic = framed("peninsula", "albers").conic
    assert (conic.south, conic.north) == (35, 42)  # of 33.0 to 43.2, a little more on the sheet
    near = Camera(38.3, 127.3, 6.43)  # a batch shares one, though its cameras differ a little
    assert framed("peninsula", "lambert").conic == frame_for("lambert", near, 1200, 800).conic


@pytest.mark.parametrize("view", ["pacific", "world"])
def test_an_ocean_and_the_world_are_no_extents_for_a_cone(view):
    with pytest.raises(ExtentError, match="suits at most 110° of longitude"):
        framed(view, "albers")


def test_the_pole_is_not_within_a_cone():
    with pytest.raises(ExtentError, match="beyond the pole"):
        frame_for("albers", Camera(67.0, 130.0, 3.8), 800, 1000)


@pytest.mark.parametrize("asked", ["lambert", "albers"])
def test_the_middle_is_the_cameras_and_as_large_as_on_the_screen(asked):
    camera = Camera(42.6, 130.3, 5.0)
    frame = frame_for(asked, camera, 1200, 800)
    lon, lat = frame.degrees(np.array([600.0]), np.array([400.0]))
    assert (lon[0], lat[0]) == pytest.approx((130.3, 42.6), abs=1e-9)
    around = 40075.017 * np.cos(np.radians(42.6)) / (256 * 2**5.0)  # km to a pixel of the screen
    assert frame.km / frame.pixels == pytest.approx(around, rel=1e-5)
    across, down = sides(frame, 100)
    assert np.sqrt(across * down) == pytest.approx(200 * around, rel=0.001)
    assert across / down == pytest.approx(1, rel=0.001 if asked == "lambert" else 0.03)


def sides(frame: Frame, px: float) -> tuple[float, float]:
    """Kilometres of ground that a cross in the middle has, so many pixels to each side."""
    x = np.array([600 - px, 600 + px, 600, 600])
    lon, lat = frame.degrees(x, np.array([400, 400, 400 - px, 400 + px]))
    _, _, metres = GEOD.inv(lon[::2], lat[::2], lon[1::2], lat[1::2])
    return metres[0] / 1000, metres[1] / 1000


def made(parts, levels=1):
    """A payload of one feature with these parts, and its block."""
    geometry = Geometry()
    g = geometry.add([[np.array(part, float) for part in parts]] * levels)
    feature = {"g": g, "e": None, "anchor": [0.85, 0.39], "spine": None}
    payload = {
        "features": [feature], "base": {}, "rivers": [], "seas": [], "places": [],
        "events": [{"x": 0.85, "y": 0.39}],
    }  # fmt: skip
    return payload, np.frombuffer(geometry.tobytes(), "<f4").reshape(-1, 2)


def points_of(payload, block, part=0):
    start, count = payload["features"][0]["g"][0][part]
    return block[start : start + count].astype(float)


def test_areas_are_those_of_the_ground_and_long_edges_bend():
    ring = [(120, 35), (140, 35), (140, 50), (120, 50), (120, 35)]
    payload, block = made([[(100, 10), (101, 10), (101, 11), (100, 10)], ring])
    block = carried(payload, block, ALBERS)
    x, y = points_of(payload, block, 1).T * UNIT / 1000
    assert len(x) > 250 and (x[0], y[0]) == (x[-1], y[-1])
    area = abs(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1])) / 2
    lons = np.concatenate([np.linspace(120, 140, 500), np.linspace(140, 120, 500)])
    lats = np.repeat([35.0, 50.0], 500)
    truth = abs(GEOD.polygon_area_perimeter(lons, lats)[0]) / 1e6
    assert area == pytest.approx(truth, rel=1e-4)
    lon, lat = ALBERS.inverse(points_of(payload, block, 1))
    south = (lon > 120.01) & (lon < 139.99) & (lat < 40)
    assert np.abs(lat[south] - 35).max() < 1e-4  # a parallel stays one
    assert len(points_of(payload, block)) < 20


def test_a_line_over_the_date_line_is_whole():
    payload, block = made([[(140, 35), (170, 45), (200, 50), (230, 45)]])
    points = points_of(payload, carried(payload, block, Conic("albers", 170, 45, 35, 55)))
    steps = np.hypot(*np.diff(points, axis=0).T) * UNIT / 1000
    assert len(points) > 100 and steps.max() < 60


def test_a_ring_of_the_other_hemisphere_of_longitude_comes_to_where_the_map_looks():
    alaska = [(-160, 55), (-155, 55), (-155, 60), (-160, 55)]
    payload, block = made([alaska])
    conic = Conic("lambert", 170, 50, 40, 60)
    lon, _ = conic.inverse(points_of(payload, carried(payload, block, conic)))
    assert lon.min() == pytest.approx(200, abs=1e-3)


def test_runs_of_a_part_cut_from_another_point_at_the_same_points():
    ring = [(120.0 + n / 10, 35.0 + (n % 3)) for n in range(40)]
    payload, block = made([ring])
    start, count = payload["features"][0]["g"][0][0]
    cut = {"g": [[[start + 5, 10, start + 20, 6]]], "e": [], "anchor": None, "frames": []}
    payload["features"].append(cut)
    carried_block = carried(payload, block, ALBERS).astype(float)
    first, many, second, rest = cut["g"][0][0]
    truth = ALBERS.forward(*np.array(ring)[[5, 14, 20, 25]].T)
    ends = carried_block[[first, first + many - 1, second, second + rest - 1]]
    assert np.abs(ends - truth).max() < 1e-6
    assert payload["features"][0]["g"][0][0][1] > count


def test_places_and_events_lie_where_their_degrees_do():
    payload, block = made([[(120, 35), (121, 35), (121, 36), (120, 35)]])
    carried(payload, block, ALBERS)
    (event,) = payload["events"]
    at = ALBERS.inverse(np.array([[event["x"], event["y"]]]))
    assert mercator(np.column_stack(at))[0] == pytest.approx((0.85, 0.39), abs=1e-6)
    assert payload["features"][0]["anchor"] == [event["x"], event["y"]]


def test_the_graticule_is_whole_steps_and_lies_on_them():
    frame = framed("northeast-asia", "lambert")
    lines = graticule_of(frame)
    for minutes, along in [(one.minutes, one.points) for one in lines.parallels]:
        assert minutes % 300 == 0
        _, lat = frame.conic.inverse(np.array(along).reshape(-1, 2))
        assert np.abs(lat - minutes / 60).max() < 1e-6
    seen = {one.minutes for one in lines.meridians}
    assert {120 * 60, 125 * 60, 140 * 60} <= seen


def test_the_page_is_told_of_rim_and_parallels():
    plane = plane_of(framed("northeast-asia", "albers"))
    told = json.loads(msgspec.json.encode(plane))
    assert told["kind"] == "albers" and told["parallels"] == [32, 50]
    assert len(told["rim"]) > 100 and all(0 < n < 1 for n in told["rim"])


def tile(level: int, x: int, y: int) -> bytes:
    """Red counts the columns of the world's pixels, green its rows."""
    n = np.arange(256)
    columns, rows = np.meshgrid((x * 256 + n) % 251, (y * 256 + n) % 251)
    pixels = np.stack([columns, rows, np.full_like(rows, level)], axis=2).astype(np.uint8)
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "WEBP", lossless=True)
    return out.getvalue()


def test_the_relief_lies_under_what_it_is_the_relief_of():
    frame = frame_for("albers", Camera(42.6, 130.3, 4.8), 600, 400)
    ranges = {"0": [0, 0, 0, 0], "5": [24, 31, 9, 14]}
    names = []

    def tiles(name: str) -> bytes:
        names.append(name)
        _, level, x, y = name.removesuffix(".webp").split("/")
        return tile(int(level), int(x), int(y))

    found = relief_of(frame, tiles, ranges)
    assert (found.width, found.height) == (1200, 800)
    pixels = np.frombuffer(found.rows, np.uint8).reshape(800, 1200, 4).astype(int)
    for x, y in [(300.25, 200.25), (50.25, 30.25), (560.25, 380.25), (411.25, 333.25)]:
        at = frame.degrees(np.array([x]), np.array([y]))
        truth = (mercator(np.column_stack(at))[0].astype(float) * 256 * 2**5 - 0.5) % 251
        if truth.min() > 3 and truth.max() < 247:
            assert np.abs(pixels[int(2 * y), int(2 * x), :2] - truth).max() < 1.6
    assert all(name.startswith("relief/5") for name in names)


def test_the_ground_of_a_relief_has_a_bound():
    """A figure as large as a wall is warped from coarser tiles."""
    near = mercator(np.array([[124.0, 33.0], [131.0, 43.0]])).astype(float)
    assert level_of(near, 7) == 7
    far = mercator(np.array([[-179.0, -60.0], [179.0, 80.0]])).astype(float)
    level = level_of(far, 7)
    first, last = np.floor(far.min(axis=0) * 2**level), np.floor(far.max(axis=0) * 2**level)
    assert np.prod((last - first + 1) * SIDE) <= MOST_GROUND
    assert level == 5
