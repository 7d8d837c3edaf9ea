"""`parallel38 deck STORY OUT`: a story handed out whole, drawn off screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from parallel38.commands.asking import as_json, print_json
from parallel38.commands.faults import faults_told
from parallel38.commands.film import Progress, ended_by
from parallel38.commands.project_option import project_option, with_own
from parallel38.commands.snapshot import after, say
from parallel38.domain.view import Language
from parallel38.export.deck.told import Paper, Shape, Wishes

if TYPE_CHECKING:
    from parallel38.export.deck.told import Deck


@click.command(short_help="Hand out a story.")
@click.argument("story", metavar="STORY")
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option(
    "--size", "shape", type=click.Choice(get_args(Shape)), default="16:9", show_default=True,
    help="The shape of slides.",
)  # fmt: skip
@click.option(
    "--lang", type=click.Choice(get_args(Language)),
    help="Language of the maps: names, date and legend.",
)  # fmt: skip
@click.option(
    "--paper", type=click.Choice(get_args(Paper)), default="A4", show_default=True,
    help="The sheet of a handout.",
)  # fmt: skip
@click.option("--copy", is_flag=True, help="A handout in ink alone, for copiers.")
@click.option("--students", is_flag=True, help="A handout of blank maps; its key: OUT-key.pdf.")
@click.option("--link", default="", metavar="URL", help="Where the story's html is hosted: as QR.")
@click.option("--core", is_flag=True, help="Only the scenes of the short form.")
@project_option
@click.option("--force", is_flag=True, help="Replace an OUT that exists.")
@as_json
def deck(
    story: str, out: Path, shape: Shape, lang: Language | None, paper: Paper, copy: bool,
    students: bool, link: str, core: bool, project: Path | None, force: bool, as_json: bool,
) -> None:  # fmt: skip
    """Hand out a story; OUT's suffix picks the kind: pptx, slides with notes whose words can be
    edited; pdf, a handout with room for notes; html, the live map that presents the story in a
    browser; or zip, all of these in one folder for a class, with blank maps and their key.

    STORY is one of the atlas, a story's file, or a project with a story. No display is needed.

    \b
    Examples:
      parallel38 deck cairo-to-the-38th-parallel lesson.pptx
      parallel38 deck cairo-to-the-38th-parallel lesson.html --core
      parallel38 deck cairo-to-the-38th-parallel pupils.pdf --students
      parallel38 deck cairo-to-the-38th-parallel class.zip
      parallel38 deck my-story.toml slides.pptx --size 4:3 --lang ko
    """  # noqa: D301 (click wants the character)
    from parallel38.export.deck.write import check_deck

    wishes = Wishes(shape=shape, paper=paper, copy=copy, students=students, link=link)
    with faults_told():
        check_deck(out, force, wishes)
        made, files = write(story, out, wishes, lang, core, project, force)
    for file in files:
        say(f"wrote {file} ({file.stat().st_size / 1024:.0f} KB)")
    if as_json:
        sizes = [{"file": str(file), "bytes": file.stat().st_size} for file in files]
        print_json({"story": made.story.id, "scenes": len(made.slides), "files": sizes})


def write(
    story: str, out: Path, wishes: Wishes, lang: Language | None, core: bool,
    project: Path | None, force: bool,
) -> tuple[Deck, list[Path]]:  # fmt: skip
    """Start once, write it: what was told, and the files. Raises ExportError and click's
    exceptions.
    """
    from parallel38.commands.story_of import project_of, told_story
    from parallel38.data.atlasfile import AtlasError, open_atlas
    from parallel38.export.deck.write import write_deck
    from parallel38.ui.export.deck import deck_of

    try:
        with after(2.0, "preparing the atlas; only the first start needs this"):
            atlas_file = open_atlas()
        own, atlas = with_own(atlas_file.atlas, project_of(story, project))
        found, images = told_story(story, atlas, project, say)
        told = deck_of(found, atlas, lang, core, images)
        from parallel38.figures import figure_surface

        progress = Progress(what="maps")
        with figure_surface(atlas_file, own) as surface, ended_by(progress.stop):
            return told, write_deck(told, wishes, surface, out, progress, force)
    except (AtlasError, RuntimeError) as error:
        raise click.ClickException(str(error)) from None
