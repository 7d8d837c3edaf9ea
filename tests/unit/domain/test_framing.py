import math

import pytest

from parallel38.domain.framing import MAX_ZOOM, camera_for, inside, named_views
from parallel38.domain.view import FIRST_DAY, LAST_DAY, OPENING, Camera


def shows(camera: Camera, lon: float, lat: float, width: float, height: float) -> bool:
    """Whether the point lies on the map, worked out by Web Mercator's own formula."""
    scale = 256 * 2**camera.zoom

    def y(lat: float) -> float:
        return math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)) / (2 * math.pi) * scale

    across = ((lon - camera.lon + 540) % 360 - 180) / 360 * scale
    return abs(across) <= width / 2 + 0.5 and abs(y(lat) - y(camera.lat)) <= height / 2 + 0.5


@pytest.mark.parametrize("size", [(1920, 1080), (800, 1100), (1366, 768)])
@pytest.mark.parametrize("name", ["peninsula", "parallel-38", "manchuria", "northeast-asia"])
def test_the_whole_box_shows_and_fills_one_side(name, size):
    west, south, east, north = named_views()[name].box
    camera = camera_for((west, south, east, north), *size)
    for lon in (west, east):
        for lat in (south, north):
            assert shows(camera, lon, lat, *size)
            closer = Camera(camera.lat, camera.lon, camera.zoom + 0.02)
    assert not all(shows(closer, lon, lat, *size) for lon in (west, east) for lat in (south, north))


def test_a_box_over_the_180th_meridian():
    camera = camera_for(named_views()["pacific"].box, 1920, 1080)
    assert camera.lon == pytest.approx(173)
    assert shows(camera, 127, 38, 1920, 1080)  # Korea
    assert shows(camera, -122.4, 37.8, 1920, 1080)  # San Francisco


def test_zoom_stays_within_the_map():
    assert camera_for((127, 37, 127.0001, 37.0001), 1000, 1000).zoom == 12
    assert camera_for((-180, -85, 180, 85), 100, 100).zoom == 1.5


def test_named_views():
    assert list(named_views()) == [
        "peninsula", "parallel-38", "manchuria", "northeast-asia", "pacific", "world",
    ]  # fmt: skip


def test_a_line_and_a_point_are_framed_too() -> None:
    parallel = camera_for((124.0, 38.0, 129.0, 38.0), 1000, 800)
    assert (parallel.lat, parallel.lon) == (38.0, 126.5)
    assert 256 * 2**parallel.zoom * 5 / 360 == pytest.approx(1000, rel=0.01)
    assert camera_for((127.0, 37.0, 127.0, 37.0), 1000, 800).zoom == MAX_ZOOM


def test_the_opening_is_a_day_of_the_atlas_on_a_named_view():
    assert FIRST_DAY <= OPENING.date <= LAST_DAY
    assert OPENING.view in named_views()


def test_a_camera_looks_at_a_box_also_over_the_180th_meridian() -> None:
    korea, pacific = named_views()["peninsula"].box, named_views()["pacific"].box
    assert inside(Camera(37.5, 127, 7), korea)
    assert not inside(Camera(47.0, 5.0, 5), korea)
    assert inside(Camera(21, -157, 6), pacific)
    assert not inside(Camera(40, -75, 6), pacific)
