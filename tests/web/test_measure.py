"""A measured way on the map: its line, its points, its words, in figures too."""

import json

import pytest

from tests.web.test_placing import click, take_up

WAY = {
    "course": [126.0, 37.0, 127.0, 37.8, 128.0, 38.5],
    "points": [[126.0, 37.0], [128.0, 38.5]],
    "words": [[127.0, 37.8, "243 km"]],
    "closed": False,
}
LINE = "parallel38.page.picture.features.filter((one) => one.key.startsWith('measure'))"


def test_a_way_is_a_line_with_dots_and_words_where_it_lies(rig):
    rig.show()
    assert rig.js(f"{LINE}.length") == 0
    rig.show(measure=WAY)
    (part,) = rig.js(f"{LINE}[0].parts.map((part) => [...part])")
    ends = [*rig.at(37.0, 126.0), *rig.at(38.5, 128.0)]
    assert [*part[:2], *part[-2:]] == pytest.approx(ends, abs=0.6)
    assert "243 km" in rig.texts()
    dots = rig.js("parallel38.page.picture.top.filter((m) => m.k === 'circle').map((m) => m.x)")
    assert any(x == pytest.approx(ends[0], abs=0.6) for x in dots)
    assert rig.pixel("features", *rig.at(37.8, 127.0))[3] > 0
    rig.show(measure=None)
    assert rig.js(f"{LINE}.length") == 0 and "243 km" not in rig.texts()


def test_figures_have_it(rig):
    rig.show()
    svg = rig.figure(measure=WAY)
    assert "243 km" in svg
    assert "243 km" not in rig.figure()


def test_over_the_date_line_it_is_one_line_in_the_copy_that_is_looked_at(rig):
    rig.js("map_atlas.setView([40, -178], 3, {animate: false}) && 0")
    pacific = WAY | {"course": [139.7, 35.7, 180.0, 48.0, 237.6, 37.8], "points": [], "words": []}
    rig.show(measure=pacific)
    (part,) = rig.js(f"{LINE}[0].parts.map((part) => [...part])")
    assert part[0] < part[2] < part[4]
    assert part[4] - part[0] == pytest.approx((237.6 - 139.7) / 360 * 256 * 8, abs=1)
    assert part[2] == pytest.approx(rig.at(48, -180)[0], abs=1)


def test_while_it_is_measured_the_way_to_the_pointer_is_a_great_circle(rig):
    take_up(rig, great=True)
    rig.js("map_atlas.setView([40, 180], 2, {animate: false}) && 0")
    rig.page.send(json.dumps({"type": "tool", "name": "measure", "least": 2, "great": True}))
    click(rig, 250, 350)
    click(rig, 600, 350)
    rig.js(
        "map_atlas.getContainer().dispatchEvent(new MouseEvent('mousemove',"
        " {bubbles: true, clientX: 250, clientY: 352}))"
    )
    paths = rig.js(
        "[...document.querySelectorAll('.p38-sketch path')].map((p) => p.getAttribute('d'))"
    )
    trail = next(d for d in paths if d and d.count("L") > 20)
    heights = [float(pair.split(",")[1]) for pair in trail[1:].split("L")]
    assert min(heights) < 330  # over the north of the Pacific
    drawn = {d for d in paths if d and "L" in d}
    assert drawn == {trail}  # the line so far is the map's


def test_a_great_circle_keeps_to_the_globe(rig):
    points = rig.module(
        "atlas/great-circle",
        "return [m.greatCircle([0, 0], [0, 90]), m.greatCircle([35, 140], [35, -120]),"
        " m.greatCircle([10, 10], [10, 10])];",
    )
    equator, pacific, spot = points
    assert all(abs(lat) < 1e-9 for lat, _lon in equator) and equator[-1] == [0, 90]
    assert equator[45] == pytest.approx([0, 45])
    assert max(lat for lat, _lon in pacific) > 47 and pacific[-1][1] == 240
    assert spot[0] == spot[-1] == [10, 10]
