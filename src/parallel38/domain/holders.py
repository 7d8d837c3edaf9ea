"""Which of the areas over a point answers on a day, and how that changed through time.

The area with the highest `Control.rank` answers. A doubtful bound is taken at the middle of the
days it may mean; that it is doubtful is said by `certainty`.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from parallel38.domain.atlas import BELOW, Control, Feature, Title
from parallel38.domain.dates import Interval
from parallel38.domain.moving import Part
from parallel38.domain.view import FIRST_DAY, LAST_DAY
from parallel38.domain.visible import Certainty, certainty

ATLAS_DAYS = (FIRST_DAY.toordinal(), LAST_DAY.toordinal() + 1)
_SURENESS: tuple[Certainty, ...] = ("certain", "approximate", "possible")
_Held = tuple[Feature, Control, Certainty]


class Choice(Struct, frozen=True):
    """The answering feature, how surely it held, and all features there, the answering first."""

    feature: Feature
    control: Control
    certainty: Certainty
    present: tuple[Feature, ...]


class Span(Struct, frozen=True):
    """A stretch of days [start, end) (ordinals) through which one power held a point.

    `holder` is None where the atlas does not reach, or where it says in `reason` why it names
    nobody; `features` are the ids that answered.
    """

    start: int
    end: int
    holder: str | None = None
    state: str | None = None
    title: Title | None = None
    side: Literal["north", "south"] | None = None
    certainty: Certainty | None = None
    features: tuple[str, ...] = ()
    reason: str = ""


def choose(features: Sequence[Feature], day: int) -> Choice | None:
    """The feature that answers for `day` (ordinal) among those whose areas hold a point."""
    there = [
        (feature, feature.control, sure)
        for feature in features
        if feature.control and (sure := _certainty(feature, day))
    ]
    if not there:
        return None
    there.sort(key=lambda one: (-_holding(one[0].interval, day), -one[1].rank,
                                _SURENESS.index(one[2]), _doubt(one[0].interval, day),
                                one[0].id))  # fmt: skip
    feature, control, _ = there[0]
    sureness = _sureness(control, there)
    if control.state == BELOW:
        control = replace(control, state=_below(control, there))
    return Choice(feature, control, sureness, tuple(one[0] for one in there))


def _certainty(feature: Feature, day: int) -> Certainty | None:
    held = feature.interval
    if isinstance(feature, Part):
        return feature.sure if held.possible_from <= day < held.possible_to else None
    return certainty(feature.start, feature.end, held, day)


def _below(control: Control, there: Sequence[_Held]) -> str | None:
    """The state of the area that a lease or a base lies on: it may change under it."""
    under = (held.state for _, held, _ in there if held.rank < control.rank)
    return next((state for state in under if state != BELOW), None)


def spans(features: Sequence[Feature], days: tuple[int, int] = ATLAS_DAYS) -> tuple[Span, ...]:
    """Who held a point through `days` [first, after): one Span after another without gaps."""
    first, after = days
    ends = {first, after}
    for feature in features:
        ends.update(turns(feature.interval))
    steps = sorted(day for day in ends if first <= day <= after)
    merged: list[Span] = []
    for start, end in pairwise(steps):
        span = _span(choose(features, start), start, end)
        if merged and _same(merged[-1], span):
            span = _joined(merged.pop(), span)
        merged.append(span)
    return tuple(merged)


def _middle(interval: Interval) -> tuple[int, int]:
    """The likely days [from, to): each bound at the middle of what it may mean."""
    return (
        (interval.possible_from + interval.certain_from) // 2,
        (interval.certain_to + interval.possible_to + 1) // 2,
    )


def _holding(interval: Interval, day: int) -> bool:
    start, end = _middle(interval)
    return start <= day < end


def turns(interval: Interval) -> tuple[int, ...]:
    """The days on which an answer that rests on an interval may change."""
    bounds = (interval.possible_from, interval.possible_to)
    return (*bounds, interval.certain_from, interval.certain_to, *_middle(interval))


def _doubt(interval: Interval, day: int) -> int:
    """Days between `day` and the certain part; 0 inside it."""
    return max(interval.certain_from - day, day - interval.certain_to + 1, 0)


def _sureness(control: Control, there: Sequence[_Held]) -> Certainty:
    """How sure the answer is: that of the area which gives it with least doubt."""
    alike = [one for one in there if _answer(one[1]) == _answer(control)]
    rivals = [one for one in there if _answer(one[1]) != _answer(control)]
    return min((_with_rivals(one, rivals) for one in alike), key=_SURENESS.index)


def _with_rivals(own: _Held, rivals: Sequence[_Held]) -> Certainty:
    """An area's own sureness, less where a rival of its rank or above may have answered.

    Two areas of one rank that are both certain are a fault of the data, not a doubt.
    """
    doubts = [own[2]]
    for _, held, sure in rivals:
        if held.rank > own[1].rank and sure == "certain":
            doubts.append("possible")
        elif held.rank >= own[1].rank:
            doubts.append(sure)
    return max(doubts, key=_SURENESS.index)


def _answer(control: Control) -> tuple[str | None, str, str | None, str | None]:
    return control.holder, control.title, control.state, control.side


def _span(choice: Choice | None, start: int, end: int) -> Span:
    if choice is None:
        return Span(start, end)
    held = choice.control
    return Span(
        start, end, held.holder, held.state, held.title, held.side, choice.certainty,
        (choice.feature.id,), held.reason,
    )  # fmt: skip


def _same(one: Span, other: Span) -> bool:
    return replace(one, start=0, end=0, features=()) == replace(other, start=0, end=0, features=())


def _joined(one: Span, other: Span) -> Span:
    features = dict.fromkeys(one.features + other.features)
    return Span(
        one.start, other.end, one.holder, one.state, one.title, one.side, one.certainty,
        tuple(features), one.reason,
    )  # fmt: skip
