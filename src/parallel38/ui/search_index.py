"""Finds by words what the atlas holds: by prefix, by part, and by likeness where that fails."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from parallel38.domain.atlas import Atlas
from parallel38.domain.dates import DateSpan
from parallel38.domain.story import Scene, Story
from parallel38.ui import search_sentence as sentence
from parallel38.ui.search_entries import Entry, Found, cited, entries, of_event
from parallel38.ui.search_kept import Kept
from parallel38.ui.search_likeness import Likeness
from parallel38.ui.search_names import PART, START, WHOLE, WORDS, Names
from parallel38.ui.search_people import attended, people
from parallel38.ui.search_texts import Texts
from parallel38.ui.search_typed import date_found, position_found, span_of
from parallel38.ui.search_words import plain

MOST = 6  # results of one kind
COMMANDS = ">"  # typed first, only commands are found
_TOOK_PART = 0.5  # of the score counts where it is the name of one who took part
_WHOLE_LIKE, _WORD_LIKE = 0.72, 0.42  # of the likeness counts, for whole names and single words
_RUN_TOGETHER = 95.0  # a whole name, its words parted otherwise
_SURELY = 80.0  # the likeness of names that compete with words found as typed
_BEHIND = {"source": -20.0}  # a title names what the book is about
_OTHER = 8.0  # is lost where another name of the place, not the typed one, answers
_AHEAD = {"place": 6.0, "person": 5.0, "power": 2.0}  # who is called so comes before deeds
_STEP = 250  # names written down at a time
_SENTENCES = ("claim", "source")  # these are like everything
_DATED = 40.0  # ahead goes what answers with its date
_THEN = 15.0  # and what happened then
_LITTLE = 5.0  # what importance adds to a score at most
_BY_ID = 200.0  # an id, as the command line and citations have it, comes before all words
Scored = Iterator[tuple[float, str, Entry]]


class SearchIndex:
    """Everything that can be found in one atlas and its window."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._commands: list[Entry] = []
        self._kept = Kept()
        self._building = self._build()
        self._built = False

    def offer(self, commands: Iterable[Entry]) -> None:
        """The window's commands can be found too."""
        self._commands = list(commands)

    def keep(self, bookmarks: Iterable[Scene], stories: Iterable[Story] = ()) -> None:
        """These can be found, instead of those that were kept before."""
        self._kept = Kept(bookmarks, stories)

    def renew(self) -> None:
        """The atlas has other records now."""
        self._building, self._built = self._build(), False

    def build(self) -> bool:
        """Write down some more of the names; False when all is there."""
        return next(self._building, None) is not None

    def _build(self) -> Iterator[int]:
        rows: list[tuple[str, str, Entry]] = []
        took_part: list[tuple[str, str, Entry]] = []
        for entry in chain(entries(self._atlas), people(self._atlas), self._commands):
            rows += [(plain(word), word, entry) for word in entry.words]
            took_part += [(plain(who), who, entry) for who in entry.people]
            if len(rows) % _STEP < len(entry.words):
                yield len(rows)
        self._rows, self._took_part = rows, took_part
        self._ids = {entry.key: entry for _, _, entry in rows if entry.kind != "command"}
        self._names = Names([form for form, _, _ in rows])
        yield len(rows)
        self._people = Names([form for form, _, _ in took_part])
        self._run = Names([form.replace(" ", "") for form, _, _ in rows])
        yield len(rows)
        span_of("a")  # months of other languages are read now, not at the first letter
        yield len(rows)
        self._spellings = _spellings(self._atlas)
        yield len(rows)
        likely = [at for at, row in enumerate(rows) if row[2].kind not in _SENTENCES]
        self._likeness = Likeness(self._names, likely)
        yield from self._likeness.build()
        self._texts = Texts(self._atlas)
        yield from self._texts.build()
        self._built = True

    def find(self, text: str) -> list[Found]:
        """The best of each kind, kinds in the order of their best result; what was typed to be
        read, a date or a position, comes first.
        """
        while not self._built:
            self.build()
        if text.lstrip().startswith(COMMANDS):
            return self._only_commands(plain(text))
        span, point = span_of(text), position_found(text)
        read = [date_found(span)] if span else [point] if point else []
        wanted = plain(text)
        if not wanted:
            return read
        scored = [*self._on(span), *self._scored(wanted, bool(read)), *self._kept.scored(wanted)]
        if named := self._ids.get(text.strip()):
            scored.append((_BY_ID, named.title, named))
        return [*read, *_grouped(_best(scored))] if read else self._told(text, scored)

    def _told(self, text: str, scored: list[tuple[float, str, Entry]]) -> list[Found]:
        """What is spoken of, in a sentence too; a place on the date beside it, then that date."""
        span, rest = sentence.dated(text)
        wanted = plain(rest)
        if span:
            scored = [(score + _DATED, name, entry) for score, name, entry in scored]
            then = {entry.key for _, _, entry in self._on(span)}
            scored += [
                (score + _THEN * (entry.key in then), name, entry)
                for score, name, entry in self._scored(wanted, False)
            ]
        best = max((one[0] for one in scored), default=0.0)
        if best < WORDS + _LITTLE + _DATED * bool(span):
            scored += self._in_sentence(wanted)
        ranked = [_then(one, span) for one in _grouped(_best(scored))]
        return [*ranked, *([date_found(span)] if span else [])]

    def _in_sentence(self, wanted: str) -> Scored:
        """What is spoken of, and the records that tell of it."""
        if len(wanted.split()) >= sentence.LEAST:
            for score, row in sentence.answers(self._names, wanted, self._spellings):
                found = self._result(score, row, score > START)
                if score < START or found[2].kind not in _SENTENCES:
                    yield found
        yield from self._texts.holding(sentence.telling(wanted))

    def under(self, entry: Entry) -> list[Found]:
        """The list that an entry unfolds into: a person's events, what rests on a source."""
        listed = attended if entry.kind == "person" else cited
        return [Found(one, one.title, 0.0) for one in listed(self._atlas, entry.key)]

    def _only_commands(self, wanted: str) -> list[Found]:
        if not wanted:
            return [Found(one, one.title, 0.0) for one in self._commands]
        return [one for one in _best(self._scored(wanted, False)) if one.entry.kind == "command"]

    def _on(self, span: DateSpan | None) -> Scored:
        """What surely happened in the days of a typed date, what began then first."""
        if span is None:
            return
        for event in self._atlas.events.values():
            first, after = event.interval.possible_from, event.interval.possible_to
            sure, until = event.interval.certain_from, event.interval.certain_to
            began = span.earliest <= first and after <= span.latest + 1
            if began or max(sure, span.earliest) < min(until, span.latest + 1):
                yield (160 if began else 140) + event.importance, event.title, of_event(event)

    def _scored(self, wanted: str, read: bool) -> Scored:
        hits = list(self._named(wanted))
        for score, row in self._people.holding(wanted):
            if score > PART:
                _, name, entry = self._took_part[row]
                hits.append((_TOOK_PART * score + entry.importance, name, entry))
        yield from hits
        best = max((score for score, _, _ in hits), default=0)
        if read:
            return  # no day is spelt like another
        if best < WORDS:
            yield from self._alike(wanted)
        elif best < START or not wanted.isascii():
            yield from self._much_alike(wanted)

    def _named(self, wanted: str) -> Scored:
        for spelt in self._spelt(wanted):
            for score, row in self._names.holding(spelt):
                other = score == WHOLE and spelt != wanted
                yield self._result(score - _OTHER * other, row, score == WHOLE)
        whole = wanted.replace(" ", "")
        if len(whole) > 3:
            for score, row in self._run.holding(whole):
                if score == WHOLE:
                    yield self._result(_RUN_TOGETHER, row, True)
                elif len(whole) > 5:
                    yield self._result(PART, row)

    def _alike(self, wanted: str) -> Scored:
        """What is spelt nearly so, whole names before words of longer ones."""
        for like, row in self._likeness.whole(wanted):
            yield self._result(_WHOLE_LIKE * like, row, True)
        for like, text in self._likeness.corrected(wanted):
            for score, row in self._names.holding(text):
                if score > PART:
                    yield self._result(_WORD_LIKE * like * score / WHOLE, row)

    def _much_alike(self, wanted: str) -> Scored:
        """Places and people, where no name begins so: Taejun is not only half of Kim Tae-jung."""
        for like, row in self._likeness.whole(wanted):
            if like >= _SURELY and self._rows[row][2].kind in ("place", "person"):
                yield self._result(_WHOLE_LIKE * like, row, True)

    def _result(self, score: float, row: int, whole: bool = False) -> tuple[float, str, Entry]:
        """A score with what weighs in it; `whole`: the name answers from end to end."""
        _, name, entry = self._rows[row]
        ahead = _AHEAD.get(entry.kind, 0.0) if whole else _BEHIND.get(entry.kind, 0.0)
        return score + entry.importance + ahead, name, entry

    def _spelt(self, wanted: str) -> list[str]:
        """What is looked for, and the same with its place by each other name."""
        words = wanted.split()
        for length in range(len(words), 0, -1):
            for at in range(len(words) - length + 1):
                name = " ".join(words[at : at + length])
                if name in self._spellings:
                    others = _shortest(self._spellings[name] - {name})
                    before, after = words[:at], words[at + length :]
                    return [wanted, *(" ".join([*before, one, *after]) for one in others)]
        return [wanted]


