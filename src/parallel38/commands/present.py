"""`parallel38 present [STORY]`: straight onto the stage; or is it ready for it?"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from parallel38.commands.asking import as_json
from parallel38.commands.project_option import project_option

if TYPE_CHECKING:
    from parallel38.data.story_file import Opened
    from parallel38.domain.atlas import Atlas
    from parallel38.domain.story import Story
    from parallel38.ui.window import Window


@click.command(short_help="Present a story.")
@click.argument("story", required=False, metavar="[STORY]")
@click.option("--scene", type=click.IntRange(min=1), help="Begin at this scene.")
@click.option("--core", is_flag=True, help="Begin in the short form; C brings back all scenes.")
@project_option
@click.option("--check", "check_", is_flag=True, help="Only say whether it is ready for a lecture.")
@click.option(
    "--fallback", metavar="DIR", type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Where --check writes its PDF.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="That PDF replaces any file.")
@as_json
def present(
    story: str | None, scene: int | None, core: bool, project: Path | None, check_: bool,
    fallback: Path | None, force: bool, as_json: bool,
) -> int:  # fmt: skip
    """Present a story on the full screen; without STORY, choose one there. STORY is one of the
    atlas, a story's file, or a project with a story.

    Page Down and Page Up turn the scenes, B blanks, C takes the short form or all scenes, Esc
    leaves the stage for the explorer. With two displays the speaker's notes are on the other; with
    one N shows them, and the room sees them.

    With --check every scene is drawn once off screen; words, type, sources, displays and power are
    looked at; one line says that all is ready, or it says what to mend. A PDF for when nothing
    else works is written beside the story, for the atlas's into the current folder.

    \b
    Examples:
      parallel38 present
      parallel38 present cairo-to-the-38th-parallel --core
      parallel38 present my-story.toml --scene 3
      parallel38 present cairo-to-the-38th-parallel --check
    """  # noqa: D301 (click wants the character)
    if check_:
        from parallel38.commands.present_check import check, tell

        if not story:
            raise click.UsageError("--check: name the STORY.")
        if scene:
            raise click.UsageError("--scene: --check looks at all scenes.")
        return tell(check(story, project, core, fallback, force), as_json)
    if not story and (core or scene):
        raise click.UsageError("--core and --scene: name the STORY.")
    if fallback or force or as_json:
        raise click.UsageError("--fallback, --force and --json: with --check alone.")
    from parallel38.data.atlasfile import AtlasError
    from parallel38.engine.backend import has_display

    if not has_display():
        raise click.ClickException(
            "there is no display (DISPLAY and WAYLAND_DISPLAY are not set); "
            "parallel38 snapshot writes the scenes as figures."
        )
    try:
        return show(story or "", scene, core, project)
    except (AtlasError, RuntimeError, OSError) as error:
        raise click.ClickException(str(error)) from None


def show(named: str, scene: int | None, core: bool = False, project: Path | None = None) -> int:
    """Open the window, with the project if there is one, and go on stage as soon as its map is
    painted: at a scene, from 1, else at the first that is told.
    """
    from parallel38.app import run
    from parallel38.commands.open import go_to_link
    from parallel38.commands.story_of import FILE, project_of
    from parallel38.data.story_images import StoryImages
    from parallel38.domain.story import course
    from parallel38.ui.stage.early import EarlyKeys

    early = EarlyKeys()
    project = project_of(named, project)
    told: list[Opened] = []

    def known(atlas: Atlas) -> None:
        if named:
            told.append(known_story(named, atlas, project, core))
            check_scene(told[0].story, scene or 1)

    def begin(window: Window) -> None:
        if told:
            beside = StoryImages(Path(named).parent) if named.lower().endswith(FILE) else None
            opened = told.pop()
            first = scene - 1 if scene else course(opened.story, core)[0]
            window.presenter.start(opened.story, first, beside, opened.told, core)
        else:
            window.presenter.start()
        early.pass_on(window.presenter)

    def then(window: Window) -> None:
        window.deeds.opens = partial(go_to_link, window)
        if project is None:
            begin(window)
            return
        keeper, wanted = window.projects.keeper, project.resolve()
        if keeper.path == wanted:
            begin(window)
            return

        def opened(_view: object, path: Path) -> None:
            if path == wanted:
                keeper.opened.disconnect(opened)
                begin(window)

        keeper.told.connect(early.let_go)  # a project that is none leaves the desk as it is
        keeper.opened.connect(opened)  # its last View first, which would be a digression
        keeper.open(wanted, copy=True)  # a talk is given, whoever else has it open

    return run(then=then, check=known, hear=early.hear)


def known_story(named: str, atlas: Atlas, project: Path | None, core: bool) -> Opened:
    """The story, whole, and what of its file is not in it. Raises click.UsageError where it cannot
    be told, or with `core` has no short form.
    """
    from parallel38.commands.story_of import story_of

    opened = story_of(named, atlas, project)
    if not opened.story.scenes:
        raise click.UsageError(f"{named}: there is no scene in it.")
    if core and not any(one.core for one in opened.story.scenes):
        raise click.UsageError(f"--core: no scene of {named} is of a short form.")
    return opened


def check_scene(story: Story, scene: int) -> None:
    """Refuse a scene beyond the end."""
    if scene > len(story.scenes):
        raise click.UsageError(f"--scene {scene}: {story.id} has {len(story.scenes)} scenes.")
