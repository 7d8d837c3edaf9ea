"""How a page of the inspector is cited, and the sources that it rests on."""

from collections.abc import Iterable, Mapping
from datetime import date

from parallel38.data.out.about import ATLAS
from parallel38.domain.atlas import Atlas, Claim, Event, Feature, Place
from parallel38.domain.say import say
from parallel38.domain.view import Pane
from parallel38.ui.pane_state import clock_text
from parallel38.words import _


def citation(atlas: Atlas, title: str, pane: Pane, today: date) -> str:
    """A Chicago note for a page, then a note a line for each of its record's sources."""
    version = _("data version {version}").format(version=atlas.version)
    whole = f"“{title},” in {ATLAS}, {version}"
    if any(pane.selected in table for table in _tables(atlas)):
        whole += ", " + _("record {id}").format(id=pane.selected)
    shown = _("map of {date}").format(date=clock_text(pane))
    seen = _("consulted {date}").format(date=say(today))
    notes = [atlas.sources[one].note for one in _sources(atlas, pane.selected)]
    return "\n".join([f"{whole}, {shown} ({seen}).", *notes])


def _sources(atlas: Atlas, ident: str) -> Iterable[str]:
    found = next((table[ident] for table in _tables(atlas) if ident in table), None)
    return (one for one in found.sources if one in atlas.sources) if found else ()


def _tables(atlas: Atlas) -> tuple[Mapping[str, Feature | Event | Claim | Place], ...]:
    return atlas.features, atlas.events, atlas.claims, atlas.places
