"""What hand and window put on the map is seen on every ground, in every style.

WCAG 2: 1.4.3 for words, 1.4.11 for marks.
"""

import re
import tomllib

import pytest

from parallel38 import paths
from parallel38.domain.project import DrawingStyle
from parallel38.map import inks, style
from parallel38.map.drawn import INKS
from parallel38.ui.tokens import DARK, LIGHT
from unit.tones import STAGE, TOLD, contrast, difference, over, share_of, washed

WEB = paths.resources() / "web"
LAND_AND_SEA = ("paper", "sea")


@pytest.fixture(params=style.STYLES)
def name(request) -> str:
    return request.param


@pytest.fixture
def look(name) -> dict[str, str]:
    return style.PALETTES[name]


@pytest.mark.parametrize("ground", LAND_AND_SEA)
def test_outlines_of_changes_are_seen_and_told_apart(look, name, ground):
    """Each has an ink line in a casing; what was taken has a light line within the ink."""
    casing = over(look[ground], look["halo"], 0.9)
    assert contrast(look["ink"], casing) >= 3
    assert contrast(look["ink"], look[ground]) >= 3
    core = look["halo"] if name in cores() else look["glow"]
    assert contrast(core, look["ink"]) >= 3


def cores() -> set[str]:
    """The styles in which the light line within is the casing's."""
    text = (WEB / "features" / "changes.js").read_text()
    found = re.search(r"const PALE = (\[.*?\])", text)
    assert found
    return set(re.findall(r'"(\w+)"', found[1]))


def test_signs_of_changes_are_read(look):
    assert contrast(look["panel"], look["ink"]) >= 4.5  # within a full sign; an empty one: reversed
    for ground in (*LAND_AND_SEA, "panel"):
        assert contrast(look["ink"], over(look[ground], look["halo"], 0.95)) >= 3


@pytest.mark.parametrize("colour", INKS)
@pytest.mark.parametrize("ground", LAND_AND_SEA)
def test_drawings_are_seen_and_their_words_read(look, name, colour, ground):
    ink = inks.line_inks(colour)[name]
    tint = 0.4 * DrawingStyle().opacity * float(look["fill"])  # under a hatch
    assert contrast(ink, look[ground]) >= 3
    assert contrast(ink, over(look[ground], inks.inks(colour)[name], tint)) >= 3
    assert contrast(ink, look["halo"]) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("colour", INKS)
def test_inks_of_the_form_are_seen_chosen_or_not(tokens, colour):
    ink = inks.line_inks(colour)["dark" if tokens is DARK else "screen"]
    for ground in (tokens.sheet, tokens.hover, tokens.pressed, tokens.accent_soft):
        assert contrast(ink, ground) >= 3


def test_the_locator_shows_land_sea_and_where_the_view_is(look):
    for ground in LAND_AND_SEA:
        assert contrast(look["accent"], over(look[ground], look["accent"], 0.14)) >= 3
    assert contrast(look["coast"], look["paper"]) >= 3


@pytest.mark.parametrize("ground", LAND_AND_SEA)
def test_a_measured_way_is_seen_and_its_words_read(look, ground):
    casing = over(look[ground], look["halo"], 0.85)
    assert contrast(look["ink"], casing) >= 7
    assert contrast(look["ink"], look[ground]) >= 3


@pytest.mark.parametrize("ground", LAND_AND_SEA)
def test_what_the_hand_does_is_seen_on_every_map(look, ground):
    """Sketch, frames, handles, rings of focus: one ink, each with white beside it."""
    (ink,) = set(re.findall(r"#[0-9a-f]{6}", (WEB / "hand" / "sketch.js").read_text()))
    assert contrast(ink, over(look[ground], "#ffffff", 0.6)) >= 3
    assert max(contrast(ink, look[ground]), contrast("#ffffff", look[ground])) >= 3
    sheet = (WEB / "atlas.css").read_text()
    for rule in re.findall(rf"[^}}]*{ink}[^}}]*}}", sheet):
        assert "#fff" in rule, rule


# --- a stage in a bright room; who stood side by side: tests/data/test_stage_tones.py ---


def fill_of(colour: str, kind: str = "sovereign") -> str:
    """The tone of a power's ground on the stage's land."""
    return over(STAGE["paper"], inks.inks(colour)["stage"], share_of(kind))


@pytest.mark.parametrize("ground", ["paper", "sea", "panel"])
@pytest.mark.parametrize("ink", ["ink", "muted"])
def test_words_are_read_in_a_bright_room(ink, ground):
    assert contrast(washed(STAGE[ink]), washed(STAGE[ground])) >= 4.5 * (
        0.8 if ground == "sea" else 1
    )


def test_the_sea_is_told_from_the_land_in_a_bright_room():
    assert difference(washed(STAGE["sea"]), washed(STAGE["paper"])) >= TOLD
    assert contrast(washed(STAGE["coast"]), washed(STAGE["paper"])) >= 3
    assert contrast(washed(STAGE["accent"]), washed(STAGE["paper"])) >= 3
    assert contrast(washed(STAGE["seaText"]), washed(STAGE["sea"])) >= 2.5


def test_lines_and_hatches_are_seen_in_a_bright_room(colours):
    for power, colour in colours.items():
        line = washed(inks.line_inks(colour, power)["stage"])
        for ground in ("paper", "sea"):
            least = 3.0 if ground == "paper" else 2.3
            assert contrast(line, washed(STAGE[ground])) >= least, (power, ground)
        assert contrast(line, washed(fill_of(colour))) >= 2, power


@pytest.fixture(scope="module")
def colours() -> dict[str, str]:
    """The colour of each power as geodata has it."""
    found = {}
    for path in sorted((paths.geodata() / "powers").glob("*.toml")):
        for one in tomllib.loads(path.read_text("utf-8"))["power"]:
            found[one["id"]] = one["colour"]
    return found
