"""`parallel38 import FILE`: a stranger's file read, told, and written as a layer."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from parallel38.commands.asking import as_json, print_json
from parallel38.commands.import_scan import about, corners_of

if TYPE_CHECKING:
    from parallel38.data.importing.understood import Understood, Wishes


@click.command("import", short_help="Read a file of others as a layer.")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--out", metavar="LAYER.gpkg", type=click.Path(path_type=Path), help="Write it here.")
@click.option("--into", metavar="PROJECT", type=click.Path(path_type=Path), help="Add it there.")
@click.option("--force", is_flag=True, help="Replace an OUT that exists.")
@click.option("--take", metavar="ROLE=COLUMN", multiple=True, help="Take a column for what it is.")
@click.option("--read", metavar="READING=COLUMN", multiple=True, help="How its dates are read.")
@click.option("--part", metavar="NAME", help="The sheet, or the layer, of a file that has several.")
@click.option("--header-row", metavar="N", type=click.IntRange(0), help="From 1; 0: there is none.")
@click.option("--encoding", metavar="NAME", help="Of its text, such as cp949.")
@click.option("--crs", metavar="CODE", help="Of its coordinates, such as EPSG:5179.")
@click.option("--corners", metavar="CORNERS", help="Where the corners of an image lie.")
@click.option("--dates", metavar="START/END", help="When a scanned map holds.")
@click.option("--credit", metavar="TEXT", help="Whom a scanned map is owed to.")
@as_json
def import_(
    file: Path, out: Path | None, into: Path | None, force: bool, take: tuple[str, ...],
    read: tuple[str, ...], part: str | None, header_row: int | None, encoding: str | None,
    crs: str | None, corners: str | None, dates: str | None, credit: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Check and read a file of others: geojson, gpkg, kml, kmz, zip or shp (Shapefile), csv, tsv,
    xlsx; a scanned map: tif (GeoTIFF), or tif, png, jpg with --corners. It says what it took as
    dates, places and names, and what it could not; with --into it becomes a layer of a project,
    with --out a GeoPackage that any GIS opens.

    \b
    Roles: name, start, end, date, start_year, start_month, start_day, end_year, end_month,
      end_day, lat, lon, point (both in one cell), wkt
    Readings: written (ISO, EDTF, words), 'day first', 'month first', serial (a spreadsheet's days)
    Corners: LAT,LON of the upper left and lower right; three or four go round clockwise

    \b
    Examples:
      parallel38 import events.csv
      parallel38 import events.csv --take start=begun --read 'day first=begun' --out events.gpkg
      parallel38 import book.xlsx --part Facilities --json
      parallel38 import roads.zip --crs EPSG:5179 --into class.gpkg
      parallel38 import sheet.tif --dates 1946/1950 --credit 'Army Map Service' --into class.gpkg
      parallel38 import plan.jpg --corners '39.1,125.6 38.9,125.9' --into class.gpkg
    """  # noqa: D301 (click wants the character)
    check_out(out, force)
    check_into(into)
    scan = about(dates, credit, file)
    if scan and not into:
        raise click.UsageError("--dates and --credit are kept in a project: name it by --into.")
    wishes = wishes_of(take, read, part=part, header_row=header_row, encoding=encoding, crs=crs,
                       corners=corners_of(corners, file))  # fmt: skip
    with TemporaryDirectory(prefix="parallel38-") as folder:
        layer = out or Path(folder, "layer.gpkg")
        told = understood(file, layer, wishes)
        if into:
            add(layer, told, into, scan)
    if as_json:
        print_json(told)
    else:
        click.echo("\n".join(told.sentences))
    if out:
        size = out.stat().st_size / 1e6
        click.echo(f"wrote {out} ({told.count:,} {told.unit}s, {size:.1f} MB)", err=True)


def understood(file: Path, layer: Path, wishes: Wishes) -> Understood:
    """Read a file into `layer`, saying how far it is. Raises click.ClickException."""
    from parallel38.data.importing.child import Far, run
    from parallel38.data.importing.understood import ReadError

    def progress(far: Far) -> None:
        rows = f"  {far.rows:,} read" if far.rows else ""
        click.echo(f"{far.done:4.0%}{rows}", err=True)

    try:
        return run(file, layer, wishes, progress)
    except ReadError as error:
        raise click.ClickException(str(error)) from None


def add(layer: Path, told: Understood, project: Path, scan: dict[str, str]) -> None:
    """Copy a layer into a project; `scan` is what was said of a scanned map. Raises
    click.ClickException.
    """
    from parallel38.data.importing.into import into_project
    from parallel38.data.project.guarded import ProjectError

    try:
        own = into_project(layer, told, project, scan)
    except ProjectError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"added {own.title} to {project}", err=True)


def check_into(project: Path | None) -> None:
    """Refuse, with one sentence, what can be no project. Raises click.UsageError."""
    if project is None:
        return
    if project.suffix.lower() != ".gpkg":
        raise click.UsageError(f"--into {project}: a project's suffix is gpkg.")
    if not project.parent.is_dir():
        raise click.UsageError(f"--into {project}: there is no folder {project.parent}.")


def check_out(out: Path | None, force: bool) -> None:
    """Refuse, with one sentence, what could not be written. Raises click.UsageError."""
    if out is None:
        return
    if out.suffix.lower() != ".gpkg":
        raise click.UsageError(f"--out {out}: its suffix must be gpkg.")
    if not out.parent.is_dir():
        raise click.UsageError(f"--out {out}: there is no folder {out.parent}.")
    if out.is_dir() or (out.exists() and not force):
        raise click.UsageError(f"--out {out} exists already; --force replaces it.")


def wishes_of(take: tuple[str, ...], read: tuple[str, ...], **others: object) -> Wishes:
    """The options as the importer takes them. Raises click.UsageError for a role or reading that
    there is none of.
    """
    import msgspec

    from parallel38.data.importing.understood import Wishes

    try:
        roles = {column: role for role, column in map(_pair, take)}
        readings = {column: reading for reading, column in map(_pair, read)}
        return msgspec.convert({"roles": roles, "readings": readings, **others}, Wishes)
    except msgspec.ValidationError as error:
        raise click.UsageError(
            f"--take or --read: {error}; see parallel38 import --help."
        ) from None


def _pair(text: str) -> tuple[str, str]:
    said, sign, column = text.partition("=")
    if not sign:
        raise click.UsageError(f"'{text}' is not of the form ROLE=COLUMN or READING=COLUMN.")
    return said.strip(), column
