"""`parallel38 at LAT LON DATE`: who held that point on that date, and by what title."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from parallel38.commands.asking import (
    Date,
    Degrees,
    Numbers,
    as_json,
    days_of,
    print_json,
    the_atlas,
)
from parallel38.commands.worked import help_of_at
from parallel38.domain.dates import DateSpan

if TYPE_CHECKING:
    from parallel38.domain.atlas import Atlas
    from parallel38.domain.control import Answer, Ground


@click.command(cls=Numbers, help=help_of_at())
@click.argument("lat", metavar="LAT", type=Degrees(90), required=False)
@click.argument("lon", metavar="LON", type=Degrees(180), required=False)
@click.argument("date", metavar="DATE", type=Date(), required=False)
@click.option(
    "--csv",
    "table",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Answer for each row of a table with the columns lat, lon and date.",
)
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Where the table goes; standard output by default.",
)
@click.option("--force", is_flag=True, help="Replace an OUT that exists.")
@as_json
def at(
    lat: float | None, lon: float | None, date: DateSpan | None,
    table: Path | None, out: Path | None, force: bool, as_json: bool,
) -> None:  # fmt: skip
    """Who held a point on a date (the help text is made by help_of_at)."""
    if table:
        if lat is not None or as_json:
            raise click.UsageError("--csv FILE takes no LAT LON DATE and no --json")
        from parallel38.commands.at_table import answer_table

        answer_table(table, out, force)
        return
    if out or force:
        raise click.UsageError("--out and --force go with --csv FILE")
    if lat is None or lon is None or date is None:
        raise click.UsageError("at takes LAT LON DATE, such as 37.97 126.55 1946-01-01")
    atlas_file = the_atlas()
    answer = ask(ground_of(atlas_file.blob("control.msgpack"), atlas_file.atlas), lat, lon, date)
    if as_json:
        print_json(answer)
    else:
        click.echo(told(answer, atlas_file.atlas))


def ground_of(control: bytes, atlas: Atlas) -> Ground:
    """The areas of an atlas file, ready to be asked."""
    import msgspec

    from parallel38.domain.control import Ground

    return Ground(atlas, msgspec.msgpack.decode(control, type=dict[str, bytes]))


def ask(ground: Ground, lat: float, lon: float, date: DateSpan) -> Answer:
    """The answer for a typed date, which may be longer than a day."""
    first, last = days_of(date)
    return ground.who_held(lat, lon, first, last, date.text)


def told(answer: Answer, atlas: Atlas) -> str:
    """An answer in a few lines of plain words."""
    from parallel38.domain.dates import parse
    from parallel38.domain.own_name import named_holder
    from parallel38.domain.say import say

    where = f"{_side(answer.lat, 'N', 'S')}, {_side(answer.lon, 'E', 'W')}, {say(answer.date)}"
    if answer.holder is None:
        state = f" (territory of: {_name(answer.state, atlas)})" if answer.features else ""
        return f"{where}: {answer.reason}{state}"
    title: str | None = answer.title
    holder = named_holder(atlas, answer.holder, answer.state, parse(answer.date).earliest)
    if holder != answer.state and answer.side and title == "sovereignty":  # an army, on own ground
        title = f"for {_name(answer.state, atlas)}, whose sovereignty it is"
    lines = [f"{where}: {_name(holder, atlas)}, {title} ({answer.certainty})"]
    lines.append(f"territory of: {_name(answer.state, atlas)}")
    if answer.distance_to_line_km is not None:
        far = f"{answer.distance_to_line_km:g} km"
        lines.append(
            f"distance to the line: {far}, {answer.side} of it" if answer.side
            else f"distance to another holder's ground: {far}"
        )  # fmt: skip
    lines += [f"- {atlas.features[ident].title} [{ident}]" for ident in answer.features]
    lines += [
        f"  {atlas.sources[ident].note}" for ident in answer.sources if ident in atlas.sources
    ]
    return "\n".join(lines)


def _name(power: str | None, atlas: Atlas) -> str:
    if power is None:
        return "undetermined"
    return atlas.powers[power].name if power in atlas.powers else power


def _side(degrees: float, plus: str, minus: str) -> str:
    return f"{abs(degrees):g} {plus if degrees >= 0 else minus}"
