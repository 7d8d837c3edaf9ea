"""Who took part in events, as people that can be found by every spelling of their names."""

import csv
from collections import Counter
from collections.abc import Iterator

from parallel38 import paths
from parallel38.domain.atlas import Atlas, Event
from parallel38.ui.search_entries import Entry, of_event
from parallel38.ui.search_words import plain
from parallel38.words import ngettext


def people(atlas: Atlas) -> Iterator[Entry]:
    """Who took part in events, however a text or another language spells them."""
    known = _spellings()
    spelt: dict[str, list[tuple[Event, str, str]]] = {}
    for event in atlas.events.values():
        for one in event.participants:
            spelt.setdefault(person_key(one.name), []).append((event, one.name, one.office))
    for key, parts in spelt.items():
        names = [name for name, _count in Counter(name for _e, name, _o in parts).most_common()]
        offices = Counter(office for _e, _n, office in parts if office).most_common(1)
        years = sorted({event.start[:4] for event, _n, _o in parts})
        span = years[0] if len(years) == 1 else f"{years[0]}–{years[-1]}"
        detail = " · ".join([*(office for office, _count in offices), span])
        others = known.get(key, [])
        western = [names[0], *(one for one in others if not one.isascii())]  # family name last
        last = [word for one in western if len(word := one.split()[-1]) > 3]
        count = ngettext("{count} event", "{count} events", len(parts))
        words = dict.fromkeys([*names, *last, *others])
        yield Entry(
            "person", key, names[0], detail, 2 + (len(parts) > 2) + (len(parts) > 9),
            tuple(words), tag=count.format(count=len(parts)),
            unfolds=True,
        )  # fmt: skip


def person_key(name: str) -> str:
    """Alike for Pak Hŏn-yŏng and Pak Hon-yong; what stands in brackets does not count."""
    return plain(name.partition(" (")[0]).replace(" ", "")


def _spellings() -> dict[str, list[str]]:
    """Names in other scripts and spellings, from resources/people.csv."""
    with (paths.resources() / "people.csv").open(encoding="utf-8", newline="") as table:
        return {
            person_key(row["name"]): [one.strip() for one in row["spellings"].split(";")]
            for row in csv.DictReader(table)
        }


def attended(atlas: Atlas, person: str) -> Iterator[Entry]:
    """The events in which a person took part, in the order of time."""
    parts = (
        event
        for event in atlas.events.values()
        if any(person_key(one.name) == person for one in event.participants)
    )
    for event in sorted(parts, key=lambda one: one.interval.possible_from):
        yield of_event(event)
