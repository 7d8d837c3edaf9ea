"""What powers are called, and who is named to a person as having held a point."""

from parallel38 import words
from parallel38.domain.atlas import Atlas


def power_name(atlas: Atlas, ident: str) -> str:
    """A power as the window's language calls it; an unknown id as it is."""
    power = atlas.powers.get(ident)
    return power.names.get(words.language(), power.name) if power else ident


def named_holder(atlas: Atlas, holder: str | None, state: str | None, day: int) -> str | None:
    """`holder`, or, where it was founded only after `day` (ordinal), the state it stood for: the
    tables say `un-command` for the South's side from the first day of the war.
    """
    power = atlas.powers.get(holder or "")
    return state if power and state and day < power.interval.possible_from else holder


def founded(atlas: Atlas, holder: str | None) -> int | None:
    """The day (ordinal) from which a holder bears its own name."""
    power = atlas.powers.get(holder or "")
    return power.interval.possible_from if power else None