def _then(found: Found, span: DateSpan | None) -> Found:
    """A place to be gone to on a day: its key is 'id@day'."""
    if span is None or found.entry.kind != "place":
        return found
    day = date_found(span).entry
    key = f"{found.entry.key}@{day.key}"
    return replace(found, entry=replace(found.entry, key=key, detail=day.title))


def _best(scored: Iterable[tuple[float, str, Entry]]) -> list[Found]:
    """Each thing once, by the name that answers best."""
    best: dict[tuple[str, str], tuple[float, str, Entry]] = {}
    for one in scored:
        ident = one[2].kind, one[2].key
        if ident not in best or one[0] > best[ident][0]:
            best[ident] = one
    ranked = sorted(best.values(), key=lambda one: (-one[0], one[2].title))
    return [Found(entry, name, score) for score, name, entry in ranked]


def _grouped(ranked: list[Found]) -> list[Found]:
    groups: dict[str, list[Found]] = {}
    for found in ranked:
        groups.setdefault(found.entry.kind, []).append(found)
    return [found for group in groups.values() for found in group[:MOST]]


def _spellings(atlas: Atlas) -> dict[str, set[str]]:
    """All names of a place by each of them, in plain forms: Pusan is Busan and 부산."""
    found: dict[str, set[str]] = {}
    for place in atlas.places.values():
        names = {plain(name) for name in (place.name, *(one.name for one in place.names))}
        for name in names:
            found.setdefault(name, set()).update(names)
    return found


def _shortest(names: set[str]) -> list[str]:
    """Names without those that only go on from another, and single characters."""
    kept = sorted(name for name in names if len(name) > 1)
    return [one for one in kept if not any(one != o and one.startswith(o) for o in kept)]
