from datetime import date, timedelta

import pytest

from parallel38.commands.view_from import layers_of, scene_from, window_of
from parallel38.commands.view_options import Asked
from parallel38.data.atlasfile import open_atlas
from parallel38.domain.atlas import Atlas
from parallel38.domain.framing import camera_for, named_views
from parallel38.domain.view import FIRST_DAY, LAST_DAY, OPENING, Camera


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return open_atlas().atlas


def pane(atlas: Atlas, **asked: object):
    return scene_from(Asked(**asked), atlas, 1000, 800).view.pane


def test_nothing_asked_is_the_opening_view(atlas):
    assert pane(atlas).date == OPENING.date
    assert pane(atlas).camera == Camera()


def test_dates(atlas):
    assert pane(atlas, date="8 Sep 1945").date == date(1945, 9, 8)
    assert pane(atlas, date="1945").date == date(1945, 1, 1)
    assert window_of("1945-08/1945-12") == (date(1945, 8, 1), date(1946, 1, 1))
    for typed in ("August to December 1945", "Aug 1945 / Dec 1945", "1 Aug 1945 - 31 Dec 1945"):
        assert window_of(typed) == window_of("1945-08/1945-12")
    assert window_of("1950-06-25/..") == (date(1950, 6, 25), LAST_DAY + timedelta(1))
    assert window_of("../1950") == (FIRST_DAY, date(1951, 1, 1))
    assert window_of("1950-06") == (date(1950, 6, 1), date(1950, 7, 1))
    narrowed = pane(atlas, window="1945-08/1945-12")
    assert (narrowed.mode, narrowed.date) == ("window", date(1945, 8, 1))
    assert pane(atlas, window="1945-08/1945-12", mode="cumulative").mode == "cumulative"


def test_cameras(atlas):
    peninsula = camera_for(named_views()["peninsula"].box, 1000, 800)
    assert pane(atlas, view="peninsula").camera == peninsula
    assert pane(atlas, center="-10.5,20").camera == Camera(-10.5, 20, 6.3)
    assert pane(atlas, center="38,127", zoom=8.0).camera == Camera(38, 127, 8)
    assert pane(atlas, bbox="170,-10,-170,10").camera.lon == -180


def test_layers(atlas):
    on, off = layers_of("zones,lines", atlas)
    assert on == ("zones", "lines")
    assert {"states", "railways", "events", "places"} <= set(off)
    assert not {"zones", "lines"} & set(off)
    assert layers_of("-railways", atlas) == ((), ("railways",))
    feature = next(iter(atlas.features))
    assert layers_of(feature, atlas)[0] == (feature,)


def test_a_scene_is_overridden(atlas):
    story = next(iter(atlas.stories.values()))
    scene = story.scenes[0]
    said = f"{story.id}/{scene.id}"
    assert scene_from(Asked(scene=said), atlas, 800, 600) == scene
    changed = scene_from(
        Asked(scene=said, date="1950", lang="ko", style="print", title="Mine"), atlas, 800, 600
    )
    assert changed.title == "Mine"
    assert changed.caption == scene.caption
    assert changed.view.pane.language == "ko"
    assert changed.view.pane.style == "print"
    assert changed.view.pane.date == date(1950, 1, 1)
    assert changed.view.pane.camera == scene.view.pane.camera


def test_select(atlas):
    place = next(iter(atlas.places))
    assert pane(atlas, select=place).selected == place
