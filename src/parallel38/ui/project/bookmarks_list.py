"""The list of bookmarks: title and date; Enter goes there, F2 renames, Delete deletes."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
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
from parallel38.ui.theme import Theme
from parallel38.words import _

ROW, MOST_ROWS = 42, 6  # pixels; more rows are scrolled
_SCENE = Qt.ItemDataRole.UserRole
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
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        scene = self.scenes[index.row()]
        when = clock_text(scene.view.pane)
        said = {
            Qt.ItemDataRole.DisplayRole: scene.title or when,
            Qt.ItemDataRole.EditRole: scene.title,
            Qt.ItemDataRole.AccessibleTextRole: f"{scene.title}, {when}",
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

    def __init__(self, bookmarks: Bookmarks, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(_("Bookmarks"))
        self.shelf = BookmarksModel(bookmarks, self)
        self.setModel(self.shelf)
        self.setItemDelegate(_Rows(theme, self))
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.clicked.connect(self._choose)
        theme.changed.connect(self.viewport().update)

    def follow(self) -> None:
        """Show what the Keeper has; the row that was current stays so."""
        row, before = self.currentIndex().row(), self.shelf.rowCount()
        if self.shelf.follow():
            count = self.shelf.rowCount()
            row = count - 1 if count > before else min(row, count - 1)
            self.setCurrentIndex(self.shelf.index(row, 0))
            self.setFixedHeight(min(count, MOST_ROWS) * ROW + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState:
            return  # Enter ends the typing and goes nowhere
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._choose(index)
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
        menu.addAction(_("Delete"), lambda: self.deleted.emit(index.data(_SCENE)))
        menu.popup(self.viewport().mapToGlobal(at))


class _Rows(QStyledItemDelegate):
    """Title, and the date in the second ink."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

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
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft if marked else tokens.hover))
            painter.drawRoundedRect(box.adjusted(6, 1, -6, -1), 5, 5)
        upper = QRectF(box.left() + 16, box.top() + 3, box.width() - 30, 20)
        when = clock_text(scene.view.pane)
        _line(painter, option, upper, str(index.data()), 13, tokens.ink)
        if when != index.data():
            _line(painter, option, upper.translated(0, 17), when, 11, tokens.ink2)
        painter.restore()


def _line(
    painter: QPainter, option: QStyleOptionViewItem, box: QRectF, text: str, size: int, ink: str
) -> None:
    font = QFont(option.font)
    font.setPixelSize(size)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
