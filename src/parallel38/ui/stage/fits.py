"""Whether the words of scenes leave a small stage room for its map."""

from collections.abc import Iterator

from parallel38.domain.story import Story
from parallel38.ui.stage.words import StageWords

SMALL = 1024, 768  # pixels of the smallest projector
MOST = 0.3  # of its height: two lines of title, three of caption


def shares(story: Story) -> Iterator[float]:
    """Which part of a small stage's height the words of each scene take. Needs a QApplication."""
    words = StageWords()
    wide, high = SMALL
    for scene in story.scenes:
        words.fit(high, wide, [scene])
        yield words.height() / high
