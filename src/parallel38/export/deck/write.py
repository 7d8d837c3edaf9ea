"""Writes a story whole: checked first, nothing half-written ever seen."""

from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

from parallel38.export.class_sheet import key_of
from parallel38.export.deck.formats import DECKS, write_key
from parallel38.export.deck.told import Deck, Progress, Wishes
from parallel38.export.figure import ExportError, UnwrittenError
from parallel38.export.surface import Surface
from parallel38.export.write import check_places
from parallel38.paths import draft_beside, to_place

_PDF = ".pdf"
_LONGEST = 600  # characters of an address: a QR of more is too fine for a telephone


def files_of(out: Path, wishes: Wishes) -> list[Path]:
    """All files that a story is written to: blank maps have a key beside them."""
    keyed = wishes.students and out.suffix.lower() == _PDF
    return [out, key_of(out)] if keyed else [out]


def check_deck(out: Path, force: bool = False, wishes: Wishes | None = None) -> None:
    """Refuse, with one sentence, what could not be written; before any drawing begins."""
    wishes = wishes or Wishes()
    check_places(files_of(out, wishes), DECKS, force)
    if wishes.students and out.suffix.lower() != _PDF:
        raise ExportError(f"{out}: --students makes a pdf.")
    if wishes.link:
        check_link(wishes.link)


def check_link(link: str) -> None:
    """Refuse what no browser opens from a sheet of paper."""
    try:
        parts = urlsplit(link)
        fit = parts.scheme in ("http", "https") and parts.hostname and len(link) <= _LONGEST
    except ValueError:  # a bracket that is not closed
        fit = False
    if not fit or not link.isascii() or not link.isprintable() or " " in link:
        raise ExportError(
            f"--link {link[:80]}: it takes a web address in ASCII that begins with https:// and "
            f"has at most {_LONGEST} characters."
        )


def write_deck(
    deck: Deck, wishes: Wishes, surface: Surface, out: Path, progress: Progress, force: bool = False
) -> list[Path]:
    """Write a story, all its files or none; which there are then. Raises ExportError for what
    cannot be written, RuntimeError when a drawing fails; what `progress` raises ends the work.
    """
    check_deck(out, force, wishes)
    if not deck.slides:
        raise ExportError(f"{deck.story.id}: there is no scene in it.")
    files = files_of(out, wishes)
    try:
        with ExitStack() as scratch:
            drafts = [scratch.enter_context(draft_beside(one)) for one in files]
            DECKS[out.suffix.lower()](deck, wishes, surface, drafts[0], progress)
            for draft in drafts[1:]:
                write_key(deck, wishes, surface, draft, progress)
            for draft, one in zip(drafts, files, strict=True):
                to_place(draft, one)
    except OSError as error:
        raise UnwrittenError.of(files, error) from None
    return files
