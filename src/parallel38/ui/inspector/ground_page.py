"""A place, or any point: who held it from 1866 to 2024, by what title, and what it was called."""

from html import escape

from parallel38.domain.atlas import Atlas, Name, Place
from parallel38.domain.control import Answer
from parallel38.domain.say import say_range
from parallel38.ui.inspector import held, words
from parallel38.ui.inspector.html import (
    Page,
    day_link,
    facts,
    paragraph,
    section,
    sources,
    thing_link,
)  # fmt: skip
from parallel38.ui.inspector.mentions import prose
from parallel38.words import _, pgettext


def place_page(
    atlas: Atlas, place: Place, history: tuple[held.Held, ...], day: int, answer: Answer | None
) -> Page:
    """The page of a place; `answer` holds the distance to the line, once it is worked out."""
    now = dict.fromkeys(n.name for n in place.names if n.on_map and _in_use(n, day))
    body = [
        _ground(atlas, history, day, answer),
        section(_("Names"), _names(place, day)),
        section(_("Notes"), prose(atlas, place.notes, own=place.id)),
        facts([
            (_("Kind"), escape(place.kind)),
            (_("Position"), escape(f"± {words.kilometres(place.precision_km)}")),
        ]),
        sources(atlas, dict.fromkeys((*_cited(atlas, history, day), *place.sources))),
    ]  # fmt: skip
    sub = " · ".join(now) or words.degrees(place.lat, place.lon)
    return Page(_("Place"), place.name, sub, "".join(body), told_of(history))


def point_page(
    atlas: Atlas, lat: float, lon: float, history: tuple[held.Held, ...], day: int,
    answer: Answer | None,
) -> Page:  # fmt: skip
    """The page of a bare point (degrees)."""
    body = _ground(atlas, history, day, answer) + sources(atlas, _cited(atlas, history, day))
    return Page(_("Point"), words.degrees(lat, lon), _("Who held it"), body, told_of(history))


def told_of(history: tuple[held.Held, ...]) -> tuple[held.Held, ...] | None:
    """The history for the strip; None for a point that the atlas never reaches."""
    return history if any(one.power or one.reason for one in history) else None


def _ground(atlas: Atlas, history: tuple[held.Held, ...], day: int, answer: Answer | None) -> str:
    now = held.at(history, day)
    if now is None or not (now.power or now.reason):
        told = _("The atlas does not say who held this point: it lies at sea or outside it.")
        return paragraph(told, "lead")
    distance = answer.distance_to_line_km if answer else None
    far = words.kilometres(distance) if distance is not None else ""
    records = ", ".join(thing_link(atlas, one) for one in now.features)
    return (
        _unknown(now)
        + facts([
            (_("Held by"), f"<b>{escape(now.name)}</b>"),
            (pgettext("held", "Title"), escape(now.how[:1].upper() + now.how[1:])),
            (_("Days"), escape(now.dates)),
            (_("Nearest line"), escape(far)),
            (_("Record"), records),
        ])
        + section(_("From 1866 to 2024"), _table(history, day))
    )  # fmt: skip


def _unknown(now: held.Held) -> str:
    """Why nobody is named, plainly."""
    if not now.reason:
        return ""
    told = _("Who held this ground is not known here: {reason}.")
    return paragraph(told.format(reason=now.reason.rstrip(".")), "lead")


def _table(history: tuple[held.Held, ...], day: int) -> str:
    rows = "".join(_row(one, one.start <= day < one.end) for one in history)
    return f'<table cellspacing="0" cellpadding="0" width="100%">{rows}</table>'


def _row(one: held.Held, now: bool) -> str:
    mark = ' class="now"' if now else ""
    name = f"<b>{escape(one.name)}</b>" if now else escape(one.name)
    how = f'<br><span class="quiet">{escape(one.how)}</span>' if one.how else ""
    image = f'<img src="power:{one.power}:{one.title or ""}" width="12" height="28">'
    when = day_link(one.start, one.dates)
    return f'<tr><td{mark} width="20">{image}</td><td{mark}>{name}{how}<br>{when}</td></tr>'


def _names(place: Place, day: int) -> str:
    rows = ""
    for lang, title in words.LANGUAGES.items():
        for name in (one for one in place.names if one.lang == lang):
            rows += _name_row(name, _(title), _in_use(name, day))
            title = ""
    if not rows:
        return ""
    return f'<table cellspacing="0" width="100%">{rows}</table>'


def _name_row(name: Name, title: str, now: bool) -> str:
    shown = f"<b>{escape(name.name)}</b>" if now else escape(name.name)
    script = _(words.SCRIPTS[name.script]) if name.script else ""
    told = ", ".join(one for one in (script, name.note) if one)
    note = f' <span class="quiet">{escape(told)}</span>' if told else ""
    when = say_range(name.start, name.end) if (name.start or name.end != "..") else ""
    return (
        f'<tr><td class="label">{escape(title)}</td><td>{shown}{note}<br>'
        f'<span class="quiet">{escape(when)}</span></td></tr>'
    )


def _in_use(name: Name, day: int) -> bool:
    return name.interval.possible_from <= day < name.interval.possible_to


def _cited(atlas: Atlas, history: tuple[held.Held, ...], day: int) -> tuple[str, ...]:
    """The sources of the records that answer for a day."""
    now = held.at(history, day)
    records = [atlas.features[one] for one in now.features] if now else []
    return tuple(dict.fromkeys(ident for record in records for ident in record.sources))
