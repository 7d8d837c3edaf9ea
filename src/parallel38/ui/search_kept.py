"""What a person keeps, as things that can be found: bookmarks and stories, by title and date."""

from collections.abc import Iterable, Iterator

from parallel38.domain.story import Scene, Story
from parallel38.ui.pane_state import clock_text
from parallel38.ui.search_entries import Entry, of_story
from parallel38.ui.search_likeness import Likeness
from parallel38.ui.search_names import Names
from parallel38.ui.search_words import plain

_AHEAD = 8.0  # one's own comes before what the atlas calls so
_LIKE = 0.72  # of the likeness counts


def entry_of(scene: Scene) -> Entry:
    """A bookmark, by its title."""
    when = clock_text(scene.view.pane)
    title = scene.title or when
    detail = when if when != title else ""
    return Entry("bookmark", scene.id, title, detail, 0, (title, when))


class Kept:
    """Few and often changed, so that they have an index of their own."""

    def __init__(self, scenes: Iterable[Scene] = (), stories: Iterable[Story] = ()) -> None:
        entries = [*map(entry_of, scenes), *map(of_story, stories)]
        self._rows = [(word, one) for one in entries for word in dict.fromkeys(one.words)]
        self._names = Names([plain(word) for word, _ in self._rows])
        self._likeness: Likeness | None = None

    def scored(self, wanted: str) -> Iterator[tuple[float, str, Entry]]:
        """(how well, by what name, which); by likeness where no title holds it."""
        if not self._rows:
            return
        hits = list(self._names.holding(wanted))
        if not hits:
            hits = [(_LIKE * like, row) for like, row in self._alike(wanted)]
        for score, row in hits:
            name, entry = self._rows[row]
            yield score + _AHEAD, name, entry

    def _alike(self, wanted: str) -> Iterator[tuple[float, int]]:
        if self._likeness is None:
            self._likeness = Likeness(self._names, range(len(self._rows)))
            for _step in self._likeness.build():
                continue
        yield from self._likeness.whole(wanted)
        for like, text in self._likeness.corrected(wanted):
            for _score, row in self._names.holding(text):
                yield like, row
