"""Each rule of an atlas folder, broken once: one sentence, with file, line and item."""

from pathlib import Path

import pytest

from parallel38.data.base import base_shapes
from parallel38.data.check import check
from parallel38.data.faults import LoadError
from unit.data.small_folder import AREAS, LINE, LINES, SQUARE, edit, shapes

ZONES, STATES = "layers/zones/layer.toml", "layers/states/layer.toml"
EVENTS, PLACES, STORY = "events/all.toml", "places/all.toml", "stories/short.toml"
CLAIMS = "claims/essay.toml"
DRAWN = "layers/zones/features.geojson"
CROSSED = [[[126, 37], [128, 39], [128, 37], [126, 39], [126, 37]]]


def said(folder: Path) -> list[str]:
    return [str(fault) for fault in check(folder)]


def test_a_sound_folder_has_no_fault(folder: Path) -> None:
    assert said(folder) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        (ZONES, 'title = "Soviet zone"', 'title = "Soviet zone',
         "layers/zones/layer.toml:10: not TOML: Illegal character '\\n'"),
        (EVENTS, 'lat = 38.0\nlon = 127.0\nposition_precision = "city"\nimportance = 5',
         'lat = 38.0\nlon = 327.0\nposition_precision = "city"\nimportance = 6',
         "events/all.toml:10: landing: the longitude 327.0 lies outside -180 to 180"),
        (ZONES, 'summary = "A zone."', 'summary = "A zone."\ncolor = "red"',
         "layers/zones/layer.toml:18: zone-soviet: unknown field 'color'"),
        (ZONES, 'summary = "A zone."', 'summary = "A zone."\nannounced = 5',
         "layers/zones/layer.toml:18: zone-soviet: unknown field 'announced'"),
        (ZONES, 'summary = "A zone."\n', "",
         "layers/zones/layer.toml:8: zone-soviet: the field 'summary' is missing"),
        (ZONES, 'kind = "occupation"', 'kind = "trusteeship"',
         "layers/zones/layer.toml:11: zone-soviet: 'kind': 'trusteeship' is none of "),
        (ZONES, "rank = 20", 'rank = "high"',
         "layers/zones/layer.toml:20: zone-soviet: 'control.rank': expected a whole number, "
         "got a text"),
        (EVENTS, 'id = "earlier"', 'id = "landing"',
         "events/all.toml:22: landing: this id is taken by events/all.toml:2"),
        (PLACES, 'id = "town"', 'id = "zone-soviet"',
         "places/all.toml:3: zone-soviet: this id is taken by layers/zones/layer.toml:8"),
        (EVENTS, 'sources = ["book-1990"]\nled_to', 'sources = ["book-1991"]\nled_to',
         "events/all.toml:34: earlier: unknown source 'book-1991' in 'sources'"),
        (ZONES, 'powers = ["ussr"]', 'powers = ["sssr"]',
         "layers/zones/layer.toml:14: zone-soviet: unknown power 'sssr' in 'powers'"),
        (ZONES, 'holder = "ussr"', 'holder = "sssr"',
         "layers/zones/layer.toml:20: zone-soviet: unknown power 'sssr' in 'control'"),
        (ZONES, 'came_from = ["state-korea"]', 'came_from = ["state-corea"]',
         "layers/zones/layer.toml:19: zone-soviet: unknown feature 'state-corea' in 'came_from'"),
        (EVENTS, 'sources = ["book-1990"]\nled_to', "sources = []\nled_to",
         "events/all.toml:34: earlier: no source: name a work that says so"),
        (EVENTS, 'led_to = ["landing"]', 'led_to = ["leaving"]',
         "events/all.toml:35: earlier: unknown event 'leaving' in 'led_to'"),
        (EVENTS, 'power = "ussr"', 'power = "sssr"',
         "events/all.toml:17: landing: unknown power 'sssr' in 'participants'"),
        (EVENTS, 'start = "1905"', 'start = "1905-02-30"',
         "events/all.toml:25: earlier: '1905-02-30' is not a date;"),
        (EVENTS, 'start = "1945-08-24"', 'start = 1945-08-24',
         "events/all.toml:6: landing: 'start': expected a text, got a date"),
        (EVENTS, 'end = "1905"', 'end = ".."',
         "events/all.toml:26: earlier: an event or era has no open end"),
        (EVENTS, 'start = "1905"\nend = "1905"', 'start = "1865"\nend = "1865"',
         "events/all.toml:25: earlier: it lies outside 1866-2024"),
        (ZONES, 'end = "1948-09-08"', 'end = "1944"',
         "layers/zones/layer.toml:12: zone-soviet: '1944' lies before the start"),
        (ZONES, 'start = "1945-08-11"', 'start = "11 August"',
         "layers/zones/layer.toml:24: zone-soviet: '11 August' is not a date;"),
        (PLACES, 'end = "1945-08-23"', 'end = "1909"',
         "places/all.toml:10: town: '1909' lies before the start"),
        (STATES, 'start = "1392"\nend = ".."', 'start = "1392"\nend = "1850"',
         "layers/states/layer.toml:11: state-korea: never shown: it lies outside 1866-2024"),
        (CLAIMS, 'places = ["town"]', 'places = ["city"]',
         "claims/essay.toml:14: taken-1945: unknown place 'city' in 'places'"),
        (CLAIMS, 'features = ["zone-soviet"]', 'features = ["zone-british"]',
         "claims/essay.toml:15: taken-1945: unknown feature 'zone-british' in 'features'"),
        (CLAIMS, 'events = ["landing"]', 'events = ["leaving"]',
         "claims/essay.toml:16: taken-1945: unknown event 'leaving' in 'events'"),
        (CLAIMS, 'features = ["zone-soviet"]\nevents = ["landing"]\n', "",
         "claims/essay.toml:7: taken-1945: nothing to look at"),
        (CLAIMS, 'sources = ["book-1990"]', "sources = []",
         "claims/essay.toml:17: taken-1945: no source"),
        (CLAIMS, 'sources = ["book-1990"]', 'sources = ["essay"]',
         "claims/essay.toml:17: taken-1945: 'essay' is a seed"),
        (CLAIMS, 'title = "An essay"', 'title = "Book"',
         "events/all.toml:15: landing: 'book-1990' is a seed: it cannot be cited as evidence"),
        (CLAIMS, 'verdict = "nuanced"', 'verdict = "true"',
         "claims/essay.toml:12: taken-1945: 'verdict': 'true' is none of "),
        (CLAIMS, 'kind = "event"', 'kind = "interpretation"\nreading = false\nx = 1',
         "claims/essay.toml:12: taken-1945: unknown field 'x'"),
        (CLAIMS, 'verdict = "nuanced"', 'verdict = "nuanced"\nreading = true',
         "claims/essay.toml:13: taken-1945: only an interpretation can be a reading"),
        (CLAIMS, 'kind = "event"\ndate = "1945-08-24/1945-08-26"\nverdict = "nuanced"',
         'kind = "interpretation"\ndate = "1945"\nverdict = "supported"',
         "claims/essay.toml:12: taken-1945: an interpretation is no fact"),
        (CLAIMS, "[[claim]]", f'[[claim]]\nquote = "{"word " * 13}"',
         "claims/essay.toml:8: taken-1945: more than 12 words are quoted"),
        (CLAIMS, 'date = "1945-08-24/1945-08-26"', 'date = "24 Aug"',
         "claims/essay.toml:11: taken-1945: '24 Aug' is not a date;"),
        (CLAIMS, 'date = "1945-08-24/1945-08-26"', 'date = "1860"',
         "claims/essay.toml:11: taken-1945: never shown: it lies outside 1866-2024"),
        (CLAIMS, 'id = "taken-1945"', 'id = "taken-1945"\nseed = "essay"',
         "claims/essay.toml:9: taken-1945: unknown field 'seed'"),
        (CLAIMS, "[seed]", "[text]", "claims/essay.toml:1: the table [seed] is missing"),
        (STORY, 'selected = "zone-soviet"', 'selected = "zone-british"',
         "stories/short.toml:13: one: unknown feature, event, place or claim 'zone-british' in "
         "'selected'"),
        (STORY, 'layers_off = ["zones"]', 'layers_off = ["sones"]',
         "stories/short.toml:11: one: unknown layer or feature 'sones' in 'layers_off'"),
        (STORY, 'date = "1945-09-08"', 'date = "1865-09-08"',
         "stories/short.toml:10: one: the date 1865-09-08 lies outside 1866-2024"),
        (STORY, 'date = "1945-09-08"', 'date = "yesterday"',
         "stories/short.toml:10: one: 'date': there is no such day"),
        (STORY, 'date = "1945-09-08"', 'day = "1945-09-08"',
         "stories/short.toml:10: one: unknown field 'day' of the view"),
        (STORY, 'title = "One"\n', "",
         "stories/short.toml:5: one: the field 'title' is missing"),
        (STORY, 'title = "Short"', 'titel = "Short"',
         "stories/short.toml:1: short: unknown field 'titel'"),
        (STORY, 'id = "one"\ntitle = "One"', 'id = "one"\ntitle = "One"\nview = 1\n[[scene]]\n'
         'id = "one"\ntitle = "Two"', "stories/short.toml:8: one: 'view' is not a table"),
        (STORY, "[scene.view]", '[scene.aside]\ntext = "T"\nsource = "book"\n[scene.view]',
         "stories/short.toml:9: one: unknown source 'book' in 'aside'"),
        (STORY, "[scene.view]", '[scene.aside]\ntext = "T"\ncolor = 1\n[scene.view]',
         "stories/short.toml:9: one: unknown field 'color' of the aside"),
        (STORY, "[scene.view]", '[scene.aside]\ntitle = "T"\n[scene.view]',
         "stories/short.toml:9: one: the aside has neither 'text' nor 'image'"),
        (STORY, "[scene.view]", '[scene.aside]\nimage = "a.png"\nalt = "A"\n[scene.view]',
         "stories/short.toml:9: one: the image 'a.png' has no 'credit'"),
        (STORY, "[scene.view]",
         '[scene.aside]\nimage = "a.png"\nalt = "A"\ncredit = "C"\n[scene.view]',
         "stories/short.toml:9: one: the image 'a.png' is not there"),
        (STORY, "[scene.view]", '[scene.aside]\nimage = "../a.png"\n[scene.view]',
         "stories/short.toml:9: one: 'aside.image': it is no name of an image"),
        ("eras.toml", "[[era]]", "[era]", "eras.toml: 'era' is not written as [[era]] items"),
        ("eras.toml", "[[era]]", "[x]\n[[era]]",
         "eras.toml: unknown table 'x'; here stand [[era]] items"),
        (ZONES, '[layer]\ntitle = "Zones"\ndescription = "Zones."\norder = 20\non = false\n', "",
         "layers/zones/layer.toml:1: the table [layer] is missing"),
        ("sources.json", '"note"', '"nota"', "sources.json:2: book-1990: a source needs 'id',"),
        ("sources.json", "]\n", "", "sources.json: not JSON: Input data was truncated"),
    ],
)  # fmt: skip
def test_a_broken_rule_is_one_sentence(
    folder: Path, file: str, old: str, new: str, sentence: str
) -> None:
    edit(folder, file, old, new)
    found = said(folder)
    assert any(sentence in line for line in found), found
    assert all("\n" not in line for line in found)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (shapes(zone_soviet=CROSSED), "zones/features.geojson:2: zone-soviet: not a valid shape"),
        (shapes(), "layers/zones/layer.toml:8: zone-soviet: no shape in layers/zones"),
        (shapes(zone_soviet=SQUARE, zone_x=SQUARE),
         "zones/features.geojson:3: zone-x: no record; layers/zones/layer.toml has no such"),
        (shapes(zone_soviet=SQUARE, state_korea=SQUARE),
         "zones/features.geojson:3: state-korea: its record stands in another layer, states"),
        (shapes(zone_soviet=[[[37, 126], [37, 128], [39, 128], [37, 126]]]),
         "zones/features.geojson:2: zone-soviet: its coordinates reach 37 to 39 E, 126 to 128 N;"),
        (shapes(zone_soviet=None), "features.geojson:2: zone-soviet: it has no geometry"),
        (shapes(zone_soviet={"type": "Circle"}),
         "features.geojson:2: zone-soviet: its geometry cannot be read"),
        (shapes(zone_soviet=SQUARE).replace('"id"', '"name"'),
         "features.geojson: a feature without an id that is a text"),
        (shapes(zone_soviet=SQUARE)[:90], "features.geojson: not JSON: Input data was truncated"),
        ("[]", "features.geojson: not a GeoJSON FeatureCollection"),
    ],
)  # fmt: skip
def test_shapes(folder: Path, content: str, sentence: str) -> None:
    (folder / DRAWN).write_text(content, "utf-8")
    found = said(folder)
    assert any(sentence in line for line in found), found


