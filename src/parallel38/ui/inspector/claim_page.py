"""A claim: what a seed says, the verdict, and what the record says with its sources."""

from html import escape

from parallel38.domain.atlas import Atlas, Claim
from parallel38.domain.say import say_range
from parallel38.ui.inspector import words
from parallel38.ui.inspector.html import (
    Page,
    changes,
    facts,
    lines,
    paragraph,
    section,
    sources,
    thing_link,
)
from parallel38.words import _


def claim_page(atlas: Atlas, claim: Claim) -> Page:
    """The page of a claim; its verdict never stands without the record."""
    verdicts = words.READING if claim.reading else words.VERDICT
    events = sorted(claim.events, key=lambda one: atlas.events[one].interval.possible_from)
    on_map = (*events, *claim.features, *claim.places)
    body = [
        section(_("Who claims it"), _seed(atlas, claim)),
        paragraph(_(verdicts[claim.verdict]), "verdict"),
        paragraph(claim.record, "lead"),
        paragraph(claim.notes),
        section(_("Where to look"), lines(thing_link(atlas, one) for one in on_map)),
        sources(atlas, claim.sources),
        changes(atlas, claim.id),
    ]
    when = say_range(claim.start, claim.end)
    return Page(_(words.CLAIM[claim.kind]), claim.claim, when, "".join(body))


def _seed(atlas: Atlas, claim: Claim) -> str:
    seed = atlas.seeds.get(claim.seed)
    if seed is None:
        return ""
    quote = f"“{escape(claim.quote)}”" if claim.quote else ""
    return facts([
        (_("Its words"), quote),
        (_("Text"), escape(seed.title)),
        (_("Author"), escape(seed.author)),
        (_("Published"), escape(seed.published)),
    ])  # fmt: skip
