"""A person: the events of the atlas that name them, with the office they then held."""

from html import escape

from parallel38.domain.atlas import Atlas, Event
from parallel38.domain.say import say_range
from parallel38.ui.inspector.html import Page, lines, link, section
from parallel38.ui.inspector.mentions import seen_with
from parallel38.words import _


def person_page(atlas: Atlas, name: str) -> Page:
    """The page of a person."""
    found = seen_with(atlas, name)
    body = section(_("Took part in"), lines(_line(event, office) for event, office in found))
    count = _("{count} events in the atlas").format(count=len(found)) if len(found) > 1 else ""
    return Page(_("Person"), name, count, body)


def _line(event: Event, office: str) -> str:
    when = say_range(event.start, event.end)
    told = " · ".join(part for part in (when, office) if part)
    return f'{link("event", event.id, event.title)}<br><span class="quiet">{escape(told)}</span>'
