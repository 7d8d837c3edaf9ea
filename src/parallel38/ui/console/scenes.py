"""The scenes of the talk in a list: which is shown, which were told; a click goes there."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from parallel38.domain.story import Scene
from parallel38.ui.named import named
from parallel38.ui.scene_pictures import ScenePictures
from parallel38.ui.stage.talk import Talk
from parallel38.ui.theme import Theme, sized
from parallel38.words import _

PICTURE, SMALL = QSize(96, 54), QSize(72, 40)
ROOMY = 250  # px of a row with the larger picture; in a narrower one the words need them
ROW, EDGE, TICK = 74, 8, 16  # px
SCENE = Qt.ItemDataRole.UserRole
TOLD = SCENE + 1  # whether the course has it
BEEN = SCENE + 2  # whether the room saw it


class Told(QAbstractListModel):
    """The scenes of a talk. No items of a QListWidget: PySide 6.11 loses count of who holds them,
    and clearing the list for a second talk ended the program.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._scenes: tuple[Scene, ...] = ()
        self._course: tuple[int, ...] = ()
        self._been: frozenset[int] = frozenset()

    def begin(self, scenes: tuple[Scene, ...]) -> None:
        """Those of another story."""
        self.beginResetModel()
        self._scenes, self._course, self._been = scenes, (), frozenset()
        self.endResetModel()

    def mark(self, course: tuple[int, ...], been: frozenset[int]) -> None:
        """Which are told, and which were shown."""
        if (course, been) != (self._course, self._been):
            self._course, self._been = course, been
            self.dataChanged.emit(self.index(0), self.index(len(self._scenes) - 1))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._scenes)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        row = index.row()
        scene, told, been = self._scenes[row], row in self._course, row in self._been
        name = f"{row + 1}. {scene.title}"
        state = _("shown") if been else "" if told else _("left out in the short form")
        said = {
            Qt.ItemDataRole.DisplayRole: name,
            Qt.ItemDataRole.AccessibleTextRole: ", ".join(filter(None, (name, state))),
            Qt.ItemDataRole.ToolTipRole: "\n".join(filter(None, (scene.caption, state))),
            Qt.ItemDataRole(SCENE): scene,
            Qt.ItemDataRole(TOLD): told,
            Qt.ItemDataRole(BEEN): been,
        }
        return said.get(Qt.ItemDataRole(role))


class SceneList(QWidget):
    """`chosen(number)` by Enter or a click, from 0."""

    chosen = Signal(int)

    def __init__(self, pictures: ScenePictures, theme: Theme) -> None:
        super().__init__()
        self.heading = named(QLabel(), "title")
        self.heading.setWordWrap(True)
        self.list = QListView()
        self.shelf = Told(self.list)
        self.list.setModel(self.shelf)
        self.list.setAccessibleName(_("Scenes of the story"))
        self.list.setItemDelegate(SceneRows(pictures, theme, self.list))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(3 * ROW)
        self.list.activated.connect(lambda index: self.chosen.emit(index.row()))
        self.list.clicked.connect(lambda index: self.chosen.emit(index.row()))
        self._pictures = pictures
        pictures.drawn.connect(self.list.viewport().update)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 14, 6, 8)
        column.setSpacing(10)
        column.addWidget(self.heading)
        column.addWidget(self.list, 1)

    def begin(self, talk: Talk) -> None:
        """The scenes of the story that is told."""
        scenes = talk.story.scenes if talk.story else ()
        self.shelf.begin(scenes)
        self.heading.setText(talk.story.title if talk.story else "")
        self._pictures.want(scenes)

    def mark(self, talk: Talk) -> None:
        """The scene where the talk is; what was shown has a tick, what the short form leaves out
        is pale.
        """
        self.shelf.mark(talk.course, talk.been)
        self.list.setCurrentIndex(self.shelf.index(talk.number))


class SceneRows(QStyledItemDelegate):
    """Picture, number and title; a bar before the scene that is shown."""

    def __init__(self, pictures: ScenePictures, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._pictures, self._theme = pictures, theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Every row alike."""
        return QSize(160, ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """One scene."""
        scene, told = index.data(SCENE), index.data(TOLD)
        tokens, rect = self._theme.tokens, QRect(option.rect)
        state: QStyle.StateFlag = option.state
        here = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if here:
            painter.fillRect(rect, QColor(tokens.accent_soft))
            painter.fillRect(rect.left(), rect.top(), 4, rect.height(), QColor(tokens.accent))
        size = PICTURE if rect.width() >= ROOMY else SMALL
        frame = QRect(QPoint(rect.left() + EDGE + 4, rect.top() + EDGE), size)
        painter.setOpacity(1.0 if told is not False else 0.45)
        self._picture(painter, frame, scene)
        if index.data(BEEN) and not here:
            self._tick(painter, frame)
        words = rect.adjusted(size.width() + 2 * EDGE + 8, 4, -EDGE, -4)
        painter.setFont(sized(painter.font(), 13, bold=here))
        painter.setPen(QColor(tokens.ink if here or not index.data(BEEN) else tokens.ink2))
        text = f"{index.row() + 1}. {scene.title}"
        painter.drawText(words, _WRAPPED, _shortened(text, QFontMetrics(painter.font()), words))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setOpacity(1.0)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _tick(self, painter: QPainter, frame: QRect) -> None:
        """In the picture's lower right corner."""
        tokens = self._theme.tokens
        box = QRect(frame.right() - TICK, frame.bottom() - TICK, TICK, TICK)
        painter.fillRect(box, QColor(tokens.raised))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.accent), 2))
        corner, unit = QPointF(box.topLeft()), TICK / 16
        points = (QPointF(x * unit, y * unit) + corner for x, y in ((3, 8), (7, 12), (13, 4)))
        painter.drawPolyline(list(points))

    def _picture(self, painter: QPainter, frame: QRect, scene: Scene) -> None:
        tokens, seen = self._theme.tokens, self._pictures.of(scene)
        if seen.isNull():
            painter.fillRect(frame, QColor(tokens.raised))
            painter.setPen(QColor(tokens.ink2))
            year = str(scene.view.pane.date.year)
            painter.drawText(frame, int(Qt.AlignmentFlag.AlignCenter), year)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(frame, seen)
        painter.setPen(QColor(tokens.line))
        painter.drawRect(frame)


def _shortened(text: str, metrics: QFontMetrics, room: QRect) -> str:
    """As many whole words as there is room for."""
    words = text.split()
    while len(words) > 1:
        shown = " ".join(words) + ("" if len(words) == len(text.split()) else " …")
        if metrics.boundingRect(room, _WRAPPED, shown).height() <= room.height():
            return shown
        words.pop()
    return words[0] if words else ""


_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(
    Qt.TextFlag.TextWordWrap
)
