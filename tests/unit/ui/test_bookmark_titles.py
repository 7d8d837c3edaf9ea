"""What a bookmark is called where several are made on one day."""

from datetime import date
from types import SimpleNamespace

from parallel38.domain.view import Pane, View
from parallel38.ui.project.bookmarks import Bookmarks


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
