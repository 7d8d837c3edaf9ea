"""Several things that one sign on the map stands for: a row of the legend, a stack of events."""

from parallel38.domain.atlas import Atlas
from parallel38.domain.own_name import power_name
from parallel38.domain.say import say_range
from parallel38.map.style import KINDS
from parallel38.ui.inspector.html import Page, lines, samples, thing_link
from parallel38.words import _


def list_page(atlas: Atlas, idents: tuple[str, ...]) -> Page:
    """A line for each of these features and events."""
    features = [one for one in idents if one in atlas.features]
    events = [one for one in idents if one in atlas.events]
    body = samples((one, _line(atlas, one)) for one in features)
    body += lines(_line(atlas, one) for one in events)
    count = _("{count} on the map").format(count=len(idents))
    return Page(_("From the map"), _title(atlas, features, events), count, body)


def _title(atlas: Atlas, features: list[str], events: list[str]) -> str:
    """What they have in common: 'Occupation: Soviet Union'."""
    if not features:
        return _("Events at one place") if events else ""
    things = [atlas.features[one] for one in features]
    kinds = {_(KINDS[one.kind].title) for one in things}
    common = set.intersection(*(set(one.powers) for one in things))
    powers = [power_name(atlas, one) for one in sorted(common)]
    kind = kinds.pop() if len(kinds) == 1 else _("Several")
    return f"{kind}: {', '.join(powers)}" if powers else kind


def _line(atlas: Atlas, ident: str) -> str:
    one = atlas.features.get(ident) or atlas.events[ident]
    return (
        f'{thing_link(atlas, ident)}<br><span class="quiet">{say_range(one.start, one.end)}</span>'
    )
