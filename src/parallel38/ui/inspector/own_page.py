"""A feature that a person brought in: what their file says of it, as text."""

from html import escape

from parallel38.domain.atlas import Atlas, Feature
from parallel38.domain.dates import OPEN
from parallel38.domain.say import say_range
from parallel38.ui.inspector import words
from parallel38.ui.inspector.html import Page, facts, paragraph, section
from parallel38.words import _


def own_page(atlas: Atlas, feature: Feature, day: int) -> Page:
    """The page of a feature of an own layer on a day."""
    layer = atlas.layers.get(feature.layer)
    dated = (feature.start, feature.end) != (OPEN, OPEN)
    body = [
        facts([
            (_("Now"), escape(words.still(feature.interval, None, day)) if dated else ""),
            (_("Dates"), escape(words.precision(feature.start, feature.end)) if dated else ""),
        ]),
        section(_("In the file"), facts(_said(feature))),
        section(_("Source"), paragraph(layer.description if layer else "")),
    ]  # fmt: skip
    dates = say_range(feature.start, feature.end) if dated else _("Without dates")
    return Page(layer.title if layer else "", feature.title, dates, "".join(body))


def _said(feature: Feature) -> list[tuple[str, str]]:
    """The file's own columns; a stranger's words, escaped."""
    pairs = (line.partition(": ") for line in feature.notes.splitlines())
    return [(key, escape(value)) for key, _sign, value in pairs]
