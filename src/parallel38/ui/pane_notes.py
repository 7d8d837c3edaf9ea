"""What a map says beside its date: that it is narrowed, and since when it shows changes."""

from collections.abc import Iterator
from datetime import date

from parallel38 import words
from parallel38.domain.atlas import Atlas
from parallel38.domain.changes_told import id_of
from parallel38.domain.filters import NONE
from parallel38.domain.say import say_days
from parallel38.domain.selected import since_day
from parallel38.domain.view import Pane
from parallel38.ui.pane_state import days_of
from parallel38.words import _


def notes_of(atlas: Atlas, pane: Pane) -> tuple[str, ...]:
    """Sentences for the map and its figures; none of a map that shows all."""
    with words.of_map(pane.language):
        return tuple(_notes(atlas, pane))


def _notes(atlas: Atlas, pane: Pane) -> Iterator[str]:
    day = since_day(pane.selected)
    last = days_of(pane)[1]
    if day and day.toordinal() != last and any(id_of(one) != one for one in pane.highlights):
        first, last = sorted((day.toordinal(), last))
        days = say_days(date.fromordinal(first), date.fromordinal(last))
        yield _("What changed, {days}").format(days=days)
    if pane.powers or pane.filters != NONE:
        from parallel38.ui.filter_words import words_of

        said = " · ".join(words_of(atlas, pane.powers, pane.filters))
        yield _("Only {what}").format(what=said)
