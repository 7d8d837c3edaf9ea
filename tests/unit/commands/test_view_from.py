from datetime import date, timedelta

import pytest
from click import UsageError

from parallel38.commands.view_from import arranged, layers_of, scene_from, window_of
from parallel38.commands.view_options import Asked
from parallel38.data.atlasfile import open_atlas
from parallel38.domain.atlas import Atlas
from parallel38.domain.figure import Figure
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


def test_maps_of_several_days(atlas):
    def view(**asked: object):
        return scene_from(Asked(**asked), atlas, 1000, 800).view

    four = view(dates="1950-06-25, 1950-09-14,24 Nov 1950,1953", view="peninsula", style="copy")
    assert [one.date.year for one in four.panes] == [1950, 1950, 1950, 1953]
    assert four.layout == "grid"
    assert {(one.camera, one.style) for one in four.panes} == {(four.pane.camera, "copy")}
    assert four.pane.camera == camera_for(named_views()["peninsula"].box, 500, 400)
    pair = view(date="1945-09-08", compare="1950-06-25", layers="zones")
    assert (pair.layout, [one.date.year for one in pair.panes]) == ("side", [1945, 1950])
    assert {one.layers_on for one in pair.panes} == {("zones",)}


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"dates": "1945"}, "--dates 1945: write 2 to 10 dates"),
        ({"dates": ",".join(["1945"] * 11)}, "write 2 to 10 dates with commas between"),
        ({"dates": "1945,,1950"}, "--dates"),
        ({"dates": "1945,1950", "compare": "1953"}, "only one of them can be given"),
        ({"dates": "1945,1950", "date": "1953"}, "--dates says the days already"),
        ({"compare": "5.6.1950"}, "--compare"),
    ],
)
def test_days_that_cannot_be_are_one_sentence(atlas, asked, told):
    with pytest.raises(UsageError) as error:
        scene_from(Asked(**asked), atlas, 1000, 800)
    assert told in error.value.message


def test_a_named_ground_is_as_large_as_its_maps_can_be(atlas):
    asked = Asked(dates="1945,1950,1951,1953", view="peninsula")
    lying = Figure(width=1122.5, height=793.7)
    scene, figure = arranged(asked, scene_from(asked, atlas, lying.width, lying.height), lying)
    assert figure.columns == 4
    assert figure.ground and figure.ground[0] <= lying.width / 4 + 0.1
    assert scene.view.pane.camera == camera_for(named_views()["peninsula"].box, 1122.5 / 4, 793.7)
    alone = scene_from(Asked(view="peninsula"), atlas, 100, 100)
    assert arranged(Asked(view="peninsula"), alone, lying) == (alone, lying)
