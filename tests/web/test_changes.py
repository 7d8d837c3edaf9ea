"""What changed between two days, on the map and in figures."""

import re

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


DRAWN = """parallel38.page.picture.features.filter(({{ key }}) => key.startsWith("{0},"))
  .flatMap((one) => one.marks()).map(({{ fill, stroke, closed }}) => [!!fill, !!stroke, closed])"""
KNOWN = "parallel38.page.atlas.features.find(({{ id }}) => id === '{0}').{1}"


def test_a_light_draws_no_border_where_nobody_surveyed_one(rig):
    sharp = DRAWN.format("north,fresh")
    rig.show(style="stage", highlights=["fresh:north"])
    assert [stroke for _, stroke, _ in rig.js(sharp)] == [True, True]
    rig.js(KNOWN.format("later", "km") + " = 60")
    rig.show(style="stage", day=1250, highlights=["fresh:later"])
    assert rig.js(DRAWN.format("later,fresh")) == [[True, False, True]]


def test_what_ended_has_no_outline_where_only_the_atlas_ends(rig):
    """The area reaches the atlas's rim; its border is a line within."""
    edge = KNOWN.format("line", "shape")
    rig.js(f"{KNOWN.format('around', 'edge')} = {edge}, 0")
    rig.show(highlights=["ended:around"])
    assert {closed for *_, closed in rig.js(DRAWN.format("around,ended"))} == {False}
