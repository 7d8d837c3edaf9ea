"""Writes a story whole: checked first, nothing half-written ever seen."""

from pathlib import Path

from parallel38.export.deck.formats import DECKS
from parallel38.export.deck.told import Deck, Progress, Wishes
from parallel38.export.figure import ExportError, UnwrittenError
from parallel38.export.surface import Surface
from parallel38.export.write import check_places
from parallel38.paths import draft_beside, to_place


def check_deck(out: Path, force: bool = False) -> None:
    """Refuse, with one sentence, what could not be written; before any drawing begins."""
    check_places([out], DECKS, force)


def write_deck(
    deck: Deck, wishes: Wishes, surface: Surface, out: Path, progress: Progress, force: bool = False
) -> list[Path]:
    """Write a story; which files there are then. Raises ExportError for what cannot be written,
    RuntimeError when a drawing fails; what `progress` raises ends the work.
    """
    check_deck(out, force)
    if not deck.slides:
        raise ExportError(f"{deck.story.id}: there is no scene in it.")
    try:
        with draft_beside(out) as draft:
            DECKS[out.suffix.lower()](deck, wishes, surface, draft, progress)
            to_place(draft, out)
    except OSError as error:
        raise UnwrittenError.of([out], error) from None
    return [out]
