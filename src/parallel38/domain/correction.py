"""What was changed in the atlas against its first compilation."""

from msgspec import Struct


class Correction(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A change in a record (`id`): the datum, what it was and is `now`, why, and on whose word.
    `line` is its line in corrections.csv.
    """

    id: str
    table: str
    what: str
    was: str
    now: str
    why: str
    sources: tuple[str, ...] = ()
    line: int = 0
