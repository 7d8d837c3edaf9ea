"""The kinds of file that a story is handed out as: a row each, from an OUT's suffix to a writer."""

from collections.abc import Callable
from pathlib import Path

from parallel38.export.deck.html import write_html
from parallel38.export.deck.told import Deck, Progress, Wishes
from parallel38.export.surface import Surface

Writer = Callable[[Deck, Wishes, Surface, Path, Progress], None]


def _slides(deck: Deck, wishes: Wishes, surface: Surface, path: Path, progress: Progress) -> None:
    """What packs slides is imported when it is called."""
    from parallel38.export.deck.pptx import write_pptx

    write_pptx(deck, wishes, surface, path, progress)


DECKS: dict[str, Writer] = {
    ".pptx": _slides,
    ".html": write_html,
}
