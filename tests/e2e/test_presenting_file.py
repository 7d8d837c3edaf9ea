"""A story presented by one file, in real browsers, from a file: address, with no network."""

import datetime
import io
from pathlib import Path

import pytest
from PIL import Image

from parallel38.domain.compare import of_dates
from parallel38.domain.story import Aside, Scene, Story
from parallel38.domain.view import Camera, Pane, View
from parallel38.standalone.presenting import presenting
from parallel38.ui.export.deck import deck_of
from tests.browsers import Browser

READY = "return document.documentElement.dataset.p38 === 'ready'"
COUNT = "return document.querySelector('#p38-words .count').textContent"
SHOWN = "return document.querySelector('#p38-words .now h2').textContent"
ON = "return document.body.classList.contains('p38-presents')"
DAY = "return parallel38.page.state.pane.day"
CENTRE = (
    "const {lat, lng} = parallel38.map.getCenter();"
    "return [lat.toFixed(1), lng.toFixed(1), parallel38.map.getZoom().toFixed(2)]"
)
LONG = "A clause of the treaty, and what follows from it. " * 16
BAD = "<img src=x onerror=\"document.title='broken'\"><script>document.title='worse'</script>"


def scene(number: int, year: int, lon: float, **more: object) -> Scene:
    pane = Pane(date=datetime.date(year, 9, 8), camera=Camera(lat=38, lon=lon, zoom=5.5))
    values = {
        "id": f"s{number}", "title": f"Scene {number}", "view": View(panes=(pane,)),
        "transition": "cut", "caption": f"What happened in {year}.", **more,
    }  # fmt: skip
    return Scene(**values)  # type: ignore[arg-type]


