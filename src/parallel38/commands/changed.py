"""`parallel38 changed DATE DATE`: what changed between two dates."""

from __future__ import annotations

import click

from parallel38.commands.asking import Date, as_json, days_of, print_json, the_atlas
from parallel38.commands.on import event_row, feature_row
from parallel38.domain.dates import DateSpan


@click.command()
@click.argument("first", metavar="DATE", type=Date())
@click.argument("second", metavar="DATE", type=Date())
@as_json
def changed(first: DateSpan, second: DateSpan, as_json: bool) -> None:
    """What began, ended, changed hands and happened after one date up to another.

    Of a month or a year the first day counts, and of the second date the last.

    \b
    Examples:
      parallel38 changed 1945-08-14 1945-09-08
      parallel38 changed 1945 1948 --json
    """  # noqa: D301 (click wants the character)
    from parallel38.commands.at import ground_of
    from parallel38.domain.changes import changed as all_changed
    from parallel38.domain.changes_told import told
    from parallel38.domain.dates import day_text
    from parallel38.domain.handed import handed

    start, end = days_of(first)[0], days_of(second)[1]
    if end < start:
        raise click.UsageError(f"DATE {second.text} lies before {first.text}; write them in order")
    file = the_atlas()
    atlas = file.atlas
    found = all_changed(atlas, start, end)
    hands = handed(atlas, ground_of(file.blob("control.msgpack"), atlas), found)
    if not as_json:
        click.echo("\n".join(told(atlas, found, hands)))
        return
    print_json({
        "from": day_text(start),
        "to": day_text(end),
        "began": [feature_row(feature) for feature in found.began],
        "ended": [feature_row(feature) for feature in found.ended],
        "events": [event_row(event) for event in found.events],
        "text": found.text,
        "changed_hands": [
            {"id": one.place.id, "name": one.place.name, "from": one.before, "to": one.after}
            for one in hands.towns
        ],
    })  # fmt: skip