def test_two_equal_holders_of_one_place(folder: Path) -> None:
    edit(folder, ZONES, "rank = 20", "rank = 10")
    assert said(folder) == [
        "layers/states/layer.toml:18: state-korea: holds Town together with zone-soviet, both of"
        " rank 10, from 1945-09-03 to 1948-09-08"
    ]


def test_a_place_that_nobody_holds(folder: Path) -> None:
    # The zone may have been held from ten days before 24 August 1945.
    edit(folder, STATES, 'end = ".."', 'end = "1910-08-28"')
    assert said(folder) == [
        "places/all.toml:2: town: nobody holds it from 1910-08-29 to 1945-08-13",
        "places/all.toml:2: town: nobody holds it from 1948-09-09 to 2024-12-31",
    ]


def test_a_small_place_may_have_gaps(folder: Path) -> None:
    edit(folder, STATES, 'end = ".."', 'end = "1910-08-28"')
    edit(folder, PLACES, "importance = 4", "importance = 3")
    assert said(folder) == []


def test_all_faults_at_once(folder: Path) -> None:
    edit(folder, ZONES, 'powers = ["ussr"]', 'powers = ["sssr"]')
    edit(folder, EVENTS, 'led_to = ["landing"]', 'led_to = ["leaving"]\ncolour = 3')
    edit(folder, PLACES, "lat = 38.0", "lat = -91")
    (folder / "sources.json").write_bytes(b"[\xff]")
    assert len(said(folder)) >= 4


