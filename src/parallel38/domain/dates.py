"""Written dates (EDTF Level 0/1) to day numbers, and back to words."""

from msgspec import Struct

# Open ends: no day of the atlas lies outside [NEVER, ALWAYS).
FIRST = -(2**31)
FOREVER = 2**31 - 1


class Interval(Struct, frozen=True):
    """Half-open day numbers: `possible` is where a thing may have held, `certain` where it did.

    Days are proleptic Gregorian ordinals; certain_from >= certain_to means nowhere certain.
    """

    possible_from: int = FIRST
    possible_to: int = FOREVER
    certain_from: int = FIRST
    certain_to: int = FOREVER
