"""A story's file becomes a story of the project, its images with it: one deed, to be undone."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from parallel38.data.project.writing import ProjectFile
from parallel38.data.story_file import StoryError, open_story
from parallel38.data.story_images import StoryImages
from parallel38.data.story_mended import mended
from parallel38.domain.finding import Finding, sentence
from parallel38.domain.story import Story
from parallel38.words import _, ngettext

if TYPE_CHECKING:
    from parallel38.ui.window import Window


def take(window: Window, path: Path) -> None:
    """Read a story's file and put it into the project; what it lacks is told."""
    try:
        opened = open_story(path)
    except StoryError as error:
        window.notice.say(str(error))
        return
    beside = StoryImages(path.parent)
    keeper, story = window.projects.keeper, opened.story
    told = (*opened.told, *mended(story, window.atlas, beside)[1])
    there = {one.id: one for one in (*window.atlas.stories.values(), *keeper.project.stories)}
    if there.get(story.id) == story:
        _show(window, story, opened.told, told)
        return
    story = replace(story, id=_free(story.id, there.keys()))
    images = beside.of(opened.story)[0]  # what is wrong with others is told already

    def put(file: ProjectFile) -> None:
        for name, data in images.items():
            file.add_picture(story.id, name, data)

    def listed() -> None:
        keeper.change(_("bring in a story"), stories=(*keeper.project.stories, story))
        _show(window, story, opened.told, told)

    if images:
        keeper.put(put, listed)
    else:
        listed()


def _free(name: str, taken: Collection[str]) -> str:
    """A name that no story has."""
    number, free = 2, name
    while free in taken:
        number, free = number + 1, f"{name}-{number}"
    return free


def _show(
    window: Window, story: Story, lacks: tuple[Finding, ...], told: tuple[Finding, ...]
) -> None:
    """Its first scene on the map, and in a line what there is and what is not: what the file
    `lacks` a talk could not find out again.
    """
    window.deeds.open_scene(story.scenes[0])
    count = len(story.scenes)
    said = ngettext("{title}: {count} scene.", "{title}: {count} scenes.", count).format(
        title=story.title, count=count
    )
    if told:
        more = ngettext("{count} thing is left out", "{count} things are left out", len(told))
        first = sentence(told[0], [scene.title for scene in story.scenes])
        said = f"{said} {more.format(count=len(told))}: {first}"
    present = partial(window.presenter.start, story, lacks=lacks)
    window.notice.say(said, _("Present"), present)
