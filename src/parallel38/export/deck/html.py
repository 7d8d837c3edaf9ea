"""HTML: the live map in one file, which presents the story."""

from pathlib import Path

from parallel38.export.deck.told import Deck, Progress, Wishes
from parallel38.export.surface import Surface


def write_html(
    deck: Deck, _wishes: Wishes, surface: Surface, path: Path, progress: Progress
) -> None:
    """It opens on the first scene, with the presenter's keys; notes have a window of their own."""
    path.write_bytes(surface.presenting(deck))
    progress(1, 1)
