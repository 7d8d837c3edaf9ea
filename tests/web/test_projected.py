"""Figures of the real atlas in a conic projection: areas, scale, what stands on them."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date

import msgspec
import numpy as np
import pytest
import shapely
from pyproj import Geod

from parallel38.data.atlasfile import AtlasFile, open_atlas
from parallel38.domain.framing import camera_for
from parallel38.domain.story import Scene
from parallel38.domain.view import Camera, Pane, View
from parallel38.export.figure import Figure
from parallel38.figures import FigureSurface
from parallel38.map.plane.frame import ExtentError, Frame, frame_for

GEOD = Geod(ellps="WGS84")
SVG = "{http://www.w3.org/2000/svg}"
SIZE = (1123.0, 794.0)  # an A4 sheet
KURILS = (112.0, 32.0, 156.0, 53.5)  # Korea, Manchuria and the Kurils
GROUNDS = {
    "Korea": ("zone-korea-us", "zone-korea-soviet"),
    "Manchuria": ("zone-manchuria-soviet",),
    "the Kurils": ("zone-kurils-ussr",),
    "Sakhalin": ("zone-south-sakhalin-ussr",),
}


@pytest.fixture(scope="module")
def atlas() -> AtlasFile:
    return open_atlas()


@pytest.fixture(scope="module")
def surface(qapp, atlas) -> Iterator[FigureSurface]:
    made = FigureSurface(atlas)
    yield made
    made.close()


def laid(surface, camera: Camera, projection, **pane) -> tuple[ET.Element, Frame]:
    scene = Scene(view=View(panes=(Pane(date(1945, 12, 27), camera=camera, **pane),)))
    surface.lay_out(scene, Figure(width=SIZE[0], height=SIZE[1], projection=projection))
    return ET.fromstring(surface.svg()), frame_for(projection, camera, *SIZE)


def runs(path: ET.Element) -> list[np.ndarray]:
    """The points of each part of a path."""
    parts = (path.get("d") or "").split("M")[1:]
    return [np.array(re.findall(r"(-?[\d.]+) (-?[\d.]+)", part), float) for part in parts]


def drawn_area(svg: ET.Element, ident: str) -> float:
    """Square px of what is filled of a feature."""
    filled = [
        path
        for path in svg.iter(f"{SVG}path")
        if path.get("data-id") == ident and path.get("fill") not in (None, "none")
    ]
    return max(abs(sum(ring_area(one) for one in runs(path))) for path in filled)


def ring_area(points: np.ndarray) -> float:
    x, y = points.T
    return float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2


def ground_area(atlas: AtlasFile, ident: str) -> float:
    """Square km on the ellipsoid."""
    wkb = msgspec.msgpack.decode(atlas.blob("control.msgpack"))[ident]
    parts = shapely.get_parts(shapely.from_wkb(wkb))
    return sum(abs(GEOD.geometry_area_perimeter(one)[0]) for one in parts) / 1e6


def bar(svg: ET.Element) -> tuple[float, float]:
    """What the scale bar says, in km, and how long it is, px."""
    (words,) = [one for one in svg.iter(f"{SVG}text") if re.fullmatch(r"\d+ km", one.text or "")]
    (zero,) = [one for one in svg.iter(f"{SVG}text") if one.text == "0"]
    return float((words.text or "").split()[0]), place(words)[0] - place(zero)[0]


def place(text: ET.Element) -> tuple[float, float]:
    """Where a text stands, px."""
    found = re.match(r"translate\((\S+) ([^)]+)\)", text.get("transform") or "")
    assert found
    return float(found[1]), float(found[2])


def test_areas_of_an_albers_figure_are_those_of_the_ground(surface, atlas):
    svg, _ = laid(surface, camera_for(KURILS, *SIZE), "albers")
    km, px = bar(svg)
    for name, idents in GROUNDS.items():
        drawn = sum(drawn_area(svg, one) for one in idents) * (km / px) ** 2
        truth = sum(ground_area(atlas, one) for one in idents)
        assert drawn == pytest.approx(truth, rel=0.005), name


@pytest.mark.parametrize("projection", ["lambert", "albers"])
def test_the_scale_bar_is_right_in_the_middle(surface, projection):
    svg, frame = laid(surface, camera_for(KURILS, *SIZE), projection)
    km, px = bar(svg)
    x, y = (side / 2 for side in SIZE)
    lon, lat = frame.degrees(np.array([x - 50, x + 50, x, x]), np.array([y, y, y - 50, y + 50]))
    _, _, (across, down) = GEOD.inv(lon[::2], lat[::2], lon[1::2], lat[1::2])
    mean = np.sqrt(across * down) / 1000 / 100  # km to a pixel
    assert km / px == pytest.approx(mean, rel=0.001)


def test_names_of_towns_stand_beside_them_and_the_figure_says_its_projection(surface):
    svg, frame = laid(surface, camera_for(KURILS, *SIZE), "albers")
    texts = {one.text: one for one in svg.iter(f"{SVG}text")}
    conic = frame.conic
    assert f"Albers equal-area conic, {conic.south}° N and {conic.north}° N" in texts
    ((x, y),) = frame.conic.forward(np.array([126.65]), np.array([45.75]))
    u, v = frame.centre
    harbin = (x - u) * frame.pixels + SIZE[0] / 2, (y - v) * frame.pixels + SIZE[1] / 2
    at = place(texts["Harbin"])
    assert np.hypot(at[0] - harbin[0], at[1] - harbin[1]) < 60
    assert {"40°N", "45°N", "120°E", "130°E"} <= set(texts)


def test_the_parallel_bends_and_screen_figures_are_as_they_were(surface):
    camera = camera_for(KURILS, *SIZE)
    line = "line-38th-parallel"
    for projection, bends in (("albers", True), ("mercator", False), ("lambert", True)):
        svg, _ = laid(surface, camera, projection)
        points = max(
            (run for path in svg.iter(f"{SVG}path") if path.get("data-id") == line
             for run in runs(path)),
            key=len,
        )  # fmt: skip
        along = points[np.argsort(points[:, 0])]
        ways = np.degrees(np.arctan2(*(along[-1] - along[0])[::-1]))
        assert (abs(ways) > 0.5) == bends, projection


def test_the_relief_is_there_where_the_style_has_it(surface):
    for style, there in (("screen", True), ("copy", False)):
        svg, _ = laid(surface, camera_for(KURILS, *SIZE), "lambert", style=style)
        assert bool(list(svg.iter(f"{SVG}image"))) == there


def test_a_selected_way_lies_on_its_points(surface):
    way = "way:37.56650,126.97800;43.11550,131.88550"
    svg, frame = laid(surface, camera_for(KURILS, *SIZE), "albers", selected=way)
    ends = frame.conic.forward(np.array([126.978, 131.8855]), np.array([37.5665, 43.1155]))
    u, v = frame.centre
    for x, y in ends:
        px, py = (x - u) * frame.pixels + SIZE[0] / 2, (y - v) * frame.pixels + SIZE[1] / 2
        near = [c for c in svg.iter(f"{SVG}circle")
                if np.hypot(float(c.get("cx")) - px, float(c.get("cy")) - py) < 0.1]  # fmt: skip
        assert near


def test_an_extent_that_suits_no_cone_is_refused_or_stays_as_on_the_screen(surface):
    camera = Camera(20.0, 180.0, 2.5)
    with pytest.raises(ExtentError):
        laid(surface, camera, "lambert")
    svg, frame = laid(surface, camera, "auto")
    assert frame is None and not [t for t in svg.iter(f"{SVG}text") if "conic" in (t.text or "")]
