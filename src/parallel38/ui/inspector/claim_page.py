"""A claim: the verdict first, then who claims what in which words, and what the record says."""

from html import escape

from parallel38.domain.atlas import Atlas, Claim
from parallel38.domain.say import say_range
from parallel38.ui.inspector import words
from parallel38.ui.inspector.html import (
    Page,
    changes,
    facts,
    lines,
    link,
    section,
    sources,
    thing_link,
    verdict_badge,
)
from parallel38.ui.inspector.mentions import prose
from parallel38.words import _


def claim_page(atlas: Atlas, claim: Claim) -> Page:
    """The page of a claim. Its title is the verdict: what is claimed is no headline."""
    verdicts = words.READING if claim.reading else words.VERDICT
    events = sorted(claim.events, key=lambda one: atlas.events[one].interval.possible_from)
    on_map = (*events, *claim.features, *claim.places)
    order = [one.id for one in atlas.claims.values() if one.seed == claim.seed]
    at = order.index(claim.id)
    body = [
        section(_("Claimed"), _claimed(atlas, claim)),
        section(_("What the record says"), prose(atlas, claim.record, "lead")),
        prose(atlas, claim.notes),
        section(_("Where to look"), lines(thing_link(atlas, one) for one in on_map)),
        sources(atlas, claim.sources),
        changes(atlas, claim.id),
        _neighbours(order, at),
    ]
    place = _("{number} of {count}").format(number=at + 1, count=len(order))
    kicker = f"{_(words.CLAIM[claim.kind])} · {place}"
    when = say_range(claim.start, claim.end)
    return Page(kicker, _(verdicts[claim.verdict]), when, "".join(body))


def _claimed(atlas: Atlas, claim: Claim) -> str:
    """What is claimed beside the verdict's badge, the text's own words, and whose they are."""
    badge = f'<td width="26">{verdict_badge(claim)}</td>'
    sentence = f'<table cellspacing="0"><tr>{badge}<td>{escape(claim.claim)}</td></tr></table>'
    seed = atlas.seeds.get(claim.seed)
    if seed is None:
        return sentence
    quote = f"“{escape(claim.quote)}”" if claim.quote else ""
    return sentence + facts([
        (_("Its words"), quote),
        (_("Text"), escape(seed.title)),
        (_("Author"), escape(seed.author)),
        (_("Published"), escape(seed.published)),
    ])  # fmt: skip


def _neighbours(order: list[str], at: int) -> str:
    """To the claims before and after it in its text."""
    found = []
    if at:
        found.append(link("claim", order[at - 1], _("Previous claim")))
    if at + 1 < len(order):
        found.append(link("claim", order[at + 1], _("Next claim")))
    return section(_("In this text"), f'<p class="line">{" · ".join(found)}</p>')
