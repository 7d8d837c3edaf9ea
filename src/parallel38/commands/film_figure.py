"""What a film's pictures are, from what was asked for: a figure for a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from parallel38.commands.figure_options import FigureAsked, figure_and_view
from parallel38.commands.film_reel import filmed
from parallel38.commands.view_options import Asked
from parallel38.export.figure import ExportError, Figure
from parallel38.export.film import framed

if TYPE_CHECKING:
    from parallel38.export.presets import Preset

SIZES = {".mp4": "1920x1080", ".gif": "960x540"}


def film_figure(asked: FigureAsked, view: Asked, kind: str) -> tuple[Figure, Asked]:
    """The Figure that was asked for, and what was asked of the map; what was not said is as it was
    in the film that --scene names, or usual for films of this kind (a suffix). Raises ExportError.
    """
    if asked.paper:
        raise ExportError("--paper: a film takes --size, or a --preset such as slide.")
    if asked.projection not in (None, "mercator"):
        raise ExportError(f"--projection {asked.projection}: a film is drawn in Web Mercator.")
    if asked.preset:
        _check_preset(asked.preset)
    figure, view = figure_and_view(replace(asked, size=None, dpi=None), view)
    if asked.size:
        shape = framed(asked.size, asked.dpi)
    elif asked.preset or filmed(view.scene):
        shape = framed(_said(figure), asked.dpi or figure.dpi)
    else:
        shape = framed(SIZES[kind], asked.dpi)
    sized = replace(figure, width=shape.width, height=shape.height, dpi=shape.dpi)
    return replace(
        sized, projection="mercator", margin=0.0, legend="over", columns=0, ground=None, gaps=None
    ), view


def _check_preset(name: str) -> None:
    """Refuse a preset that is for paper, naming those that are not. Raises ExportError."""
    from parallel38.export.presets import preset_named, presets

    if not suits(preset_named(name)):
        known = ", ".join(one.id for one in presets().values() if suits(one))
        raise ExportError(f"--preset {name}: this is for paper; a film takes {known}.")


def suits(preset: Preset) -> bool:
    """Whether a film can have a preset's size, and all that it asks for."""
    try:
        framed(_said(preset.figure()), preset.dpi)
    except ExportError:
        return False
    return not preset.margin and preset.legend == "over"


def _said(figure: Figure) -> str:
    return "{}x{}".format(*figure.pixels)
