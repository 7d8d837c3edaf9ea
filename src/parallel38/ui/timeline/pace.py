"""How fast play goes: from event to event, or by the calendar at so many units a second."""

import re
from dataclasses import dataclass

from parallel38.domain.dates import quoted
from parallel38.ui.clock import Unit
from parallel38.words import N2_, _, ngettext

LEAST, MOST = 0.01, 1000.0  # units a second, or times as fast
_SAID = {
    "day": N2_("{count} day a second", "{count} days a second"),
    "month": N2_("{count} month a second", "{count} months a second"),
    "year": N2_("{count} year a second", "{count} years a second"),
}
_LENGTHS: dict[str, tuple[Unit, float]] = {
    "day": ("day", 1), "week": ("day", 7), "month": ("month", 1), "quarter": ("month", 3),
    "year": ("year", 1), "decade": ("year", 10),
}  # fmt: skip
_NUMBER = r"(?P<number>\d+(?:[.,]\d+)?|\d*[.,]\d+|an?|one|half an?)"
_EVENTS = re.compile(
    rf"(?=.*(?:event|[x×]))(?:by\s+)?(?:events?)?(?:\s*[x×]?\s*{_NUMBER}\s*[x×]?)?", re.I
)
_CALENDAR = re.compile(
    rf"(?:{_NUMBER}\s+)?(?P<unit>day|week|month|quarter|year|decade)s?"
    r"(?:\s*(?:a|per|each|every|/)\s*s(?:ec|econd)?)?",
    re.I,
)


class PaceError(ValueError):
    """What was typed is no speed; one sentence."""

    def __init__(self, text: str) -> None:
        hint = _("write events ×2 or 10 days a second")
        super().__init__(_("{text} is no speed; {hint}").format(text=quoted(text), hint=hint))


@dataclass(frozen=True)
class Pace:
    """`speed` is in units a second; by events, how many times as fast as usual."""

    unit: Unit = "event"
    speed: float = 1.0


OFFERED = (
    Pace("event", 0.5), Pace("event", 1), Pace("event", 2), Pace("event", 4), Pace("day", 1),
    Pace("day", 7), Pace("month", 1), Pace("month", 6), Pace("year", 1), Pace("year", 5),
)  # fmt: skip


def parse_pace(text: str) -> Pace:
    """Read '1 month a second', '10 days/s', 'a year', 'events', 'events ×2' or '2x'."""
    wanted = " ".join(text.replace("½", "0.5").split())
    if match := _EVENTS.fullmatch(wanted):
        return _pace(text, "event", 1, match["number"])
    if match := _CALENDAR.fullmatch(wanted):
        return _pace(text, *_LENGTHS[match["unit"].casefold()], match["number"])
    raise PaceError(text)


def say_pace(pace: Pace) -> str:
    """As it is offered, and as it can be typed."""
    number = f"{pace.speed:g}"
    if pace.unit == "event":
        return _("Events") if pace.speed == 1 else _("Events ×{count}").format(count=number)
    one, many = _SAID[pace.unit]
    return ngettext(one, many, 1 if pace.speed == 1 else 2).format(count=number)


def _pace(text: str, unit: Unit, length: float, number: str | None) -> Pace:
    speed = length * _value(number)
    if not LEAST <= speed <= MOST:
        raise PaceError(text)
    return Pace(unit, speed)


def _value(number: str | None) -> float:
    said = (number or "one").casefold()
    if said[0].isdigit() or said[0] in ".,":
        return float(said.replace(",", "."))
    return 0.5 if said.startswith("half") else 1.0
