"""A link says all that the command line can, and comes back as the same map."""

import datetime
from collections.abc import Iterable

import click
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from parallel38.commands.link import scene_of_link
from parallel38.commands.open import scene_of
from parallel38.data.atlasfile import open_atlas
from parallel38.domain.atlas import Atlas
from parallel38.domain.changes import changed
from parallel38.domain.changes_told import marks
from parallel38.domain.compare import of_dates, of_powers, offers
from parallel38.domain.filters import Filters
from parallel38.domain.link import LONG, link_of
from parallel38.domain.view import FIRST_DAY, LAST_DAY, Camera, Pane, Store, View
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


DAYS = [datetime.date(year, 9, 8) for year in range(1943, 1950)]


@pytest.mark.parametrize(("layout", "count"), [("swipe", 2), ("side", 2), ("grid", 3), ("grid", 7)])
def test_maps_of_several_days_come_back(atlas, layout, count):
    view = of_dates(View(panes=(PANES["camera"],)), layout, DAYS[:count])
    again = scene_of(link_of(view, atlas)).view
    assert again.layout == layout
    assert [pane.date for pane in again.panes] == DAYS[:count]
    assert again.pane.camera.zoom == pytest.approx(view.pane.camera.zoom, abs=0.001)


def test_a_curtain_comes_back_where_it_stood(atlas):
    view = replace(of_dates(View(panes=(PANES["camera"],)), "swipe", DAYS[:2]), split=0.275)
    link = link_of(view, atlas)
    assert "split=0.275" in link
    assert scene_of(link).view.split == 0.275


def test_compare_is_a_second_map_beside_the_first_in_links_as_in_commands(atlas):
    view = scene_of("parallel38:?date=1945-09-08&compare=1950-06-25").view
    assert (view.layout, [pane.date.year for pane in view.panes]) == ("side", [1945, 1950])


def same(view: View) -> View:
    """With cameras as exactly as a link says them."""
    camera = view.pane.camera
    lat, lon, zoom = round(camera.lat, 5), round(camera.lon, 5), round(camera.zoom, 3)
    panes = (replace(one, camera=Camera(lat, lon, zoom)) for one in view.panes)
    return replace(view, panes=tuple(panes))


def comes_back(view: View, atlas: Atlas) -> None:
    view = Store(view).view
    again = scene_of_link(link_of(view, atlas), atlas).view
    assert same(again) == same(view)


def test_a_lens_comes_back(atlas):
    comes_back(of_powers(View(), offers().lens[0]), atlas)


def test_maps_with_filters_layers_and_windows_of_their_own_come_back(atlas):
    first = Pane(date=DAYS[0], filters=Filters(event_kinds=("treaty",)))
    second = replace(PANES["window"], layers_off=("railways",), highlights=("line-38th-parallel",))
    for layout in ("side", "swipe"):
        comes_back(View(layout, (first, replace(second, highlights=()))), atlas)
    comes_back(View("grid", (second, first, PANES["filters"])), atlas)


@pytest.mark.parametrize(
    "chosen",
    ["@38.0000,127.0000", "@-5.5000,-170.2500", "person:Dean Acheson", "since:1945-08-14",
     "these:zone-korea-us,zone-korea-soviet", "cairo", "yalta-dairen",
     "way:37.56650,126.97800;39.01940,125.75470", "ring:37.00000,126.00000;38.00000,127.00000"],
)  # fmt: skip
def test_whatever_is_selected_is_selected_again(atlas, chosen):
    comes_back(View(panes=(Pane(selected=chosen),)), atlas)


def test_changes_are_brought_out_again(atlas):
    pane = Pane(date=datetime.date(1945, 9, 9), selected="since:1945-08-14")
    found = changed(atlas, datetime.date(1945, 8, 14).toordinal(), pane.date.toordinal())
    pane = replace(pane, highlights=marks(atlas, found))
    assert len(pane.highlights) > 5
    comes_back(View(panes=(pane,)), atlas)
    assert len(link_of(View(panes=(pane,)), atlas)) < LONG


@pytest.mark.parametrize(
    ("link", "told"),
    [("?map2=date:1945-09-08", "layout"), ("?layout=side&map2=camera:1", "camera is no key"),
     ("?select=@99.0,0", "--select"), ("?highlights=nothing", "highlights nothing")],
)  # fmt: skip
def test_a_faulty_link_is_told_in_a_sentence(atlas, link, told):
    with pytest.raises(click.UsageError, match=told):
        scene_of_link(f"parallel38:{link}", atlas)


def some(ids: Iterable[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(sorted(ids)), max_size=3, unique=True).map(tuple)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_any_view_comes_back(atlas, data):
    day = st.dates(FIRST_DAY, LAST_DAY)
    filters = st.builds(
        Filters, themes=some({one for e in atlas.events.values() for one in e.themes}),
        kinds=some({one.kind for one in atlas.features.values()}),
        sources=some(list(atlas.sources)[:40]), importance=st.integers(1, 5),
        confidence=st.sampled_from(("low", "medium", "high")), certain=st.booleans(),
    )  # fmt: skip

    def pane() -> Pane:
        first, last = sorted(data.draw(st.tuples(day, day)))
        mode = data.draw(st.sampled_from(("instant", "window", "cumulative")))
        window = (first, last + datetime.timedelta(days=1)) if mode == "window" else None
        return Pane(
            date=first, window=window, mode=mode, powers=data.draw(some(atlas.powers)),
            filters=data.draw(filters), layers_off=data.draw(some(atlas.layers)),
        )  # fmt: skip

    count = data.draw(st.integers(1, 9))
    layout = data.draw(st.sampled_from(("side", "grid") if count > 1 else ("single",)))
    shared = {
        "camera": Camera(data.draw(st.floats(-80, 80)), data.draw(st.floats(-180, 179)), 8),
        "selected": data.draw(st.sampled_from(("", *atlas.events, *atlas.features))),
        "language": data.draw(st.sampled_from(("en", "ko", "ja"))),
    }
    panes = tuple(replace(pane(), **shared) for _ in range(count))
    comes_back(View(layout, panes), atlas)
