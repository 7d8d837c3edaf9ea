"""What is new on a scene's day and was not there on the day before it: it lights up."""

from collections.abc import Iterable

from parallel38.domain.atlas import Atlas, Feature
from parallel38.domain.changes import changed

FRESH = "fresh:"  # before an id among the highlights of the stage's map
MOST = 8  # things that a room can take in
# What goes with the ground, has arrows of its own, or was seen to move while the clock ran.
QUIET = "railway", "railway-zone", "movement", "front"


def fresh(atlas: Atlas, before: int, now: int) -> tuple[str, ...]:
    """Marks of what holds on a day (ordinal) and not on the one before it in the story: ground
    first, then by weight.
    """
    if now <= before:  # who pressed back in mid-flight has a day that came after a later one
        return ()
    found = changed(atlas, before, now)
    new = [
        one for one in found.began
        if _shown(one) and _holds(one, now) and not _goes_on(one, found.ended)
    ]  # fmt: skip
    new.sort(key=lambda one: (one.control is None, -one.importance))
    return tuple(FRESH + one.id for one in new[:MOST])


def _shown(one: Feature) -> bool:
    return one.drawn and not one.moving and one.kind not in QUIET


def _goes_on(one: Feature, gone: Iterable[Feature]) -> bool:
    """Whether it is a state in other bounds: all its old borders would light up with the new."""
    return one.kind == "sovereign" and any(
        was.kind == one.kind and was.powers[:1] == one.powers[:1] for was in gone
    )


def _holds(one: Feature, day: int) -> bool:
    return one.interval.possible_from <= day < one.interval.possible_to
