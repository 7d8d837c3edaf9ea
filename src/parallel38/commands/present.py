"""`parallel38 present [STORY]`: straight onto the stage."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from parallel38.domain.atlas import Atlas
    from parallel38.ui.window import Window


@click.command(short_help="Present a story.")
@click.argument("story", required=False, metavar="[STORY]")
@click.option("--scene", type=click.IntRange(min=1), default=1, help="Begin at this scene.")
def present(story: str | None, scene: int) -> int:
    """Present a story on the full screen; without STORY, choose one there.

    Page Down and Page Up turn the scenes, B blanks, N shows the speaker's notes, Esc leaves the
    stage for the explorer.

    \b
    Examples:
      parallel38 present
      parallel38 present cairo-to-the-38th-parallel
    """  # noqa: D301 (click wants the character)
    from parallel38.data.atlasfile import AtlasError
    from parallel38.engine.backend import has_display

    if not has_display():
        raise click.ClickException(
            "there is no display (DISPLAY and WAYLAND_DISPLAY are not set); "
            "parallel38 snapshot writes the scenes as figures."
        )
    try:
        return show(story or "", scene)
    except (AtlasError, RuntimeError, OSError) as error:
        raise click.ClickException(str(error)) from None


def show(story: str, scene: int) -> int:
    """Open the window and go on stage as soon as its map is painted."""
    from parallel38.app import run

    def then(window: "Window") -> None:
        window.presenter.start(story, scene - 1)

    def known(atlas: "Atlas") -> None:
        if story:
            check(story, scene, {one.id: len(one.scenes) for one in atlas.stories.values()})

    return run(then=then, check=known)


def check(story: str, scene: int, scenes: dict[str, int]) -> None:
    """Refuse a story that is not there, or a scene beyond its end; `scenes` counts them by id."""
    if story not in scenes:
        names = ", ".join(scenes) or "none"
        raise click.UsageError(f"{story}: there is no such story; there are: {names}.")
    if scene > scenes[story]:
        raise click.UsageError(f"--scene {scene}: {story} has {scenes[story]} scenes.")
