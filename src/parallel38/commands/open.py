"""`parallel38 [FILE]`: the explorer; without a display, a snapshot instead."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from parallel38.commands.link import scene_of_link
from parallel38.commands.view_options import Asked
from parallel38.domain.link import SCHEME
from parallel38.domain.story import Scene

if TYPE_CHECKING:
    from parallel38.domain.atlas import Atlas
    from parallel38.ui.window import Window

SNAPSHOT = Path("parallel38-snapshot.png")
PROJECT, STORY = ".gpkg", ".toml"
_FILMS = (".mp4", ".gif")
_READ = (PROJECT, STORY, ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".svg", ".pdf", *_FILMS, ".json")


@click.command("open", short_help="Open the explorer.")
@click.argument("file", required=False, metavar="[FILE]")
@click.option("--software", is_flag=True, help="Draw without the GPU.")
def open_(file: str | None, software: bool) -> int:
    """Open the explorer with FILE: a project, a story (toml), a figure made here, a scene as
    JSON, a link, or a table or layer of others (csv, xlsx, geojson, gpkg, kml, shp …) to be put
    on the map.

    \b
    Examples:
      parallel38
      parallel38 lesson.gpkg
      parallel38 my-story.toml
      parallel38 zones.png
      parallel38 events.csv
      parallel38 --software
      parallel38 'parallel38:?date=1950-06-25&view=parallel-38'
    """  # noqa: D301 (click wants the character)
    from parallel38.engine.backend import has_display

    file = _local(file) if file else None
    if not has_display():
        return without_display(scene_of(file) if file else None)
    from parallel38.app import run
    from parallel38.data.atlasfile import AtlasError
    from parallel38.ui.one_window import hand_over

    if file and file.startswith(SCHEME) and hand_over(file):
        return 0
    try:
        return run(_first_seen(file), partial(_begun, _opening(file)), software=software)
    except (AtlasError, RuntimeError, OSError) as error:
        raise click.ClickException(str(error)) from None


def _begun(opening: "Callable[[Window], None] | None", window: "Window") -> None:
    """The window stands: what is to be opened in it, and links that come while it runs."""
    from parallel38.ui.one_window import Listener

    window.deeds.opens = partial(go_to_link, window)
    if opening is not None:
        opening(window)
    Listener(window, partial(follow_link, window))


def follow_link(window: "Window", link: str) -> None:
    """Move a window to where a link leads, and to the front; a bad one is told in a sentence."""
    if go_to_link(window, link):
        window.raise_()
        window.activateWindow()


def go_to_link(window: "Window", link: str) -> bool:
    """Move the map of a window to where a link leads; False for a bad one, which is told."""
    if not link.startswith(SCHEME):
        return False
    try:
        scene = scene_of_link(link, window.atlas)
    except click.UsageError as error:
        window.notice.say(error.format_message())
        return False
    window.deeds.open_scene(scene)
    return True


def _first_seen(file: str | None) -> "Scene | Callable[[Atlas], Scene] | None":
    """What the window opens at; a link waits for its atlas."""
    if file is None or _brought(Path(file)):
        return None
    return partial(scene_of_link, file) if file.startswith(SCHEME) else scene_of(file)


def scene_of(file: str) -> Scene:
    """The Scene inside a file or behind a link. Raises click.UsageError."""
    if file.startswith(SCHEME):
        from parallel38.data.atlasfile import AtlasError, open_atlas

        try:
            return scene_of_link(file, open_atlas().atlas)
        except (AtlasError, OSError) as error:
            raise click.ClickException(str(error)) from None
    path = Path(file)
    if not path.exists():
        raise click.UsageError(f"{file}: there is no such file, and no such command.")
    if path.suffix.lower() not in _READ:
        kinds = ", ".join(suffix[1:] for suffix in _READ)
        raise click.UsageError(
            f"{file}: what opens here is a project, story, figure or scene: {kinds}."
        )
    if path.suffix.lower() == PROJECT:
        return _scene_of_project(path)
    if path.suffix.lower() == STORY:
        return _scene_of_story(path)
    from parallel38.export.figure import ExportError
    from parallel38.export.scenes import read_scene

    try:
        return read_scene(path)
    except ExportError as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise click.UsageError(f"{file}: {error.strerror or error}.") from None


def _brought(path: Path) -> bool:
    """Whether a file is a stranger's, to be put on the map; GeoJSON may be called .json, and a
    picture may be a figure made here.
    """
    from parallel38.data.importing.understood import SCANS, SUFFIXES

    suffix = path.suffix.lower()
    if suffix not in (*SUFFIXES, *SCANS) or not path.is_file():
        return False
    if suffix == PROJECT:
        from parallel38.data.project.guarded import is_project

        return not is_project(path)
    if suffix not in (".json", *SCANS):  # these may hold a Scene
        return True
    from parallel38.export.figure import ExportError
    from parallel38.export.scenes import read_scene

    try:
        read_scene(path)
    except (ExportError, OSError):
        return True
    return False


def _local(file: str) -> str:
    """A desktop may hand over a file as an address."""
    if not file.startswith("file:"):
        return file
    from urllib.parse import urlsplit
    from urllib.request import url2pathname

    return url2pathname(urlsplit(file).path)


def _opening(file: str | None) -> "Callable[[Window], None] | None":
    """What is done with the window once its first map is painted: a project is opened whole, what
    is a stranger's is read and shown.
    """
    if file is None or file.startswith(SCHEME):
        return None
    path = Path(file)
    if _brought(path):
        return lambda window: window.projects.own.bring(path)
    if path.suffix.lower() == STORY:
        from parallel38.ui.project.story_taker import take

        return lambda window: take(window, path)
    if path.suffix.lower() != PROJECT:
        return None
    return lambda window: window.projects.open(path)


def _scene_of_project(path: Path) -> Scene:
    """Where one was last in a project."""
    from parallel38.data.project.guarded import ProjectError
    from parallel38.data.project.reading import open_project

    try:
        return Scene(view=open_project(path).project.view)
    except ProjectError as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise click.UsageError(f"{path}: {error.strerror or error}.") from None


def _scene_of_story(path: Path) -> Scene:
    """The first scene of a story's file."""
    from parallel38.data.story_file import StoryError, open_story

    try:
        return open_story(path).story.scenes[0]
    except StoryError as error:
        raise click.UsageError(str(error)) from None


def without_display(scene: Scene | None) -> int:
    """Say so, and write what the window would have shown."""
    from parallel38.domain.story import scene_to_json
    from parallel38.export.figure import Figure

    click.echo(
        f"parallel38: there is no display (DISPLAY and WAYLAND_DISPLAY are not set), so "
        f"{SNAPSHOT} is written instead.", err=True,
    )  # fmt: skip
    from tempfile import TemporaryDirectory

    from parallel38.commands.snapshot import write

    with TemporaryDirectory() as folder:
        asked = Asked()
        if scene is not None:
            file = Path(folder, "scene.json")
            file.write_text(scene_to_json(scene), encoding="utf-8")
            asked = Asked(scene=str(file))
        write((SNAPSHOT,), Figure(), asked, force=True)
    return 0
