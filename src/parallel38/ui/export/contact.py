"""The contact sheet of many figures from the window: a picture of each as it is drawn."""

import tempfile
from contextlib import ExitStack
from pathlib import Path

from parallel38.domain.figure import Figure
from parallel38.engine.contact import ContactSheet
from parallel38.export.jobs import Small
from parallel38.export.many import Item
from parallel38.fonts import FILES, fonts_dir
from parallel38.paths import draft_beside, to_place


class Contact:
    """Is there as a whole when it is finished, or not at all. Raises OSError."""

    def __init__(self, out: Path, title: str, figure: Figure) -> None:
        self._out = out
        with ExitStack() as held:
            self._draft = held.enter_context(draft_beside(out))
            folder = held.enter_context(tempfile.TemporaryDirectory(prefix="parallel38-"))
            faces = [fonts_dir() / name for name in FILES]
            self._sheet = ContactSheet(self._draft, title, figure.height / figure.width, faces)
            self._held = held.pop_all()
        wide, high = self._sheet.size
        self.small = Small(str(Path(folder) / "picture"), wide, high)

    def add(self, item: Item) -> None:
        """The figure that was drawn last."""
        rgb = Path(self.small.path).read_bytes()
        self._sheet.add(item.number, item.said, item.title, rgb)

    def finish(self) -> None:
        """Put it into its place."""
        with self._held:
            self._sheet.close()
            to_place(self._draft, self._out)

    def drop(self) -> None:
        """Leave nothing of it."""
        with self._held:
            self._sheet.drop()
