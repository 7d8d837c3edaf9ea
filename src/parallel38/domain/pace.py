"""How a clock runs by itself, in the window as in a film: how long it rests on an event, how long
it takes to the next one, and its steps by the calendar.
"""

import math
from calendar import monthrange
from datetime import date
from typing import Literal

from parallel38.domain.view import FIRST_DAY, LAST_DAY

_GLIDE = 0.25, 0.1, 1.0  # seconds from event to event: for a day, more for each doubling, at most
_DWELL = {1: 0.5, 2: 0.7, 3: 1.0, 4: 1.6, 5: 2.4}  # seconds on an event, by importance


def dwell(importance: int) -> float:
    """Seconds to rest on an event."""
    return _DWELL.get(importance, _DWELL[3])


def glide(days: int) -> float:
    """Seconds to move on by so many days: years of quiet pass in hardly more than a month."""
    least, more, most = _GLIDE
    return min(least + more * math.log2(max(days, 1)), most)


def eased(share: float) -> float:
    """How far a move has come after this share of its time: with a soft start and end."""
    return share * share * (3 - 2 * share)


def shifted(day: date, unit: Literal["day", "month", "year"], count: int) -> date:
    """So many units on or back, inside the atlas; a month's missing last days are its last."""
    if unit == "day":
        first, last = FIRST_DAY.toordinal(), LAST_DAY.toordinal() + 1
        return date.fromordinal(min(max(day.toordinal() + count, first), last))
    months = count * (12 if unit == "year" else 1)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
