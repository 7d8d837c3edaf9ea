"""`parallel38 data OUT`: the atlas for a GIS, a spreadsheet or a reference manager."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from parallel38.commands.asking import Date, days_of, the_atlas
from parallel38.commands.project_option import project_option, with_own
from parallel38.domain.dates import DateSpan

if TYPE_CHECKING:
    from parallel38.data.out.about import About
    from parallel38.data.out.rows import Chosen, Row
    from parallel38.domain.atlas import Atlas
    from parallel38.domain.project import OwnLayer

SHAPES = (".geojson", ".gpkg", ".kml", ".csv")
WORKS = (".bib", ".ris")


@click.command(short_help="Write the atlas for other programs.")
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--layers", metavar="a,b", help="Only these layers or ids; -a: all but a.")
@click.option("--on", "date", metavar="DATE", type=Date(), help="Only what held on that date.")
@project_option
@click.option(
    "--scene",
    metavar="FILE|LINK",
    help="Only what a view shows, narrowed as it is: a figure made here, or a link.",
)
@click.option("--force", is_flag=True, help="Replace an OUT that exists.")
def data(
    out: Path,
    layers: str | None,
    date: DateSpan | None,
    project: Path | None,
    scene: str | None,
    force: bool,
) -> None:
    """Write the atlas for other programs; OUT's suffix picks the format.

    geojson, gpkg, kml and csv hold features, events and places with their dates, holders, sources
    and licence; bib and ris the works that these cite.

    start and end are the dates as written (EDTF); start_day and end_day the first and last day on
    which a thing may have held, after_day the one that follows. certainty is about these dates.
    Ground that moved in the Korean War has a row for each run of days. In a gpkg each layer is one
    of its own, with a style and a clock for QGIS: add the layers and play; the table works has
    what is cited. Another GIS's clock takes start_day and after_day (which is excluded). csv has
    no shapes. The layers of a project keep their files' own columns; --layers names them by title.

    \b
    Examples:
      parallel38 data atlas.gpkg
      parallel38 data zones.geojson --layers zones --on 1945-09-08
      parallel38 data events.csv --layers events
      parallel38 data war.ris --layers fronts,movements
      parallel38 data mine.gpkg --project class.gpkg --layers landings
      parallel38 data seen.csv --scene 'parallel38:?date=1898-06-01&kinds=lease'
    """  # noqa: D301 (click wants the character)
    check_out(out, force)
    atlas = the_atlas().atlas
    own = own_layers(project)
    if scene and (layers or date):
        raise click.UsageError("--scene says layers and dates itself; leave --layers and --on out.")
    chosen = shown_by(atlas, scene, project) if scene else chosen_of(atlas, layers, date, own)
    told = put(out, atlas, chosen, project, own)
    click.echo(f"wrote {out} ({told}, {out.stat().st_size / 1024:.0f} KB)", err=True)


def check_out(out: Path, force: bool) -> None:
    """Refuse, with one sentence, what could not be written. Raises click.UsageError."""
    known = (*SHAPES, *WORKS)
    if out.suffix.lower() not in known:
        told = ", ".join(suffix[1:] for suffix in known)
        raise click.UsageError(f"{out}: its suffix must be one of {told}.")
    if out.is_dir():
        raise click.UsageError(f"{out} is a folder.")
    if out.exists() and not force:
        raise click.UsageError(f"{out} exists already; --force replaces it.")
    if not out.parent.is_dir():
        raise click.UsageError(f"{out}: there is no folder {out.parent}.")


def own_layers(project: Path | None) -> tuple[OwnLayer, ...]:
    """The layers of a project. Raises click.ClickException."""
    if project is None:
        return ()
    from parallel38.data.project.guarded import ProjectError
    from parallel38.data.project.reading import open_project

    try:
        return open_project(project).project.layers
    except ProjectError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"{project}: {error.strerror or error}.") from None


def chosen_of(
    atlas: Atlas, layers: str | None, date: DateSpan | None, own: Sequence[OwnLayer] = ()
) -> Chosen:
    """What --layers and --on choose. Raises click.UsageError for a name that is not there."""
    from parallel38.commands.view_from import known
    from parallel38.data.out.rows import EVENTS, FIRST, LAST, Chosen
    from parallel38.domain.own import layer_id
    from parallel38.domain.visible import PLACES_LAYER

    titles = {one.title: layer_id(one) for one in own}
    named = [name.strip() for name in (layers or "").split(",") if name.strip()]
    names = [titles.get(name, name) for name in named]
    names = [f"-{titles[name[1:]]}" if name[1:] in titles else name for name in names]
    ids = {
        *titles.values(),
        *atlas.layers,
        EVENTS,
        PLACES_LAYER,
        *atlas.features,
        *atlas.events,
        *atlas.places,
    }
    for name in names:
        known("--layers", name.removeprefix("-"), ids, "layer, feature, event or place")
    first, last = days_of(date) if date else (FIRST, LAST - 1)
    return Chosen(
        on=tuple(name for name in names if not name.startswith("-")),
        off=tuple(name[1:] for name in names if name.startswith("-")),
        first=first,
        after=last + 1,
    )


def shown_by(atlas: Atlas, said: str, project: Path | None = None) -> Chosen:
    """What the first map of a view shows of what held on its days, through its filters, with the
    layers of a project. Raises click.ClickException.
    """
    from parallel38.commands.open import scene_of
    from parallel38.data.out.rows import FIRST, PLACES, Chosen
    from parallel38.domain.visible import PLACES_LAYER, visible

    pane = scene_of(said).view.pane
    seen = visible(with_own(atlas, project)[1], pane)
    places = (PLACES,) if PLACES_LAYER not in pane.layers_off else ()
    first = after = pane.date.toordinal()
    if pane.mode == "window" and pane.window:
        first, after = (day.toordinal() for day in pane.window)
    else:
        after += 1
    if pane.mode == "cumulative":
        first = FIRST
    on = (*seen.features, *seen.events, *places)
    if not on:  # which would mean all
        raise click.ClickException("this view shows nothing, so nothing is written")
    return Chosen(on=on, first=first, after=after)


def put(
    out: Path, atlas: Atlas, chosen: Chosen, project: Path | None, own: Sequence[OwnLayer]
) -> str:
    """As `written`, with its faults told. Raises click.ClickException."""
    try:
        return written(out, atlas, chosen, project, own)
    except (OSError, RuntimeError, sqlite3.Error) as error:  # GDAL's own are RuntimeErrors
        reason = (isinstance(error, OSError) and error.strerror) or str(error)
        raise click.ClickException(f"{out}: could not be written: {reason}") from None


def written(
    out: Path, atlas: Atlas, chosen: Chosen, project: Path | None, own: Sequence[OwnLayer]
) -> str:
    """Write OUT whole or not at all; what was written, in a few words."""
    from parallel38 import paths
    from parallel38.data.out import collect

    if out.suffix.lower() in WORKS:
        from parallel38.data.out.works import bibtex, ris

        works = [atlas.sources[name] for name in collect.sources(atlas, chosen)]
        text = (bibtex if out.suffix.lower() == ".bib" else ris)(works)
        paths.write_whole(out, text.encode())
        return f"{len(works)} works"
    from parallel38.data.out.files import FORMATS

    rows = [*collect.rows(atlas, paths.geodata(), chosen), *_own_rows(project, own, chosen)]
    if not rows:
        raise click.ClickException("nothing of what was asked for held then, so nothing is written")
    with paths.draft_beside(out) as draft:
        draft.unlink()  # GDAL makes the file itself
        FORMATS[out.suffix.lower()](rows, draft, about(atlas, rows))
        paths.to_place(draft, out)
    return f"{len(rows)} rows"


def about(atlas: Atlas, rows: Sequence[Row]) -> About:
    """What the file says of itself."""
    from functools import partial

    from parallel38.data.out.about import LICENCE, About
    from parallel38.domain.own import is_own
    from parallel38.map.qml import Colour, style

    ours = [row for row in rows if not is_own(str(row.cells["id"]))]
    cited = {name for row in ours for name in str(row.cells["sources"] or "").split(";")}
    colours = {one.id: Colour(one.name, one.colour) for one in atlas.powers.values()}
    return About(
        title=f"Parallel 38, atlas {atlas.version}" if ours else "Layers of a project",
        licence=LICENCE if ours else "",
        layers={one.id: one.description for one in atlas.layers.values()},
        works={one: atlas.sources[one].note for one in sorted(cited & set(atlas.sources))},
        style=partial(style, powers=colours),
    )


def _own_rows(project: Path | None, own: Sequence[OwnLayer], chosen: Chosen) -> list[Row]:
    """Raises click.ClickException."""
    from parallel38.data.out.own import rows
    from parallel38.data.project.guarded import ProjectError

    try:
        return list(rows(project, own, chosen)) if project else []
    except ProjectError as error:
        raise click.ClickException(str(error)) from None
