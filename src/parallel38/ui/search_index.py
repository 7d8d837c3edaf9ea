"""What can be found by words: events, places in every script, features, powers, claims, dates."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from parallel38.domain.atlas import Atlas, Event
from parallel38.domain.dates import DateError, DateSpan
from parallel38.domain.kana import hepburn, is_kana
from parallel38.domain.own import is_own
from parallel38.domain.say import say, say_range
from parallel38.domain.typed import parse_typed
from parallel38.domain.view import FIRST_DAY, LAST_DAY

Kind = Literal["date", "place", "event", "feature", "power", "claim"]
KINDS: tuple[Kind, ...] = ("date", "place", "event", "feature", "power", "claim")
MOST = 6  # results of one kind
_PART = 30.0  # how well any part of a name answers
_TOOK_PART = 0.5  # of that counts where it is the name of one who took part
_LIKE = 78.0  # least likeness, of 100, of what is only similar
_KEEP = re.compile(r"[^\w\s]+")
_LOST = str.maketrans("淸靑尙眞鎭黃橫", "清青尚真鎮黄横", "'’ʻʼ‘`´-·")  # old print forms too


@dataclass(frozen=True)
class Entry:
    """One thing that can be gone to; `detail` is its second line, `people` who took part."""

    kind: Kind
    key: str
    title: str
    detail: str
    importance: int
    words: tuple[str, ...]
    people: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """An Entry, and the name by which it was found where that is not its title."""

    entry: Entry
    name: str
    score: float


def plain(text: str) -> str:
    """Letters and digits only, without accents or case: P'yŏngyang is pyongyang."""
    parted = unicodedata.normalize("NFKD", text.translate(_LOST)).casefold()
    bare = "".join(c for c in parted if unicodedata.category(c) != "Mn")
    whole = unicodedata.normalize("NFC", bare)  # Hangul again in syllables
    return " ".join(_KEEP.sub(" ", whole).split())


class SearchIndex:
    """Finds by prefix, by part, and by likeness where nothing better is there."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas

    @cached_property
    def _names(self) -> list[tuple[str, str, Entry]]:
        """(plain form, as written, entry) of every name; made at the first question."""
        return [(plain(word), word, e) for e in entries(self._atlas) for word in e.words]

    @cached_property
    def _people(self) -> list[tuple[str, str, Entry]]:
        """The same of who took part."""
        return [(plain(who), who, e) for e in entries(self._atlas) for who in e.people]

    @cached_property
    def _spellings(self) -> dict[str, set[str]]:
        """All names of a place by each of them, in plain forms: Pusan is Busan and 부산."""
        found: dict[str, set[str]] = {}
        for place in self._atlas.places.values():
            names = {plain(name) for name in (place.name, *(one.name for one in place.names))}
            for name in names:
                found.setdefault(name, set()).update(names)
        return found

    def renew(self) -> None:
        """The atlas has other records now."""
        self.__dict__.pop("_names", None)

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

    def find(self, text: str) -> list[Found]:
        """The best of each kind, kinds in the order of their best result; dates come first."""
        wanted = plain(text)
        if not wanted:
            return []
        span = _span(text)
        best: dict[tuple[str, str], Found] = {}
        for score, name, entry in [*self._on(span), *self._scored(wanted, span)]:
            known = best.get((entry.kind, entry.key))
            if known is None or score > known.score:
                best[entry.kind, entry.key] = Found(entry, name, score)
        ranked = sorted(best.values(), key=lambda f: (-f.score, f.entry.title))
        groups = dict.fromkeys(found.entry.kind for found in ranked)
        listed = [f for kind in groups for f in [x for x in ranked if x.entry.kind == kind][:MOST]]
        return [*([_date(span)] if span else []), *listed]

    def _on(self, span: DateSpan | None) -> Iterator[tuple[float, str, Entry]]:
        """What surely happened in the days of a typed date, what began then first."""
        if span is None:
            return
        for event in self._atlas.events.values():
            first, after = event.interval.possible_from, event.interval.possible_to
            sure, until = event.interval.certain_from, event.interval.certain_to
            began = span.earliest <= first and after <= span.latest + 1
            if began or max(sure, span.earliest) < min(until, span.latest + 1):
                yield (160 if began else 140) + event.importance, event.title, _of_event(event)

    def _scored(self, wanted: str, span: DateSpan | None) -> Iterator[tuple[float, str, Entry]]:
        hits = [
            (score + entry.importance + _ahead(score, entry), name, entry)
            for spelt in self._spelt(wanted)
            for form, name, entry in self._names
            if (score := _score(spelt, form))
        ]
        hits += [
            (_TOOK_PART * score + entry.importance, name, entry)
            for form, name, entry in self._people
            if (score := _score(wanted, form)) > _PART
        ]
        if hits or span:  # no day is spelt like another
            return iter(hits)
        return iter(list(self._run_together(wanted)) or self._alike(wanted))

    def _run_together(self, wanted: str) -> Iterator[tuple[float, str, Entry]]:
        """What is parted into words otherwise: Kim Il-sung, Kim Il Sung."""
        whole = wanted.replace(" ", "")
        for form, name, entry in self._names:
            if len(whole) > 5 and whole in form.replace(" ", ""):
                yield _PART + entry.importance, name, entry

    def _alike(self, wanted: str) -> Iterator[tuple[float, str, Entry]]:
        """What is spelt nearly so."""
        if len(wanted) < 4:
            return
        from rapidfuzz import fuzz, process

        names = [one for one in self._names if one[2].kind != "claim"]  # sentences are like all
        forms = [form for form, _, _ in names]
        for _, score, at in process.extract(
            wanted, forms, scorer=fuzz.WRatio, score_cutoff=_LIKE, limit=12
        ):
            _, name, entry = names[at]
            yield score / 10, name, entry


def _score(wanted: str, form: str) -> float:
    """How well a name answers: whole, from its start, from a word's start, all words, any part."""
    if wanted not in form:
        words = wanted.split()
        return 50 if len(words) > 1 and all(f" {word}" in f" {form}" for word in words) else 0
    if form.startswith(wanted):
        return 100 if form == wanted else 80
    if f" {wanted}" in form:
        return 60
    return _PART if len(wanted) > 2 else 0


