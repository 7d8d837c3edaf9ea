"""What a map says beside its date."""

from datetime import date

from parallel38.domain.filters import Filters
from parallel38.domain.view import Pane
from parallel38.ui.pane_notes import notes_of


def test_a_map_that_shows_all_says_nothing(atlas):
    assert notes_of(atlas, Pane()) == ()
    assert notes_of(atlas, Pane(selected="since:1945-08-14")) == ()


def test_what_narrows_a_map_and_since_when_it_shows_changes(atlas):
    pane = Pane(
        date=date(1945, 9, 9), selected="since:1945-08-14", highlights=("began:zone-korea-us",),
        powers=("usa",), filters=Filters(event_kinds=("treaty",), importance=4),
    )  # fmt: skip
    assert notes_of(atlas, pane) == (
        "What changed, 14 August – 9 September 1945",
        "Only United States · Treaty · importance 4 and above",
    )
