"""One stack of deeds that can be taken back, for everything that a person does to a project."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

MOST = 500  # deeds that can be taken back
Deed = Callable[[], object]


class Undo(QObject):
    """`do` performs a deed and remembers how it is undone."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(MOST)
        self.stack.indexChanged.connect(self.changed)

    def do(self, text: str, deed: Deed, undeed: Deed, merge: str = "") -> None:
        """Perform `deed`; `undeed` takes it back. `text` names it in the menu: 'add bookmark'.

        Deeds that follow each other with the same `merge` (as in the drag of a slider) are taken
        back together.
        """
        self.stack.push(_Command(text, deed, undeed, merge))

    def back(self) -> str:
        """Take the last deed back; its name, or nothing when there is none."""
        text = self.stack.undoText()
        self.stack.undo()
        return text

    def again(self) -> str:
        """Do again what was taken back; its name, or nothing."""
        text = self.stack.redoText()
        self.stack.redo()
        return text

    def forget(self) -> None:
        """Another project: what was done to the last one is done."""
        self.stack.clear()


class _Command(QUndoCommand):
    def __init__(self, text: str, deed: Deed, undeed: Deed, merge: str) -> None:
        super().__init__(text)
        self.deed, self.undeed, self.key = deed, undeed, merge

    def redo(self) -> None:
        self.deed()

    def undo(self) -> None:
        self.undeed()

    def id(self) -> int:
        return 1 if self.key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take the later deed in, and go back to before the first."""
        if not isinstance(other, _Command) or other.key != self.key:
            return False
        self.deed = other.deed
        return True
