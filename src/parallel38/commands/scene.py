"""`parallel38 scene FILE`: the Scenes that a file holds, as JSON."""

from pathlib import Path

import click

from parallel38.domain.story import Scene, scene_to_json

_STORY, _PROJECT = ".toml", ".gpkg"


@click.command("scene")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--json", "_json", is_flag=True, help="What is printed is JSON in any case.")
def scene(file: Path, _json: bool) -> int:
    """Print the Scene inside a figure made here, as one JSON object; of a project (its bookmarks,
    then its stories) or of a story's file all Scenes, as a list of such objects.

    \b
    Examples:
      parallel38 scene zones.png
      parallel38 scene lesson.gpkg
      parallel38 scene geodata/stories/cairo-to-the-38th-parallel.toml
    """  # noqa: D301 (click wants the character)
    try:
        if file.suffix.lower() == _PROJECT:
            found = _of_project(file)
        elif file.suffix.lower() == _STORY:
            found = _of_story(file)
        else:
            click.echo(_of_figure(file))
            return 0
        click.echo(f"[{', '.join(map(scene_to_json, found))}]")
    except OSError as error:
        raise click.UsageError(f"{file}: {error.strerror or error}.") from None
    except ValueError as error:
        raise click.UsageError(f"{file}: {error}.") from None
    return 0


def _of_figure(file: Path) -> str:
    from parallel38.export.figure import ExportError
    from parallel38.export.scenes import read_scene

    try:
        return scene_to_json(read_scene(file))
    except ExportError as error:
        raise click.UsageError(str(error)) from None


def _of_project(file: Path) -> list[Scene]:
    from parallel38.data.project.guarded import ProjectError
    from parallel38.data.project.reading import open_project

    try:
        opened = open_project(file)
    except ProjectError as error:
        raise click.UsageError(str(error)) from None
    if opened.fault:
        click.echo(opened.fault, err=True)
    told = [scene for story in opened.project.stories for scene in story.scenes]
    return [*opened.project.bookmarks, *told]


def _of_story(file: Path) -> list[Scene]:
    from parallel38.data.story_file import StoryError, open_story
    from parallel38.domain.finding import sentence

    if not file.exists():
        raise click.UsageError(f"{file}: No such file or directory.")
    try:
        opened = open_story(file)
    except StoryError as error:
        raise click.UsageError(str(error)) from None
    titles = [scene.title for scene in opened.story.scenes]
    for found in opened.told:
        click.echo(sentence(found, titles), err=True)
    return list(opened.story.scenes)
