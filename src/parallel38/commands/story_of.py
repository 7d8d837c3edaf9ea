"""The story that a command names: of the atlas, of a project, or in a file of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from parallel38 import paths

if TYPE_CHECKING:
    from collections.abc import Callable

    from parallel38.data.story_file import Opened
    from parallel38.data.story_images import StoryImages
    from parallel38.domain.atlas import Atlas
    from parallel38.domain.story import Story

FILE, PROJECT = ".toml", ".gpkg"


def project_of(named: str, project: Path | None) -> Path | None:
    """The project whose layers and stories are wanted: --project, or the file that is named."""
    return project or (Path(named) if named.lower().endswith(PROJECT) else None)


def is_own(named: str, project: Path | None) -> bool:
    """Whether the story is a project's or in a file of its own. Raises click.UsageError."""
    return named.lower().endswith((FILE, PROJECT)) or named in _of_project(project)


def told_story(
    named: str, atlas: Atlas, project: Path | None, told: Callable[[str], object]
) -> tuple[Story, dict[str, bytes]]:
    """The story as far as it can be told, and the images beside its maps by name; what it lacks is
    told in sentences. Raises click.UsageError.
    """
    from parallel38.data.story_mended import mended
    from parallel38.domain.finding import sentence

    opened, images = story_of(named, atlas, project), images_of(named, project)
    story, lacks = mended(opened.story, atlas, images)
    titles = [scene.title for scene in story.scenes]
    for one in (*opened.told, *lacks):
        told(sentence(one, titles))
    names = {one.aside.image for one in story.scenes if one.aside and one.aside.image}
    return story, {name: images.get(story.id, name) for name in sorted(names)}


def images_of(named: str, project: Path | None) -> StoryImages:
    """Where the images beside a story's maps are."""
    from parallel38.data.story_images import StoryImages

    file = named.lower().endswith(FILE)
    folder = Path(named).parent if file else paths.geodata() / "stories"
    return StoryImages(folder, project_of(named, project))


def story_of(named: str, atlas: Atlas, project: Path | None) -> Opened:
    """The story as it is written, and what of its file is not in it. Raises click.UsageError, which
    tells what there is.
    """
    from parallel38.data.story_file import Opened

    if named.lower().endswith(FILE):
        return _in_file(Path(named))
    return Opened(_named(named, atlas, project))


def _named(named: str, atlas: Atlas, project: Path | None) -> Story:
    whole = named.lower().endswith(PROJECT)
    own = _of_project(Path(named) if whole else project) if whole or project else {}
    if not whole:
        return _known(named, atlas.stories | own)
    if len(own) == 1:
        return next(iter(own.values()))
    if not own:
        raise click.UsageError(f"{named}: there is no story in this project.")
    raise click.UsageError(
        f"{named}: there are several stories; write one of {', '.join(own)} and --project {named}."
    )


def _known(named: str, stories: dict[str, Story]) -> Story:
    if named not in stories:
        if Path(named).suffix:
            raise click.UsageError(
                f"{named}: this is no story's file: those end in {FILE}, projects in {PROJECT}."
            )
        names = ", ".join(stories) or "none"
        raise click.UsageError(f"{named}: there is no such story; there are: {names}.")
    return stories[named]


def _in_file(path: Path) -> Opened:
    from parallel38.data.story_file import StoryError, open_story

    try:
        return open_story(path)
    except StoryError as error:
        raise click.UsageError(str(error)) from None


def _of_project(path: Path | None) -> dict[str, Story]:
    from parallel38.data.project.guarded import ProjectError
    from parallel38.data.project.reading import open_project

    if path is None:
        return {}
    try:
        opened = open_project(path)
    except OSError as error:
        raise click.UsageError(f"{path}: {error.strerror or error}.") from None
    except ProjectError as error:
        raise click.UsageError(str(error)) from None
    return {one.id: one for one in opened.project.stories}
