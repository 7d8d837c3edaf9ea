"""Nothing selected: what holds on this date, what changed, what comes next."""

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

from msgspec.structs import replace

from parallel38.domain.atlas import Atlas, Event, Feature
from parallel38.domain.changes import Changes, OnDay, changed, on
from parallel38.domain.filters import NONE
from parallel38.domain.narrowing import fits
from parallel38.domain.say import say, say_range
from parallel38.domain.view import Pane
from parallel38.domain.visible import state
from parallel38.map.style import KINDS
from parallel38.ui.inspector.changes_page import changes_lists, few
from parallel38.ui.inspector.html import (
    Page,
    lines,
    link,
    paragraph,
    samples,
    section,
    thing_link,
)  # fmt: skip
from parallel38.ui.pane_state import clock_text, days_of
from parallel38.ui.timeline.ticks import Ticks
from parallel38.words import _

MOST_RECENT = 8
_LINES_FIRST = ("control-line", "cease-fire-line", "front")


def on_date(atlas: Atlas, ticks: Ticks, pane: Pane) -> Page:
    """The page of a pane's clock."""
    day, last = days_of(pane)
    found = _narrowed(on(atlas, day, last), pane)
    if pane.powers or pane.filters != NONE:
        ticks = ticks.fitting(pane)
    body = [
        section(_("Happening"), _happening(found, dated=day < last)),
        _next(atlas, ticks, last),
        _changes(atlas, ticks, pane, day, last),
        _announced(atlas, pane),
        section(_("What holds"), _by_kind(found.features)),
        section(
            _("In the year before"),
            lines(_event_line(one, dated=True) for one in found.recent_events[:MOST_RECENT]),
        ),
    ]
    kicker = _("On this date") if day == last else _("In these days")
    title = clock_text(pane)
    return Page(kicker, title[:1].upper() + title[1:], _eras(atlas, day, last), "".join(body))


def _eras(atlas: Atlas, day: int, last: int) -> str:
    """Those of the days from `day` to `last`."""
    found = [
        _(era.title)
        for era in atlas.eras.values()
        if era.interval.possible_from <= last and day < era.interval.possible_to
    ]
    return " · ".join(found)


def _narrowed(found: OnDay, pane: Pane) -> OnDay:
    """What of it powers and filters leave, as on the map."""
    return OnDay(
        tuple((one, how) for one, how in found.features if fits(pane, one)),
        tuple((one, how) for one, how in found.events if fits(pane, one)),
        tuple(one for one in found.recent_events if fits(pane, one)),
    )


def _left(found: Changes, pane: Pane) -> Changes:
    """The changes that powers and filters leave."""
    return replace(
        found,
        began=tuple(one for one in found.began if fits(pane, one)),
        ended=tuple(one for one in found.ended if fits(pane, one)),
        events=tuple(one for one in found.events if fits(pane, one)),
    )


def _happening(found: OnDay, dated: bool) -> str:
    """What surely happens, then what may; of several days each with its own."""
    sure = [_event_line(event, dated) for event, how in found.events if how == "certain"]
    maybe = [_event_line(event, sure=False) for event, how in found.events if how != "certain"]
    return lines([*sure, *maybe])


def _event_line(event: Event, dated: bool = False, sure: bool = True) -> str:
    """With its dates where they are asked for, else its place; where it is in doubt
    whether it had begun, or was over, with "perhaps".
    """
    when = say_range(event.start, event.end) if dated else event.place
    if not sure:
        when = _("perhaps: {dates}").format(dates=say_range(event.start, event.end))
    return f'{link("event", event.id, event.title)}<br><span class="quiet">{escape(when)}</span>'


def _changes(atlas: Atlas, ticks: Ticks, pane: Pane, day: int, last: int) -> str:
    """Since the last event; of several days, from the first to the last."""
    before = ticks.before(day)
    if day < last:
        start, head = day, _("Changed in these days")
    elif before is not None:
        start = before.day
        head = _("Changed since {date}").format(date=say(start))
    else:
        return ""
    found = _left(changed(atlas, start, last), pane)
    told = paragraph(found.text) if found.none else changes_lists(atlas, found)
    if day == last and found.events:
        told += f'<p class="kind">{escape(_("Happened"))}</p>' + lines(
            _event_line(event, dated=True) for event in found.events
        )
    more = _("Since another day") if found.none else _("Show on the map, or since another day")
    return section(head, told + lines([link("since", date.fromordinal(start).isoformat(), more)]))


def _next(atlas: Atlas, ticks: Ticks, day: int) -> str:
    after = ticks.after(day)
    if after is None:
        return ""
    return section(
        _("Next"),
        lines([f'{thing_link(atlas, after.id)}<br><span class="quiet">{say(after.day)}</span>']),
    )


def _announced(atlas: Atlas, pane: Pane) -> str:
    found = [
        feature
        for feature in atlas.features.values()
        if feature.announced is not None
        and state(feature.interval, feature.announced, pane) == "announced"
    ]
    rows = samples((one.id, _feature_line(one)) for one in found)
    return section(_("Announced, not yet in effect"), rows)


def _by_kind(features: Iterable[tuple[Feature, str]]) -> str:
    kinds: dict[str, list[tuple[Feature, str]]] = {}
    for feature, sure in sorted(features, key=lambda pair: _rank(pair[0])):
        kinds.setdefault(feature.kind, []).append((feature, sure))
    return "".join(
        f'<p class="kind">{escape(_(KINDS[kind].title))}</p>{_some(found)}'
        for kind, found in kinds.items()
    )


def _some(found: Sequence[tuple[Feature, str]]) -> str:
    shown, rest = few([feature for feature, _sure in found])
    sure = {feature.id: sure for feature, sure in found}
    return samples((one.id, _feature_line(one, sure[one.id] == "possible")) for one in shown) + rest


def _rank(feature: Feature) -> tuple[int, str, int, str]:
    """Lines of control, then territory from the strangest title to sovereignty, then the rest;
    the lines of a front in the order of their days.
    """
    if feature.kind in _LINES_FIRST:
        day = feature.interval.possible_from if feature.kind == "front" else 0
        return 0, feature.kind, day, feature.title
    order = KINDS[feature.kind].order
    return (100 - order if order < 40 else 100 + order), feature.kind, 0, feature.title


def _feature_line(feature: Feature, doubtful: bool = False) -> str:
    mark = f' <span class="quiet">{escape(_("(possibly)"))}</span>' if doubtful else ""
    return link("feature", feature.id, feature.title) + mark
