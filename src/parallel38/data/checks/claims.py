"""A claim stands on something that can be looked at, and no seed is evidence of anything."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from parallel38.data.faults import Fault
from parallel38.domain.atlas import Claim

if TYPE_CHECKING:
    from parallel38.data.load import Draft

MOST_WORDS = 12  # of a seed in one quotation
_CITING = ("powers", "features", "events", "places", "claims", "stories")


def faults(draft: "Draft") -> Iterator[Fault]:
    """What is wrong with the claims, and every record that cites a seed."""
    for name, claim in draft.records["claims"].items():
        yield from (draft.items[name].fault(rule, field) for rule, field in _broken(claim))
    seeds = _seeds_among_sources(draft)
    for table in _CITING:
        for name, record in draft.records[table].items():
            for cited in sorted(seeds.intersection(record.sources)):
                rule = f"'{cited}' is a seed: it cannot be cited as evidence"
                yield draft.items[name].fault(rule, "sources")


def _broken(claim: Claim) -> Iterator[tuple[str, str]]:
    """Rules that a claim breaks, each with its field."""
    if not claim.features and not claim.events:
        yield "nothing to look at: name a feature or an event that it stands on", "features"
    if not claim.sources:
        yield "no source: a claim is held against the record", "sources"
    if claim.kind == "interpretation" and claim.verdict == "supported" and not claim.reading:
        yield "an interpretation is no fact: 'reading = true' where many hold it", "verdict"
    if len(claim.quote.split()) > MOST_WORDS:
        yield f"more than {MOST_WORDS} words are quoted", "quote"
    if claim.reading and claim.kind != "interpretation":
        yield "only an interpretation can be a reading", "reading"


def _seeds_among_sources(draft: "Draft") -> set[str]:
    """Ids by which a seed could be cited: its own, and that of a source of the same title."""
    seeds = draft.records["seeds"]
    titles = {_plain(seed.title) for seed in seeds.values()}
    sources = draft.records["sources"].items()
    same = {name for name, source in sources if _plain(str(source.csl.get("title"))) in titles}
    return {*seeds, *same}


def _plain(title: str) -> str:
    return "".join(letter for letter in title.casefold() if letter.isalnum())
