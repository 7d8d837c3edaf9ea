"""What holds on a day, and what changed between two, in records and in words."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from parallel38.domain.atlas import Atlas, Event, Feature
from parallel38.domain.dates import Interval, written
from parallel38.domain.say import say
from parallel38.domain.visible import FADE_DAYS
from parallel38.words import _

Held = Literal["certain", "possible"]


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
    def text(self) -> str:
        """One plain paragraph, also fit to be a figure's alternative text."""
        lists: tuple[tuple[str, Sequence[Feature | Event]], ...] = (
            (_("began: {titles}."), self.began),
            (_("Ended: {titles}."), self.ended),
            (_("Happened: {titles}."), self.events),
        )
        told = [
            words.format(titles="; ".join(thing.title for thing in things))
            for words, things in lists
            if things
        ]
        span = _("Between {start} and {end}").format(start=say(self.start), end=say(self.end))
        text = " ".join(told) or _("nothing changed.")
        return f"{span}: {text[0].lower()}{text[1:]}"


def on(atlas: Atlas, day: int, last: int | None = None, recent: int = FADE_DAYS) -> OnDay:
    """What holds on some day from `day` to `last` (ordinals, both inclusive; default one day).

    `recent_events` are those of the `recent` days before `day`, newest first.
    """
    last = day if last is None else last
    features = [(f, how) for f in atlas.features.values() if (how := _held(f.interval, day, last))]
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
