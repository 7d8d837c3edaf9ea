"""About the data: what the atlas holds, how far it can be trusted, and whose it is."""

from collections import Counter
from html import escape

from parallel38.domain.atlas import Atlas
from parallel38.words import _


def about_data_html(atlas: Atlas) -> str:
    """Counts from the atlas that is open, then how it was made."""
    vouched = Counter(source.vouched for source in atlas.sources.values())
    rows = (
        (_("Edition"), atlas.version),
        (_("Events"), len(atlas.events)),
        (_("Areas, lines and sites"), len(atlas.features)),
        (_("Places"), len(atlas.places)),
        (_("Claims of the two essays"), len(atlas.claims)),
        (_("Sources cited"), len(atlas.sources)),
        (_("of them read for the atlas"), vouched["seen"]),
        (_("Records corrected since the first compilation"), len(atlas.corrections)),
    )
    table = "".join(
        f"<tr><td width='320'>{escape(name)}</td><td><b>{escape(_figure(value))}</b></td></tr>"
        for name, value in rows
    )
    told = "".join(f"<h3>{escape(head)}</h3><p>{escape(text)}</p>" for head, text in _chapters())
    return f"<h2>{escape(_('About the data'))}</h2><table cellpadding='3'>{table}</table>{told}"


def _figure(value: str | int) -> str:
    return value if isinstance(value, str) else f"{value:,}"


def _chapters() -> tuple[tuple[str, str], ...]:
    return (
        (_("Dates"), _(
            "A date is as exact as its source: 'June 1950' is a month, 'c. 1931' about a year. "
            "What may or may not hold on a day is drawn lighter and said to be possible.")),
        (_("Lines and areas"), _(
            "Each shape tells how far it may be out (± km). Coasts are World Vector Shoreline; "
            "borders of treaties follow their text, fronts the histories they cite. Between two "
            "dated lines the front of a day is worked out, and the legend says so.")),
        (_("Who held a point"), _(
            "The answer is who was in control on the ground and by what title. Where areas lie "
            "over each other, an occupation or lease answers before the state beneath it.")),
        (_("Names"), _(
            "Places are called as they were on the day, with today's name below. The sea is "
            "'Sea of Japan / East Sea' in equal type; the Liancourt Rocks bear all three names.")),
        (_("Sources"), _(
            "Each record names its sources. 'Read for the atlas' means that the text itself was "
            "read; 'cited as standing literature' that it is cited as the field does, and should "
            "be checked before it is quoted.")),
        (_("Your own use"), _(
            "The data are under CC BY 4.0: use them freely and name the atlas. Export, and "
            "'parallel38 data', write them with dates and sources.")),
    )  # fmt: skip
