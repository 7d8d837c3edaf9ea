"""`parallel38 changed DATE DATE`: what changed between two dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from parallel38.commands.asking import Date, as_json, days_of, print_json, the_atlas
from parallel38.commands.on import event_row, feature_row, line, section
from parallel38.domain.dates import DateSpan

if TYPE_CHECKING:
    from parallel38.domain.atlas import Atlas
    from parallel38.domain.changes import Changes


@click.command()
@click.argument("first", metavar="DATE", type=Date())
@click.argument("second", metavar="DATE", type=Date())
@as_json
def changed(first: DateSpan, second: DateSpan, as_json: bool) -> None:
    """What began, ended and happened after one date up to another.

    Of a month or a year the first day counts, and of the second date the last.

    \b
    Examples:
      parallel38 changed 1945-08-14 1945-09-08
      parallel38 changed 1945 1948 --json
    """  # noqa: D301 (click wants the character)
    from parallel38.domain.changes import changed as all_changed
    from parallel38.domain.dates import day_text

    start, end = days_of(first)[0], days_of(second)[1]
    if end < start:
        raise click.UsageError(f"DATE {second.text} lies before {first.text}; write them in order")
    atlas = the_atlas().atlas
    found = all_changed(atlas, start, end)
    if not as_json:
        _print(found, atlas)
        return
    print_json({
        "from": day_text(start),
        "to": day_text(end),
        "began": [feature_row(feature) for feature in found.began],
        "ended": [feature_row(feature) for feature in found.ended],
        "events": [event_row(event) for event in found.events],
        "text": found.text,
    })  # fmt: skip


def _print(found: Changes, atlas: Atlas) -> None:
    """Layer by layer, held ground first, and what happened; a sentence where nothing changed."""
    if found.none:
        click.echo(found.text)
        return
    from parallel38.domain.changes import by_layer, moved
    from parallel38.domain.say import say

    click.echo(f"Between {say(found.start)} and {say(found.end)}")
    for one in by_layer(atlas, found):
        lists = ("began", one.began), ("ended", one.ended), ("came and went", one.passing)
        for title, some in lists:
            section(f"{one.layer.title}, {title}", {f.id: line(f) for f in some})
    section("Moved", {f.id: line(f) for f in moved(atlas, found.start, found.end)})
    section("Events", {event.id: line(event) for event in found.events})
