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


def _handout(deck: Deck, wishes: Wishes, surface: Surface, path: Path, progress: Progress) -> None:
    from parallel38.export.deck.handout import write_handout

    write_handout(deck, wishes, surface, path, progress)


def _bundle(deck: Deck, wishes: Wishes, surface: Surface, path: Path, progress: Progress) -> None:
    from parallel38.export.deck.bundle import write_bundle

    write_bundle(deck, wishes, surface, path, progress)


def write_key(deck: Deck, wishes: Wishes, surface: Surface, path: Path, progress: Progress) -> None:
    """The answers to the blank maps of a handout."""
    from parallel38.export.deck.handout import write_handout

    write_handout(deck, wishes, surface, path, progress, key=True)


DECKS: dict[str, Writer] = {
    ".pptx": _slides,
    ".pdf": _handout,
    ".html": write_html,
    ".zip": _bundle,
}
