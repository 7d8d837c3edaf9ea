"""A feature: what it is, since when, in what steps, on what authority, and who says so."""

from collections.abc import Iterable
from html import escape

from parallel38.domain.atlas import Atlas, Feature, Phase
from parallel38.domain.own import is_own
from parallel38.domain.own_name import power_name
from parallel38.domain.say import say, say_range
from parallel38.map.style import KINDS
from parallel38.ui.inspector import held, words
from parallel38.ui.inspector.html import (
    Page,
    changes,
    claims_on,
    day_link,
    facts,
    lines,
    paragraph,
    section,
    sources,
    thing_link,
)
from parallel38.ui.inspector.mentions import linked, prose
from parallel38.words import _, pgettext

# Lines that a hand drew at a table, or that words alone laid down.
DRAWN = {"control-line", "cease-fire-line", "claim-line", "proposal-line", "boundary", "perimeter"}


def feature_page(
    atlas: Atlas, feature: Feature, day: int, strip: tuple[held.Held, ...] | None = None
) -> Page:
    """The page of a feature on a day; `strip` is who held the point where it was clicked."""
    body = [
        prose(atlas, feature.summary, "lead", feature.id),
        _facts(atlas, feature, day),
        section(_("Step by step"), _phases(atlas, feature, day)),
        section(_("Legal basis"), prose(atlas, feature.legal_basis, own=feature.id)),
        _life(atlas, feature),
        section(_("Events"), lines(thing_link(atlas, one) for one in _events(atlas, feature))),
        claims_on(atlas, feature.id),
        sources(atlas, feature.sources),
        changes(atlas, feature.id),
    ]
    dates = say_range(feature.start, feature.end)
    kind = _(KINDS[feature.kind].title)
    return Page(kind, feature.title, dates, "".join(body), strip)


def _life(atlas: Atlas, feature: Feature) -> str:
    """Who drew it and on what, how it is drawn here, what it came from and became."""
    exact = _("Drawn here to ± {distance}.").format(distance=words.kilometres(feature.precision_km))
    here = prose(atlas, feature.notes, own=feature.id) + paragraph(exact)
    return "".join([
        section(_("Who drew it"), _drawn(atlas, feature)),
        section(_("Notes"), here),
        section(_("Came from"), lines(thing_link(atlas, one) for one in before(atlas, feature))),
        section(_("Became"), lines(thing_link(atlas, one) for one in after(atlas, feature))),
    ])  # fmt: skip


def before(atlas: Atlas, feature: Feature) -> list[str]:
    """What a feature came from, by its own record or by theirs, in the order of their days."""
    theirs = (one.id for one in atlas.features.values() if feature.id in one.became)
    return _by_day(atlas, {*feature.came_from, *theirs})


def after(atlas: Atlas, feature: Feature) -> list[str]:
    """What it became, by its own record or by theirs, in the order of their days."""
    theirs = (one.id for one in atlas.features.values() if feature.id in one.came_from)
    return _by_day(atlas, {*feature.became, *theirs})


def _by_day(atlas: Atlas, idents: Iterable[str]) -> list[str]:
    known = [one for one in idents if one in atlas.features]
    return sorted(known, key=lambda one: (atlas.features[one].interval.possible_from, one))


def _drawn(atlas: Atlas, feature: Feature) -> str:
    """Who drew a line, on what; of a line that somebody drew it is said where that is not known."""
    if not feature.biography and feature.kind in DRAWN and not is_own(feature.layer):
        return paragraph(_("The record does not say."))
    return prose(atlas, feature.biography, own=feature.id)


def _facts(atlas: Atlas, feature: Feature, day: int) -> str:
    powers = [power_name(atlas, one) for one in feature.powers]
    control = feature.control
    title = _(held.TITLES[control.title]) if control else ""
    known = words.precision(feature.start, feature.end)
    return facts([
        (_("Now"), escape(words.still(feature.interval, feature.announced, day))),
        (_("Dates"), escape(known)),
        (_("Power") if len(powers) == 1 else _("Powers"), escape(", ".join(powers))),
        (pgettext("held", "Title"), escape(title)),
        (_("Strength"), f"{feature.strength:,}" if feature.strength else ""),
        (_("Names"), escape(" · ".join(feature.names.values()))),
        (_("Confidence"), escape(_(words.CONFIDENCE[feature.confidence]))),
    ])  # fmt: skip


def _phases(atlas: Atlas, feature: Feature, day: int) -> str:
    past = [phase for phase in feature.phases if phase.interval.possible_from <= day]
    now = past[-1] if past else None
    rows = "".join(_phase(atlas, phase, feature.id, phase is now) for phase in feature.phases)
    return f'<table cellspacing="0" width="100%">{rows}</table>' if rows else ""


def _phase(atlas: Atlas, phase: Phase, own: str, now: bool) -> str:
    status = escape(_(words.STATUS[phase.status]))
    when = day_link(phase.interval.possible_from, say(phase.start))
    note = f'<br><span class="quiet">{linked(atlas, phase.note, own)}</span>' if phase.note else ""
    shown = f"<b>{status}</b>" if now else status
    return f'<tr><td class="day">{when}</td><td>{shown}{note}</td></tr>'


def _events(atlas: Atlas, feature: Feature) -> list[str]:
    return [event.id for event in atlas.events.values() if feature.id in event.features]
