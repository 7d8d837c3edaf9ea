"""`parallel38 sheet OUT…`: a blank map with gaps, word bank and key, or several dates on a page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec.structs import replace

from parallel38.commands.faults import faults_told
from parallel38.commands.figure_options import asked_of, figure_and_view, figure_options
from parallel38.commands.project_option import project_option, with_own
from parallel38.commands.snapshot import after, say
from parallel38.commands.view_options import Asked, is_file, view_options, wrong
from parallel38.domain.figure import Figure, Gaps
from parallel38.domain.visible import EVENTS_LAYER
from parallel38.export.class_sheet import turned

if TYPE_CHECKING:
    from parallel38.domain.atlas import Atlas
    from parallel38.domain.story import Scene


@click.command(short_help="Write a sheet for a class.")
@click.argument("outs", metavar="OUT...", nargs=-1, required=True, type=click.Path(path_type=Path))
@view_options
@figure_options
@click.option(
    "--gaps", type=click.IntRange(1, 40), default=12, show_default=True, metavar="N",
    help="How many names of a blank map are asked for, at most.",
)  # fmt: skip
@click.option(
    "--legend",
    type=click.Choice(("kept", "blank", "none")),
    default="kept",
    show_default=True,
    help="The legend of a blank map; blank: to be filled in.",
)
@click.option("--no-bank", is_flag=True, help="A blank map without its word bank.")
@click.option("--no-key", is_flag=True, help="A blank map without its key.")
@click.option("--ready", metavar="NAME", help="Several dates ready made: war, ten, nine.")
@project_option
@click.option("--force", is_flag=True, help="Replace an OUT that exists.")
def sheet(
    outs: tuple[Path, ...], gaps: int, legend: str, ready: str | None, no_bank: bool, no_key: bool,
    project: Path | None, force: bool, **asked: Any,
) -> None:  # fmt: skip
    """Write a sheet for a class, A4 in ink alone unless you say otherwise.

    Without --dates it is a blank map: numbers where names stood, a word bank, lines to write on.
    The key is a second page of a pdf, for png, svg and others a second file: OUT-key.

    \b
    Examples:
      parallel38 sheet zones.pdf --date 1945-12-27
      parallel38 sheet war.pdf --ready war
      parallel38 sheet map.pdf map.png --date 1950-09-14 --gaps 8 --legend blank --lang ko
      parallel38 sheet four.pdf --dates 1910,1945-09-08,1948-09-09,1953-07-27 --paper Letter
    """  # noqa: D301 (click wants the character)
    figure_asked, view = asked_of(asked)
    view = ready_made(ready, view) if ready else view
    fixed = bool(figure_asked.size or figure_asked.preset or "-" in (figure_asked.paper or ""))
    if not fixed:
        figure_asked = replace(figure_asked, paper=f"{figure_asked.paper or 'A4'}-portrait")
    blank = Gaps(count=gaps, legend=legend, bank=not no_bank, keyed=not no_key)  # type: ignore[arg-type]
    with faults_told():
        figure, view = figure_and_view(figure_asked, _plain(view))
        write(outs, figure, view, blank, fixed=fixed, force=force, project=project)


def ready_made(name: str, asked: Asked) -> Asked:
    """The days, ground and title of a set in resources/presets/compare.toml."""
    from parallel38.commands.view_from import known
    from parallel38.domain.compare import offers

    sets = {one.id: one for one in offers().dates}
    found = sets[known("--ready", name, sets, "set of dates")]
    if asked.dates or asked.compare or asked.date:
        raise wrong("--ready", name, "it says the dates already.")
    placed = asked.view or asked.bbox or asked.center
    return replace(
        asked,
        dates=",".join(day.isoformat() for day in found.days),
        view=asked.view if placed else found.view,
        title=found.title if asked.title is None else asked.title,
    )


def _plain(asked: Asked) -> Asked:
    """In ink alone, of the peninsula, unless otherwise is asked."""
    placed = asked.view or asked.bbox or asked.center or asked.scene
    style = asked.style or (None if asked.scene and is_file(asked.scene) else "copy")
    return replace(asked, style=style, view=asked.view if placed else "peninsula")


def write(
    outs: tuple[Path, ...], figure: Figure, asked: Asked, blank: Gaps, *, fixed: bool,
    force: bool = False, project: Path | None = None,
) -> None:  # fmt: skip
    """Check everything, start once, write all. Raises ExportError and click's exceptions.

    Unless its size is `fixed` the sheet is turned as its ground wants it.
    """
    from parallel38.data.atlasfile import AtlasError, open_atlas
    from parallel38.export.class_sheet import files_of, write_sheet
    from parallel38.export.write import check_outs

    several = bool(asked.dates or asked.compare)
    check_outs(files_of(outs, replace(figure, gaps=None if several else blank)), figure, force)
    try:
        with after(2.0, "preparing the atlas; only the first start needs this"):
            atlas_file = open_atlas()
        own, atlas = with_own(atlas_file.atlas, project)
        scene, figure = set_on_paper(asked, atlas, figure, blank, fixed)
        from parallel38.figures import figure_surface
        from parallel38.ui.pane_state import clock_text

        say(f"drawing {', '.join(clock_text(pane) for pane in scene.view.panes)}")
        with figure_surface(atlas_file, own) as surface:
            files = write_sheet(scene, figure, surface, outs, force)
    except (AtlasError, RuntimeError) as error:
        raise click.ClickException(str(error)) from None
    for out in files:
        say(f"wrote {out} ({out.stat().st_size / 1024:.0f} KB)")


def set_on_paper(
    asked: Asked, atlas: Atlas, figure: Figure, blank: Gaps, fixed: bool
) -> tuple[Scene, Figure]:
    """The Scene, and the Figure turned and divided as its ground wants it."""
    from parallel38.commands.view_from import arranged, box_asked, scene_from
    from parallel38.domain.framing import extent

    scene = scene_from(asked, atlas, figure.width, figure.height)
    box = box_asked(asked)
    count = len(scene.view.panes)
    if box and not fixed:
        figure = turned(figure, count, extent(box))
        scene = scene_from(asked, atlas, figure.width, figure.height)
    if not asked.layers and (count == 1 or not asked.scene):
        scene = _calm(scene)
    if count > 1:
        return arranged(asked, scene, replace(figure, gaps=None))
    return scene, replace(figure, gaps=blank, ground=extent(box) if box else None)


def _calm(scene: Scene) -> Scene:
    """Without events: a class looks at who held what."""
    panes = tuple(
        replace(pane, layers_off=(*pane.layers_off, EVENTS_LAYER)) for pane in scene.view.panes
    )
    return replace(scene, view=replace(scene.view, panes=panes))
