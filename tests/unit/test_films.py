"""A film of the real map, decoded again: each frame is the picture of its own day."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import av
import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtGui import QColor

from parallel38.data.atlasfile import AtlasFile, open_atlas
from parallel38.domain.film import Moment, Still, by_calendar, of_story, stills
from parallel38.domain.framing import beside, camera_for, named_views
from parallel38.domain.story import Aside, Scene, Story
from parallel38.domain.view import Pane, View
from parallel38.engine.waiting import answer_of
from parallel38.export.encode import Pixels
from parallel38.export.film import framed, write_film
from parallel38.export.scenes import read_scene
from parallel38.films import FilmMap, film_map
from parallel38.map.style import PALETTES

FPS = 30
FIRST, LAST = date(1950, 9, 20), date(1950, 10, 5)
FIGURE = framed("960x540")


@pytest.fixture(scope="module")
def atlas_file() -> Iterator[AtlasFile]:
    with closing(open_atlas()) as found:
        yield found


@pytest.fixture(scope="module")
def scene() -> Scene:
    box = named_views()["peninsula"].box
    pane = Pane(date=FIRST, camera=camera_for(box, FIGURE.width, FIGURE.height))
    return Scene(title="The way north", view=View(panes=(pane,)))


class Kept:
    """The pictures of a map, remembered as they were asked for."""

    def __init__(self, pictures: FilmMap) -> None:
        self._pictures = pictures
        self.given: list[Pixels] = []

    def picture(self, moment: Moment) -> Pixels:
        self.given.append(self._pictures.picture(moment))
        return self.given[-1]


class Filmed:
    """A film, what it should show, and the pictures that were handed to the encoder."""

    def __init__(self, path: Path, film: list[Still], given: list[Pixels]) -> None:
        self.path, self.film, self.given = path, film, given


@pytest.fixture(scope="module")
def filmed(qapp, atlas_file, scene, tmp_path_factory) -> Filmed:
    path = tmp_path_factory.mktemp("film") / "film.mp4"
    film = stills(by_calendar(scene, "day", FIRST, LAST), FPS)
    with film_map(atlas_file, FIGURE) as pictures:
        kept = Kept(pictures)
        write_film(film, FIGURE, FPS, kept, path, scene, poster=path.with_suffix(".png"))
    return Filmed(path, film, kept.given)


def date_of(pixels: np.ndarray) -> np.ndarray:
    """Where the date stands in the cartouche, as grey."""
    wide = pixels.shape[1]
    return pixels[20:64, round(0.66 * wide) :, :3].astype(int).mean(axis=2)


def test_each_decoded_frame_is_the_picture_of_its_own_day(filmed):
    wanted = [n for n, still in enumerate(filmed.film) for _frame in range(still.frames)]
    dates = [date_of(pixels) for pixels in filmed.given]
    with av.open(str(filmed.path)) as file:
        found = [
            int(np.argmin([np.abs(date_of(rgb) - one).mean() for one in dates]))
            for rgb in (frame.to_ndarray(format="rgb24") for frame in file.decode(video=0))
        ]
    assert found == wanted


def test_what_is_drawn_is_the_day_that_was_asked_for(qapp, atlas_file, filmed):
    with film_map(atlas_file, FIGURE) as pictures:
        for n in (0, len(filmed.film) - 1, 3, 7):  # furniture stands where it stood first
            again = pictures.picture(filmed.film[n].moment)
            assert np.array_equal(date_of(again), date_of(filmed.given[n]))
            assert not np.array_equal(date_of(again), date_of(filmed.given[n - 1]))


def test_no_mark_is_left_in_the_pictures(filmed):
    corners = [pixels[:6, :12, :3].astype(int) for pixels in filmed.given]
    assert max(np.abs(corner - corners[0]).max() for corner in corners) == 0
    assert np.ptp(corners[0], axis=(0, 1)).max() < 60


def test_a_picture_is_whole_even_at_the_first_asking(qapp, atlas_file, filmed):
    """No relief is still to come and nothing is coarse, after a leap of the camera neither."""
    first = filmed.film[0].moment
    away = replace(first.view.pane.camera, lat=55.7, lon=37.6, zoom=5.0)
    elsewhere = Moment(first.view.with_pane(camera=away), first.title)
    near = Moment(first.view.with_pane(camera=replace(away, lon=38.6, zoom=5.4)), first.title)
    with film_map(atlas_file, FIGURE) as pictures:
        for moment in (first, elsewhere, near, first):
            pictures.picture(moment)
            assert told(pictures, "[page.ground.whole, page.picture.view.grain]") == [True, FINE]


def test_of_several_maps_none_lacks_anything(qapp, atlas_file, filmed):
    pane = filmed.film[0].moment.view.pane
    away = replace(pane.camera, lat=55.7, lon=37.6, zoom=5.0)
    with film_map(atlas_file, FIGURE) as pictures:
        for camera in (pane.camera, away):
            days = (date(1945, 9, 8), date(1950, 9, 15), date(1953, 7, 27))
            panes = tuple(replace(pane, camera=camera, date=day) for day in days)
            pictures.picture(Moment(View(layout="grid", panes=panes)))
            wholes = "sheet.panes.map(({page}) => page.ground.whole && !page.asked)"
            assert told(pictures, wholes) == [True, True, True]


def test_the_first_map_bears_no_mark_before_the_others_are_whole(qapp, atlas_file, filmed):
    view = View(layout="side", panes=(filmed.film[0].moment.view.pane,) * 2)
    unsigned = "(one.ground.whole = false, page.revision = 77, page.sign(), seen())"
    signed = "(one.ground.whole = true, one.after(), seen())"
    seen = "() => page.layer.contexts[2].getImageData(0, 0, 1, 1).data[2]"
    with film_map(atlas_file, FIGURE) as pictures:
        pictures.picture(Moment(view))
        code = f"((one, seen) => [{unsigned}, {signed}])(sheet.panes[1].page, {seen})"
        assert told(pictures, code) == [1, 77]


def test_while_the_camera_flies_the_cartouche_keeps_its_place(qapp, atlas_file, scene):
    """The scenes want it in different corners; it goes there once, with the new title."""
    pane = scene.view.pane
    goal = replace(pane.camera, lat=33.0, lon=140.0)
    ways = ("Here", replace(pane.camera, lon=124.0)), ("There", goal)
    scenes = [
        Scene(title=title, view=View(panes=(replace(pane, camera=camera),)))
        for title, camera in ways
    ]
    parts = of_story(Story("two", "Two", scenes=tuple(scenes)), FIGURE.width, FIGURE.height)
    film = stills(parts, 5)
    wide = "page.state.furniture.title !== '' || page.state.furniture.titled"
    head = f"[page.hand.corner.side, page.hand.corner.low, {wide}]"
    with film_map(atlas_file, FIGURE) as pictures:
        found = []
        for still in film:
            pictures.picture(still.moment)
            found.append((still.moment.flies, told(pictures, head)))
    assert [flies for flies, _head in found] == [False, *[True] * (len(found) - 2), False]
    assert {tuple(head[:2]) for _flies, head in found[:-1]} == {tuple(found[0][1][:2])}
    assert all(head[2] for _flies, head in found)  # as wide as with a title
    assert found[-1][1][:2] != found[0][1][:2]


FINE = 0.7  # px, of resources/web/atlas/view.js


def told(pictures: FilmMap, what: str) -> object:
    """What the page says of itself."""
    page = pictures._page
    code = f"(({{page, sheet}}) => JSON.stringify({what}))(parallel38)"
    return json.loads(answer_of(lambda give: page.runJavaScript(code, 0, give), "It", 10))


def test_a_fade_lies_between_its_ends(qapp, atlas_file, filmed):
    one, other = filmed.film[0].moment, filmed.film[-1].moment
    half = Moment(other.view, other.title, other.caption, before=one, share=0.5)
    with film_map(atlas_file, FIGURE) as pictures:
        mixed = date_of(pictures.picture(half))
        ends = [date_of(pictures.picture(moment)) for moment in (one, other)]
    assert np.abs(ends[0] - ends[1]).max() > 100
    assert np.abs(mixed - (ends[0] + ends[1]) / 2).max() <= 2


def test_the_poster_opens_again(filmed):
    found = read_scene(filmed.path.with_suffix(".png"))
    assert found.title == "The way north"
    assert found.view.pane.date in (FIRST, LAST)
    with av.open(str(filmed.path)) as file:
        assert file.metadata["title"] == "The way north"
        assert "parallel38/scene-1" in file.metadata["comment"]


@pytest.mark.parametrize("size", ["960x540", "1920x1080", "800x600"])
def test_beside_a_paper_the_map_has_the_room_that_is_left(qapp, own_type, atlas_file, scene, size):
    figure = framed(size)
    wide = beside(*figure.pixels)
    text = Aside(title="Article 1", text="Words of the treaty.\n\nMore words.")
    with film_map(atlas_file, figure) as pictures:
        for aside, free in ((None, 0), (text, wide), (None, 0)):
            shown = pictures.picture(Moment(scene.view, "The way north", aside=aside))
            css = told(
                pictures,
                "(({ map }) => [map.getSize().x, map.getContainer().clientWidth])(sheet.panes[0])",
            )
            room = round((figure.pixels[0] - free) / (figure.dpi / 96))
            assert css == pytest.approx([room, room], abs=1)
            paper = shown[:, figure.pixels[0] - wide + 8 :, 2::-1].reshape(-1, 3)
            panel = np.array(QColor(PALETTES["screen"]["panel"]).getRgb()[:3])
            assert ((paper == panel).all(axis=1).mean() > 0.8) == bool(aside)
