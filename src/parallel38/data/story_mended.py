"""A story as this atlas can tell it: what it names and is not there is left out, and said; so is
where it looks beyond the map.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from parallel38.data.story_images import StoryImages
from parallel38.domain.atlas import Atlas
from parallel38.domain.finding import Finding
from parallel38.domain.mercator import END
from parallel38.domain.story import Scene, Story
from parallel38.domain.story_names import known_to, sifted
from parallel38.domain.view import Camera
from parallel38.words import _


def mended(
    story: Story, atlas: Atlas, images: StoryImages, *, own: bool = True
) -> tuple[Story, tuple[Finding, ...]]:
    """The story without what the atlas has not, and a finding for each thing that was left out.
    With `own` any id of a project's own layers passes: they may come only later.
    """
    told, gone = sifted(story, known_to(atlas), images.fault, own=own)
    found = [one.finding() for one in gone]
    scenes = tuple(_on_map(told, found))
    return replace(told, scenes=scenes), tuple(found)


def _on_map(story: Story, found: list[Finding]) -> Iterator[Scene]:
    """Its scenes; a camera beyond the end of the map stays where the scene before looked."""
    last = Camera()
    for number, scene in enumerate(story.scenes):
        view = scene.view
        if any(abs(pane.camera.lat) > END for pane in view.panes):
            found.append(Finding(_("Its camera looks beyond the end of the map."), number))
            view = replace(view, panes=tuple(replace(one, camera=last) for one in view.panes))
        last = view.pane.camera
        yield replace(scene, view=view)
