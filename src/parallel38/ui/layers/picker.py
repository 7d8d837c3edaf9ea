"""A field that opens a list of which any number can be ticked."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from parallel38.ui.named import named
from parallel38.words import _

MANY = 12  # rows from which one can type to find
ROW, MOST, WIDE = 24, 420, 300  # pixels: a row, the list's height, its least width
_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Offer:
    """A row: what it is called, and how many things on the map have it."""

    id: str
    title: str
    count: int


class Picker(QPushButton):
    """Says what is ticked; `changed(ids)` on each tick. `offers` are asked for once it opens."""

    changed = Signal(tuple)

    def __init__(
        self, name: str, none: str, offers: Callable[[], Sequence[Offer]], say: Callable[[str], str]
    ) -> None:
        """`name` for who cannot see it, `none` where nothing is ticked; `say` names an id."""
        super().__init__()
        named(self, "picker")
        self._name, self._none, self._offers, self._say = name, none, offers, say
        self._chosen: tuple[str, ...] = ()
        self._list: Choices | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        self.clicked.connect(self.open)
        self._tell()

    def show_chosen(self, ids: Sequence[str]) -> None:
        """Take what the Store announced."""
        self._chosen = tuple(ids)
        self._tell()
        if self._list:
            self._list.tick(self._chosen)

    def open(self) -> None:
        """The list under the field."""
        if self._list is None:
            self._list = Choices(self, self._name, self._offers())
            self._list.ticked.connect(self.changed)
        self._list.tick(self._chosen)
        self._list.drop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        """With the arrow of a field that opens."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(self.palette().buttonText().color())
        ink.setAlphaF(0.65)
        painter.setPen(QPen(ink, 1.0))
        x, y = self.width() - 11.0, self.height() / 2
        painter.drawPolyline(
            [QPointF(x - 2.7, y - 1.2), QPointF(x, y + 1.5), QPointF(x + 2.7, y - 1.2)]
        )

    def _tell(self) -> None:
        words = ", ".join(map(self._say, self._chosen)) or self._none
        room = self.width() - 34
        self.setText(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room))
        self.setToolTip(f"<p>{escape(words)}</p>" if self._chosen else "")
        self.setAccessibleName(f"{self._name}: {words}")
        self.setProperty("narrows", bool(self._chosen))
        self.style().polish(self)


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
        self.rows = _tree(name, offers)
        self.rows.itemChanged.connect(self._tell)
        self.rows.itemPressed.connect(self._press)
        self.rows.itemClicked.connect(self._click)
        self._pressed: Qt.CheckState | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.typed)
        column.addWidget(self.rows)

    def tick(self, ids: Collection[str]) -> None:
        """Tick these and no others, silently."""
        self.rows.blockSignals(True)
        for row in self._all():
            on = row.data(0, _ID) in ids
            row.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.rows.blockSignals(False)
        self.rows.viewport().update()

    def drop(self) -> None:
        """Below the field, or above it where the screen ends."""
        self.typed.clear()
        search = self.typed.sizeHint().height() + 6 if not self.typed.isHidden() else 0
        high = min(len(self._all()) * ROW + search + 18, MOST)
        self.resize(max(WIDE, self._field.width()), high)
        at = self._field.mapToGlobal(QPoint(0, self._field.height() + 2))
        screen = self._field.screen().availableGeometry()
        if at.y() + high > screen.bottom():
            at.setY(max(screen.top(), at.y() - high - self._field.height() - 4))
        self.move(at)
        self.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if found := self._found():
            self.rows.setCurrentItem(found[0])
        (self.rows if self.typed.isHidden() else self.typed).setFocus()

    def event(self, event: QEvent) -> bool:
        """No key is a command of the window while the list is open."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape or (key in _ENTER and self.rows.hasFocus()):
            self.close()
            self._field.setFocus()
        elif key in _ENTER and (found := self._found()):
            _toggle(found[0])
        elif key == Qt.Key.Key_Down and (found := self._found()):
            self.rows.setFocus()
            self.rows.setCurrentItem(found[0])
        else:
            super().keyPressEvent(event)

    def _all(self) -> list[QTreeWidgetItem]:
        rows = (self.rows.topLevelItem(n) for n in range(self.rows.topLevelItemCount()))
        return [row for row in rows if row is not None]

    def _found(self) -> list[QTreeWidgetItem]:
        return [row for row in self._all() if not row.isHidden()]

    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        for row in self._all():
            title = row.text(0).casefold()
            row.setHidden(not all(word in title for word in words))

    def _press(self, row: QTreeWidgetItem) -> None:
        self._pressed = row.checkState(0)

    def _click(self, row: QTreeWidgetItem) -> None:
        """Anywhere on a row; on its box Qt has ticked it already."""
        if row.checkState(0) == self._pressed:
            _toggle(row)

    def _tell(self) -> None:
        on = Qt.CheckState.Checked
        self.ticked.emit(tuple(r.data(0, _ID) for r in self._all() if r.checkState(0) == on))


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _tree(name: str, offers: Sequence[Offer]) -> QTreeWidget:
    made = QTreeWidget()
    made.setAccessibleName(name)
    made.setColumnCount(2)
    made.setHeaderHidden(True)
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    made.header().setStretchLastSection(False)
    made.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    made.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    for offer in offers:
        row = QTreeWidgetItem([offer.title, str(offer.count)])
        row.setData(0, _ID, offer.id)
        row.setCheckState(0, Qt.CheckState.Unchecked)
        row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.setToolTip(0, f"<p>{escape(offer.title)}</p>")
        made.addTopLevelItem(row)
    return made


def _toggle(row: QTreeWidgetItem) -> None:
    off = row.checkState(0) == Qt.CheckState.Checked
    row.setCheckState(0, Qt.CheckState.Unchecked if off else Qt.CheckState.Checked)
