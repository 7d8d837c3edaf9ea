"""The stories that can be handed out or filmed: the atlas's and the project's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from parallel38.domain.story import Story

if TYPE_CHECKING:
    from parallel38.ui.window import Window


def own_stories(window: Window) -> dict[str, Story]:
    """The project's by id, once a project was asked for."""
    if "projects" not in window.__dict__:
        return {}
    return {one.id: one for one in window.projects.keeper.project.stories}


def told_stories(window: Window) -> dict[str, Story]:
    """All by id, but for those without a scene."""
    found = window.atlas.stories | own_stories(window)
    return {key: one for key, one in found.items() if one.scenes}


def file_with(window: Window, story: str) -> Path | None:
    """The project's file with its own layers, or with this story; None where the atlas has all."""
    found: Path | None
    if story in own_stories(window):
        window.projects.keeper.save_now()
        found = window.projects.keeper.holds
    else:
        found = window.exports.project()
    return found
