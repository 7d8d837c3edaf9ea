"""The scenes of the story in hand: Enter or a click shows one on the map, Delete deletes it,
Alt+Up and Alt+Down move it, and so does a drag.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from parallel38.domain.story import Scene
from parallel38.ui.console.scenes import ROW, SCENE, TOLD, SceneRows
from parallel38.ui.pane_state import clock_text
from parallel38.ui.scene_pictures import ScenePictures
from parallel38.ui.theme import Theme
from parallel38.words import N_, _

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
HOW = N_("Enter shows it, F2 edits it, Delete deletes it; a drag, Alt+Up or Alt+Down moves it")
Index = QModelIndex | QPersistentModelIndex


class ScenesModel(QAbstractListModel):
    """The scenes as the project, or the atlas, has them; `moved(id, before)` asks."""

    moved = Signal(str, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.scenes: tuple[Scene, ...] = ()
        self.own = False  # else they are read

    def show(self, scenes: tuple[Scene, ...], own: bool) -> None:
        """These; where only words or Views changed the rows stay what they are."""
        same = [one.id for one in scenes] == [one.id for one in self.scenes] and own == self.own
        if same:
            self.scenes = scenes
            if scenes:
                self.dataChanged.emit(self.index(0, 0), self.index(len(scenes) - 1, 0))
            return
        self.beginResetModel()
        self.scenes, self.own = scenes, own
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.scenes)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled if self.own else Qt.ItemFlag.NoItemFlags
        drag = Qt.ItemFlag.ItemIsDragEnabled if self.own else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | drag

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        made = QMimeData()
        made.setData(self.mimeTypes()[0], b"")
        return made

    def moveRows(self, from_: Index, row: int, count: int, into: Index, before: int) -> bool:
        """One row; the answer comes from the project."""
        if self.own:
            self.moved.emit(self.scenes[row].id, before)
        return self.own

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        scene = self.scenes[index.row()]
        when = clock_text(scene.view.pane)
        name = f"{index.row() + 1}. {scene.title or when}"
        left_out = "" if scene.core else _("left out in the short form")
        said = {
            Qt.ItemDataRole.DisplayRole: name,
            Qt.ItemDataRole.AccessibleTextRole: ", ".join(filter(None, (name, when, left_out))),
            Qt.ItemDataRole.ToolTipRole: "\n".join(
                filter(None, (when, left_out, _(HOW) if self.own else ""))
            ),
            Qt.ItemDataRole(SCENE): scene,
            Qt.ItemDataRole(TOLD): True,
        }
        return said.get(Qt.ItemDataRole(role))


class ScenesList(QListView):
    """Says what is wanted of a scene: each of its signals hands over its id."""

    chosen = Signal(str)
    edited = Signal(str)
    doubled = Signal(str)
    deleted = Signal(str)

    def __init__(self, pictures: ScenePictures, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(_("Scenes of the story"))
        self.shelf = ScenesModel(self)
        self.setModel(self.shelf)
        self.setItemDelegate(SceneRows(pictures, theme, self))
        self.setMinimumHeight(2 * ROW)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.clicked.connect(lambda index: self.chosen.emit(self._id(index)))
        self.doubleClicked.connect(lambda index: self.edited.emit(self._id(index)))
        pictures.drawn.connect(self.viewport().update)
        theme.changed.connect(self.viewport().update)

    @property
    def current(self) -> str:
        """The id of the scene in hand, or nothing."""
        index = self.currentIndex()
        return self._id(index) if index.isValid() else ""

    def show_scenes(self, scenes: tuple[Scene, ...], own: bool) -> None:
        """Those of a story; the scene in hand stays so, or the one that took its place."""
        row, kept = self.currentIndex().row(), self.current
        self.shelf.show(scenes, own)
        at = [one.id for one in scenes]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if at else Qt.FocusPolicy.NoFocus)
        self.mark(kept if kept in at else at[min(max(row, 0), len(at) - 1)] if at else "")

    def mark(self, scene: str) -> None:
        """Take this one in hand."""
        at = [one.id for one in self.shelf.scenes]
        if scene in at and scene != self.current:
            self.setCurrentIndex(self.shelf.index(at.index(scene), 0))

    def move_current(self, step: int) -> None:
        """The one in hand a place up (-1) or down (1)."""
        row = self.currentIndex().row()
        if self.shelf.own and row >= 0 and 0 <= row + step < self.shelf.rowCount():
            self.shelf.moved.emit(self.current, row + step + (step > 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, there = event.key(), self.currentIndex().isValid()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and there:
            self.chosen.emit(self.current)
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and key in _MOVES:
            self.move_current(_MOVES[Qt.Key(key)])
        elif key == Qt.Key.Key_F2 and there:
            self.edited.emit(self.current)
        elif key == Qt.Key.Key_Delete and there and self.shelf.own:
            self.deleted.emit(self.current)
        else:
            super().keyPressEvent(event)

    def _id(self, index: QModelIndex) -> str:
        return self.shelf.scenes[index.row()].id

    def _menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if not index.isValid():
            return
        scene = self._id(index)
        self.chosen.emit(scene)  # as by any click, so that list, form and map are of one scene
        if not self.shelf.own:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Edit"), lambda: self.edited.emit(scene))
        menu.addAction(_("Duplicate"), lambda: self.doubled.emit(scene))
        menu.addAction(_("Move up"), lambda: self.move_current(-1))
        menu.addAction(_("Move down"), lambda: self.move_current(1))
        menu.addAction(_("Delete"), lambda: self.deleted.emit(scene))
        menu.popup(self.viewport().mapToGlobal(at))
