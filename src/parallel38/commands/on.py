"""`parallel38 on DATE`: all that holds on that date."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from parallel38.commands.asking import Date, as_json, days_of, print_json, the_atlas
from parallel38.domain.atlas import Event, Feature
from parallel38.domain.dates import DateSpan

_FEATURE = ("id", "title", "layer", "kind", "start", "end", "powers")
_EVENT = ("id", "title", "kind", "start", "end", "place", "lat", "lon", "powers")


@click.command()
@click.argument("date", metavar="DATE", type=Date())
@as_json
def on(date: DateSpan, as_json: bool) -> None:
    """All that holds on a date; for a month or a year, on some day of it.

    Events of the year before are told apart as recent.

    \b
    Examples:
      parallel38 on 1945-09-08
      parallel38 on 'Sept 1945' --json
    """  # noqa: D301 (click wants the character)
    from parallel38.domain.changes import on as all_on

    atlas = the_atlas().atlas
    found = all_on(atlas, *days_of(date))
    if as_json:
        print_json({
            "date": date.text,
            "features": [{**feature_row(f), "certainty": held} for f, held in found.features],
            "events": [{**event_row(e), "certainty": held} for e, held in found.events],
            "recent_events": [event_row(event) for event in found.recent_events],
        })  # fmt: skip
        return
    from parallel38.domain.changes_told import line
    from parallel38.domain.say import say

    click.echo(say(date))
    for layer in atlas.layers.values():
        mine = [(f, held) for f, held in found.features if f.layer == layer.id]
        section(layer.title, {f.id: line(f, held) for f, held in mine})
    section("Events", {e.id: line(e, held) for e, held in found.events})
    section("Recent events", {e.id: line(e) for e in found.recent_events})


def feature_row(feature: Feature) -> dict[str, Any]:
    """A feature as `on` and `changed` tell it, in geodata's own field names."""
    return {name: getattr(feature, name) for name in _FEATURE}


def event_row(event: Event) -> dict[str, Any]:
    """An event as `on` and `changed` tell it, in geodata's own field names."""
    return {name: getattr(event, name) for name in _EVENT}


def section(title: str, lines: Mapping[str, str]) -> None:
    """A heading and its lines, each with the id of what it tells; nothing where there are none."""
    if lines:
        click.echo(f"\n{title}")
        for ident, text in lines.items():
            click.echo(f"  {text} [{ident}]")
