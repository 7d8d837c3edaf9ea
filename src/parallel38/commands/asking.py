"""What the questions at, on, changed and list share: dates, numbers, the atlas, JSON."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from parallel38.domain.dates import DateError, DateSpan
from parallel38.domain.typed import parse_typed

if TYPE_CHECKING:
    from parallel38.data.atlasfile import AtlasFile

    ParamType = click.ParamType[Any]
else:
    ParamType = click.ParamType

Command = TypeVar("Command", bound=Callable[..., Any])

MINUS = "\N{MINUS SIGN}"
as_json = click.option("--json", "as_json", is_flag=True, help="One JSON document.")


class Numbers(click.Command):
    """A command whose arguments may be negative numbers, which are no options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Let a leading minus before a digit pass as a minus sign."""
        return super().parse_args(ctx, [re.sub(r"^-(?=\.?\d)", MINUS, arg) for arg in args])


class Degrees(ParamType):
    """A number of degrees within a limit on either side of 0."""

    name = "degrees"

    def __init__(self, limit: int) -> None:
        self.limit = limit

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """The number; fails with what was given and what it takes."""
        try:
            return degrees(str(value), self.limit)
        except ValueError as error:
            self.fail(str(error), param, ctx)


class Date(ParamType):
    """A DATE: EDTF or what a person types, inside the atlas's days."""

    name = "date"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> DateSpan:
        """The span of days; fails with the sentence of the date's own error."""
        if isinstance(value, DateSpan):
            return value
        try:
            return parse_typed(str(value))
        except DateError as error:
            self.fail(str(error), param, ctx)


def degrees(text: str, limit: int) -> float:
    """Read a number of degrees; ValueError with one sentence."""
    try:
        number = float(text.strip().replace(MINUS, "-"))
    except ValueError:
        number = math.nan
    if not -limit <= number <= limit:
        raise ValueError(f"'{text.replace(MINUS, '-')}' is not a number from -{limit} to {limit}")
    return number


def days_of(span: DateSpan) -> tuple[int, int]:
    """First and last day (ordinals) of a date, kept inside the atlas's days."""
    from parallel38.domain.view import FIRST_DAY, LAST_DAY

    first, last = FIRST_DAY.toordinal(), LAST_DAY.toordinal()
    return max(span.earliest, first), min(span.latest, last)


def the_atlas() -> AtlasFile:
    """The atlas, compiled first if geodata changed; fails with one sentence."""
    from parallel38.data import atlasfile

    try:
        return atlasfile.open_atlas()
    except (atlasfile.AtlasError, OSError) as error:
        raise click.ClickException(str(error)) from None


def print_json(value: object) -> None:
    """One JSON document on standard output, and nothing else there."""
    import msgspec

    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def to_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]], comma: str = ",") -> str:
    """Rows as CSV text with a header; lists are joined by `;`, nothing is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=comma, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row.get(column)) for column in columns])
    return out.getvalue()


def cell(value: object) -> str:
    """A value as a table's cell."""
    if value is None:
        return ""
    if isinstance(value, list | tuple) and all(isinstance(one, str) for one in value):
        return ";".join(value)
    if isinstance(value, list | tuple | dict):
        import msgspec

        return msgspec.json.encode(value).decode()
    return str(value)
