"""The list of bookmarks: picture, title and date. Enter goes there, F2 renames, Delete deletes,
Alt+Up and Alt+Down move it, and so does a drag.
"""

from collections.abc import Sequence
from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from parallel38.domain.story import Scene
from parallel38.ui.pane_state import clock_text
from parallel38.ui.project.bookmarks import Bookmarks
from parallel38.ui.project.thumbs import SIZE, Thumbs
from parallel38.ui.theme import Theme, sized
from parallel38.words import N_, _

ROW, MOST_ROWS = 48, 5  # pixels; more rows are scrolled
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_SCENE = Qt.ItemDataRole.UserRole
_HOW = N_("Enter goes there, F2 renames, Delete deletes; a drag, Alt+Up or Alt+Down moves it")
Index = QModelIndex | QPersistentModelIndex


class BookmarksModel(QAbstractListModel):
    """The Keeper's bookmarks; a new title goes there."""

    def __init__(self, bookmarks: Bookmarks, parent: QWidget) -> None:
        super().__init__(parent)
        self._bookmarks = bookmarks
        self.scenes: tuple[Scene, ...] = ()

    def follow(self) -> bool:
        """Take what the Keeper has; whether that is anything new."""
        new, old = self._bookmarks.all, self.scenes
        if new == old:
            return False
        if [scene.id for scene in new] == [scene.id for scene in old]:
            self.scenes = new  # a title: whoever types it keeps the keyboard
            self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, 0))
        else:
            self.beginResetModel()
            self.scenes = new
            self.endResetModel()
        return True

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.scenes)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled  # between the rows
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        made = QMimeData()
        made.setData(self.mimeTypes()[0], b"")
        return made

    def moveRows(self, from_: Index, row: int, count: int, into: Index, before: int) -> bool:
        """One row; the answer comes from the Keeper."""
        self._bookmarks.move(self.scenes[row].id, before)
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        scene = self.scenes[index.row()]
        when = clock_text(scene.view.pane)
        told = "<br>".join(escape(line) for line in (scene.title, when, _(_HOW)) if line)
        said = {
            Qt.ItemDataRole.DisplayRole: scene.title or when,
            Qt.ItemDataRole.EditRole: scene.title,
            Qt.ItemDataRole.AccessibleTextRole: f"{scene.title}, {when}",
            Qt.ItemDataRole.ToolTipRole: f"<p>{told}</p>",
            _SCENE: scene,
        }
        return said.get(Qt.ItemDataRole(role))

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        self._bookmarks.rename(self.scenes[index.row()].id, str(value))
        return True


class BookmarksList(QListView):
    """Says what is wanted of a bookmark."""

    chosen = Signal(object)  # Scene
    deleted = Signal(object)  # Scene

    def __init__(self, bookmarks: Bookmarks, thumbs: Thumbs, theme: Theme) -> None:
        super().__init__()
        self._bookmarks = bookmarks
        self.setAccessibleName(_("Bookmarks"))
        self.shelf = BookmarksModel(bookmarks, self)
        self.setModel(self.shelf)
        self.setItemDelegate(_Rows(thumbs, theme, self))
        self.setMouseTracking(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setToolTip(_(_HOW))
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.clicked.connect(self._choose)
        theme.changed.connect(self.viewport().update)

    def follow(self) -> bool:
        """Show what the Keeper has; the bookmark that was current stays so. Whether that is new."""
        row, before = self.currentIndex().row(), self.shelf.scenes
        if not self.shelf.follow():
            return False
        now, count = [scene.id for scene in self.shelf.scenes], len(self.shelf.scenes)
        if count > len(before):
            row = count - 1
        elif 0 <= row < len(before) and before[row].id in now:
            row = now.index(before[row].id)
        self.setCurrentIndex(self.shelf.index(min(row, count - 1), 0))
        self.setFixedHeight(min(count, MOST_ROWS) * ROW + 4)
        return True

    def move_current(self, step: int) -> None:
        """The current one a place up (-1) or down (1)."""
        row = self.currentIndex().row()
        if 0 <= row + step < self.shelf.rowCount():
            before = row + step + (step > 0)
            self._bookmarks.move(self.shelf.scenes[row].id, before)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState:
            return  # Enter ends the typing and goes nowhere
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._choose(index)
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in _MOVES:
            self.move_current(_MOVES[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Delete and index.isValid():
            self.deleted.emit(index.data(_SCENE))
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(_SCENE))

    def _menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if not index.isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Go there"), lambda: self._choose(index))
        menu.addAction(_("Rename"), lambda: self.edit(index))
        menu.addAction(_("Move up"), lambda: self._move(index, -1))
        menu.addAction(_("Move down"), lambda: self._move(index, 1))
        menu.addAction(_("Delete"), lambda: self.deleted.emit(index.data(_SCENE)))
        menu.popup(self.viewport().mapToGlobal(at))

    def _move(self, index: QModelIndex, step: int) -> None:
        self.setCurrentIndex(index)
        self.move_current(step)


class _Rows(QStyledItemDelegate):
    """The picture, the title, and the date in the second ink."""

    def __init__(self, thumbs: Thumbs, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbs, self._theme = thumbs, theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        editor.setGeometry(option.rect.adjusted(8, 5, -8, -5))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, scene, state = self._theme.tokens, index.data(_SCENE), option.state
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = bool(state & QStyle.StateFlag.State_Selected) and bool(
            state & QStyle.StateFlag.State_HasFocus
        )
        if marked or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(QColor(tokens.accent), 2) if marked else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft if marked else tokens.hover))
            painter.drawRoundedRect(box.adjusted(6, 1, -6, -1), 5, 5)
        left = self._picture(painter, option, box, scene)
        upper = QRectF(left, box.top() + 5, box.right() - left - 14, 20)
        when = clock_text(scene.view.pane)
        _line(painter, option, upper, str(index.data()), 13, tokens.ink)
        if when != index.data():
            _line(painter, option, upper.translated(0, 17), when, 11, tokens.ink2)
        painter.restore()

    def _picture(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF, scene: Scene
    ) -> float:
        """The map, or where no picture was taken the year; the x at which words begin."""
        tokens, picture = self._theme.tokens, self._thumbs.of(scene)
        room = QRectF(box.left() + 14, box.center().y() - SIZE.height() / 2, *SIZE.toTuple())
        painter.setPen(QColor(tokens.line))
        painter.setBrush(QColor(tokens.band_a))
        if picture.isNull():
            painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            painter.setFont(sized(option.font, 12))
            painter.setPen(QColor(tokens.ink2))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(scene.view.pane.date.year))
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(room.toRect(), picture)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(room.adjusted(0.5, 0.5, -0.5, -0.5))
        return room.right() + 10


def _line(
    painter: QPainter, option: QStyleOptionViewItem, box: QRectF, text: str, size: int, ink: str
) -> None:
    painter.setFont(sized(option.font, size))
    painter.setPen(QColor(ink))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
