"""Small parts of the inspector's pages. All that comes from data is escaped here."""

import re
from collections.abc import Iterable
from datetime import date
from html import escape
from urllib.parse import quote

from msgspec import Struct

from parallel38.domain.atlas import Atlas, Claim, Source
from parallel38.domain.say import say
from parallel38.ui.inspector.held import Held
from parallel38.ui.tokens import Tokens
from parallel38.words import _

WEB = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:)\]]")


class Page(Struct, frozen=True):
    """What the inspector shows: `kicker` above the title, `sub` below it, then `body` as HTML.

    `strip` is who held a point through time, or None where no point is asked for.
    """

    kicker: str
    title: str
    sub: str
    body: str
    strip: tuple[Held, ...] | None = None


def link(kind: str, target: str, text: str) -> str:
    """A link inside the atlas; kind is date, since, feature, event, place,
    person, claim or point.
    """
    return f'<a href="p38:{kind}/{quote(target)}">{escape(text)}</a>'


def day_link(day: int, text: str = "") -> str:
    """A link that moves the clock."""
    return link("date", date.fromordinal(day).isoformat(), text or say(day))


def thing_link(atlas: Atlas, ident: str) -> str:
    """A link to a feature, event, place or claim by its title; its bare id where there is none."""
    if ident in atlas.features:
        return link("feature", ident, atlas.features[ident].title)
    if ident in atlas.events:
        return link("event", ident, atlas.events[ident].title)
    if ident in atlas.places:
        return link("place", ident, atlas.places[ident].name)
    if ident in atlas.claims:
        return link("claim", ident, atlas.claims[ident].claim)
    return escape(ident)


def web_links(text: str) -> str:
    """Escaped text whose http(s) addresses can be clicked."""
    parts: list[str] = []
    end = 0
    for found in WEB.finditer(text):
        address = escape(found[0])
        parts += [escape(text[end : found.start()]), f'<a href="{address}">{address}</a>']
        end = found.end()
    return "".join([*parts, escape(text[end:])])


def section(title: str, body: str) -> str:
    """A heading and what stands under it; nothing at all without a body."""
    return f'<p class="head">{escape(title)}</p>{body}' if body else ""


def paragraph(text: str, name: str = "") -> str:
    """One escaped paragraph; nothing for no text."""
    return f'<p class="{name}">{web_links(text)}</p>' if text else ""


def lines(items: Iterable[str]) -> str:
    """Ready HTML, one line each."""
    return "".join(f'<p class="line">{item}</p>' for item in items)


def facts(rows: Iterable[tuple[str, str]]) -> str:
    """A two-column table of a plain label and ready HTML; rows without a value are left out."""
    made = "".join(
        f'<tr><td class="label" width="92">{escape(label)}</td><td class="value">{value}</td></tr>'
        for label, value in rows
        if value
    )
    return f'<table cellspacing="0" width="100%">{made}</table>' if made else ""


def claims_on(atlas: Atlas, ident: str) -> str:
    """The section of the claims that stand on a feature or event, each with its verdict."""
    found = [one for one in atlas.claims.values() if ident in one.features or ident in one.events]
    rows = "".join(
        f'<tr><td width="26">{verdict_badge(one)}</td><td>{thing_link(atlas, one.id)}</td></tr>'
        for one in found
    )
    return section(_("Claims about it"), f'<table cellspacing="0">{rows}</table>' if rows else "")


def verdict_badge(claim: Claim) -> str:
    """The picture that Browser paints of a verdict, and of a reading another."""
    kind = f"{claim.verdict}/reading" if claim.reading else claim.verdict
    return f'<img src="verdict:{kind}" width="16" height="16">'


def samples(rows: Iterable[tuple[str, str]]) -> str:
    """A list of ready HTML, each beside the map's own sample of a thing (its id)."""
    made = "".join(
        f'<tr><td width="36"><img src="swatch:{quote(ident)}" width="26" height="14"></td>'
        f"<td>{item}</td></tr>"
        for ident, item in rows
    )
    return f'<table cellspacing="0" width="100%">{made}</table>' if made else ""


def sources(atlas: Atlas, idents: Iterable[str], own: Iterable[str] = ()) -> str:
    """The section of citations, as Chicago notes; then what a person cites in own words."""
    told = [_note(atlas.sources[one]) for one in idents if one in atlas.sources]
    told += map(escape, own)
    return section(_("Sources"), "".join(f'<p class="source">{one}</p>' for one in told))


def changes(atlas: Atlas, ident: str) -> str:
    """The section of what was changed in a record against the first compilation."""
    return section(
        _("Changes"),
        "".join(
            f'<p class="source">{escape(one.what)}: {escape(one.was or "–")} → {escape(one.now)}. '
            f"{escape(one.why)}</p>"
            for one in atlas.corrections.get(ident, ())
        ),
    )


def _note(source: Source) -> str:
    note = web_links(source.note)
    address = source.csl.get("URL")
    if "http" not in source.note and isinstance(address, str) and WEB.fullmatch(address):
        note += f' <a href="{escape(address)}">{escape(_("Read it"))}</a>'
    vouched = {"seen": _("read for the atlas"), "standing": _("cited as standing literature")}
    told = vouched.get(source.vouched)
    return f"{note} [{escape(told)}]" if told else note


def style_sheet(tokens: Tokens) -> str:
    """The pages' look, within what Qt's rich text knows."""
    return f"""
        body {{ color: {tokens.ink}; }}
        p.head {{ color: {tokens.ink2}; font-size: 12px; font-weight: 700;
                  margin-top: 18px; margin-bottom: 5px; }}
        p.kind {{ color: {tokens.ink2}; font-size: 12px; margin-top: 8px; margin-bottom: 2px; }}
        p {{ margin-top: 0; margin-bottom: 8px; line-height: 108%; }}
        p.entry {{ margin-top: 10px; margin-bottom: 3px; }}
        p.line {{ margin-bottom: 6px; line-height: 100%; }}
        p.lead {{ margin-top: 2px; margin-bottom: 12px; }}
        p.quiet, span.quiet, td.label, td.day {{ color: {tokens.ink2}; }}
        p.source {{ color: {tokens.ink2}; font-size: 12px; line-height: 104%; }}
        p.verdict {{ font-weight: 700; background-color: {tokens.accent_soft}; }}
        p.warn {{ background-color: {tokens.accent_soft}; margin-top: 4px; }}
        td {{ padding: 3px 0 3px 0; vertical-align: top; }}
        td.label {{ padding-right: 14px; white-space: nowrap; font-size: 12px; }}
        td.day {{ padding-right: 12px; white-space: nowrap; }}
        td.now {{ background-color: {tokens.accent_soft}; }}
        a {{ color: {tokens.accent}; text-decoration: none; }}
        a.term {{ color: {tokens.ink}; text-decoration: underline; }}
    """
