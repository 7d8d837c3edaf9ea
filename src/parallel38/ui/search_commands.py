"""The window's commands as things that can be found."""

from collections.abc import Iterable, Iterator

from PySide6.QtGui import QKeySequence

from parallel38.ui.actions import PRESENT
from parallel38.ui.command import Command
from parallel38.ui.search_entries import Entry
from parallel38.words import _

_HERE = {"search", "escape"}  # of no use where one searches
_OF_TALKS = {"present-resume", "present-check"}  # of the stories' menu, and no story


def findable(table: Iterable[Command]) -> Iterator[Entry]:
    """Every command but those; stories are found as stories."""
    for command in table:
        story = command.menu == PRESENT and command.id not in _OF_TALKS
        if command.id in _HERE or story:
            continue
        menu = _(command.menu) if command.menu not in ("", "quit") else _("Program")
        title = _(command.title)
        words = title, f"{menu} {title}"
        yield Entry("command", command.id, title, menu, 1, words, tag=_keys(command))


def _keys(command: Command) -> str:
    first = QKeySequence(command.key.partition(",")[0] or command.key)
    return first.toString(QKeySequence.SequenceFormat.NativeText)
