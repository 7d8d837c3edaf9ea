"""What is new on a scene's day and was not there on the day before it: it lights up."""

from parallel38.domain.atlas import Atlas, Feature
from parallel38.domain.changes import changed

FRESH = "fresh:"  # before an id among the highlights of the stage's map
MOST = 8  # things that a room can take in
QUIET = "railway", "movement"  # which go with the ground, or have arrows of their own


def fresh(atlas: Atlas, before: int, now: int) -> tuple[str, ...]:
    """Marks of what holds on a day (ordinal) and not on the one before it in the story, which may
    be the later one: ground first, then by weight.
    """
    found = changed(atlas, min(before, now), max(before, now))
    come = found.began if before <= now else found.ended
    new = [one for one in come if _shown(one) and _holds(one, now)]
    new.sort(key=lambda one: (one.control is None, -one.importance))
    return tuple(FRESH + one.id for one in new[:MOST])


def _shown(one: Feature) -> bool:
    return one.drawn and not one.moving and one.kind not in QUIET


def _holds(one: Feature, day: int) -> bool:
    return one.interval.possible_from <= day < one.interval.possible_to