def _shortest(names: set[str]) -> list[str]:
    """Names without those that only go on from another, and single characters."""
    kept = sorted(name for name in names if len(name) > 1)
    return [one for one in kept if not any(one != o and one.startswith(o) for o in kept)]


def _ahead(score: float, entry: Entry) -> float:
    """A place called so is meant before what happened there."""
    return 6 if score == 100 and entry.kind == "place" else 0


def _span(text: str) -> DateSpan | None:
    try:
        return parse_typed(text)
    except DateError:
        return None


def _date(span: DateSpan) -> Found:
    first = max(span.earliest, FIRST_DAY.toordinal())
    day = date.fromordinal(min(first, LAST_DAY.toordinal()))
    detail = "" if span.earliest == span.latest else say(day)
    said = say(span)
    return Found(Entry("date", day.isoformat(), said, detail, 5, (said,)), said, 200.0)


def _of_event(event: Event) -> Entry:
    when = say_range(event.start, event.end)
    words = event.title, *event.native_names.values()
    people = tuple(one.name for one in event.participants)
    return Entry("event", event.id, event.title, when, event.importance, words, people)


def entries(atlas: Atlas) -> Iterator[Entry]:
    """Everything in the atlas that bears a name."""
    for place in atlas.places.values():
        names = dict.fromkeys([place.name, *(name.name for name in place.names)])
        plainly = dict.fromkeys(name.name for name in place.names if name.on_map)
        detail = " · ".join([one for one in plainly if one != place.name][:4])
        read = [name.note for name in place.names if is_kana(name.note)]
        heard = [hepburn(kana).capitalize() for kana in read]
        words = tuple(dict.fromkeys([*names, *read, *heard]))
        yield Entry("place", place.id, place.name, detail, place.importance, words)
    for event in atlas.events.values():
        yield _of_event(event)
    for feature in atlas.features.values():
        when = say_range(feature.start, feature.end)
        called = feature.title, feature.label, *feature.names.values()
        words = tuple(dict.fromkeys(word for word in called if word))
        yield Entry("feature", feature.id, feature.title, when, feature.importance, words)
    for power in atlas.powers.values():
        if is_own(power.id):
            continue
        words = tuple(dict.fromkeys([power.name, *power.names.values()]))
        yield Entry("power", power.id, power.name, say_range(power.start, power.end), 3, words)
    for claim in atlas.claims.values():
        when = say_range(claim.start, claim.end)
        yield Entry("claim", claim.id, claim.claim, when, 0, (claim.claim,))