def test_not_utf_8(folder: Path) -> None:
    (folder / PLACES).write_bytes("[[place]]\nname = '서울'\n".encode("cp949"))
    assert "places/all.toml:2: not UTF-8; save it as UTF-8" in said(folder)


@pytest.mark.parametrize(
    "opening", ["a = " + "[" * 10**7, "a." * (5 * 10**6), "a = " + "{b=" * 10**6]
)
def test_ten_megabytes_of_nesting_in_toml(folder: Path, opening: str) -> None:
    (folder / PLACES).write_text(opening, "utf-8")
    assert any(line.startswith("places/all.toml") and "nested" in line for line in said(folder))


@pytest.mark.parametrize("file", ["sources.json", DRAWN])
def test_ten_megabytes_of_nesting_in_json(folder: Path, file: str) -> None:
    (folder / file).write_text("[" * 10**7, "utf-8")
    assert any(line.startswith(f"{file}: n") for line in said(folder))


def test_a_file_that_is_too_large(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parallel38.data.files.MAX_BYTES", 2**10)
    (folder / PLACES).write_text("#" * 2000, "utf-8")
    assert any(line.startswith("places/all.toml: larger than") for line in said(folder))


def test_what_is_missing(folder: Path) -> None:
    (folder / "VERSION").unlink()
    (folder / "eras.toml").unlink()
    found = said(folder)
    assert "VERSION: cannot be read (No such file or directory)" in found
    assert "eras.toml: cannot be read (No such file or directory)" in found


def test_sources_that_are_no_list(folder: Path) -> None:
    (folder / "sources.json").write_text("{}", "utf-8")
    assert "sources.json: not a list of CSL-JSON items" in said(folder)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert [fault.rule for fault in check(tmp_path / "x")] == ["there is no such folder"]


def test_scenes_with_several_panes(folder: Path) -> None:
    edit(folder, STORY, "[scene.view]\n", '[scene.view]\nlayout = "side"\n[[scene.view.panes]]\n')
    assert said(folder) == []


BASE = "base/land_region.geojson"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (shapes(land=SQUARE)[:90], ": not JSON: Input data was truncated"),
        ("[" * 10**7, ": n"),
        ("", ": not JSON: Input data was truncated"),
        ("{}", ": not a GeoJSON FeatureCollection"),
        (shapes(), ": it holds no shapes"),
        (shapes(land=SQUARE, more=CROSSED), ": feature 2: not a valid shape: Self-intersection"),
        (shapes(land=None), ": feature 1: it has no geometry"),
        (shapes(land=LINE), ": feature 1: a LineString; this file holds areas"),
        ('{"features": [7]}', ": feature 1: not a GeoJSON feature"),
    ],
)
def test_a_broken_base_is_one_sentence_for_check_and_compiler(
    folder: Path, content: str, sentence: str
) -> None:
    (folder / BASE).write_text(content, "utf-8")
    (found,) = said(folder)
    assert found.startswith(BASE + sentence)
    with pytest.raises(LoadError) as caught:
        base_shapes(folder, "land_region")
    assert str(caught.value) == found


