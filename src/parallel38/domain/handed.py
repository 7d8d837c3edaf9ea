"""Ground and towns that another power held on the second of two days than on the first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from parallel38.domain.atlas import Atlas, Feature, Place
from parallel38.domain.changes import Changes
from parallel38.domain.own_name import named_holder

if TYPE_CHECKING:
    from parallel38.domain.control import Answer, Ground


class Town(Struct, frozen=True):
    """A place, and the powers (ids) that held it on the two days."""

    place: Place
    before: str
    after: str


class Handed(Struct, frozen=True):
    """`towns` in the order of their weight; `features` are the ids of ground that began on what
    another held before, `under` of ground that ended and lies under such.
    """

    towns: tuple[Town, ...] = ()
    features: frozenset[str] = frozenset()
    under: frozenset[str] = frozenset()

    def groups(self) -> list[tuple[str, str, tuple[Place, ...]]]:
        """The towns by who held them before and after, the largest group first."""
        found: dict[tuple[str, str], list[Place]] = defaultdict(list)
        for one in self.towns:
            found[one.before, one.after].append(one.place)
        return [
            (before, after, tuple(places))
            for (before, after), places in sorted(found.items(), key=lambda pair: -len(pair[1]))
        ]


NONE = Handed()


def handed(atlas: Atlas, ground: Ground, found: Changes) -> Handed:
    """What changed hands between the days of some changes."""
    if found.start == found.end:
        return NONE
    from parallel38.domain.many import Question, who_held  # numpy: not before the first picture

    places = sorted(atlas.places.values(), key=lambda one: (-one.importance, one.name))
    began, ended = _anchored(found.began), _anchored(found.ended)
    spots = [(one.lat, one.lon) for one in places]
    spots += [(lat, lon) for lon, lat in (one.anchor or (0.0, 0.0) for one in (*began, *ended))]
    before, after = (
        who_held(ground, [Question(lat, lon, day, day) for lat, lon in spots])
        for day in (found.start, found.end)
    )
    powers = [
        (_holder(atlas, one, found.start), _holder(atlas, other, found.end))
        for one, other in zip(before, after, strict=True)
    ]
    towns, ground_of = powers[: len(places)], powers[len(places) :]
    features = {
        one.id
        for one, pair in zip(began, ground_of, strict=False)
        if _changed(*pair) and one.interval.possible_to > found.end
    }
    now = after[len(places) + len(began) :]
    return Handed(
        tuple(Town(one, *pair) for one, pair in zip(places, towns, strict=True)
              if _changed(*pair)),
        frozenset(features),
        frozenset(one.id for one, answer in zip(ended, now, strict=True)
                  if features & set(answer.features[:1])),
    )  # fmt: skip


def _anchored(features: Iterable[Feature]) -> list[Feature]:
    return [one for one in features if one.control and one.anchor and one.drawn]


def _holder(atlas: Atlas, answer: Answer, day: int) -> str:
    """Who held it, an army on its own state's ground being that state; "" for nobody."""
    if answer.title == "sovereignty":
        return answer.state or ""
    return named_holder(atlas, answer.holder, answer.state, day) or ""


def _changed(before: str, after: str) -> bool:
    return bool(before and after) and before != after
