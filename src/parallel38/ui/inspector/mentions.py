"""What a text names becomes a link: days, places, people, lines and events of the atlas."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape

from parallel38.domain.atlas import Atlas, Event
from parallel38.domain.dates import DateError
from parallel38.domain.say import MONTHS
from parallel38.domain.typed import parse_typed
from parallel38.ui.inspector.html import WEB, day_link, link
from parallel38.ui.search_people import person_key

Named = tuple[str, str, str]  # the words, the kind of link, its target
LEAST = 4  # letters of a name that is looked for in a text
_MONTHS = "|".join(MONTHS)
_DAY = re.compile(
    rf"(?<!\d)(?:[0-3]?\d[-–])?[0-3]?\d (?:{_MONTHS}) \d{{4}}\b|\b(?:{_MONTHS}) \d{{4}}\b"
)
_WORD = re.compile(r"\w[\w'’]*")
_LINES = {
    "control-line", "cease-fire-line", "claim-line", "boundary", "perimeter", "neutral-zone",
    "demilitarised-zone", "lease",
}  # fmt: skip


def prose(atlas: Atlas, text: str, name: str = "", own: str = "") -> str:
    """One escaped paragraph whose names are links, each once; nothing for no text.

    `own` is the id of what the page is about, which is no link.
    """
    return f'<p class="{name}">{linked(atlas, text, own)}</p>' if text else ""


def linked(atlas: Atlas, text: str, own: str = "") -> str:
    """The escaped text with its links."""
    index, told = _index(_Same(atlas)), {own}
    parts, end = [], 0
    for start, after, html, target in _found(index, text):
        if start < end or target in told:
            continue
        told.add(target)
        parts += [escape(text[end:start]), html]
        end = after
    return "".join([*parts, escape(text[end:])])


class _Same:
    """An atlas as a key: it is the same one or another, its records are not compared."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas

    def __hash__(self) -> int:
        return id(self.atlas)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.atlas is self.atlas


def _found(index: dict[str, list[Named]], text: str) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, link and target of all that is named, in the order of the text."""
    found = [(*one.span(), _address(one[0]), one[0]) for one in WEB.finditer(text)]
    found += [(*one.span(), _day(one[0]), one[0]) for one in _DAY.finditer(text)]
    for word in _WORD.finditer(text):
        for words, kind, target in index.get(_bare(word[0]), ()):
            after = word.start() + len(words)
            whole = text.startswith(words, word.start()) and not text[after : after + 1].isalnum()
            if whole:
                found.append((word.start(), after, link(kind, target, words), target))
                break
    return iter(sorted(found, key=lambda one: (one[0], -one[1])))


def _address(found: str) -> str:
    address = escape(found)
    return f'<a href="{address}">{address}</a>'


def _day(text: str) -> str:
    """To the first of its days: of '10-11 August 1945' the 10th."""
    first = re.sub(r"^(\d+)[-–]\d+ ", r"\1 ", text)
    try:
        return day_link(parse_typed(first).earliest, text)
    except DateError:
        return escape(text)


@lru_cache(maxsize=2)
def _index(same: _Same) -> dict[str, list[Named]]:
    """All names by their first word, the longest first; of two things of one name the first."""
    index: dict[str, dict[str, Named]] = {}
    for words, kind, target in _names(same.atlas):
        first = _WORD.match(words)
        if first and len(words) >= LEAST:
            index.setdefault(_bare(first[0]), {}).setdefault(words, (words, kind, target))
    return {
        word: sorted(some.values(), key=lambda one: -len(one[0])) for word, some in index.items()
    }


def _names(atlas: Atlas) -> Iterator[Named]:
    for feature in sorted(atlas.features.values(), key=lambda one: -one.importance):
        if feature.kind in _LINES and feature.label and "(" not in feature.label:
            yield feature.label, "feature", feature.id
    for event in atlas.events.values():
        yield event.title, "event", event.id
        for one in event.participants:
            if " " in one.name:
                yield one.name, "person", one.name
    for place in sorted(atlas.places.values(), key=lambda one: -one.importance):
        latin = [one.name for one in place.names if one.lang == "en" and not one.script]
        for name in (place.name.partition(" (")[0], *latin):
            if name[:1].isupper():
                yield name, "place", place.id


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


def seen_with(atlas: Atlas, name: str) -> list[tuple[Event, str]]:
    """The events that a person took part in, in the order of their days, with the office held."""
    key = person_key(name)
    found = [
        (event, one.office)
        for event in atlas.events.values()
        for one in event.participants
        if person_key(one.name) == key
    ]
    return sorted(found, key=lambda pair: pair[0].interval.possible_from)
