"""What a bookmark is called where several are made on one day."""

from datetime import date
from types import SimpleNamespace

from msgspec.structs import replace

from parallel38 import words
from parallel38.domain.view import Pane, View
from parallel38.ui.project.bookmarks import Bookmarks
from parallel38.ui.project.called import called
from parallel38.ui.stories.proposed import sources


def test_no_two_new_bookmarks_have_one_title(atlas):
    project = SimpleNamespace(bookmarks=())

    def change(_what: str, bookmarks: tuple) -> None:
        project.bookmarks = bookmarks

    marks = Bookmarks(SimpleNamespace(project=project, change=change), atlas)
    landing = View(panes=(Pane(date=date(1945, 9, 10)),))
    titles = [
        marks.add(landing, place).title
        for place in ("Peninsula", "38th parallel", "Manchuria", "Manchuria", "")
    ]
    event = "US XXIV Corps lands at Inchon"
    assert titles == [event, "38th parallel", "Manchuria", "Manchuria (2)", f"{event} (2)"]


def test_a_map_is_called_in_the_window_s_language(atlas):
    then = Pane(date=date(1950, 9, 15))
    landing = next(one for one in atlas.events.values() if one.title == "Inchon landing")
    words.use("ko")
    try:
        korean = called(atlas, then), called(atlas, replace(then, selected=landing.id))
    finally:
        words.use("en")
    assert korean == (landing.native_names["ko"],) * 2
    assert called(atlas, then) == "Inchon landing"


def test_what_was_looked_at_on_another_day_names_and_sources_no_map_of_this_one(atlas):
    zone = next(one for one in atlas.features.values() if one.title.startswith("Soviet occupation"))
    inside, after = (
        Pane(date=day, selected=zone.id) for day in (date(1946, 3, 1), date(1950, 9, 15))
    )
    assert called(atlas, inside) == zone.title
    assert called(atlas, after) == "Inchon landing"
    here, there = (sources(atlas, pane, (1366, 768)) for pane in (inside, after))
    assert here[: len(zone.sources)] == zone.sources[: len(here)]
    assert there[0] in next(e for e in atlas.events.values() if e.title == "Inchon landing").sources
    landing = next(one for one in atlas.events.values() if one.title == "Inchon landing")
    later = Pane(date=date(1953, 7, 27), selected=landing.id)
    assert called(atlas, later) != "Inchon landing"
