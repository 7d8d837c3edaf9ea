"""The day on which the clock stands when one goes to something."""

from parallel38.domain.atlas import Event
from parallel38.domain.dates import parse


def day_of(event: Event) -> int:
    """The first day on which the event certainly was, else the first of its written date."""
    when = event.interval
    if when.certain_from < when.certain_to:
        return when.certain_from
    return parse(event.start.rstrip("~?%")).earliest
