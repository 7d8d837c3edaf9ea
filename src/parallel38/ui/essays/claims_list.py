"""The list of claims: a badge, what is claimed, its dates. Enter or a click goes there."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from parallel38.domain.atlas import Seed
from parallel38.ui.essays.badge import SIDE, paint_badge
from parallel38.ui.essays.model import ROW, ClaimRow, ClaimsModel, Index, SeedRow
from parallel38.ui.ringed import BY_KEY
from parallel38.ui.theme import Theme, sized
from parallel38.words import _

PAD = 8  # pixels above and below a row
LEFT, RIGHT = 16, 14  # pixels beside it
_TEXT = LEFT + int(SIDE) + 10
_WRAP = Qt.TextFlag.TextWordWrap


class ClaimsList(QListView):
    """Says which claim is wanted, and which letters were typed over the list."""

    chosen = Signal(str)
    typed = Signal(str)

    def __init__(self, model: ClaimsModel, theme: Theme) -> None:
        super().__init__()
        self._claims = model
        self.setModel(model)
        self.setItemDelegate(_Rows(theme, self))
        self.setAccessibleName(_("Claims of the essays"))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._choose)
        theme.changed.connect(self.viewport().update)

    def show_current(self, ident: str) -> None:
        """Mark a claim that was chosen here or elsewhere, and bring it into sight."""
        index = self._claims.find(ident)
        if index.isValid() and index != self.currentIndex():
            only = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, only)
            self.scrollTo(index)

    def choose_first(self) -> None:
        """The first that is listed."""
        if self._claims.rowCount() > 1:
            self.setCurrentIndex(self._claims.index(1, 0))
            self._choose(self.currentIndex())

    def mark_first(self) -> None:
        """A row for the keyboard, where none is current."""
        if not self.selectionModel().hasSelection() and self._claims.rowCount() > 1:
            self.setCurrentIndex(self._claims.index(1, 0))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in BY_KEY:
            self.mark_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        elif event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines are broken anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(ROW) if index.isValid() else None
        if isinstance(row, ClaimRow):
            self.chosen.emit(row.claim.id)


class _Rows(QStyledItemDelegate):
    """Paints essays and claims, each as high as its words need."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row, wide = index.data(ROW), self._view.viewport().width()
        if isinstance(row, SeedRow):
            high = _high(row.seed.title, sized(option.font, 13, bold=True), wide - LEFT - RIGHT)
            lesser = _high(_published(row.seed), sized(option.font, 11), wide - LEFT - RIGHT)
            return QSize(120, high + lesser + 3 * PAD)
        high = _high(row.claim.claim, sized(option.font, 13), wide - _TEXT - RIGHT)
        return QSize(120, high + 18 + 2 * PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        painter.save()
        if isinstance(row, SeedRow):
            self._essay(painter, option, row.seed)
        else:
            self._ground(painter, option)
            self._claim(painter, option, row)
        painter.restore()

    def _essay(self, painter: QPainter, option: QStyleOptionViewItem, seed: Seed) -> None:
        tokens, box = self._theme.tokens, option.rect.adjusted(LEFT, 2 * PAD, -RIGHT, 0)
        font = sized(option.font, 13, bold=True)
        _words(painter, box, seed.title, font, tokens.ink)
        box.setTop(box.top() + _high(seed.title, font, box.width()))
        _words(painter, box, _published(seed), sized(option.font, 11), tokens.ink2)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        state, tokens = option.state, self._theme.tokens
        marked = bool(state & QStyle.StateFlag.State_Selected)
        if not marked and not state & QStyle.StateFlag.State_MouseOver:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if marked and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.accent), 2))
        painter.setBrush(QColor(tokens.accent_soft if marked else tokens.hover))
        box = QRectF(option.rect).adjusted(6.5, 1.5, -6.5, -1.5)
        painter.drawRoundedRect(box, 5, 5)

    def _claim(self, painter: QPainter, option: QStyleOptionViewItem, row: ClaimRow) -> None:
        tokens, box = self._theme.tokens, option.rect.adjusted(_TEXT, PAD, -RIGHT, -PAD)
        badge = QRectF(option.rect.left() + LEFT, box.top() + 1, SIDE, SIDE)
        paint_badge(painter, badge, row.claim.verdict, tokens, row.claim.reading)
        _words(painter, box, row.claim.claim, sized(option.font, 13), tokens.ink)
        below = QRect(box.left(), box.bottom() - 15, box.width(), 16)
        small = sized(option.font, 11)
        shown = QFontMetrics(small).elidedText(row.when, Qt.TextElideMode.ElideRight, below.width())
        _words(painter, below, shown, small, tokens.ink2)


def _published(seed: Seed) -> str:
    return f"{seed.author} · {seed.published}"


def _words(painter: QPainter, box: QRect, text: str, font: QFont, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(box, int(_WRAP), text)


def _high(text: str, font: QFont, wide: int) -> int:
    room = QRect(0, 0, max(wide, 60), 10_000)
    return QFontMetrics(font).boundingRect(room, int(_WRAP), text).height()