@pytest.mark.parametrize("name", [*AREAS, *LINES])
def test_each_file_of_the_base_must_be_there(folder: Path, name: str) -> None:
    assert len(base_shapes(folder, name)) == 1
    (folder / f"base/{name}.geojson").unlink()
    assert said(folder) == [f"base/{name}.geojson: cannot be read (No such file or directory)"]
    with pytest.raises(LoadError, match="No such file"):
        base_shapes(folder, name)


@pytest.mark.parametrize("digits", ["9" * 5001, "0x" + "F" * 5000])
def test_a_number_that_python_would_not_write(folder: Path, digits: str) -> None:
    edit(folder, EVENTS, "importance = 1", f"importance = {digits}")
    assert said(folder) == ["events/all.toml:31: a number of 400 digits or more"]


@pytest.mark.parametrize("content", ["[{", "[" * 10**6, None])
def test_broken_sources_are_one_fault_not_one_of_each_record(
    folder: Path, content: str | None
) -> None:
    (folder / "sources.json").unlink()
    if content:
        (folder / "sources.json").write_text(content)
    else:
        (folder / "sources.json").mkdir()
    (found,) = said(folder)
    assert found.startswith("sources.json: ")


@pytest.mark.parametrize("file", ["powers/all.toml", EVENTS, PLACES, STATES])
def test_a_file_of_records_that_is_broken_accuses_no_other(folder: Path, file: str) -> None:
    (folder / file).write_text("x")
    (found,) = said(folder)
    assert found.startswith(f"{file}:1: not TOML")


def test_the_fault_of_a_whole_file_comes_first(folder: Path) -> None:
    edit(folder, EVENTS, "lat = 38.0", "lat = 138.0")
    (folder / "sources.json").write_text("[{")
    assert [line.split(":")[0] for line in said(folder)] == ["sources.json", EVENTS, EVENTS]


def test_a_shape_may_bear_its_id_as_a_property(folder: Path) -> None:
    content = shapes(zone_soviet=SQUARE)
    written = content.replace('"properties": {}', '"properties": {"id": "zone-soviet"}')
    written = written.replace('"id": "zone-soviet", "properties"', '"properties"')
    assert written.count('"zone-soviet"') == 1
    (folder / DRAWN).write_text(written, "utf-8")
    assert said(folder) == []
