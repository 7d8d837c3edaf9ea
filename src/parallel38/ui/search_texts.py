"""What stands in the records: summaries, biographies of lines, legal bases, what the record says of
a claim; for what no name answers. SQLite's full-text index ranks it (FTS5, bm25).
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace

from parallel38.domain.atlas import Atlas
from parallel38.domain.own import is_own
from parallel38.ui.search_entries import Entry, entries

_ALL, _SOME = 56.0, 40.0  # how well a text answers that has all the words, or the rarest of them
_MOST = 8  # texts for one question
_STEP = 200  # texts written down at a time
_SHOWN = 14  # words of a text in the list
_QUERY = (
    f"SELECT rowid, snippet(texts, 1, '', '', ' … ', {_SHOWN}) FROM texts WHERE texts MATCH ?"
    " ORDER BY bm25(texts, 4.0, 1.0) LIMIT ?"
)


class Texts:
    """The records' texts; `build` first, in steps."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._entries: list[Entry] = []
        self._db = sqlite3.connect(":memory:")
        self._db.execute(
            "CREATE VIRTUAL TABLE texts USING"
            " fts5(title, text, tokenize='porter unicode61 remove_diacritics 2')"
        )

    def build(self) -> Iterator[int]:
        """Write down some more of them at each step."""
        texts = _texts(self._atlas)
        for entry in entries(self._atlas):
            if text := texts.get((entry.kind, entry.key)):
                self._entries.append(entry)
                number = len(self._entries)
                self._db.execute(
                    "INSERT INTO texts (rowid, title, text) VALUES (?, ?, ?)",
                    (number, entry.title, text),
                )
                if number % _STEP == 0:
                    yield number

    def holding(self, words: list[str]) -> Iterator[tuple[float, str, Entry]]:
        """(how well, title, entry) of the records with all the words, in plain form, else with the
        rarest, best first; an entry's second line is what its text says there.
        """
        quoted = [f'"{word}"' for word in words]
        if all(word.isdigit() for word in words):
            return  # no day is looked for by its figures
        for score, query in ((_ALL, " AND ".join(quoted)), (_SOME, " OR ".join(quoted))):
            rows = self._db.execute(_QUERY, (query, _MOST)).fetchall()
            for rank, (number, said) in enumerate(rows):
                entry = self._entries[number - 1]
                ahead = entry.importance - rank
                yield score + ahead, entry.title, replace(entry, detail=said.strip())
            if rows:
                return


def _texts(atlas: Atlas) -> dict[tuple[str, str], str]:
    """What is written of each record, by kind and id; a person's own layers have names alone."""
    found: dict[tuple[str, str], str] = {}
    for event in atlas.events.values():
        found["event", event.id] = " ".join([event.summary, event.significance])
    for feature in atlas.features.values():
        if not is_own(feature.id):
            told = feature.summary, feature.biography, feature.legal_basis, feature.notes
            found["feature", feature.id] = " ".join(told)
    for claim in atlas.claims.values():
        found["claim", claim.id] = " ".join([claim.record, claim.notes])
    for place in atlas.places.values():
        found["place", place.id] = place.notes
    return found
