"""The options that say what to show, the same for every command that draws."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, get_args

import click
from msgspec import Struct

from parallel38.domain.view import Language, MapStyle, Mode

Command = TypeVar("Command", bound=Callable[..., Any])
_FILES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".svg", ".pdf", ".mp4", ".gif", ".json")

_OPTIONS = (
    click.option("--date", metavar="DATE", help="The day: '8 Sep 1945', 1945-09-08, 1945."),
    click.option(
        "--window",
        metavar="FROM/TO",
        help="All that held from one date to another: 1945-08/1945-12, 1950-06-25/.., "
        "'June to September 1950', 1950.",
    ),
    click.option("--compare", metavar="DATE", help="A second map beside the first, of this day."),
    click.option(
        "--dates",
        metavar="A,B,C",
        help="Up to ten maps, of these days, lettered; of `batch dates` as many figures.",
    ),
    click.option("--mode", type=click.Choice(get_args(Mode)), help="How dates narrow the map."),
    click.option("--view", metavar="NAME", help="A named view, such as peninsula or pacific."),
    click.option("--center", metavar="LAT,LON", help="The map's centre in degrees."),
    click.option("--zoom", type=float, metavar="Z", help="Leaflet zoom of --center, 1.5 to 12."),
    click.option("--bbox", metavar="W,S,E,N", help="The box to show, in degrees."),
    click.option("--layers", metavar="a,b", help="Only these layers or features; -a: all but a."),
    click.option("--select", metavar="ID", help="A feature, event, place or claim to bring out."),
    click.option(
        "--lang",
        type=click.Choice(get_args(Language)),
        help="Language of the map: names, date and legend.",
    ),
    click.option("--style", type=click.Choice(get_args(MapStyle)), help="How the map is drawn."),
    click.option(
        "--scene", metavar="STORY/SCENE", help="A story's scene, or a figure made here: its FILE."
    ),
    click.option("--title", metavar="TEXT", help="A title below the date."),
)


class Asked(Struct, frozen=True, kw_only=True):
    """What the options said, as typed; None where nothing was said. Where `fitted`, the ground that
    was to be seen is fitted into a figure of another shape.
    """

    date: str | None = None
    window: str | None = None
    compare: str | None = None
    dates: str | None = None
    mode: Mode | None = None
    view: str | None = None
    center: str | None = None
    zoom: float | None = None
    bbox: str | None = None
    layers: str | None = None
    select: str | None = None
    lang: Language | None = None
    style: MapStyle | None = None
    scene: str | None = None
    title: str | None = None
    fitted: bool = False


def view_options(command: Command) -> Command:
    """Give a command the options of Asked."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def wrong(option: str, value: object, rule: str) -> click.UsageError:
    """The call was wrong: one sentence with the option, what was given and what it takes."""
    return click.UsageError(f"{option} {value}: {rule}")


def is_file(scene: str) -> bool:
    """Whether --scene names a file and not a story's scene."""
    return Path(scene).suffix.lower() in _FILES
