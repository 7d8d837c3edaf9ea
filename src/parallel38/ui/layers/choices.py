"""The list of a field, of which any number of rows can be ticked."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QLineEdit, QTreeView, QVBoxLayout, QWidget

from parallel38.ui.named import named
from parallel38.words import _

MANY = 12  # rows from which one can type to find
ROW, MOST, WIDE = 24, 420, 300  # pixels: a row at least, the list's height, its least width
Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TICK = Qt.ItemDataRole.CheckStateRole
_AT_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Offer:
    """A row: what it is called, and how many things on the map have it."""

    id: str
    title: str
    count: int


class Offers(QAbstractTableModel):
    """The rows: title with its tick, and count. `ticked(ids)` when a person ticks. No items of Qt's
    own, whose holders PySide loses count of.
    """

    ticked = Signal(tuple)

    def __init__(self, parent: QWidget, offers: Sequence[Offer]) -> None:
        super().__init__(parent)
        self.offers, self._on = tuple(offers), frozenset[str]()

    def tick(self, ids: Collection[str]) -> None:
        """These and no others, silently."""
        self._on = frozenset(ids)
        if self.offers:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.offers) - 1, 0))

    def toggle(self, row: int) -> None:
        """Tick it, or no more."""
        self.tick(self._on ^ {self.offers[row].id})
        self.ticked.emit(tuple(one.id for one in self.offers if one.id in self._on))

    def is_on(self, row: int) -> bool:
        """Whether it is ticked."""
        return self.offers[row].id in self._on

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.offers)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        tick = Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | tick

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        offer, count = self.offers[index.row()], index.column() == 1
        if role == Qt.ItemDataRole.DisplayRole:
            return str(offer.count) if count else offer.title
        if count:
            return _AT_RIGHT if role == Qt.ItemDataRole.TextAlignmentRole else None
        if role == _TICK:
            return Qt.CheckState.Checked if self.is_on(index.row()) else Qt.CheckState.Unchecked
        return f"<p>{escape(offer.title)}</p>" if role == Qt.ItemDataRole.ToolTipRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Its box, or Space, was pressed."""
        if role == _TICK:
            self.toggle(index.row())
        return bool(role == _TICK)


class Choices(QFrame):
    """The list, in a window of its own that a click elsewhere or Esc closes."""

    ticked = Signal(tuple)

    def __init__(self, field: QWidget, name: str, offers: Sequence[Offer]) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        named(self, "choices")
        self._field = field
        self.typed = QLineEdit(placeholderText=_("Find"))
        self.typed.setAccessibleName(_("Find in the list"))
        self.typed.setVisible(len(offers) > MANY)
        self.typed.textChanged.connect(self._narrow)
        self.rows = _tree(name)
        self.offers = Offers(self, offers)
        self.rows.setModel(self.offers)
        self.offers.ticked.connect(self.ticked)
        self.rows.header().setStretchLastSection(False)
        self.rows.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.rows.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.rows.pressed.connect(self._press)
        self.rows.clicked.connect(self._click)
        self._pressed: bool | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.typed)
        column.addWidget(self.rows)

    def tick(self, ids: Collection[str]) -> None:
        """Tick these and no others, silently."""
        self.offers.tick(ids)

    def drop(self) -> None:
        """Below the field, or above it where the screen ends."""
        self.typed.clear()
        search = self.typed.sizeHint().height() + 6 if not self.typed.isHidden() else 0
        row = max(ROW, self.rows.sizeHintForRow(0))  # more for letters taller than Latin ones
        high = min(self.offers.rowCount() * row + search + 18, MOST)
        self.resize(max(WIDE, self._field.width()), high)
        at = self._field.mapToGlobal(QPoint(0, self._field.height() + 2))
        screen = self._field.screen().availableGeometry()
        if at.y() + high > screen.bottom():
            at.setY(max(screen.top(), at.y() - high - self._field.height() - 4))
        self.move(at)
        self.show()

    @property
    def found(self) -> list[int]:
        """The rows that what is typed leaves."""
        return list(self._found())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._mark_first()
        (self.rows if self.typed.isHidden() else self.typed).setFocus()

    def event(self, event: QEvent) -> bool:
        """No key is a command of the window while the list is open."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, first = event.key(), next(self._found(), None)
        if key == Qt.Key.Key_Escape or (key in _ENTER and self.rows.hasFocus()):
            self.close()
            self._field.setFocus()
        elif key in _ENTER and first is not None:
            self.offers.toggle(first)
        elif key == Qt.Key.Key_Down and first is not None:
            self.rows.setFocus()
            self._mark_first()
        else:
            super().keyPressEvent(event)

    def _found(self) -> Iterator[int]:
        none = QModelIndex()
        rows = range(self.offers.rowCount())
        return (row for row in rows if not self.rows.isRowHidden(row, none))

    def _mark_first(self) -> None:
        if (first := next(self._found(), None)) is not None:
            self.rows.setCurrentIndex(self.offers.index(first, 0))

    def _narrow(self, text: str) -> None:
        words, none = text.casefold().split(), QModelIndex()
        for row, offer in enumerate(self.offers.offers):
            title = offer.title.casefold()
            self.rows.setRowHidden(row, none, not all(word in title for word in words))

    def _press(self, index: QModelIndex) -> None:
        self._pressed = self.offers.is_on(index.row())

    def _click(self, index: QModelIndex) -> None:
        """Anywhere on a row; on its box Qt has ticked it already."""
        if self.offers.is_on(index.row()) == self._pressed:
            self.offers.toggle(index.row())


def _tree(name: str) -> QTreeView:
    made = QTreeView()
    made.setAccessibleName(name)
    made.setHeaderHidden(True)
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    return made
