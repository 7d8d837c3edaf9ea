"""`parallel38 list TABLE`: the atlas as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from parallel38.commands.asking import (
    Date,
    Numbers,
    ParamType,
    as_json,
    days_of,
    degrees,
    print_json,
    the_atlas,
    to_csv,
)
from parallel38.domain.dates import DateSpan

if TYPE_CHECKING:
    from parallel38.domain.atlas import Atlas

TABLES = (
    "events", "features", "layers", "places", "powers", "claims", "stories", "sources", "eras",
    "views", "presets", "corrections",
)  # fmt: skip
Near = tuple[float, float, float]


class NearPoint(ParamType):
    """LAT,LON,KM: a circle on the ground."""

    name = "lat,lon,km"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Near:
        """The three numbers; fails with what was given and what it takes."""
        parts = str(value).split(",")
        if len(parts) != 3:
            self.fail(f"'{value}' is not LAT,LON,KM, such as 37.57,126.98,50", param, ctx)
        try:
            lat, lon = degrees(parts[0], 90), degrees(parts[1], 180)
            km = float(parts[2])
        except ValueError as error:
            self.fail(f"LAT,LON,KM: {error}", param, ctx)
        if not 0 <= km <= 20_100:
            self.fail(f"LAT,LON,KM: {km:g} km is not a distance on Earth", param, ctx)
        return lat, lon, km


@click.command("list", cls=Numbers)
@click.argument("table", metavar="TABLE", type=click.Choice(TABLES))
@click.option("--from", "start", metavar="DATE", type=Date(), help="What held then or later.")
@click.option("--to", "end", metavar="DATE", type=Date(), help="What held then or earlier.")
@click.option(
    "--subject", metavar="WORD", help="A theme, power, kind, layer, verdict; words of the title."
)
@click.option(
    "--near", metavar="LAT,LON,KM", type=NearPoint(), help="What lies, or reaches, so near."
)
@as_json
@click.option("--csv", "as_csv", is_flag=True, help="A CSV table.")
def tables(
    table: str, start: DateSpan | None, end: DateSpan | None, subject: str | None,
    near: Near | None, as_json: bool, as_csv: bool,
) -> None:  # fmt: skip
    """The atlas as tables, in geodata's own field names.

    \b
    Examples:
      parallel38 list events --from 1943 --to 1945
      parallel38 list places --near 38.81,121.24,50 --json
      parallel38 list features --subject railway --csv
      parallel38 list claims --subject contradicted
    """  # noqa: D301 (click wants the character)
    if as_json and as_csv:
        raise click.UsageError("--json and --csv: only one of them can be given")
    from parallel38.commands import rows

    atlas = the_atlas().atlas
    found = rows.of_table(table, atlas)
    if start or end:
        first = days_of(start)[0] if start else None
        last = days_of(end)[1] if end else None
        if first and last and last < first:
            raise click.UsageError("--to lies before --from; write them in order")
        found = _kept(rows.within(found, first, last), table, "--from and --to", "dates")
    if near:
        found = _kept(rows.near(found, *near), table, "--near", "positions")
    if subject:
        found = rows.about(found, subject)
    _print(found, atlas, as_json, as_csv)


def _kept(found: Any, table: str, option: str, what: str) -> Any:
    if found is None:
        raise click.UsageError(f"{option} cannot narrow the table {table}, which has no {what}")
    return found


def _print(found: Any, atlas: Atlas, as_json: bool, as_csv: bool) -> None:
    told = [row.told() for row in found]
    if as_json:
        print_json(told)
    elif as_csv:
        columns = list(dict.fromkeys(key for row in told for key in row))
        click.echo(to_csv(columns, told), nl=False)
    else:
        wide = max((len(row["id"]) for row in told), default=0)
        for row, one in zip(told, found, strict=True):
            click.echo(f"{row['id']:{wide}}  {one.line()}")
