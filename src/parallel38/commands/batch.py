"""`parallel38 batch events|scenes|years|dates DIR`: many figures, one after another."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from parallel38.commands.asking import Date, as_json, print_json, the_atlas
from parallel38.commands.faults import faults_told
from parallel38.commands.figure_options import asked_of, figure_and_view, figure_options
from parallel38.commands.project_option import project_option, with_own
from parallel38.commands.view_options import view_options
from parallel38.export.figure import ExportError, Figure
from parallel38.export.formats import FORMATS
from parallel38.export.many import Item, files
from parallel38.export.projected import stays
from parallel38.export.write import check_outs
from parallel38.paths import draft_beside, to_place

if TYPE_CHECKING:
    from parallel38.data.atlasfile import AtlasFile
    from parallel38.domain.dates import DateSpan
    from parallel38.domain.story import Scene
    from parallel38.easel import Easel
    from parallel38.own import Own

OF = ("events", "scenes", "years", "dates")
PATTERNS = {
    "events": "{date} {id}",
    "scenes": "{number} {id}",
    "years": "{date}",
    "dates": "{date}",
}


@click.command(short_help="Write many figures.")
@click.argument("of", metavar="|".join(OF), type=click.Choice(OF))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--pattern", metavar="TEXT", help="Files' names, of {number}, {date}, {id}, {title} and text."
)
@click.option(
    "--format", "formats", default="pdf", metavar="a,b", show_default=True,
    help="png, jpg, tif, svg, pdf, html.",
)  # fmt: skip
@click.option("--from", "start", metavar="DATE", type=Date(), help="Events and years from then on.")
@click.option("--to", "end", metavar="DATE", type=Date(), help="Events and years until then.")
@click.option(
    "--least", type=click.IntRange(1, 5), default=1, metavar="1-5",
    help="Events of so much importance; 5 is on every map.",
)  # fmt: skip
@click.option("--story", metavar="NAME", help="The scenes of this story alone.")
@view_options
@figure_options
@project_option
@click.option(
    "--contact-sheet", metavar="OUT.pdf", type=click.Path(path_type=Path),
    help="All of them small, with number, date and title.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Replace files that exist.")
@as_json
def batch(
    of: str, folder: Path, pattern: str | None, formats: str, start: DateSpan | None,
    end: DateSpan | None, least: int, story: str | None, project: Path | None, force: bool,
    contact_sheet: Path | None, as_json: bool, **asked: Any,
) -> None:  # fmt: skip
    """Write many figures into DIR: one of each event, scene, year or date.

    An event is shown on its first day, in the middle of the map unless --view, --center or --bbox
    says otherwise; a year on its last day. Ctrl-C leaves whole files only.

    \b
    Examples:
      parallel38 batch events figures --from 1950-06 --to 1950-09 --least 4
      parallel38 batch years figures --format png --view peninsula --pattern 'korea {date}'
      parallel38 batch dates figures --dates 1945-08-15,1948-08-15,1953-07-27
      parallel38 batch scenes figures --contact-sheet scenes.pdf
    """  # noqa: D301 (click wants the character)
    from parallel38.commands.batch_items import Wanted

    days = asked.pop("dates")  # each a figure of its own
    with faults_told():
        figure, view = figure_and_view(*asked_of(asked))
        wanted = Wanted(of, start, end, least, story, days)
        suffixes = _suffixes(formats)
        if contact_sheet:
            _check_sheet(contact_sheet, force)
        with closing(the_atlas()) as atlas_file:
            own, atlas = with_own(atlas_file.atlas, project)
            items = wanted.items(view, atlas, figure)
            outs = _files(items, folder, pattern or PATTERNS[of], suffixes)
            for item in items:
                stays(item.scene, figure)
            folder.mkdir(parents=True, exist_ok=True)
            check_outs([out for some in outs for out in some], figure, force)
            _draw(atlas_file, own, Order(figure, items, outs, force, contact_sheet), as_json)


@dataclass(frozen=True)
class Order:
    """What is drawn into which files; `force` replaces what is there."""

    figure: Figure
    items: Sequence[Item]
    outs: Sequence[Sequence[Path]]
    force: bool
    sheet: Path | None = None

    def after(self, item: Item) -> Scene | None:
        """The Scene that follows."""
        return self.items[item.number].scene if item.number < len(self.items) else None


def _check_sheet(sheet: Path, force: bool) -> None:
    if sheet.suffix.lower() != ".pdf":
        raise ExportError(f"--contact-sheet {sheet}: its suffix must be pdf.")
    check_outs([sheet], Figure(), force)


def _suffixes(formats: str) -> list[str]:
    names = list(dict.fromkeys(f".{name.strip().lower()}" for name in formats.split(",")))
    for name in names:
        if name not in FORMATS:
            known = ", ".join(suffix[1:] for suffix in FORMATS)
            raise ExportError(f"--format {name[1:]}: it takes {known}, with commas between.")
    return names


def _files(
    items: Sequence[Item], folder: Path, pattern: str, suffixes: Sequence[str]
) -> list[list[Path]]:
    if not items:
        raise ExportError("There is nothing to draw: no event, scene or day was left.")
    return files(items, folder, pattern, suffixes)


def _draw(atlas_file: AtlasFile, own: Own | None, order: Order, as_json: bool) -> None:
    from parallel38.easel import Easel
    from parallel38.figures import engine_offscreen

    written: list[dict[str, object]] = []
    with engine_offscreen():
        easel = Easel(atlas_file)
        easel.bring(own)
        try:
            with _sheet(order) as taken:
                for item, outs in _told(order):
                    following = order.after(item)
                    easel.draw(item.scene, order.figure, outs, order.force, following)
                    taken(item, easel)
                    written.append(_row(item, outs))
        except RuntimeError as error:
            raise click.ClickException(str(error)) from None
        finally:
            easel.close()
            if as_json:
                print_json(written)
    click.echo(f"wrote {len(written)} figures", err=True)


@contextmanager
def _sheet(order: Order) -> Iterator[Callable[[Item, Easel], None]]:
    """Takes the figures drawn for a contact sheet, which is there when all were drawn."""
    if order.sheet is None:
        yield lambda _item, _easel: None
        return
    from parallel38.engine.contact import ContactSheet
    from parallel38.fonts import FILES, fonts_dir

    faces = [fonts_dir() / name for name in FILES]
    ratio = order.figure.height / order.figure.width
    try:
        with draft_beside(order.sheet) as draft:
            sheet = ContactSheet(draft, f"Parallel 38: {len(order.items)} figures", ratio, faces)

            def take(item: Item, easel: Easel) -> None:
                sheet.add(item.number, item.said, item.title, easel.picture(*sheet.size))

            try:
                yield take
            except BaseException:
                sheet.drop()
                raise
            sheet.close()
            to_place(draft, order.sheet)
    except OSError as error:
        told = f"{order.sheet}: could not be written: {error.strerror or error}."
        raise ExportError(told) from None


def _row(item: Item, outs: Sequence[Path]) -> dict[str, object]:
    return {
        "number": item.number, "id": item.id, "title": item.title, "date": item.day.isoformat(),
        "files": [str(out) for out in outs],
    }  # fmt: skip


def _told(order: Order) -> Iterator[tuple[Item, Sequence[Path]]]:
    """Each figure in turn, told as it comes: a bar on a terminal, else a line."""
    pairs = list(zip(order.items, order.outs, strict=True))
    if not sys.stderr.isatty():
        for item, outs in pairs:
            click.echo(f"{item.number}/{len(pairs)} {item.said} {item.title}".rstrip(), err=True)
            yield item, outs
        return
    with click.progressbar(
        pairs, file=sys.stderr, show_pos=True,
        item_show_func=lambda pair: pair[0].said if pair else "",
    ) as bar:  # fmt: skip
        yield from bar
