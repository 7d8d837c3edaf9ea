"""Sheets for a class: several maps of a ground, or a blank map with its key."""

import io
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from msgspec.structs import replace

from parallel38.domain.compare import MAPS, best_columns, scale_of
from parallel38.domain.figure import Figure, Gaps
from parallel38.domain.story import Scene
from parallel38.domain.view import View
from parallel38.domain.visible import EVENTS_LAYER
from parallel38.export.figure import ExportError, UnwrittenError
from parallel38.export.formats import FORMATS, LIVE
from parallel38.export.projected import stays
from parallel38.export.surface import Surface
from parallel38.export.write import check_outs
from parallel38.paths import draft_beside, to_place

PDF = ".pdf"  # of several pages; other formats have a file for the key
Ground = tuple[float, float]  # width and height, CSS pixels at zoom 0
_BROAD = 1.25  # times as wide as high is a ground for a lying sheet


def key_of(out: Path) -> Path:
    """Where the key of a sheet goes that cannot have a second page."""
    return out.with_name(f"{out.stem}-key{out.suffix}")


def files_of(outs: Sequence[Path], figure: Figure) -> list[Path]:
    """All files that a sheet is written to."""
    keyed = figure.gaps and figure.gaps.keyed
    keys = [key_of(out) for out in outs if out.suffix.lower() != PDF] if keyed else []
    return [*outs, *keys]


def for_class(
    view: View, figure: Figure, gaps: Gaps | None = None, ground: Ground | None = None
) -> tuple[View, Figure]:
    """What is seen as a sheet in ink alone and without events, turned as its `ground` wants it: one
    map is blank, several stand as they are, on a lying sheet where their ground is not known.
    """
    several = view.layout != "single"
    panes = tuple(
        replace(pane, style="copy", selected="", layers_off=(*pane.layers_off, EVENTS_LAYER))
        for pane in (view.panes if several else view.panes[:1])
    )
    view = replace(view, panes=panes)
    if ground:
        figure = turned(figure, len(panes), ground)
    elif several:
        figure = replace(figure, width=figure.height, height=figure.width)
    if several and ground and view.layout == "grid":
        across = best_columns(len(panes), figure.width, MAPS * figure.height, ground)
        figure = replace(figure, columns=across, ground=ground)
    if several:
        return view, figure
    return view, replace(figure, gaps=gaps or Gaps(), ground=ground)


def turned(figure: Figure, count: int, ground: Ground) -> Figure:
    """The sheet standing or lying: as its maps come out larger, of one as the ground is shaped."""
    lying = replace(figure, width=figure.height, height=figure.width)
    if count == 1:
        return lying if ground[0] > _BROAD * ground[1] else figure
    return max(figure, lying, key=lambda one: scale_of(count, one.width, one.height, ground))


def write_sheet(
    scene: Scene, figure: Figure, surface: Surface, outs: Sequence[Path], force: bool = False
) -> list[Path]:
    """Write a sheet to every OUT, and its key; all or none. The files that were written.

    Raises ExportError for what cannot be written, RuntimeError when the drawing fails.
    """
    files = files_of(outs, figure)
    for out in files:
        if out.suffix.lower() in LIVE:
            raise ExportError(f"{out}: a sheet for a class is drawn, as pdf, svg or png.")
    check_outs(files, figure, force)
    stays(scene, figure)
    try:
        with ExitStack() as scratch:
            drafts = {out: scratch.enter_context(draft_beside(out)) for out in files}
            _draw(scene, figure, surface, outs, drafts)
            if figure.gaps and figure.gaps.keyed:
                key = replace(figure, gaps=replace(figure.gaps, key=True))
                _draw(scene, key, surface, outs, drafts)
            for out, draft in drafts.items():
                to_place(draft, out)
    except OSError as error:
        raise UnwrittenError.of(files, error) from None
    return files


def _draw(
    scene: Scene, figure: Figure, surface: Surface, outs: Sequence[Path], drafts: dict[Path, Path]
) -> None:
    """Lay one page out and write it: the key beside the sheet, or behind it in one PDF."""
    key = bool(figure.gaps and figure.gaps.key)
    surface.lay_out(scene, figure)
    for out in outs:
        write = FORMATS[out.suffix.lower()]
        drawn = replace(scene, figure=figure)
        if key and out.suffix.lower() == PDF:
            _append(surface.pdf(), drafts[out])
        else:
            write(drawn, figure, surface, drafts[key_of(out) if key else out])


def _append(page: bytes, path: Path) -> None:
    """A second page behind what stands in a PDF."""
    import pikepdf

    out = io.BytesIO()  # into a file pikepdf writes by a draft of its own, which a kill leaves
    with pikepdf.open(path) as pdf, pikepdf.open(io.BytesIO(page)) as other:
        pdf.pages.extend(other.pages)
        pdf.save(out)
    path.write_bytes(out.getbuffer())
