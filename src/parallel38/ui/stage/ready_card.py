"""What was found about a story, on a card over the map: all of it at once, what is to be mended
first, and where the fallback lies.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QProgressBar, QVBoxLayout, QWidget

from parallel38.domain.finding import Finding
from parallel38.domain.story import Story
from parallel38.ui.fields import new_field, new_label
from parallel38.ui.keyed_form import KeyedForm
from parallel38.ui.named import tool_button
from parallel38.words import _

WIDE, BELOW, EDGE = 640, 110, 16  # px: at most; free for notices under it; to the map's sides
_FALLBACK = 8  # px above what tells of the file
Index = QModelIndex | QPersistentModelIndex


class Found(QAbstractListModel):
    """A row each; those of a scene have its number and title before them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[Finding, ...] = ()
        self._story: Story | None = None

    def show(self, story: Story, found: Sequence[Finding]) -> None:
        """What is to be mended comes first."""
        self.beginResetModel()
        self._story, self.rows = story, tuple(sorted(found, key=lambda one: not one.grave))
        self.endResetModel()

    def scene(self, index: Index) -> int | None:
        """The scene that a row is of, from 0, where the story has it."""
        number = self.rows[index.row()].scene
        count = len(self._story.scenes) if self._story else 0
        return number if number is not None and number < count else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        number = self.scene(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            one, where = self.rows[index.row()], ""
            if number is not None and self._story:
                where = f"{number + 1}. {self._story.scenes[number].title}: "
            kind = _("To mend") if one.grave else _("Worth knowing")
            return f"{kind} · {where}{one.text}"
        if role == Qt.ItemDataRole.ToolTipRole and number is not None:
            return _("Show the scene")
        return None


class ReadyCard(KeyedForm):
    """`wanted(number)`: a scene on the map; `left`: by its button or Esc. `show_in` opens a
    folder.
    """

    wanted = Signal(int)
    left = Signal()

    def __init__(self, over: QWidget, show_in: Callable[[Path], object]) -> None:
        super().__init__(over)
        self.setObjectName("readyCard")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._over, self._show_in = over, show_in
        self.title, self.said = new_label("heading"), new_label("said")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(4)
        self.bar.setAccessibleName(_("Scenes drawn"))
        self.list = QListView()
        self.list.setAccessibleName(_("What was found"))
        self.shelf = Found(self.list)
        self.list.setModel(self.shelf)
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.clicked.connect(self._want)
        self.list.activated.connect(self._want)
        self.how = new_label("quiet", _("Enter or a click on a line shows its scene."))
        self.kept = new_label("quiet", _("For when nothing else works, all scenes as a PDF:"))
        self.path = new_field(_("Where the PDF lies"))
        self.path.setReadOnly(True)
        self.folder = tool_button("plain", _("Show in folder"))
        self.folder.clicked.connect(lambda: self._show_in(Path(self.path.text()).parent))
        self.leave = self.take = tool_button("plain", _("Close"))
        self.leave.clicked.connect(self.left)
        self._lay_out()
        over.installEventFilter(self)
        self.hide()

    def look(self, story: Story, found: Sequence[Finding]) -> None:
        """A story is being looked at; this is known of it already."""
        self.title.setText(_("Ready for the lecture? · {title}").format(title=story.title))
        self.bar.setRange(0, 0)
        self.leave.setText(_("Cancel"))
        told = _("Drawing each scene as the room will see it…")
        self._tell(told, story, found, "", busy=True)
        (self.list if found else self.leave).setFocus()

    def drawn(self, done: int, count: int) -> None:
        """So many of its scenes are drawn."""
        self.bar.setRange(0, count)
        self.bar.setValue(done)

    def tell(self, said: str, story: Story, found: Sequence[Finding], fallback: str) -> None:
        """It was looked at: one line, all that was found, and the PDF's path or nothing."""
        self.leave.setText(_("Close"))
        self._tell(said, story, found, fallback, busy=False)

    def _tell(
        self, said: str, story: Story, found: Sequence[Finding], fallback: str, *, busy: bool
    ) -> None:
        self.said.setText(said)
        self.bar.setVisible(busy)
        at = max(self.list.currentIndex().row(), 0)
        self.shelf.show(story, found)
        self.list.setCurrentIndex(self.shelf.index(min(at, len(found) - 1)))
        self.list.setVisible(bool(found))
        self.how.setVisible(any(one.scene is not None for one in found))
        self.path.setText(fallback)
        self.path.setCursorPosition(0)
        self.path.setToolTip(fallback)
        for part in (self.kept, self.path, self.folder):
            part.setVisible(bool(fallback))
        self._place()
        self.show()
        self.raise_()
        self.setAccessibleName(f"{self.title.text()} {said}")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _want(self, index: QModelIndex) -> None:
        if (number := self.shelf.scene(index)) is not None:
            self.wanted.emit(number)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, 12, EDGE, 12)
        column.setSpacing(6)
        for part in (self.title, self.said, self.bar):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addWidget(self.how)
        column.addSpacing(_FALLBACK)
        column.addWidget(self.kept)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.path, 1)
        row.addWidget(self.folder)
        row.addStretch()
        row.addWidget(self.leave)
        column.addLayout(row)

    def _place(self) -> None:
        """Low on the map, as tall as what it tells, where there is room."""
        wide = max(min(WIDE, self._over.width() - 2 * EDGE), 1)
        room = max(self._over.height() - BELOW - EDGE, 1)
        layout = self.layout()
        assert layout is not None
        rows = self._rows(wide - 2 * EDGE)
        self.list.setFixedHeight(rows)
        layout.invalidate()
        if (more := layout.totalHeightForWidth(wide) - room) > 0:
            self.list.setFixedHeight(max(rows - more, 0))
            layout.invalidate()
        tall = min(layout.totalHeightForWidth(wide), self._over.height())
        left, top = (self._over.width() - wide) // 2, self._over.height() - BELOW - tall
        self.setGeometry(left, max(top, 0), wide, tall)

    def _rows(self, wide: int) -> int:
        """How tall all rows are, in px, in a list of this width."""
        self.list.resize(wide, self.list.height())
        self.list.doItemsLayout()
        last = self.list.visualRect(self.shelf.index(self.shelf.rowCount() - 1))
        return last.bottom() + self.list.verticalScrollBar().value() + 2 * self.list.spacing()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It stays where it is when the map is resized."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
