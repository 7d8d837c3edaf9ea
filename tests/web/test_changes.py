"""What changed between two days, on the map and in figures."""

import re

import pytest

from tests.web.asking import until

BOTH = ["began:north", "taken:south", "ended:later", "began:line"]
ROWS = ["began in these days", "changed hands", "ended: as it last stood"]


def test_each_way_of_changing_has_a_row_and_an_outline(rig):
    rig.show(highlights=BOTH)
    assert rig.legend()[:3] == ROWS
    ids = rig.js("parallel38.page.picture.features.map(({ key }) => key)")
    assert "later,ended,screen" in ids  # though it does not hold on the day
    assert rig.js("[...parallel38.page.atlas.marked(parallel38.page.state.pane)].sort()") == [
        "later", "line", "north", "south",
    ]  # fmt: skip


def test_they_are_told_apart_without_colour(rig):
    """A plus, a minus in a broken ring, two arrows: in grey and for a copier, too."""
    for style in ("grey", "copy", "screen"):
        rig.show(highlights=BOTH, style=style)
        marks = rig.js("parallel38.page.picture.top")
        signs = {one["d"] for one in marks if one["k"] == "glyph" and one.get("width") == 1.8}
        assert len(signs) == 3
        assert [one["dash"] for one in marks if one["k"] == "circle" and one.get("dash")]


def test_a_figure_shows_them_and_says_since_when(rig):
    text = rig.figure(highlights=BOTH, notes=["Changes since 14 August 1945"])
    for words in (*ROWS, "Changes since 14 August 1945"):
        assert words in text
    assert not re.search(r"Changes since", rig.figure(highlights=BOTH))


def test_what_narrows_a_bare_map_is_said_at_its_foot(rig):
    rig.show(furniture={"map_only": True}, notes=["Only United States"])
    assert "Only United States" in rig.texts()
    rig.show(notes=["Only United States"])
    assert rig.texts().count("Only United States") == 1
    rig.show(furniture={"map_only": True, "chip": True}, notes=["Only United States"])
    assert "Only United States" not in rig.texts()


def test_what_is_fresh_lights_up_and_calms_down_without_sign_or_row(rig):
    lit = (
        "parallel38.page.picture.features.filter(({ key }) => key.startsWith('north,fresh')).length"
    )
    rig.show(style="stage")
    rows = rig.legend()
    rig.show(style="stage", highlights=["fresh:north"])
    assert rig.js(lit) == 1
    assert rig.legend() == rows
    assert rig.js("[...parallel38.page.atlas.marked(parallel38.page.state.pane)]") == []
    until(rig.page, f"{lit} === 0")


def test_the_light_stands_and_goes_within_a_second_and_a_bit(rig):
    light = """const now = performance.now, told = [];
      for (const at of [0, 400, 700, 1199, 1200]) {
        performance.now = () => at;
        told.push(m.lightOn(["north"])?.light ?? 0);
      }
      performance.now = now;
      return told;"""
    full, held, fading, last, gone = rig.module("features/fresh", light)
    assert full == held == 1 > fading > last > gone == 0


LIT = "parallel38.page.picture.features.some(({ key }) => key.includes(',fresh'))"
KEYS = "parallel38.page.picture.features.map(({ key }) => key.split(','))"


@pytest.mark.parametrize("hidden", [{"layers_off": ["zones"]}, {"day": 1}, {"powers": ["ussr"]}])
def test_only_what_is_drawn_lights_up(rig, hidden):
    rig.show(style="stage", highlights=["fresh:south"])
    assert rig.js(LIT)
    rig.show(style="stage")
    rig.show(style="stage", highlights=["fresh:south"], **hidden)
    assert not rig.js(LIT)


def test_a_line_between_armies_stands_on_the_light(rig):
    rig.js(KNOWN.format("line", "kind") + " = 'front', 0")
    rig.show(style="stage", highlights=["fresh:north", "fresh:line"])
    told = rig.js(KEYS)
    lights = [at for at, key in enumerate(told) if key[1] == "fresh"]
    front = next(at for at, key in enumerate(told) if key[0] == "line" and at not in lights)
    assert len(lights) == 2
    assert max(lights) < front


def test_the_light_ends_with_the_ground_where_the_atlas_ends(rig):
    """It fades into the paper as tint and edge do."""
    rig.js("map_atlas.setView([58, 92], 5, { animate: false }) && 0")
    rig.show(style="stage", day=4050, highlights=["fresh:around"])
    told = rig.js(KEYS)
    assert told.index(["around", "fresh", "stage", "1"]) < told.index(["stage"])


DRAWN = """parallel38.page.picture.features.filter(({{ key }}) => key.startsWith("{0},"))
  .flatMap((one) => one.marks()).map(({{ fill, stroke, closed }}) => [!!fill, !!stroke, closed])"""
KNOWN = "parallel38.page.atlas.features.find(({{ id }}) => id === '{0}').{1}"


def test_a_light_draws_no_border_where_nobody_surveyed_one(rig):
    sharp = DRAWN.format("north,fresh")
    rig.show(style="stage", highlights=["fresh:north"])
    assert [stroke for _, stroke, _ in rig.js(sharp)] == [True, True]
    rig.js(KNOWN.format("later", "km") + " = 60")
    rig.show(style="stage", day=1250, highlights=["fresh:later"])
    assert {(fill, stroke) for fill, stroke, _ in rig.js(DRAWN.format("later,fresh"))} == {
        (False, True)
    }  # ground of another tone would be another power's
    strong = rig.js(
        "parallel38.page.picture.features.find(({ key }) => key.startsWith('later,fresh'))"
        ".marks().map(({ width, alpha }) => [width, alpha])"
    )
    assert max(width for width, _ in strong) > 20
    assert max(alpha for _, alpha in strong) < 0.3


def test_what_ended_has_no_outline_where_only_the_atlas_ends(rig):
    """The area reaches the atlas's rim; its border is a line within."""
    edge = KNOWN.format("line", "shape")
    rig.js(f"{KNOWN.format('around', 'edge')} = {edge}, 0")
    rig.show(highlights=["ended:around"])
    assert {closed for *_, closed in rig.js(DRAWN.format("around,ended"))} == {False}
