"""The glossary as a page to read."""

from html import escape

from parallel38.domain.atlas import Atlas
from parallel38.ui.help.terms import terms
from parallel38.ui.inspector.html import paragraph, sources, thing_link
from parallel38.words import _


def glossary_html(atlas: Atlas) -> str:
    """Every term with what to see on the map and its sources."""
    parts = []
    for term in terms().values():
        found = " · ".join(thing_link(atlas, one) for one in term.see)
        parts.append(
            f'<h3><a name="{term.id}"></a>{escape(_(term.title))}</h3>{paragraph(_(term.text))}'
            f'<p class="quiet">{escape(_("On the map:"))} {found}</p>'
            f"{sources(atlas, term.sources)}"
        )
    return "".join(parts)
