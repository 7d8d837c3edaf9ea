"""The scenes of the talk in a list: which is shown, which were told; a click goes there."""

from PySide6.QtCore import (
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
    QListWidget,
    QListWidgetItem,
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


class SceneList(QWidget):
    """`chosen(number)` by Enter or a click, from 0."""

    chosen = Signal(int)

    def __init__(self, pictures: ScenePictures, theme: Theme) -> None:
        super().__init__()
        self.heading = named(QLabel(), "title")
        self.heading.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Scenes of the story"))
        self.list.setItemDelegate(SceneRows(pictures, theme, self.list))
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(3 * ROW)
        self.list.itemActivated.connect(lambda item: self.chosen.emit(self.list.row(item)))
        self.list.itemClicked.connect(lambda item: self.chosen.emit(self.list.row(item)))
        self._pictures = pictures
        pictures.drawn.connect(self.list.viewport().update)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 14, 6, 8)
        column.setSpacing(10)
        column.addWidget(self.heading)
        column.addWidget(self.list, 1)

    def begin(self, talk: Talk) -> None:
        """The scenes of the story that is told."""
        self.list.clear()
        if talk.story is None:
            return
        self.heading.setText(talk.story.title)
        for number, scene in enumerate(talk.story.scenes, 1):
            item = QListWidgetItem(f"{number}. {scene.title}")
            item.setData(SCENE, scene)
            item.setToolTip(scene.caption)
            self.list.addItem(item)
        self._pictures.want(talk.story.scenes)

    def mark(self, talk: Talk) -> None:
        """The scene where the talk is; what was shown has a tick, what the short form leaves out
        is pale.
        """
        course = talk.course
        for number in range(self.list.count()):
            item = self.list.item(number)
            told, been = number in course, number in talk.been
            item.setData(TOLD, told)
            item.setData(BEEN, been)
            state = _("shown") if been else "" if told else _("left out in the short form")
            said = filter(None, (item.text(), state))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(said))
        self.list.setCurrentRow(talk.number)


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
