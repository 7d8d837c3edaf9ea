"""An SVG whose letters are shapes, for programs without the fonts."""

import re

import pytest

from parallel38.domain.figure import Figure
from parallel38.domain.story import Scene
from parallel38.export.scenes import read_scene
from parallel38.export.svg import write_svg
from unit.pictures import differing, svg_to_png

PAGE = "new XMLSerializer().serializeToString(document.querySelector('#figure'){})"


class Laid:
    """What was laid out in the rig, as the writer of SVG is handed it."""

    def __init__(self, rig) -> None:
        self.rig = rig

    def svg(self, outlines: bool = False) -> str:
        return self.rig.js(PAGE.format(".outlined()" if outlines else ""))


def words(svg: str) -> list[str]:
    return re.findall(r"<text\b[^>]*>([^<]*)</text>", svg)


def said(svg: str) -> list[str]:
    return re.findall(r'<path role="img" aria-label="([^"]*)"', svg)


def written(rig, folder, *, outlines: bool):
    out = folder / f"{outlines}.svg"
    figure = Figure(width=900, height=700, outlines=outlines)
    write_svg(Scene(title="Zones", figure=figure), figure, Laid(rig), out)
    return out, out.read_text("utf-8")


def test_outlines_look_as_the_text_does_and_say_what_they_are(rig, tmp_path):
    rig.figure({"title": "AVA, Tar, To — 점령 지역 · Зоны"}, language="ko")
    text, as_text = written(rig, tmp_path, outlines=False)
    shapes, as_shapes = written(rig, tmp_path, outlines=True)
    assert "@font-face" in as_text and "8 September 1945" in words(as_text)
    assert said(as_text) == []
    assert "<text" not in as_shapes and "font-face" not in as_shapes
    assert said(as_shapes) == [one.replace('"', "&quot;") for one in words(as_text)]
    scene = read_scene(shapes)
    assert (scene.title, scene.figure.outlines) == ("Zones", True)
    for svg in (text, shapes):
        svg_to_png(svg, svg.with_suffix(".png"), 900, 700)
    assert differing(text.with_suffix(".png"), shapes.with_suffix(".png")) < 0.01
    assert "8 September 1945" in rig.js("document.querySelector('#figure').textContent")


def test_words_in_letters_that_the_atlas_lacks_stay_text(rig, tmp_path):
    rig.figure({"title": "ไทย"})
    _, svg = written(rig, tmp_path, outlines=True)
    assert words(svg) == ["ไทย"]
    assert "8 September 1945" in said(svg)


def test_letters_stand_where_the_engine_sets_them(rig):
    title = "AVA, Tar, To Yalu"
    rig.figure({"title": title})
    text = f"[...document.querySelectorAll('#figure text')].find((t) => t.textContent == {title!r})"
    due = rig.js(f"(t => [...t.textContent].map((_, i) => t.getStartPositionOfChar(i).x))({text})")
    size = rig.js(f"Number({text}.getAttribute('font-size'))")
    mark = f"{{ text: {title!r}, size: {size}, bold: true }}"
    made = rig.module(
        "pens/halo",
        f"return [...{title!r}].map((c, i) => m.placeOf({mark}, {title!r}.slice(0, i), c))",
    )
    assert [one - made[0] for one in made] == pytest.approx(due, abs=0.05)
