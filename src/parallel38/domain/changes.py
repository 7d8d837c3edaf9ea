"""What holds on a day, and what changed between two, in records and in words."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from parallel38.domain.atlas import Atlas, Event, Feature, Layer
from parallel38.domain.dates import Interval, written
from parallel38.domain.say import say
from parallel38.domain.visible import FADE_DAYS
from parallel38.words import _

Held = Literal["certain", "possible"]
NAMED = 6  # titles that a sentence names before it counts the rest


class OnDay(Struct, frozen=True):
    """All that holds on some days: features and events with how surely, and events of late."""

    features: tuple[tuple[Feature, Held], ...]
    events: tuple[tuple[Event, Held], ...]
    recent_events: tuple[Event, ...]


class Changes(Struct, frozen=True):
    """What began, ended and happened after the day `start` up to the day `end` (ordinals)."""

    start: int
    end: int
    began: tuple[Feature, ...]
    ended: tuple[Feature, ...]
    events: tuple[Event, ...]

    @property
    def none(self) -> bool:
        """Whether nothing changed at all."""
        return not (self.began or self.ended or self.events)

    @property
    def passing(self) -> tuple[Feature, ...]:
        """What both began and ended in between."""
        ended = {one.id for one in self.ended}
        return tuple(one for one in self.began if one.id in ended)

    @property
    def text(self) -> str:
        """One short paragraph, also fit to be a figure's alternative text: of many things it names
        those that weigh most, and counts the rest.
        """
        lists: tuple[tuple[str, Sequence[Feature | Event]], ...] = (
            (_("began: {titles}."), self.began),
            (_("Ended: {titles}."), self.ended),
            (_("Happened: {titles}."), self.events),
        )
        told = [words.format(titles=_titles(things)) for words, things in lists if things]
        span = _("Between {start} and {end}").format(start=say(self.start), end=say(self.end))
        text = " ".join(told) or _("nothing changed.")
        return f"{span}: {text[0].lower()}{text[1:]}"


class LayerChanges(Struct, frozen=True):
    """What changed in one layer; what came and went in between stands in `passing` alone."""

    layer: Layer
    began: tuple[Feature, ...]
    ended: tuple[Feature, ...]
    passing: tuple[Feature, ...]


def by_layer(atlas: Atlas, found: Changes) -> list[LayerChanges]:
    """The layers in which anything changed: held ground first, then states, then the rest."""
    passing = {one.id for one in found.passing}
    made = []
    for layer in atlas.layers.values():
        began = tuple(one for one in found.began if one.layer == layer.id)
        ended = tuple(one for one in found.ended if one.layer == layer.id)
        if began or ended:
            made.append(LayerChanges(
                layer,
                tuple(one for one in began if one.id not in passing),
                tuple(one for one in ended if one.id not in passing),
                tuple(one for one in began if one.id in passing),
            ))  # fmt: skip
    return sorted(made, key=lambda one: (_rank(atlas, one.layer), one.layer.order))


def _rank(atlas: Atlas, layer: Layer) -> int:
    """What most of its features are."""
    ranks = [_ground(one) for one in atlas.features.values() if one.layer == layer.id]
    return max(set(ranks), key=ranks.count)


def on(atlas: Atlas, day: int, last: int | None = None, recent: int = FADE_DAYS) -> OnDay:
    """What holds on some day from `day` to `last` (ordinals, both inclusive; default one day).

    `recent_events` are those of the `recent` days before `day`, newest first.
    """
    last = day if last is None else last
    features = [
        (f, how)
        for f in atlas.features.values()
        if f.interval.possible_from <= last and (how := _held(f.interval, day, last))
    ]
    events = [(e, how) for e in atlas.events.values() if (how := _held(e.interval, day, last))]
    late = [e for e in atlas.events.values() if day - recent < e.interval.possible_to <= day]
    late.sort(key=lambda event: -event.interval.possible_to)
    return OnDay(tuple(features), tuple(events), tuple(late))


def changed(atlas: Atlas, day_a: int, day_b: int) -> Changes:
    """What began, ended and happened after `day_a` up to `day_b`, by the outer bounds of dates.

    A thing that came and went in between is in both lists. ValueError where day_b lies first.
    """
    if day_b < day_a:
        raise ValueError(f"{say(day_b)} lies before {say(day_a)}")
    features = atlas.features.values()
    began = [f for f in features if day_a < f.interval.possible_from <= day_b]
    ended = [f for f in features if day_a < f.interval.possible_to <= day_b]
    events = [e for e in atlas.events.values() if day_a < e.interval.possible_from <= day_b]
    began.sort(key=lambda feature: feature.interval.possible_from)
    ended.sort(key=lambda feature: feature.interval.possible_to)
    events.sort(key=lambda event: written(event.start))
    return Changes(day_a, day_b, tuple(began), tuple(ended), tuple(events))


def _held(held: Interval, day: int, last: int) -> Held | None:
    if max(held.certain_from, day) < min(held.certain_to, last + 1):
        return "certain"
    return "possible" if held.possible_from <= last and day < held.possible_to else None


def _titles(things: Sequence[Feature | Event]) -> str:
    """In the order of their dates."""
    chosen = {one.id for one in sorted(things, key=_weight)[:NAMED]}
    named = "; ".join(one.title for one in things if one.id in chosen)
    rest = len(things) - len(chosen)
    return _("{titles}; and {count} more").format(titles=named, count=rest) if rest else named


def _weight(one: Feature | Event) -> tuple[int, int]:
    return 0 if isinstance(one, Event) else _ground(one), -one.importance


def moved(atlas: Atlas, day_a: int, day_b: int) -> tuple[Feature, ...]:
    """The moving features (fronts, and ground behind them) that hold on both days (ordinals) and
    stand elsewhere on the second.
    """
    return tuple(
        one
        for one in atlas.features.values()
        if one.moving and one.drawn and _held(one.interval, day_a, day_a)
        and _held(one.interval, day_b, day_b)
        and any(
            atlas.moving[name].at(day_a) != atlas.moving[name].at(day_b)
            for name in one.moving.series
        )
    )  # fmt: skip


def _ground(one: Feature) -> int:
    """0 for ground held under any title but sovereignty, 1 for states, 2 for the rest."""
    if one.control is None:
        return 2
    return int(one.control.title == "sovereignty")
