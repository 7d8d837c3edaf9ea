"""An event: when and where, who took part, what it meant, and what came before and after."""

from html import escape

from parallel38.domain.atlas import Atlas, Event, Participant
from parallel38.domain.own_name import power_name
from parallel38.domain.say import say, say_range
from parallel38.domain.view import Pane
from parallel38.ui.inspector import words
from parallel38.ui.inspector.html import (
    Page,
    changes,
    claims_on,
    facts,
    lines,
    link,
    paragraph,
    section,
    sources,
    thing_link,
)
from parallel38.ui.inspector.mentions import prose
from parallel38.ui.pane_state import days_of
from parallel38.ui.timeline.ticks import Ticks
from parallel38.words import _


def event_page(atlas: Atlas, ticks: Ticks, event: Event, pane: Pane) -> Page:
    """The page of an event, as seen from a pane's clock."""
    last = days_of(pane)[1]
    ahead = _("Not yet on {date}.").format(date=say(last))
    body = [
        paragraph(ahead if last < event.interval.possible_from else "", "warn"),
        prose(atlas, event.summary, "lead", event.id),
        _facts(event),
        section(_("Significance"), prose(atlas, event.significance, own=event.id)),
        section(_("Who took part"), _participants(atlas, event.participants)),
        section(_("On the map"), lines(thing_link(atlas, one) for one in event.features)),
        section(_("Led to"), lines(thing_link(atlas, one) for one in event.led_to)),
        _neighbours(atlas, ticks, event),
        claims_on(atlas, event.id),
        sources(atlas, event.sources),
        changes(atlas, event.id),
    ]
    return Page(
        words.event_kind(event.kind), event.title, say_range(event.start, event.end), "".join(body)
    )


def _facts(event: Event) -> str:
    names = " · ".join(event.native_names.values())
    where = link("point", f"{event.lat:.4f},{event.lon:.4f}", words.degrees(event.lat, event.lon))
    place = f"{escape(event.place)}<br>{where}"
    known = words.precision(event.start, event.end)
    return facts([
        (_("Place"), place),
        (_("Position"), escape(_(words.POSITION[event.position_precision]))),
        (_("Date"), escape(known)),
        (_("Names"), escape(names)),
        (_("Confidence"), escape(_(words.CONFIDENCE[event.confidence]))),
    ])  # fmt: skip


def _participants(atlas: Atlas, people: tuple[Participant, ...]) -> str:
    return lines(_participant(atlas, one) for one in people)


def _participant(atlas: Atlas, one: Participant) -> str:
    power = power_name(atlas, one.power)
    rest = " · ".join(word for word in (one.office, power) if word)
    return f'{link("person", one.name, one.name)}<br><span class="quiet">{escape(rest)}</span>'


def _neighbours(atlas: Atlas, ticks: Ticks, event: Event) -> str:
    """The events next to this one in the order of days; several on one day count singly."""
    order = [tick.id for tick in ticks.all]
    at = order.index(event.id)
    before = atlas.events[order[at - 1]] if at else None
    after = atlas.events[order[at + 1]] if at + 1 < len(order) else None
    return section(_("Before"), _neighbour(before)) + section(_("After"), _neighbour(after))


def _neighbour(event: Event | None) -> str:
    if event is None:
        return ""
    when = f'<br><span class="quiet">{escape(say(event.start))}</span>'
    return lines([link("event", event.id, event.title) + when])
