"""The dates of a row: what its cells say as the start and end of the atlas, and its days."""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from parallel38.data.importing.guess import Plan
from parallel38.data.importing.understood import END_PARTS, START_PARTS, Reading, Role
from parallel38.data.importing.written_dates import edtf, from_parts
from parallel38.domain.dates import (
    FIRST,
    FOREVER,
    OPEN,
    UNKNOWN,
    DateError,
    day_text,
    interval,
)

Days = tuple[int, int, int, int]
LAST = date.max.toordinal()
PLAIN = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
NO_DATE = "has a date that cannot be read"
TURNED = "ends before it starts"


class Held(NamedTuple):
    """A row's days as ordinals, possible and certain [from, to); its dates as a layer's row stores
    them (start and end in EDTF, '..' open, '' unknown; then days); and what is wrong with them as
    rule and sentence ('' where nothing is).
    """

    possible_from: int
    possible_to: int
    certain_from: int
    certain_to: int
    stored: tuple[str | int | None, ...]
    rule: str
    fault: str

    @property
    def dated(self) -> bool:
        """Whether any day is known."""
        return self.possible_from > FIRST or self.possible_to < FOREVER


class Dating:
    """Reads the date cells of rows; equal cells are read once."""

    def __init__(self, plan: Plan, ends_after: bool = False) -> None:
        """`ends_after`: an end is the first day on which a thing no longer held."""
        self._ends_after = ends_after
        roles: tuple[Role, ...] = ("start", "end", "date", *START_PARTS, *END_PARTS)
        self._at = {role: at for role in roles if (at := plan.column(role)) is not None}
        self._columns = list(self._at.values())
        self._readings: dict[Role, Reading] = {
            role: plan.readings[at] for role, at in self._at.items()
        }
        # The columns of start and end, where each is a cell of its own.
        pairs = {("start", "end"): self._columns, ("date",): self._columns * 2}
        self._pair = [] if ends_after else pairs.get(tuple(self._at), [])
        self._held: Callable[[tuple[str, ...]], Held] = lru_cache(100_000)(self._read)

    @property
    def asked(self) -> bool:
        """Whether the file has columns of dates at all."""
        return bool(self._at)

    def of(self, row: list[str]) -> Held:
        """The dates of one row. Whole days in a start and an end need no more reading."""
        if self._pair:
            start, end = row[self._pair[0]], row[self._pair[1]]
            if days := _plain_days(start, end):
                return _whole(start, end, days, "", "")
        return self._held(tuple([row[at] for at in self._columns]))

    def _read(self, cells: tuple[str, ...]) -> Held:
        said, faults = dict(zip(self._at, cells, strict=True)), list[tuple[str, str]]()
        if not said:
            start = end = OPEN
        elif said.keys() & {"start", "end", "end_year"}:
            start, end = self._span(said, faults)
        else:
            whole = self._text("date", START_PARTS, said, faults)
            start, slash, last = whole.partition("/")
            end = last if slash else whole
        return _held(start, end, faults)

    def _span(self, said: dict[Role, str], faults: list[tuple[str, str]]) -> tuple[str, str]:
        """Start and end from columns of their own. No end after a known start is an open one."""
        first: Role = "start" if "start" in said else "date"
        start, _, last = self._text(first, START_PARTS, said, faults).partition("/")
        read = len(faults)
        end = self._text("end", END_PARTS, said, faults).rpartition("/")[2] or last
        if self._ends_after:
            end = _eve(start, end)
        if end or len(faults) > read:
            return start, end
        return start, OPEN if start and start != OPEN else UNKNOWN

    def _text(
        self, role: Role, parts: tuple[Role, ...], said: dict[Role, str],
        faults: list[tuple[str, str]],
    ) -> str:  # fmt: skip
        """The EDTF of a date in one cell, or in cells for year, month and day."""
        try:
            if role in said:
                return edtf(said[role], self._readings[role])
            return from_parts(*(said.get(part, "") for part in parts))
        except DateError as error:
            faults.append((NO_DATE, f"{NO_DATE}: {error}"))
            return UNKNOWN


def _held(start: str, end: str, faults: list[tuple[str, str]]) -> Held:
    """The days of what was written. An end that cannot follow its start is dropped."""
    try:
        days = _plain_days(start, end) or _days(start, end)
    except DateError:
        faults.append((TURNED, f"ends ({end}) before it starts ({start}); its end is unknown"))
        end = UNKNOWN
        days = _days(start, end)
    rule, fault = faults[0] if faults else ("", "")
    return _whole(start, end, days, rule, fault)


def _eve(start: str, end: str) -> str:
    """The day before an end; of a thing that began on that day, the day itself."""
    first, after = _ordinal(start), _ordinal(end)
    return day_text(after - 1) if after > max(first, 1) else end


def _whole(start: str, end: str, days: Days, rule: str, fault: str) -> Held:
    return Held(*days, (start, end, _day(days[0]), _day(days[1]), *days), rule, fault)


def _days(start: str, end: str) -> Days:
    held = interval(start, end)
    return held.possible_from, held.possible_to, held.certain_from, held.certain_to


def _plain_days(start: str, end: str) -> Days | None:
    """The same of two whole days that are beyond doubt, as most are; None for others."""
    first, last = _ordinal(start), _ordinal(end)
    return (first, last + 1, first, last + 1) if 0 < first <= last else None


@lru_cache(200_000)
def _ordinal(text: str) -> int:
    """The number of a whole day, 0 of anything else."""
    try:
        return date.fromisoformat(text).toordinal() if PLAIN.fullmatch(text) else 0
    except ValueError:
        return 0


@lru_cache(200_000)
def _day(number: int) -> str | None:
    """A day as YYYY-MM-DD, None where there is no bound."""
    return day_text(number) if 1 <= number <= LAST else None
