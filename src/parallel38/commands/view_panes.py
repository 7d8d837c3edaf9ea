"""From --compare and --dates to the panes of a View."""

import datetime

import click

from parallel38.commands.view_options import Asked, wrong
from parallel38.domain.compare import MOST, of_dates, shape
from parallel38.domain.dates import DateError
from parallel38.domain.typed import parse_typed
from parallel38.domain.view import FIRST_DAY, LAST_DAY, View


def panes_of(asked: Asked, view: View) -> View:
    """The View with a map for each day that was asked for. Raises click.UsageError."""
    if asked.compare and asked.dates:
        raise wrong("--compare, --dates", "", "only one of them can be given.")
    if asked.dates:
        if asked.date:
            raise wrong("--date", asked.date, "--dates says the days already.")
        return on_days(view, "--dates", asked.dates)
    if asked.compare:
        first = day_of("--date", asked.date) if asked.date else view.pane.date
        return of_dates(view, "side", (first, day_of("--compare", asked.compare)))
    return view


def on_days(view: View, option: str, text: str) -> View:
    """A map for each of several days with commas between. Raises click.UsageError."""
    days = tuple(day_of(option, one.strip()) for one in text.split(","))
    if not 2 <= len(days) <= MOST:
        raise wrong(option, text, f"write 2 to {MOST} dates with commas between.")
    return of_dates(view, "side" if len(days) == 2 else "grid", days)


def share_of(view: View, width: float, height: float, across: int = 0) -> tuple[float, float]:
    """The width and height of each of a View's maps where they share those of a figure evenly."""
    wide, high = shape(view, across)
    return width / wide, height / high


def day_of(option: str, text: str) -> datetime.date:
    """The day that a typed date names; of a month or year, its first."""
    try:
        span = parse_typed(text)
    except DateError as error:
        raise click.UsageError(f"{option}: {error}") from None
    if span.precision == "interval":
        raise wrong(option, text, "this is a span of time; --window takes one.")
    return within(span.earliest)


def within(day: int) -> datetime.date:
    """The day of an ordinal, within the atlas's own."""
    return datetime.date.fromordinal(min(max(day, FIRST_DAY.toordinal()), LAST_DAY.toordinal()))
