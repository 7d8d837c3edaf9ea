"""The options that say what a figure is, the same for every command that draws one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, get_args

import click
from msgspec import Struct
from msgspec.structs import replace

from parallel38.commands.view_options import Asked, is_file
from parallel38.domain.figure import ADDED, PIECES, Projection
from parallel38.export.figure import ExportError, Figure, checked, checked_dpi, on_paper, sized

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--preset", metavar="NAME", help="What for: slide, page-grey; list presets."),
    click.option("--size", metavar="WxH", help="Pixels of the figure, such as 1920x1080."),
    click.option("--paper", metavar="NAME", help="A4, A3, Letter; A4-portrait, A4-landscape."),
    click.option("--dpi", type=float, metavar="N", help="Dots per inch of png, jpg and tif."),
    click.option(
        "--projection",
        type=click.Choice(get_args(Projection)),
        help="Web Mercator as on the screen, a conic one, or auto: what suits the extent.",
    ),
    click.option(
        "--map-only/--complete",
        default=None,
        help="Without date, title, legend and credit; or with them.",
    ),
    click.option(
        "--without", metavar="a,b", help=f"Pieces that are left out: {', '.join(PIECES)}."
    ),
    click.option(
        "--with", "with_", metavar="a,b", help=f"Pieces that are put in: {', '.join(ADDED)}."
    ),
    click.option(
        "--outlines/--letters",
        default=None,
        help="Letters in svg as shapes, for programs without the fonts; or as text.",
    ),
    click.option(
        "--fade-days",
        type=click.IntRange(1, 3660),
        metavar="N",
        help="How long an event glows on after its day; 365 by default.",
    ),
)


class FigureAsked(Struct, frozen=True, kw_only=True):
    """What the options said, as typed; None where nothing was said."""

    preset: str | None = None
    size: str | None = None
    paper: str | None = None
    dpi: float | None = None
    projection: Projection | None = None
    map_only: bool | None = None
    outlines: bool | None = None
    without: str | None = None
    with_: str | None = None
    fade_days: int | None = None


def figure_options(command: Command) -> Command:
    """Give a command the options of FigureAsked."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def asked_of(options: dict[str, Any]) -> tuple[FigureAsked, Asked]:
    """What a command's options said of the figure, and what of the map."""
    own = FigureAsked.__struct_fields__
    return (
        FigureAsked(**{key: value for key, value in options.items() if key in own}),
        Asked(**{key: value for key, value in options.items() if key not in own}),
    )


def figure_and_view(asked: FigureAsked, view: Asked) -> tuple[Figure, Asked]:
    """The Figure that was asked for, and what was asked of the map: a preset's style is its own
    where none is named. Starts from what the figure in --scene was. Raises ExportError.
    """
    if asked.size and asked.paper:
        raise ExportError("--size and --paper: only one of them can be given.")
    figure = _before(view.scene)
    if asked.preset:
        from parallel38.export.presets import preset_named

        preset = preset_named(asked.preset)
        figure = preset.figure()
        view = replace(view, style=view.style or preset.style or None, fitted=True)
    return _changed(figure, asked), view


def _changed(figure: Figure | None, asked: FigureAsked) -> Figure:
    dpi = figure.dpi if asked.dpi is None and asked.preset and figure else asked.dpi
    if asked.paper:
        size = on_paper(asked.paper, dpi)
    elif asked.size or figure is None:
        size = sized(asked.size or "1920x1080", dpi)
    else:
        size = replace(figure, dpi=checked_dpi(figure.dpi if asked.dpi is None else asked.dpi))
    figure = replace(figure or size, width=size.width, height=size.height, dpi=size.dpi)
    changes: dict[str, Any] = {}
    if asked.map_only is not None:
        changes["map_only"] = asked.map_only
    if asked.outlines is not None:
        changes["outlines"] = asked.outlines
    if asked.fade_days is not None:
        changes["fade_days"] = asked.fade_days
    if asked.projection is not None:
        changes["projection"] = asked.projection
    if asked.without or asked.with_:
        off = {*figure.off, *_pieces("--without", asked.without)}
        off -= set(_pieces("--with", asked.with_))
        changes["off"] = tuple(piece for piece in PIECES if piece in off)
    return checked(replace(figure, **changes), "The figure")


def _pieces(option: str, text: str | None) -> list[str]:
    names = [name.strip() for name in (text or "").split(",") if name.strip()]
    for name in names:
        if name not in PIECES:
            raise ExportError(f"{option} {name}: it takes {', '.join(PIECES)}.")
    return names


def _before(scene: str | None) -> Figure | None:
    """What the figure in a file was, if --scene names one that can be read."""
    if not scene or not is_file(scene):
        return None
    from parallel38.export.scenes import read_scene

    try:
        return read_scene(Path(scene)).figure
    except (OSError, ExportError):
        return None  # told when the Scene is read
