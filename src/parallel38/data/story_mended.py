"""A story as this atlas can tell it: what it names and is not there is left out, and said."""

from parallel38.data.story_images import StoryImages
from parallel38.domain.atlas import Atlas
from parallel38.domain.finding import Finding
from parallel38.domain.story import Story
from parallel38.domain.story_names import known_to, sifted


def mended(
    story: Story, atlas: Atlas, images: StoryImages, *, own: bool = True
) -> tuple[Story, tuple[Finding, ...]]:
    """The story without what the atlas has not, and a finding for each thing that was left out.
    With `own` any id of a project's own layers passes: they may come only later.
    """
    told, gone = sifted(story, known_to(atlas), images.fault, own=own)
    return told, tuple(one.finding() for one in gone)
