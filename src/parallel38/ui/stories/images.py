"""An image beside a scene's map: looked at, kept in the project, and named by the scene."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtWidgets import QFileDialog

from parallel38 import paths
from parallel38.domain.story import Aside, Story
from parallel38.words import _

if TYPE_CHECKING:
    from parallel38.data.project.writing import ProjectFile
    from parallel38.ui.project.keeper import Keeper
    from parallel38.ui.stories.authoring import Authoring
    from parallel38.ui.window import Window

SUFFIXES = (".png", ".jpg", ".jpeg", ".webp")
_LETTERS = 60  # of a file's name that are kept


def bring(window: Window, authoring: Authoring, path: Path | None = None) -> None:
    """Put an image of a person's choice beside the scene in hand: one deed, to be undone. What is
    no image is told in a sentence.
    """
    from parallel38.data.story_images import ImageError, read

    story, scene = authoring.stories.get(authoring.key), authoring.scene
    path = path or _ask(window)
    if story is None or scene is None or path is None:
        return
    try:
        data = read(path)
    except ImageError as error:
        window.notice.say(f"{path.name}: {error}.")
        return
    name = _name(path, data)
    aside = replace(scene.aside or Aside(), image=name)
    keeper: Keeper = window.projects.keeper

    def named() -> None:
        text = _("put an image beside the map")
        authoring.stories.change(story.id, scene.id, text, aside=aside)

    keeper.put(lambda file: file.add_picture(story.id, name, data), named)


def carry(keeper: Keeper, story: Story, own: Story, then: Callable[[], None]) -> None:
    """Keep the images of a story in the project for its copy `own`, too; `then` comes when they are
    there. What is there no more the copy lacks as the story does.
    """
    names = {one.aside.image for one in story.scenes if one.aside and one.aside.image}

    def put(file: ProjectFile) -> None:
        from parallel38.data.story_images import ImageError, StoryImages

        images = StoryImages(paths.geodata() / "stories", file.path)
        for name in names:
            with suppress(ImageError):
                file.add_picture(own.id, name, images.get(story.id, name))

    if names:
        keeper.put(put, then)
    else:
        then()


def _ask(window: Window) -> Path | None:
    kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
    chosen, _kind = QFileDialog.getOpenFileName(
        window, _("An image beside the map"), str(Path.home()), f"{_('Images')} ({kinds})"
    )
    return Path(chosen) if chosen else None


def _name(path: Path, data: bytes) -> str:
    """A name that a story's file may have; another image never has it."""
    from io import BytesIO

    from PIL import Image

    with Image.open(BytesIO(data)) as image:
        suffix = {"JPEG": ".jpg"}.get(image.format or "", f".{(image.format or '').lower()}")
    stem = re.sub(r"[^A-Za-z0-9]+", "-", path.stem).strip("-")[:_LETTERS] or "image"
    return f"{stem}-{sha256(data).hexdigest()[:8]}{suffix}"
