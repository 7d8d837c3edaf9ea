"""Where the essays speak and where they are silent: years and themes against the atlas's events.

An event is spoken of where a claim names it. A year is silent where no event that began in it is
spoken of and no claim of a few years touches it: a claim on half a century says little of any one
of its years.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import groupby

from msgspec import Struct

from parallel38.domain.atlas import Atlas, Claim, Event, Verdict
from parallel38.domain.dates import Interval
from parallel38.domain.view import FIRST_DAY, LAST_DAY

FEW = 5  # years that a claim may span and still speak of each of them
MANY = 5  # events from which a silence is told


class Year(Struct, frozen=True):
    """One year: the events that began in it, how many of them a claim names, whether it is silent,
    and the claims, each shared out evenly over its years, by verdict.
    """

    year: int
    events: int
    spoken: int
    silent: bool
    claims: dict[Verdict, float]


class Stretch(Struct, frozen=True):
    """Silent years, both ends included, and their events, the most important first."""

    first: int
    last: int
    events: tuple[str, ...]


class Theme(Struct, frozen=True):
    """A theme of events: how many there are, and those that no claim names, as in a Stretch."""

    id: str
    events: int
    silent: tuple[str, ...]


class Coverage(Struct, frozen=True):
    """All years; silent stretches with many events, the fullest first; themes, the most silent
    first.
    """

    years: tuple[Year, ...]
    stretches: tuple[Stretch, ...]
    themes: tuple[Theme, ...]


def coverage(atlas: Atlas, seed: str = "") -> Coverage:
    """Of one essay, or of all."""
    claims = [claim for claim in atlas.claims.values() if seed in ("", claim.seed)]
    named = {event for claim in claims for event in claim.events}
    begun: dict[int, list[Event]] = defaultdict(list)
    for event in atlas.events.values():
        begun[years_of(event.interval)[0]].append(event)
    shares = _shares(claims)
    pointed = {year for claim in claims for year in years_of(claim.interval) if _is_pointed(claim)}
    years = tuple(
        _year(year, begun[year], named, year not in pointed, shares[year])
        for year in range(FIRST_DAY.year, LAST_DAY.year + 1)
    )
    return Coverage(years, _stretches(years, begun), _themes(atlas, named))


def years_of(interval: Interval) -> range:
    """The years that a thing may touch, within the atlas."""
    first = max(interval.possible_from, FIRST_DAY.toordinal())
    last = max(min(interval.possible_to - 1, LAST_DAY.toordinal()), first)
    return range(date.fromordinal(first).year, date.fromordinal(last).year + 1)


def _is_pointed(claim: Claim) -> bool:
    return len(years_of(claim.interval)) <= FEW


def _year(
    year: int,
    events: Sequence[Event],
    named: set[str],
    untouched: bool,
    claims: dict[Verdict, float],
) -> Year:
    spoken = sum(event.id in named for event in events)
    return Year(year, len(events), spoken, untouched and not spoken, claims)


def _shares(claims: Sequence[Claim]) -> dict[int, dict[Verdict, float]]:
    shares: dict[int, dict[Verdict, float]] = defaultdict(dict)
    for claim in claims:
        years = years_of(claim.interval)
        for year in years:
            had = shares[year].get(claim.verdict, 0.0)
            shares[year][claim.verdict] = had + 1 / len(years)
    return shares


def _stretches(years: Sequence[Year], begun: dict[int, list[Event]]) -> tuple[Stretch, ...]:
    found = []
    for silent, run in groupby(years, lambda one: one.silent):
        filled = [one.year for one in run if one.events]
        events = [event for year in filled for event in begun[year]]
        if silent and len(events) >= MANY:
            found.append(Stretch(filled[0], filled[-1], _weighty(events)))
    return tuple(sorted(found, key=lambda one: (-len(one.events), one.first)))


def _themes(atlas: Atlas, named: set[str]) -> tuple[Theme, ...]:
    by_theme: dict[str, list[Event]] = defaultdict(list)
    for event in atlas.events.values():
        for theme in event.themes:
            by_theme[theme].append(event)
    found = [
        Theme(theme, len(events), _weighty([one for one in events if one.id not in named]))
        for theme, events in by_theme.items()
    ]
    return tuple(sorted(found, key=lambda one: (-len(one.silent) / one.events, -one.events)))


def _weighty(events: Sequence[Event]) -> tuple[str, ...]:
    order = sorted(events, key=lambda one: (-one.importance, one.interval.possible_from, one.id))
    return tuple(event.id for event in order)
