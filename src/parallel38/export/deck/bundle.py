"""ZIP for a class: a story as page, slides and sheets in one folder, and a word on each."""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from parallel38.export.deck.formats import DECKS, write_key
from parallel38.export.deck.told import Deck, Progress, Wishes
from parallel38.words import N_, _

if TYPE_CHECKING:
    from parallel38.export.surface import Surface

_PACKED = {".html", ".pdf", ".pptx"}  # to pack them again saves little
_OTHER = re.compile(r"[^A-Za-z0-9]+")
FILES = {
    "index.html": N_("the story on the live map; open it in any browser, no network is needed"),
    "slides.pptx": N_("the story as slides with notes; the words can be changed"),
    "handout.pdf": N_("two scenes a page with room for notes, questions and sources"),
    "students.pdf": N_("the maps with numbers where names stood, for a copier"),
    "key.pdf": N_("the answers to them"),
}


def write_bundle(
    deck: Deck, wishes: Wishes, surface: Surface, path: Path, progress: Progress
) -> None:
    """All of it in a folder with the story's name, in letters that every computer unpacks."""
    far = _Far(progress, 4 * len(deck.slides) + 2)
    name = _OTHER.sub("-", deck.story.id).strip("-")[:60] or "story"
    with tempfile.TemporaryDirectory(prefix="parallel38-") as folder:
        made = Path(folder)
        for file, write in _WRITERS.items():
            pupils = replace(wishes, students=file in ("students.pdf", "key.pdf"))
            write(deck, pupils, surface, made / file, far.part())
        (made / "README.txt").write_text(_readme(deck), encoding="utf-8", newline="\r\n")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
            for file in ("README.txt", *FILES):
                how = zipfile.ZIP_STORED if Path(file).suffix in _PACKED else None
                packed.write(made / file, f"{name}/{file}", how)


_WRITERS: dict[str, Callable[[Deck, Wishes, Surface, Path, Progress], None]] = {
    "index.html": DECKS[".html"], "slides.pptx": DECKS[".pptx"], "handout.pdf": DECKS[".pdf"],
    "students.pdf": DECKS[".pdf"], "key.pdf": write_key,
}  # fmt: skip


class _Far:
    """How far all parts are, told by each of its own."""

    def __init__(self, progress: Progress, count: int) -> None:
        self._progress, self._count = progress, count
        self._before = self._done = 0

    def part(self) -> Progress:
        """For the part that begins."""
        self._before = self._done
        return self._tell

    def _tell(self, done: int, _count: int) -> None:
        self._done = self._before + done
        self._progress(min(self._done, self._count), self._count)


def _readme(deck: Deck) -> str:
    """What each file is, whose it is, and how to cite it; with what opens it everywhere."""
    story = deck.story
    rows = [f"{name:<14}{_(what)}" for name, what in FILES.items()]
    way = _("Nothing need be installed: unpack the whole folder, then open index.html.")
    hosted = _("Put on a web server, index.html is the same to everybody with its address.")
    cite = _("To cite: {title}. In: Parallel 38, atlas {version} ({licence}).").format(
        title=story.title, version=deck.version, licence=deck.licence
    )
    parts = (story.title, story.description, way, "\n".join(rows), hosted, cite, deck.credit)
    return "\n\n".join(part for part in parts if part) + "\n"
