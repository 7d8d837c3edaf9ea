"""What goes beside a figure, read by the readers of its formats."""

import errno
import os
import re
from datetime import date
from pathlib import Path

import pytest
import rispy
from msgspec.structs import replace
from pybtex.database import parse_string

from parallel38.domain.figure import Figure
from parallel38.domain.framing import box_of, camera_for, meet
from parallel38.domain.story import Scene
from parallel38.domain.view import Camera, Pane, View
from parallel38.export.figure import ExportError, UnwrittenError
from parallel38.ui.export import beside

FIGURE = Figure(width=1000, height=800)
KOREA = Camera(lat=38.0, lon=127.5, zoom=6.5)


@pytest.fixture
def said(atlas) -> dict[str, str]:
    pane = Pane(date=date(1945, 9, 8), camera=KOREA)
    scene = Scene(view=View(panes=(pane,)), title="Two zones", caption="Who took the surrender.")
    return beside.texts(atlas, scene, FIGURE)


def test_the_caption_says_title_date_words_sources_and_how_to_make_it_again(atlas, said):
    caption = said[".caption.txt"]
    assert caption.startswith("Caption\nTwo zones. 8 September 1945. Who took the surrender. Map:")
    assert f"atlas {atlas.version}" in caption
    assert "\nAlternative text\nMap. 8 September 1945. " in caption
    assert "line-38th-parallel: 38th parallel" in caption
    assert "± " in caption
    assert "parallel38:?date=1945-09-08" in caption
    notes = caption.partition("\nSources\n")[2].partition("\n\n")[0].splitlines()
    assert len(notes) == len(parse_string(said[".bib"], "bibtex").entries)
    assert len(notes) == len(rispy.loads(said[".ris"]))


def test_the_caption_names_the_projection_where_it_is_not_that_of_the_screen(atlas, said):
    scene = Scene(view=View(panes=(Pane(date=date(1945, 9, 8), camera=KOREA),)))
    conic = beside.texts(atlas, scene, replace(FIGURE, projection="auto"))[".caption.txt"]
    assert "Projection: Lambert conformal conic, 35° N and 41° N. Map:" in conic
    assert "Projection" not in said[".caption.txt"]


def test_only_what_lies_in_the_frame_is_named(atlas):
    pane = Pane(date=date(1945, 9, 8), camera=KOREA)
    near = {one.thing.id for one in beside.shown(atlas, pane, FIGURE.room, 365)}
    assert "zone-soviet" in near or any(one.startswith("zone-") for one in near)
    far = replace(pane, camera=Camera(lat=-30.0, lon=-140.0, zoom=6.0))
    assert not {one for one in near if one.startswith("zone-")} & {
        one.thing.id for one in beside.shown(atlas, far, FIGURE.room, 365)
    }


def in_words(atlas, view: View, figure: Figure = FIGURE) -> list[str]:
    caption = beside.texts(atlas, Scene(view=view), figure)[".caption.txt"]
    return caption.partition("\nAlternative text\n")[2].partition("\n\n")[0].splitlines()


def test_what_is_not_yet_in_effect_is_not_said_to_hold(atlas):
    pane = Pane(date=date(1945, 8, 15), camera=KOREA)
    [words] = in_words(atlas, View(panes=(pane,)))
    holds, _, announced = words.partition("Announced, not yet in effect: ")
    assert "U.S. occupation zone in Korea" in announced
    assert "U.S. occupation zone in Korea" not in holds
    assert "Colony: Korea under Japanese rule" in holds
    rows = beside.texts(atlas, Scene(view=View(panes=(pane,))), FIGURE)[".caption.txt"].splitlines()
    row = next(one for one in rows if ": U.S. occupation zone in Korea" in one and "± " in one)
    assert row.endswith("; announced, not yet in effect)")


def test_what_may_have_been_is_not_said_to_happen(atlas):
    pane = Pane(date=date(1866, 8, 2), camera=KOREA)
    [words] = in_words(atlas, View(panes=(pane,)))
    assert "Possibly: Destruction of the General Sherman" in words
    assert "Happening" not in words


def test_each_map_is_told_by_itself_as_wide_as_it_is(atlas):
    days = date(1945, 9, 8), date(1950, 9, 14)
    panes = tuple(Pane(date=day, camera=KOREA) for day in days)
    first, second = in_words(atlas, View(layout="side", panes=panes))
    assert first.startswith("Map. 8 September 1945. ")
    assert second.startswith("Map. 14 September 1950. ")
    assert "Republic of Korea" not in first
    assert "Pusan Perimeter" in second
    assert "Mongolian" in in_words(atlas, View(panes=panes[1:]), replace(FIGURE, width=3000))[0]
    wide = in_words(atlas, View(layout="side", panes=panes), replace(FIGURE, width=1500))
    assert "Mongolian" not in wide[1]


def test_a_full_disk_is_one_sentence(atlas, tmp_path, monkeypatch):
    def full(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(beside, "write_whole", full)
    with pytest.raises(
        UnwrittenError, match=r"a\.caption\.txt: could not be written: No space left"
    ):
        beside.write(atlas, Scene(), FIGURE, [tmp_path / "a.png"])


@pytest.mark.parametrize("camera", [KOREA, Camera(lat=30.0, lon=179.0, zoom=3.0)])
def test_a_box_is_what_its_camera_shows(camera):
    box = box_of(camera, 900.0, 600.0)
    again = camera_for(box, 900.0, 600.0)
    assert again.zoom == pytest.approx(camera.zoom, abs=2e-3)
    assert again.lat == pytest.approx(camera.lat, abs=1e-3)
    assert again.lon == pytest.approx(camera.lon, abs=1e-3)


@pytest.mark.parametrize(
    ("one", "other", "do"),
    [
        ((120, 30, 130, 40), (125, 35, 135, 45), True),
        ((120, 30, 130, 40), (131, 30, 135, 40), False),
        ((120, 30, 130, 40), (120, 41, 130, 45), False),
        ((170, 0, 190, 10), (-175, 0, -172, 10), True),
        ((-175, 0, -172, 10), (170, 0, 190, 10), True),
        ((-180, -80, 180, 80), (10, 10, 11, 11), True),
    ],
)
def test_boxes_meet_round_the_earth(one, other, do):
    assert meet(one, other) is do


def test_what_is_there_is_not_replaced_unasked(tmp_path: Path):
    outs = [tmp_path / "a.pdf", tmp_path / "a.png"]
    assert [path.name for path in beside.names(outs)] == ["a.caption.txt", "a.bib", "a.ris"]
    (tmp_path / "a.bib").write_text("mine")
    with pytest.raises(ExportError, match=re.escape("a.bib exists already; --force replaces it.")):
        beside.check(outs, force=False)
    beside.check(outs, force=True)
