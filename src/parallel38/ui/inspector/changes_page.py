"""What changed between two days: ground first, layer by layer, one thing a line."""

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

from parallel38.domain.atlas import Atlas, Event, Feature, Place
from parallel38.domain.changes import Changes, LayerChanges, by_layer, changed, moved
from parallel38.domain.changes_told import marks
from parallel38.domain.handed import NONE, Handed
from parallel38.domain.own import is_own
from parallel38.domain.own_name import power_name
from parallel38.domain.say import say_range
from parallel38.ui.inspector.html import Page, lines, link, paragraph, samples, section
from parallel38.words import N_, _, ngettext

Rows = tuple[tuple[str, ...], ...]
MOST_OWN = 40  # features of own layers in one list
TOWNS = 12  # named of a group; the others are counted
BEGAN, ENDED, PASSING = N_("Began"), N_("Ended"), N_("Came and went")


def between(atlas: Atlas, day: int, other: int) -> Changes:
    """What changed between two days (ordinals), in whichever order they come."""
    return changed(atlas, *sorted((day, other)))


def changes_page(atlas: Atlas, day: int, other: int, hands: Handed | None = None) -> Page:
    """The page of all that changed between two days (ordinals); `hands` is None until it is worked
    out what changed hands.
    """
    found = between(atlas, day, other)
    title = say_range(*(date.fromordinal(one).isoformat() for one in (found.start, found.end)))
    body = _body(atlas, found, moved(atlas, found.start, found.end), hands)
    return Page(_("What changed"), title, _count(found), body)


def shown_ids(atlas: Atlas, day: int, other: int, hands: Handed | None = None) -> tuple[str, ...]:
    """What the map brings out for two days, each after how it changed."""
    return marks(atlas, between(atlas, day, other), hands or NONE)


def changes_lists(atlas: Atlas, found: Changes, grand: bool = False) -> str:
    """The features by layer, each with what it did."""
    return "".join(_layer(one, grand) for one in by_layer(atlas, found))


def change_rows(atlas: Atlas, day: int, other: int, hands: Handed | None = None) -> Rows:
    """The same as a table: its head, then layer or kind, what it did, title, dates, id."""
    found = between(atlas, day, other)
    rows = [(_("Layer"), _("Change"), _("Title"), _("Dates"), "id")]
    for layer in by_layer(atlas, found):
        rows += [
            (_(layer.layer.title), _(how), one.title, say_range(one.start, one.end), one.id)
            for how, some in _lists(layer)
            for one in some
        ]
    rows += [
        (
            _("Places"),
            f"{power_name(atlas, one.before)} → {power_name(atlas, one.after)}",
            one.place.name,
            "",
            one.place.id,
        )
        for one in (hands or NONE).towns
    ]
    rows += [
        (_("Events"), _("Happened"), one.title, say_range(one.start, one.end), one.id)
        for one in found.events
    ]
    return tuple(rows)


def _body(atlas: Atlas, found: Changes, stirred: Iterable[Feature], hands: Handed | None) -> str:
    elsewhere = samples((one.id, link("feature", one.id, one.title)) for one in stirred)
    told = section(_("Changed hands"), _hands(atlas, hands))
    told += changes_lists(atlas, found, grand=True) + section(_("Moved"), elsewhere)
    told += section(_("Happened"), lines(_event(one) for one in found.events))
    return told or paragraph(found.text, "lead")


def _hands(atlas: Atlas, hands: Handed | None) -> str:
    """Towns by who held them before and after, the most important by name."""
    return "".join(
        f'<p class="kind">{escape(_pair(atlas, before, after))}</p>'
        f'<p class="line">{_towns(places)}</p>'
        for before, after, places in (hands or NONE).groups()
    )


def _pair(atlas: Atlas, before: str, after: str) -> str:
    return f"{power_name(atlas, before)} → {power_name(atlas, after)}"


def _towns(places: tuple[Place, ...]) -> str:
    named = ", ".join(link("place", one.id, one.name) for one in places[:TOWNS])
    more = len(places) - TOWNS
    return _("{names} and {count} more").format(names=named, count=more) if more > 0 else named


def _count(found: Changes) -> str:
    counts = (
        (ngettext("{count} began", "{count} began", len(found.began)), found.began),
        (ngettext("{count} ended", "{count} ended", len(found.ended)), found.ended),
        (ngettext("{count} event", "{count} events", len(found.events)), found.events),
    )
    return ", ".join(words.format(count=len(some)) for words, some in counts if some)


def _lists(one: LayerChanges) -> tuple[tuple[str, tuple[Feature, ...]], ...]:
    return (BEGAN, one.began), (ENDED, one.ended), (PASSING, one.passing)


def _layer(one: LayerChanges, grand: bool) -> str:
    """Under a heading of its own, or in one line with what the features did."""
    lists = [(_(how), some) for how, some in _lists(one) if some]
    if grand:
        return section(_(one.layer.title), "".join(_listed(how, some) for how, some in lists))
    return "".join(_listed(f"{_(one.layer.title)}: {how.lower()}", some) for how, some in lists)


def _listed(how: str, some: Sequence[Feature]) -> str:
    shown, rest = few(some)
    rows = samples((one.id, _line(one)) for one in shown)
    return f'<p class="kind">{escape(how)}</p>{rows}{rest}'


def few(some: Sequence[Feature]) -> tuple[list[Feature], str]:
    """All of the atlas's and the first of thousands in an own layer; and how many more there
    are, as HTML.
    """
    own = [one for one in some if is_own(one.id)]
    left = {one.id for one in own[MOST_OWN:]}
    if not left:
        return list(some), ""
    rest = ngettext("and {count} more", "and {count} more", len(left))
    return [one for one in some if one.id not in left], paragraph(
        rest.format(count=f"{len(left):,}"), "quiet"
    )


def _line(one: Feature) -> str:
    when = f'<span class="quiet">{escape(say_range(one.start, one.end))}</span>'
    return f"{link('feature', one.id, one.title)}<br>{when}"


def _event(one: Event) -> str:
    when = f'<span class="quiet">{escape(say_range(one.start, one.end))}</span>'
    return f"{link('event', one.id, one.title)}<br>{when}"
