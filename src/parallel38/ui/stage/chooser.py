"""Which story? A page over the whole desk, where no story was named."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from parallel38.domain.story import Story
from parallel38.ui.fields import new_label
from parallel38.ui.named import tool_button
from parallel38.ui.theme import Theme, sized
from parallel38.words import _, ngettext

WIDTH, ROW = 860, 132  # px; a row at least
COUNT, GAP = 110, 6  # px beside a card's words for its count, and below its title
_STORY = Qt.ItemDataRole.UserRole
_R = Qt.FocusReason


class StoryChooser(QWidget):
    """A list of stories; `chosen(Story)` on Enter or a click, `asked` for one in a file."""

    chosen = Signal(object)
    asked = Signal()

    def __init__(self, parent: QWidget | None, stories: Iterable[Story], theme: Theme) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.list = QListView()
        self.list.setAccessibleName(_("Stories"))
        self._shelf = _Shelf(self.list)
        self.list.setModel(self._shelf)
        self.offer(stories)
        self.list.setItemDelegate(_Cards(theme, self.list))
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setStyleSheet("background: transparent;")
        self.list.setMouseTracking(True)
        self.list.clicked.connect(self._choose)
        self.file = tool_button("plain", _("From a file…"))
        self.file.clicked.connect(self.asked)
        self.fault = new_label("error")
        self.fault.hide()
        self._lay_out()
        if parent is not None:
            parent.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It covers the desk, whatever size that has."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def offer(self, stories: Iterable[Story]) -> None:
        """These are there to be told; of others nobody knows any more."""
        if (told := tuple(stories)) != self._shelf.stories:
            self._shelf.show(told)
            self.list.setCurrentIndex(self.list.model().index(0, 0))

    def say(self, fault: str) -> None:
        """What is wrong with a file, or nothing."""
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))

    def ask(self) -> None:
        """Cover the desk and take the keyboard."""
        self.say("")
        desk = self.parentWidget()
        if desk is not None:
            self.setGeometry(desk.rect())
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        self.list.scrollToTop()
        self.show()
        self.raise_()
        self.list.setFocus()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab stays on this page: below it lies the desk, unseen."""
        other = self.file if self.list.hasFocus() else self.list
        other.setFocus(_R.TabFocusReason if next else _R.BacktabFocusReason)
        return True

    def take(self) -> None:
        """The current story is the one."""
        self._choose(self.list.currentIndex())

    def step(self, step: int) -> None:
        """The next story of the list, or the one before."""
        row = self.list.currentIndex().row() + step
        if 0 <= row < self.list.model().rowCount():
            self.list.setCurrentIndex(self.list.model().index(row, 0))

    def _choose(self, index: QModelIndex) -> None:
        story = index.data(_STORY)
        if isinstance(story, Story):
            self.chosen.emit(story)

    def _lay_out(self) -> None:
        heading = QLabel(_("Stories"))
        heading.setObjectName("title")
        hint = QLabel(_("Enter begins. Page Down and Page Up turn the scenes, B blanks, C takes "
                        "the short form, Esc leaves the stage. The speaker's notes are on the "
                        "other display; with one, N shows them to the room."))  # fmt: skip
        hint.setObjectName("quiet")
        hint.setWordWrap(True)
        column = QVBoxLayout()
        column.setContentsMargins(0, 90, 0, 60)
        column.setSpacing(18)
        head = QHBoxLayout()
        head.addWidget(heading, 1)
        head.addWidget(self.file)
        column.addLayout(head)
        for widget in (self.fault, self.list, hint):
            column.addWidget(widget)
        row = QHBoxLayout(self)
        middle = QWidget()
        middle.setMaximumWidth(WIDTH)
        middle.setLayout(column)
        row.addStretch(1)
        row.addWidget(middle, 20)
        row.addStretch(1)


class _Shelf(QAbstractListModel):
    """Stories. No QStandardItems: PySide 6.11 loses count of who holds such items."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.stories: tuple[Story, ...] = ()

    def show(self, stories: tuple[Story, ...]) -> None:
        """These, in place of those before."""
        self.beginResetModel()
        self.stories = stories
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.stories)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        story = self.stories[index.row()]
        said = ". ".join(filter(None, (story.title, _count(story), story.description)))
        values = {
            Qt.ItemDataRole.DisplayRole: story.title,
            Qt.ItemDataRole.AccessibleTextRole: said,
            Qt.ItemDataRole(_STORY): story,
        }
        return values.get(Qt.ItemDataRole(role))


def _count(story: Story) -> str:
    count = len(story.scenes)
    return ngettext("{count} scene", "{count} scenes", count).format(count=count)


class _Cards(QStyledItemDelegate):
    """Title, description, number of scenes."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """High enough for all of title and description."""
        wide = _inner(QRectF(0, 0, self._view.viewport().width(), 0)).width() - COUNT
        story, face = index.data(_STORY), self._view.font()
        tall = _tall(story.title, _title(face), wide) + GAP
        tall += _tall(story.description, sized(face, 14), wide)
        spent = -_inner(QRectF(0, 0, 0, 0)).height()
        return QSize(300, max(ROW if story.description else 0, round(tall + spent) + 2))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """A card, marked when it is the current one."""
        story, tokens = index.data(_STORY), self._theme.tokens
        state: QStyle.StateFlag = option.state
        rect = _card(QRectF(option.rect))
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(QColor(tokens.accent if chosen else tokens.line), 3 if focused else 1))
        painter.setBrush(QColor(tokens.raised))
        painter.drawRoundedRect(rect, 8, 8)
        inner = _inner(QRectF(option.rect))
        painter.setPen(QColor(tokens.ink))
        painter.setFont(_title(painter.font()))
        words = inner.adjusted(0, 0, -COUNT, 0)
        painter.drawText(words, _TOP | _WRAP, story.title)
        words.setTop(words.top() + _tall(story.title, painter.font(), words.width()) + GAP)
        painter.setFont(sized(painter.font(), 14))
        painter.setPen(QColor(tokens.ink2))
        painter.drawText(words, _TOP | _WRAP, story.description)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignRight), _count(story))
        painter.restore()


def _card(row: QRectF) -> QRectF:
    return row.adjusted(2, 5, -2, -5)


def _inner(row: QRectF) -> QRectF:
    """What a row's card leaves for words."""
    return _card(row).adjusted(24, 18, -24, -16)


def _title(given: QFont) -> QFont:
    return sized(given, 20, bold=True)


def _tall(words: str, font: QFont, wide: float) -> int:
    """Their height in px, broken to `wide` px."""
    room = QRect(0, 0, int(wide), 100_000)
    return QFontMetrics(font).boundingRect(room, _TOP | _WRAP, words).height()


_TOP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_WRAP = int(Qt.TextFlag.TextWordWrap)
