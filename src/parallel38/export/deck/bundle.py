"""ZIP for a class: a story as page, slides and sheets in one folder, a word on each, whose all of
it is, and how it is cited.
"""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from parallel38 import words
from parallel38.data.out.about import ADDRESS, ATLAS
from parallel38.export.deck.formats import DECKS, write_key
from parallel38.export.deck.told import Deck, Progress, Wishes
from parallel38.export.named import story_name
from parallel38.words import N_, _

if TYPE_CHECKING:
    from parallel38.export.surface import Surface

_PACKED = {".html", ".pdf", ".pptx"}  # to pack them again saves little
FILES = {
    "index.html": N_("the story on the live map; open it in any browser, no network is needed"),
    "slides.pptx": N_("the story as slides with notes; the words can be changed"),
    "handout.pdf": N_("two scenes a page with room for notes, questions and sources"),
    "students.pdf": N_("the maps with numbers where names stood, for a copier"),
    "key.pdf": N_("the answers to them"),
    "CITATION.cff": N_("how to cite it, for programs that manage references"),
    "LICENSE.txt": N_("whose it is, and what you may do with it"),
}


def write_bundle(
    deck: Deck, wishes: Wishes, surface: Surface, path: Path, progress: Progress
) -> None:
    """All of it in a folder with the story's name: its letters, of any script, are UTF-8 and told
    to be, which Windows from 8, macOS and Linux unpack.
    """
    far = _Far(progress, 4 * len(deck.slides) + 2)
    name = story_name(deck.story)
    with tempfile.TemporaryDirectory(prefix="parallel38-") as folder:
        made = Path(folder)
        for file, write in _WRITERS.items():
            pupils = replace(wishes, students=file in ("students.pdf", "key.pdf"))
            write(deck, pupils, surface, made / file, far.part())
        for file, text in _told(deck).items():
            (made / file).write_text(text, encoding="utf-8", newline="\r\n")
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


def _told(deck: Deck) -> dict[str, str]:
    """What is said of the folder, in the language of its maps."""
    with words.of_map(deck.language):
        return {
            "README.txt": _readme(deck), "CITATION.cff": _citation(deck),
            "LICENSE.txt": _licence(deck),
        }  # fmt: skip


def _citation(deck: Deck) -> str:
    """Of the atlas, since a story may be another's, in the Citation File Format 1.2; its YAML takes
    texts as JSON writes them.
    """
    asked = _("Cite the atlas with its version, and the story by its title: {title}")
    rows = {
        "cff-version": "1.2.0", "message": asked.format(title=deck.story.title),
        "type": "dataset", "title": ATLAS, "version": deck.version,
        "authors": [{"name": "The Parallel 38 authors"}], "license": "CC-BY-4.0",
    }  # fmt: skip
    return "".join(f"{name}: {json.dumps(row, ensure_ascii=False)}\n" for name, row in rows.items())


def _licence(deck: Deck) -> str:
    parts = (
        _("Maps and words of the atlas: {licence}, {address}").format(
            licence=deck.licence, address=ADDRESS
        ),
        _("You may copy, print, change and share them, also for money, if you name the atlas "
          "and say what you changed."),
        _("What others brought in, a story, layers or pictures of their own, stays theirs."),
        _("The program in index.html: MIT License; in it Leaflet (BSD 2-Clause) and letters of "
          "Noto Sans (SIL Open Font License 1.1)."),
        deck.credit,
    )  # fmt: skip
    return "\n\n".join(part for part in parts if part) + "\n"


def _readme(deck: Deck) -> str:
    """What each file is, whose it is, and how to cite it; with what opens it everywhere."""
    story = deck.story
    rows = [f"{name:<14}{_(what)}" for name, what in FILES.items()]  # all names are shorter
    way = _("Nothing need be installed: unpack the whole folder, then open index.html.")
    keys = _("There Page Down and Page Up turn the scenes, N opens the notes in their own window.")
    hosted = _("Put on a web server, index.html is the same to everybody with its address.")
    cite = _("To cite: {title}. In: Parallel 38, atlas {version} ({licence}).").format(
        title=story.title, version=deck.version, licence=deck.licence
    )
    parts = (
        story.title,
        story.description,
        f"{way} {keys}",
        "\n".join(rows),
        hosted,
        cite,
        deck.credit,
    )
    return "\n\n".join(part for part in parts if part) + "\n"
