import re
import xml.etree.ElementTree as ET
from itertools import pairwise

SVG = "{http://www.w3.org/2000/svg}"


def test_a_figure_is_vectors_and_text(rig):
    text = rig.figure()
    root = ET.fromstring(text)
    tags = {one.tag.removeprefix(SVG) for one in root.iter()}
    assert not tags & {"pattern", "filter", "mask", "foreignObject", "script"}
    assert len(root.findall(f".//{SVG}image")) <= 1
    assert {"path", "text", "circle"} <= tags
    assert (root.get("width"), root.get("height")) == ("900", "700")
    words = [one.text for one in root.iter(f"{SVG}text")]
    assert "8 September 1945" in words and "Seoul" in words


def test_a_figure_shows_what_the_screen_shows(rig):
    """On a day without chips, of which a figure tells in one line."""
    root = ET.fromstring(rig.figure(day=950))
    words = [one.text for one in root.iter(f"{SVG}text")]
    rig.js("document.querySelector('#figure').remove()")
    rig.page.send('{"type":"camera","lat":38.0,"lon":127.5,"zoom":6.5,"fly":false}')
    rig.show(day=950)
    assert rig.js("parallel38.page.picture.chips.length") == 0
    assert sorted(words) == sorted(rig.texts())


def test_data_is_text_never_markup(rig):
    text = rig.figure()
    assert "&lt;i&gt;Yalta&lt;/i&gt;" in text and "United &lt;States&gt;" in text
    assert not re.search("<(b|i|States)[ >]", text)
    rig.show()
    assert rig.js("document.querySelectorAll('b, i').length") == 0


def test_hatch_lines_lie_in_the_figure_as_paths(rig):
    root = ET.fromstring(rig.figure(style="copy"))
    features = next(g for g in root.findall(f"{SVG}g") if g.get("id") == "features")
    hatches = [p for p in features.iter(f"{SVG}path") if (p.get("d") or "").count("M") > 10]
    assert len(hatches) == 2  # one for each zone


def test_the_map_comes_back_after_a_figure(rig):
    rig.figure()
    rig.show()
    assert rig.js("document.querySelector('#figure')") is None
    assert not rig.js("document.body.classList.contains('p38-figure')")


def test_marks_within_one_area_share_its_clip(rig):
    """Each clip costs printer and raster as much as a drawn area."""
    root = ET.fromstring(rig.figure(day=950))
    shared = 0
    for layer in root.findall(f"{SVG}g"):
        clips = [one.get("clip-path") for one in layer]
        assert not [a for a, b in pairwise(clips) if a and a == b]
        shared += sum(len(one) > 1 for one in layer.findall(f"{SVG}g"))
    assert shared
