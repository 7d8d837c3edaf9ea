"""Where the essays are silent, as a text: stretches of years, then themes; each leads there."""

from html import escape

from parallel38.domain.atlas import Atlas
from parallel38.domain.say import say_range
from parallel38.ui.essays.coverage import FEW, Coverage, Stretch, Theme
from parallel38.ui.inspector.html import lines, link, paragraph, section
from parallel38.words import N_, _, ngettext

FEWER, MORE = 2, 15  # events listed of a stretch or theme: folded, unfolded
THEMES = {
    "alliance": N_("Alliance"),
    "armistice-and-peace": N_("Armistice and peace"),
    "colonial-rule-and-independence": N_("Colonial rule and independence"),
    "diaspora-and-exile": N_("Diaspora and exile"),
    "division": N_("Division"),
    "imperial-rivalry": N_("Imperial rivalry"),
    "inter-korean": N_("Between the two Koreas"),
    "korean-war": N_("Korean War"),
    "military-aid": N_("Military aid"),
    "normalisation": N_("Normalisation"),
    "nuclear": N_("Nuclear weapons and energy"),
    "occupation": N_("Occupation"),
    "opening-and-treaties": N_("Opening and treaties"),
    "sanctions-and-un": N_("Sanctions and the UN"),
    "security-incidents": N_("Security incidents"),
    "state-formation": N_("State formation"),
    "trusteeship": N_("Trusteeship"),
    "wartime-diplomacy": N_("Wartime diplomacy"),
}


def theme_title(ident: str) -> str:
    """In words; a theme without any by its id."""
    return _(THEMES[ident]) if ident in THEMES else ident.replace("-", " ").capitalize()


def span_text(stretch: Stretch) -> str:
    """'1957–1960'."""
    return say_range(str(stretch.first), str(stretch.last))


def silences_html(atlas: Atlas, found: Coverage, unfolded: frozenset[str]) -> str:
    """`unfolded` are the links whose events are all to be listed."""
    named = sum(year.spoken for year in found.years)
    total = sum(year.events for year in found.years)
    told = _("Claims name {named} of {total} events.").format(named=named, total=f"{total:,}")
    how = _(
        "A year is silent where none of its events is named and no claim of up to {few} years "
        "touches it."
    ).format(few=FEW)
    return "".join([
        paragraph(told, "lead"),
        paragraph(how, "quiet"),
        section(_("Silent years"), "".join(_stretch(atlas, s, unfolded) for s in found.stretches)),
        section(_("Themes, the most silent first"),
                "".join(_theme(atlas, theme, unfolded) for theme in found.themes)),
    ])  # fmt: skip


def _stretch(atlas: Atlas, stretch: Stretch, unfolded: frozenset[str]) -> str:
    count = len(stretch.events)
    told = ngettext("{count} event, not named", "{count} events, none named", count)
    head = link("span", f"{stretch.first}/{stretch.last}", span_text(stretch))
    return _entry(f"<b>{head}</b>", told.format(count=count)) + _events(
        atlas, stretch.events, f"years/{stretch.first}", unfolded
    )


def _theme(atlas: Atlas, theme: Theme, unfolded: frozenset[str]) -> str:
    named = theme.events - len(theme.silent)
    told = _("{named} of {count} events named").format(named=named, count=theme.events)
    return _entry(f"<b>{escape(theme_title(theme.id))}</b>", told) + _events(
        atlas, theme.silent, f"theme/{theme.id}", unfolded
    )


def _entry(head: str, told: str) -> str:
    return f'<p class="entry">{head} <span class="quiet">· {escape(told)}</span></p>'


def _events(atlas: Atlas, idents: tuple[str, ...], fold: str, unfolded: frozenset[str]) -> str:
    most = MORE if fold in unfolded else FEWER
    shown = [_event(atlas, one) for one in idents[:most]]
    rest = len(idents) - most
    if fold in unfolded:
        shown.append(link("fold", fold, _("Fewer")))
    elif rest > 0:
        shown.append(link("fold", fold, _("{count} more").format(count=rest)))
    return lines(shown)


def _event(atlas: Atlas, ident: str) -> str:
    event = atlas.events[ident]
    year = escape(event.start[:4])
    return f'<span class="quiet">{year}</span> {link("event", ident, event.title)}'
