"""`parallel38 snapshot OUT…`: writes a figure, off screen, in every format that is named."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import Any

import click

from parallel38.commands.faults import faults_told
from parallel38.commands.figure_options import asked_of, figure_and_view, figure_options
from parallel38.commands.project_option import project_option, with_own
from parallel38.commands.view_options import Asked, view_options
from parallel38.export.figure import Figure


@click.command(short_help="Write a figure.")
@click.argument("outs", metavar="OUT...", nargs=-1, required=True, type=click.Path(path_type=Path))
@view_options
@figure_options
@project_option
@click.option(
    "--sidecar", is_flag=True, help="Beside it a caption, the map in words, and .bib and .ris."
)
@click.option("--force", is_flag=True, help="Replace an OUT that exists.")
def snapshot(
    outs: tuple[Path, ...], force: bool, project: Path | None, sidecar: bool, **asked: Any
) -> None:
    """Write a figure; OUT's suffix picks the format: png, jpg, tif, svg, pdf, or html:
    the live map with its timeline in one file, for a browser.

    Several OUTs share one start. No display is needed.

    \b
    Examples:
      parallel38 snapshot zones.png --date 1945-09-08
      parallel38 snapshot class.html --date '25 Jun 1950'
      parallel38 snapshot fig.pdf fig.tif --preset page-grey --window 1950-06/1950-09
      parallel38 snapshot fig.pdf fig.svg --paper A4 --view parallel-38 --date '27 Jul 1953'
    """  # noqa: D301 (click wants the character)
    with faults_told():
        figure, view = figure_and_view(*asked_of(asked))
        write(outs, figure, view, force, project, sidecar)


def write(
    outs: tuple[Path, ...], figure: Figure, asked: Asked, force: bool,
    project: Path | None = None, sidecar: bool = False,
) -> None:  # fmt: skip
    """Check everything, start once, write all. Raises ExportError and click's exceptions."""
    from parallel38.commands.view_from import arranged, scene_from
    from parallel38.data.atlasfile import AtlasError, open_atlas
    from parallel38.export.projected import stays, without_scans
    from parallel38.export.write import check_outs, write_figures

    check_outs(outs, figure, force)
    if sidecar:
        from parallel38.ui.export import beside

        beside.check(outs, force)
    try:
        with after(2.0, "preparing the atlas; only the first start needs this"):
            atlas_file = open_atlas()
        own, atlas = with_own(atlas_file.atlas, project)
        scene = scene_from(asked, atlas, *figure.room)
        scene, figure = arranged(asked, scene, figure)
        if told := stays(scene, figure):
            say(told)
        if own and own.tiles.tables and (told := without_scans(scene, figure)):
            say(told)
        from parallel38.ui.pane_state import clock_text

        say(f"drawing {clock_text(scene.view.pane)}")
        from parallel38.figures import figure_surface

        with figure_surface(atlas_file, own) as surface:
            write_figures(scene, figure, surface, outs, force)
        if sidecar:
            outs = (*outs, *beside.write(atlas, scene, figure, outs))
    except (AtlasError, RuntimeError) as error:
        raise click.ClickException(str(error)) from None
    for out in outs:
        say(f"wrote {out} ({out.stat().st_size / 1024:.0f} KB)")


@contextmanager
def after(seconds: float, text: str) -> Iterator[None]:
    """Say this if the block takes longer than so many seconds."""
    timer = Timer(seconds, say, (text,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def say(text: str) -> None:
    """To who waits, beside the output."""
    click.echo(text, err=True)
