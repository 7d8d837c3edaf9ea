"""What the files of a story are called where nobody has said it."""

import re
from unicodedata import normalize

from parallel38.domain.story import Story
from parallel38.export.many import safe

_MOST = 60  # characters
_MADE = re.compile(r"story-[0-9a-f]{12}")  # ui/stories/stories.py


def story_name(story: Story) -> str:
    """The story's id, which its author's file has as a name or the atlas gave; of one that was
    written in a project, whose id says nothing, its title.
    """
    return name_of(story.title if _MADE.fullmatch(story.id) else story.id)


def name_of(title: str) -> str:
    """A title in small letters of any script, figures and hyphens, which every system takes."""
    name = re.sub(r"[\W_]+", "-", normalize("NFC", title).lower()).strip("-")[:_MOST].strip("-")
    return safe(name) if name else "story"
