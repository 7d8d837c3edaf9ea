"""Prints without colour: what the map tells must be told by hatch, dash and build alone.

Measured on the printed pixels of the real atlas, in the grey style and in the copier's.
"""

from collections.abc import Iterator
from itertools import combinations

import pytest

from parallel38.data.atlasfile import open_atlas
from parallel38.domain.view import Camera, MapStyle
from parallel38.figures import FigureSurface
from parallel38.map.style import PALETTES
from tests.web.printed import Print, apart, direction, regular, spacing

CLOSE = 9.6  # zoom at which the relief has nearly gone
KOREA = (37.22, 127.92)
GROUNDS = {
    "occupation": ("1945-12-27", 38.77, 126.92),
    "lease": ("1900-05-01", 39.27, 121.97),
    "concession": ("1900-05-01", 40.13, 125.9),
    "protectorate": ("1907-01-01", *KOREA),
    "colony": ("1912-01-01", *KOREA),
    "puppet state": ("1935-01-01", 43.62, 126.02),
    "sovereign": ("1900-05-01", *KOREA),
}
ZOOMS = {"concession": 10.8}  # it is small
BY_KIND = {"occupation": 8.0, "lease": 4.5, "concession": 5.0, "colony": 10.0}  # px, unscaled


@pytest.fixture(scope="module")
def surface(qapp) -> Iterator[FigureSurface]:
    made = FigureSurface(open_atlas())
    yield made
    made.close()


@pytest.fixture(params=["grey", "copy"])
def style(request) -> MapStyle:
    return request.param


def test_the_two_zones_are_told_apart_by_the_angle_of_their_hatch(surface, style):
    plate = Print(surface, "1945-12-27", Camera(38.0, 127.2, 8.0), style)
    north = [direction(plate.ground(*at)) for at in ((38.5, 126.6), (38.9, 127.2))]
    south = [direction(plate.ground(*at)) for at in ((37.3, 127.9), (37.0, 127.5))]
    assert min(ruled for _, ruled in north + south) > 0.5
    for one, _ in north:
        assert all(apart(one, other) > 70 for other, _ in south)
    assert apart(north[0][0], north[1][0]) < 10 and apart(south[0][0], south[1][0]) < 10


def test_kinds_of_territory_are_told_apart_by_their_hatch(surface, style):
    found = {}
    for kind, (day, lat, lon) in GROUNDS.items():
        ground = Print(surface, day, Camera(lat, lon, ZOOMS.get(kind, CLOSE)), style).ground(
            lat, lon
        )
        found[kind] = (*direction(ground), spacing(ground), ground.std())
    for (one, a), (other, b) in combinations(found.items(), 2):
        turned = min(a[1], b[1]) > 0.4 and apart(a[0], b[0]) > 30
        ruled = abs(a[1] - b[1]) > 0.35
        wider = max(a[2], b[2]) / min(a[2], b[2]) > 1.25
        fainter = max(a[3], b[3]) > 3 * min(a[3], b[3])
        assert turned or ruled or wider or fainter, (one, a, other, b)
    weight = found["occupation"][2] / BY_KIND["occupation"]
    for kind, wanted in BY_KIND.items():
        assert found[kind][2] == pytest.approx(wanted * weight, rel=0.1), kind


LINES = {
    "control": ("1945-12-27", "line-38th-parallel", Camera(38.0, 127.5, 8.0)),
    "dated front": ("1951-07-10", "front-1951-07-10-talks-open", Camera(38.2, 127.5, 8.0)),
    "front between": ("1950-11-02", "front-line", Camera(39.8, 126.5, 8.0)),
    "cease-fire": ("1953-07-28", "mdl", Camera(38.2, 127.5, 8.5)),
}


POSTS = 14.0  # CSS px from post to post of a line of control, at weight 1


def test_front_cease_fire_and_control_lines_are_told_apart_by_their_build(surface, style):
    weight = float(PALETTES[style]["weight"])
    core, flank, posts = {}, {}, {}
    for name, (day, ident, camera) in LINES.items():
        plate = Print(surface, day, camera, style)
        dark = {at: float((plate.across(ident, at) > 0.5).mean()) for at in (0, 1.3, -1.3)}
        core[name], flank[name] = dark[0], (dark[1.3] + dark[-1.3]) / 2
        posts[name] = min(regular(plate.across(ident, at), POSTS * weight) for at in (3.4, -3.4))
    assert min(core["control"], core["dated front"]) > 0.75  # drawn through
    assert posts["control"] > 4 * max(posts[one] for one in posts if one != "control")
    assert core["front between"] < 0.2 and flank["front between"] > 0.6  # hollow
    assert 0.45 < core["cease-fire"] < 0.7  # dash and dot
