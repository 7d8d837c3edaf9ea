"""The list itself: filtered, and with every pointer act also on a key."""

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from parallel38.ui.layers.delegate import BOX, SWATCH, LayersDelegate, box_of
from parallel38.ui.layers.model import ROW, LayerRow, LayersModel, ThingRow
from parallel38.ui.ringed import BY_KEY, mark_row

Index = QModelIndex | QPersistentModelIndex
INDENT = 16
# What stands beside a title: two indents, check box, swatch and the gaps between.
BESIDE = 2 * INDENT + int(BOX) + 12 + SWATCH.width() + 10 + 12


class Filter(QSortFilterProxyModel):
    """Rows whose title, dates or layer hold all the words; on request only what is shown now."""

    def __init__(self, model: LayersModel) -> None:
        super().__init__()
        self.words: list[str] = []
        self.now_only = False
        self.setSourceModel(model)

    def narrow(self, text: str, now_only: bool) -> None:
        """Take other words."""
        self.words, self.now_only = text.casefold().split(), now_only
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        if not self.words and not self.now_only:  # of an own layer's thousands none is asked
            return True
        model = self.sourceModel()
        found = model.index(row, 0, parent).data(ROW)
        if isinstance(found, LayerRow):
            return any(self._accepts(found, thing) for thing in found.things)
        return self._accepts(parent.data(ROW), found)

    def _accepts(self, layer: LayerRow, row: ThingRow) -> bool:
        if self.now_only and (row.holds is None or not row.on):
            return False
        if not self.words:
            return True
        text = f"{row.thing.title} {row.dates} {layer.title}".casefold()
        return all(word in text for word in self.words)


class LayersTree(QTreeView):
    """Signals: `chosen(id)` as soon as a row is current, `asked_for(id)` on Enter or a double
    click, `toggled(index of the model)` on its check box or Space.
    """

    chosen = Signal(str)
    asked_for = Signal(str)
    toggled = Signal(QModelIndex)

    def __init__(self, model: Filter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._proxy = model
        self._following = False
        self.setHeaderHidden(True)
        self.setMouseTracking(True)
        self.setIndentation(INDENT)
        self.setExpandsOnDoubleClick(False)
        self.setAutoScroll(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._current)

    def show_current(self, index: QModelIndex) -> None:
        """Mark a row (of the source model) without saying that it was chosen. A folded layer
        stays folded: the clock may go from event to event.
        """
        self._following = True
        try:
            here = self._proxy.mapFromSource(index)
            if here != self.currentIndex():
                self.selectionModel().setCurrentIndex(here, _ONLY)
            if here.isValid() and self.isExpanded(here.parent()):
                self.scrollTo(here)
        finally:
            self._following = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A row is marked as soon as a key has come here: the layer where it is folded over it."""
        super().focusInEvent(event)
        mark_row(self, event)
        here = self.currentIndex()
        if event.reason() in BY_KEY and here.isValid() and self.visualRect(here).isEmpty():
            self.setCurrentIndex(here.parent())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Titles are broken anew where they have another width."""
        super().resizeEvent(event)
        delegate = self.itemDelegate()
        width = max(60, self.viewport().width() - BESIDE)
        if isinstance(delegate, LayersDelegate) and delegate.width != width:
            delegate.width = width
            self.scheduleDelayedItemsLayout()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            rect = self.visualRect(index)
            if box_of(rect).adjusted(-4, -5, 4, 5).contains(event.position()):
                self.toggled.emit(self._proxy.mapToSource(index))
                return
            if isinstance(index.data(ROW), LayerRow) and event.position().x() > rect.left():
                self.setCurrentIndex(index)
                self.setExpanded(index, not self.isExpanded(index))
                return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        row = index.data(ROW) if index.isValid() else None
        if isinstance(row, ThingRow):
            if not box_of(self.visualRect(index)).contains(event.position()):
                self.asked_for.emit(row.thing.id)
        else:
            self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        row = index.data(ROW) if index.isValid() else None
        if row is not None and event.key() == Qt.Key.Key_Space:
            self.toggled.emit(self._proxy.mapToSource(index))
        elif isinstance(row, ThingRow) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.asked_for.emit(row.thing.id)
        elif isinstance(row, LayerRow) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.setExpanded(index, not self.isExpanded(index))
        else:
            super().keyPressEvent(event)
            self.scrollTo(self.currentIndex())

    def _current(self, index: QModelIndex, _before: QModelIndex) -> None:
        row = index.data(ROW) if index.isValid() else None
        if not self._following and isinstance(row, ThingRow):
            self.chosen.emit(row.thing.id)


_ONLY = QItemSelectionModel.SelectionFlag.ClearAndSelect
