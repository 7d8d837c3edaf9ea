"""What a bookmark is called where several are made on one day."""

from datetime import date
from types import SimpleNamespace

from parallel38 import words
from parallel38.domain.view import Pane, View
from parallel38.ui.project.bookmarks import Bookmarks
from parallel38.ui.project.called import called


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
        korean = called(atlas, then), called(atlas, Pane(selected=landing.id))
    finally:
        words.use("en")
    assert korean == (landing.native_names["ko"],) * 2
    assert called(atlas, then) == "Inchon landing"
