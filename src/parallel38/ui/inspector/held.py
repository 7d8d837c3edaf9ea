"""Who held a point through time, as the inspector tells it."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from parallel38.domain.atlas import Atlas, Title
from parallel38.domain.holders import ATLAS_DAYS, Span
from parallel38.domain.own_name import founded, named_holder, power_name
from parallel38.domain.say import say_range
from parallel38.domain.visible import Certainty
from parallel38.words import N_, _

TITLES: dict[Title, str] = {
    "sovereignty": N_("Sovereign"), "lease": N_("Lease"), "concession": N_("Concession"),
    "railway zone": N_("Railway zone"), "military occupation": N_("Military occupation"),
    "protectorate": N_("Protectorate"), "colony": N_("Colony"), "puppet state": N_("Puppet state"),
    "administration": N_("Administration"), "naval base": N_("Naval base"),
    "joint operation": N_("Held jointly"), "none": N_("No title"),
}  # fmt: skip


class Held(Struct, frozen=True):
    """A stretch of days [start, end) (ordinals) through which one power held a point.

    `power` is its id, "" where nobody is named; `reason` is why, where the atlas says so. `state`
    names the state whose land it was in the law of the time, where that is another. `features`
    are the ids of those that answered.
    """

    start: int
    end: int
    power: str
    name: str
    title: Title | None
    state: str
    certainty: Certainty | None
    reason: str
    features: tuple[str, ...]

    @property
    def dates(self) -> str:
        """The days in words; open where the atlas begins and ends."""
        first = ".." if self.start <= ATLAS_DAYS[0] else _iso(self.start)
        last = ".." if self.end >= ATLAS_DAYS[1] else _iso(self.end - 1)
        return _("1866–2024") if first == last == ".." else say_range(first, last)

    @property
    def how(self) -> str:
        """By what title, of whose land, and how surely, in words."""
        if self.reason:
            return _("in law {state}").format(state=self.state) if self.state else ""
        words = [_(TITLES[self.title])] if self.title else []
        if self.state:
            words.append(_("land of {state}").format(state=self.state))
        if self.certainty and self.certainty != "certain":
            words.append(_(SURENESS[self.certainty]))
        return ", ".join(words)


SURENESS = {"possible": N_("possibly"), "approximate": N_("dates approximate")}


def held(atlas: Atlas, spans: Iterable[Span]) -> tuple[Held, ...]:
    """Spans with the names of powers, each named only from the day on which it was founded."""
    return tuple(_held(atlas, one) for span in spans for one in _parted(atlas, span))


def at(history: Iterable[Held], day: int) -> Held | None:
    """The one for a day."""
    return next((one for one in history if one.start <= day < one.end), None)


def _parted(atlas: Atlas, span: Span) -> Iterator[Span]:
    day = founded(atlas, span.holder)
    if day is None or day <= span.start or not span.state:
        yield span
        return
    yield replace(
        span, end=min(day, span.end),
        holder=named_holder(atlas, span.holder, span.state, span.start),
    )  # fmt: skip
    if day < span.end:
        yield replace(span, start=day)


def _held(atlas: Atlas, span: Span) -> Held:
    return Held(
        span.start, span.end, span.holder or "", _holder(atlas, span), span.title,
        _name(atlas, span.state) if span.state != span.holder else "",
        span.certainty, span.reason, span.features,
    )  # fmt: skip


def _holder(atlas: Atlas, span: Span) -> str:
    if span.holder:
        return _name(atlas, span.holder)
    return _("Not known") if span.reason else _("Outside the atlas")


def _name(atlas: Atlas, power: str | None) -> str:
    return power_name(atlas, power or "")


def _iso(day: int) -> str:
    return (date.min + timedelta(days=day - 1)).isoformat()