STORY = Story(
    id="tale", title="A tale", description="Of a line.", questions=("Who drew it?",),
    scenes=(
        scene(1, 1945, 127, notes=f"First **words**.\n\n{BAD}\n\n- one\n- two",
              sources=("frus-1945v06-rusk",), cites=(f"A diary {BAD}",)),
        scene(2, 1950, 125, caption="Longer. " * 60),
        scene(3, 1953, 130, id="tale/2", view=of_dates(View(), "side", [
            datetime.date(1945, 9, 8), datetime.date(1953, 7, 27)])),
        scene(4, 1960, 127, notes="Last words.",
              aside=Aside(title="Article 1", text=f"<b>Text</b>.\n\n{LONG}", image="a.png")),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def file(atlas_file, tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("presenting") / "tale.html"
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(picture, "PNG")
    deck = deck_of(STORY, atlas_file.atlas, images={"a.png": picture.getvalue()})
    out.write_bytes(presenting(atlas_file, deck, None))
    return out


@pytest.fixture
def stage(browser, file) -> Browser:
    """The file as it opens, in the first window."""
    browser.turn_to(browser.windows()[0])
    browser.go("about:blank")
    browser.go(file.as_uri())
    browser.until(READY)
    return browser


def test_it_opens_on_the_stage_with_nothing_of_the_desk(stage):
    assert stage.js(ON)
    assert stage.js(COUNT) == "1 / 4"
    seen = (
        "return ['#p38-bar', '#p38-foot', '#p38-layers', '#p38-inspector', '#p38-scene']"
        ".filter((name) => document.querySelector(name).getClientRects().length)"
    )
    assert stage.js(seen) == []
    assert stage.js("return parallel38.page.state.pane.style") == "stage"
    words, map_, high = stage.js(
        "return ['#p38-words .now h2', '#p38-stage'].map((name) => document.querySelector(name))"
        ".map((one) => one.getBoundingClientRect().height).concat(innerHeight)"
    )
    assert words >= high / 26
    assert map_ > high / 2
    assert stage.js("return performance.getEntriesByType('resource').length") == 0


def test_keys_turn_scenes_and_the_map_keeps_its_size(stage):
    size = (
        "const r = document.querySelector('#p38-stage').getBoundingClientRect();"
        "return [r.width, r.height]"
    )
    before = stage.js(size)
    for chord, count in [
        ("PgDn", "2 / 4"), ("PgUp", "1 / 4"), ("Right", "2 / 4"), ("Left", "1 / 4"),
        ("Space", "2 / 4"), ("Down", "3 / 4"), ("Up", "2 / 4"), ("End", "4 / 4"), ("PgDn", "4 / 4"),
        ("Home", "1 / 4"),
        ("Enter", "2 / 4"), ("4", "4 …"), ("Enter", "4 / 4"), ("9", "9 …"), ("Enter", "4 / 4"),
    ]:  # fmt: skip
        stage.press(chord)
        assert stage.js(COUNT) == count, chord
        assert stage.js(size)[1] == before[1]
        assert (stage.js(size)[0] == before[0]) == (stage.js(SHOWN) != "Scene 4")
    stage.until(f"{DAY} === {datetime.date(1960, 9, 8).toordinal()}")
    stage.until("return location.hash.includes('scene=tale/s4')")


def test_b_is_black_and_a_turn_brings_the_map_back(stage):
    black = "return document.querySelector('#p38-blank').getClientRects().length === 1"
    for chord in ("b", ".", "Esc"):
        stage.press("b" if chord == "Esc" else chord)
        assert stage.js(black)
        stage.press(chord)
        assert not stage.js(black)
    stage.press("b")
    stage.press("PgDn")
    assert not stage.js(black)
    assert stage.js(COUNT) == "2 / 4"


def test_r_leads_back_to_the_scene_as_it_was(stage):
    at = stage.js(CENTRE)
    stage.js("parallel38.map.setView([10, 20], 4, { animate: false })")
    assert stage.js(CENTRE) != at
    stage.press("r")
    stage.until(f"return String((() => {{ {CENTRE} }})()) === arguments[0]", ",".join(at))


def test_notes_have_a_window_of_their_own_and_both_turn_the_scenes(stage):
    stage.press("n")
    main, notes = stage.windows()
    stage.turn_to(notes)
    stage.until("return document.querySelector('.notes strong')?.textContent === 'words'")
    assert stage.js("return document.querySelectorAll('.notes li').length") == 2
    assert stage.js("return document.querySelectorAll('img, .notes script').length") == 0
    works = stage.js("return [...document.querySelectorAll('.works li')].map((e) => e.textContent)")
    assert works[0] == f"A diary {BAD}"
    assert "Foreign Relations of the United States" in works[1] and len(works) == 2
    assert stage.js("return document.title") == "Notes: A tale"
    assert "Scene 2" in stage.js("return document.querySelector('footer').textContent")
    assert " of about " in stage.js("return document.querySelector('.clock').textContent")
    stage.press("Right")
    assert "Scene 2" in stage.js("return document.querySelector('main h1').textContent")
    stage.click_on("header button:nth-of-type(2)")
    assert "Scene 3" in stage.js("return document.querySelector('main h1').textContent")
    stage.turn_to(main)
    assert stage.js(COUNT) == "3 / 4"
    stage.press("PgDn")
    stage.turn_to(notes)
    assert stage.js("return document.querySelector('.notes').textContent.trim()") == "Last words."
    assert "Who drew it?" in stage.js("return document.querySelector('footer').textContent")
    stage.turn_to(main)
    stage.press("Esc")
    assert not stage.js(ON)
    assert stage.windows() == [main]


def test_leaving_leads_to_the_map_and_the_story_can_be_left_whole(stage):
    stage.press("3")
    stage.press("Enter")
    stage.until("return parallel38.sheet.panes.length === 2")
    stage.press("Esc")
    assert not stage.js(ON)
    assert stage.js("return parallel38.page.state.pane.style") in ("screen", "dark")
    stage.click_on("#p38-scene [aria-label='Leave the story']")
    stage.until("return parallel38.sheet.panes.length === 1")
    stage.press("f")
    assert stage.js(ON)
    assert stage.js(COUNT) == "1 / 4"
    stage.press("Esc")


def test_what_stands_beside_is_text_and_a_picture(stage):
    wide = "return document.querySelector('#p38-stage').clientWidth"
    before = stage.js(wide)
    stage.press("End")
    stage.until("return document.querySelector('#p38-beside img')?.naturalWidth === 40")
    said = stage.js("return document.querySelector('#p38-beside').innerText")
    assert [line for line in said.split("\n") if line] == [
        "Article 1",
        "<b>Text</b>.",
        LONG.strip(),
    ]
    box = "const e = document.querySelector('#p38-beside');"
    stage.until(f"{box} return e.scrollHeight <= e.clientHeight")  # nobody scrolls before a room
    assert stage.js(wide) < 0.7 * before
    stage.press("Home")
    assert stage.js(wide) == before


def test_an_address_of_a_scene_that_is_gone_opens_the_first(stage, file):
    for address, count in [("#scene=tale/tale/2", "3 / 4"), ("#scene=tale/gone", "1 / 4")]:
        stage.go("about:blank")
        stage.go(f"{file.as_uri()}{address}")
        stage.until(READY)
        assert stage.js(COUNT) == count
        assert stage.js(ON)
    stage.go("about:blank")
    stage.go(f"{file.as_uri()}#date=1904-02-08")
    stage.until(READY)
    assert not stage.js(ON)


def test_an_address_written_anew_leads_to_its_scene(stage):
    stage.js("location.hash = '#scene=tale/s2'")
    stage.until(f"return (() => {{ {SHOWN} }})() === 'Scene 2'")
    stage.until(f"{DAY} === {datetime.date(1950, 9, 8).toordinal()}")
    stage.press("Esc")
    stage.js("location.hash = '#date=1904-02-08'")
    stage.until("return document.querySelector('#p38-scene').hidden")
