"""What a talk was asked to tell, so that it may be asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from parallel38 import paths
from parallel38.data.story_images import StoryImages
from parallel38.domain.finding import Finding
from parallel38.domain.story import Story

if TYPE_CHECKING:
    from parallel38.ui.presenter import Presenter
    from parallel38.ui.window import Window


class Asked(Struct, frozen=True):
    """A story as it is written, from one of its scenes, from 0, and whether in its short form;
    where its images are, and what of it was left out already.
    """

    story: Story
    scene: int
    images: StoryImages
    lacks: tuple[Finding, ...] = ()
    core: bool = False
    own: bool = False  # the project's or the atlas's

    @property
    def here(self) -> str:
        """The id of its scene."""
        return self.story.scenes[self.scene].id

    def begin(self, presenter: Presenter, scene: int = 0, core: bool = False) -> None:
        """Tell it once more."""
        images = None if self.own else self.images
        presenter.start(self.story, scene, images, self.lacks, core)

    def now(self, window: Window) -> Asked:
        """The same as it is by now: what is the project's may have been written on."""
        story = window.projects.authoring.find(self.story.id) if self.own else None
        if story is None:
            return self
        ids = [one.id for one in story.scenes]
        at = ids.index(self.here) if self.here in ids else max(min(self.scene, len(ids) - 1), 0)
        return replace(self, story=story, scene=at, images=kept_images(window), lacks=())


def kept_images(window: Window) -> StoryImages:
    """Images of the atlas's stories and of the project's, if one is open."""
    return StoryImages(paths.geodata() / "stories", window.projects.keeper.holds)
