"""Writes figures: every OUT checked first, nothing half-written ever seen."""

import os
from collections.abc import Collection, Sequence
from contextlib import ExitStack
from pathlib import Path

from msgspec.structs import replace

from parallel38.domain.story import Scene, scene_to_json
from parallel38.export.figure import ExportError, Figure, UnwrittenError, check_pixels
from parallel38.export.formats import FORMATS, LIVE, RASTERS
from parallel38.export.projected import stays
from parallel38.export.surface import Surface
from parallel38.paths import draft_beside, to_place

_RULE = "--force replaces it"  # of what is there already


def check_outs(
    outs: Sequence[Path], figure: Figure, force: bool = False, rule: str = _RULE
) -> None:
    """Refuse, with one sentence, what could not be written; before any drawing begins."""
    check_places(outs, FORMATS, force, rule)
    if any(out.suffix.lower() in RASTERS for out in outs):
        check_pixels(figure)


def check_places(
    outs: Sequence[Path], suffixes: Collection[str], force: bool = False, rule: str = _RULE
) -> None:
    """The same of files that end in one of these."""
    for number, out in enumerate(outs):
        if out.suffix.lower() not in suffixes:
            known = ", ".join(suffix[1:] for suffix in suffixes)
            raise ExportError(f"{out}: its suffix must be one of {known}.")
        if out in outs[:number]:
            raise ExportError(f"{out} is named twice.")
        if out.is_dir():
            raise ExportError(f"{out} is a folder.")
        if out.exists() and not force:
            raise ExportError(f"{out} exists already; {rule}.")
        if not out.parent.is_dir():
            raise ExportError(f"{out}: there is no folder {out.parent}.")
        if not os.access(out.parent, os.W_OK):
            raise ExportError(f"{out}: the folder {out.parent} may not be written to.")


def pixels_alone(outs: Sequence[Path]) -> bool:
    """Whether no OUT is finer than its pixels."""
    return bool(outs) and all(out.suffix.lower() in RASTERS for out in outs)


def write_figures(
    scene: Scene, figure: Figure, surface: Surface, outs: Sequence[Path], force: bool = False
) -> None:
    """Lay the Scene out once and write it to every OUT, all or none; a sheet for a class with its
    key. Without an OUT it is laid out alone.

    Raises ExportError for what cannot be written, RuntimeError when the drawing fails.
    """
    if figure.gaps:
        from parallel38.export.class_sheet import write_sheet

        write_sheet(scene, figure, surface, outs, force)
        return
    check_outs(outs, figure, force)
    try:
        scene_to_json(scene)
    except ValueError as error:
        raise ExportError(f"{error}.") from None
    stays(scene, figure, "Projection")
    if not outs or any(out.suffix.lower() not in LIVE for out in outs):
        surface.lay_out(scene, figure, pixels_alone(outs))
    scene = replace(scene, figure=figure)
    try:
        with ExitStack() as scratch:
            drafts = [scratch.enter_context(draft_beside(out)) for out in outs]
            for out, draft in zip(outs, drafts, strict=True):
                FORMATS[out.suffix.lower()](scene, figure, surface, draft)
            for out, draft in zip(outs, drafts, strict=True):
                to_place(draft, out)
    except OSError as error:
        raise UnwrittenError.of(outs, error) from None
