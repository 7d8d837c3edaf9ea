"""A link says all that the command line can, and comes back as the same map."""

import datetime

import pytest
from msgspec.structs import replace

from parallel38.commands.open import scene_of
from parallel38.data.atlasfile import open_atlas
from parallel38.domain.compare import of_dates, of_powers, offers
from parallel38.domain.filters import Filters
from parallel38.domain.link import link_of, tells_all
from parallel38.domain.view import Camera, Pane, View
from parallel38.domain.visible import switched_on


@pytest.fixture(scope="module")
def atlas():
    return open_atlas().atlas


def test_the_plain_link_is_in_the_command_line_s_words(atlas):
    assert link_of(View(), atlas, "peninsula") == "parallel38:?date=1945-12-27&view=peninsula"


PANES = {
    "day": Pane(date=datetime.date(1950, 6, 25)),
    "window": Pane(
        datetime.date(1950, 7, 1),
        (datetime.date(1950, 6, 25), datetime.date(1950, 10, 1)),
        "window",
    ),
    "cumulative": Pane(mode="cumulative"),
    "camera": Pane(camera=Camera(lat=-12.34567, lon=179.5, zoom=4.125)),
    "powers": Pane(powers=("usa", "japan")),
    "filters": Pane(
        filters=Filters(
            themes=("nuclear", "korean-war"),
            event_kinds=("treaty",),
            kinds=("lease", "railway"),
            importance=4,
            confidence="medium",
            certain=True,
            sources=("acheson-1950",),
        )
    ),
    "event": Pane(selected="cairo-conference"),
    "names": Pane(language="ru", style="print"),
}


@pytest.mark.parametrize("pane", PANES.values(), ids=PANES)
def test_a_link_comes_back(atlas, pane):
    assert scene_of(link_of(View(panes=(pane,)), atlas)).view.pane == pane


def test_beyond_the_date_line_a_link_is_within_it(atlas):
    pane = Pane(camera=Camera(lat=10, lon=190, zoom=3))
    assert scene_of(link_of(View(panes=(pane,)), atlas)).view.pane.camera.lon == -170


def test_the_same_layers_are_on_again(atlas):
    off = next(name for name, layer in atlas.layers.items() if layer.on)
    features = [one for one in atlas.features.values() if one.layer != off]
    event = next(iter(atlas.events))
    hidden = [name for name, layer in atlas.layers.items() if not layer.on]
    for pane in (
        Pane(layers_off=(off, features[0].id, event)),
        Pane(layers_off=(off, features[0].id), layers_on=(*hidden, "zones")),
        Pane(layers_off=("events",), layers_on=tuple(hidden)),
    ):
        again = scene_of(link_of(View(panes=(pane,)), atlas)).view.pane
        for thing in (*atlas.features.values(), *atlas.events.values()):
            assert switched_on(atlas, again, thing) == switched_on(atlas, pane, thing), thing.id


def test_a_bare_point_is_no_selection_of_a_link(atlas):
    pane = Pane(selected="@38.0000,127.0000")
    assert scene_of(link_of(View(panes=(pane,)), atlas)).view.pane == replace(pane, selected="")


DAYS = [datetime.date(year, 9, 8) for year in range(1943, 1950)]


@pytest.mark.parametrize(("layout", "count"), [("swipe", 2), ("side", 2), ("grid", 3), ("grid", 7)])
def test_maps_of_several_days_come_back(atlas, layout, count):
    view = of_dates(View(panes=(PANES["camera"],)), layout, DAYS[:count])
    assert tells_all(view)
    again = scene_of(link_of(view, atlas)).view
    assert again.layout == layout
    assert [pane.date for pane in again.panes] == DAYS[:count]
    assert again.pane.camera.zoom == pytest.approx(view.pane.camera.zoom, abs=0.001)


def test_a_lens_is_more_than_a_link_says(atlas):
    view = of_powers(View(), offers().lens[0])
    assert not tells_all(view)
    assert len(scene_of(link_of(view, atlas)).view.panes) == 1
