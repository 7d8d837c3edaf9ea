"""The layers panel: what can be shown, what is shown now, and since when."""

from collections.abc import Collection

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from parallel38.domain.atlas import Atlas
from parallel38.domain.view import Store, View
from parallel38.ui.layers.delegate import LayersDelegate
from parallel38.ui.layers.filter_fold import FilterFold
from parallel38.ui.layers.model import LayersModel
from parallel38.ui.layers.swatch import Swatches
from parallel38.ui.layers.tree import Filter, LayersTree
from parallel38.ui.rest import AtRest, only_days
from parallel38.ui.theme import Theme
from parallel38.ui.trail import Trail
from parallel38.ui.travel import Travel
from parallel38.words import _

ROWS = 110  # pixels of the tree at least; a lower window scrolls the shelf
OPEN = ("zones", "lines")  # layers unfolded at first


class LayersPanel(QWidget):
    """Layers with swatches, switches and dates; asks the Store and follows it."""

    def __init__(
        self, atlas: Atlas, store: Store, theme: Theme, trail: Trail | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Layers"))
        self._store, self._theme = store, theme
        self._travel = Travel(atlas, store, trail)
        self._model = LayersModel(atlas, store)
        self._filter = Filter(self._model)
        self.filters = FilterFold(atlas, store, theme)
        self.tree = LayersTree(self._filter)
        self._delegate = LayersDelegate(Swatches(atlas), store, theme)
        self.tree.setItemDelegate(self._delegate)
        self.tree.setAccessibleName(_("Layers and what is in them"))
        self.field = self._search_field()
        self.now = self._now_button()
        self._count = _label("", "quiet")
        self._lay_out()
        self._rest = AtRest(self, self._follow)
        self._join()
        self._say_count()
        self._unfold()

    def renew(self) -> None:
        """Layers of a person's own have come or gone; what was unfolded stays so."""
        unfolded = [
            layer.id for row, layer in enumerate(self._model.layers)
            if self.tree.isExpanded(self._place(row))
        ]  # fmt: skip
        self._model.renew()
        self._say_count()
        self._narrow(unfolded)
        self.tree.show_current(self._model.find(self._store.view.pane.selected))

    def sizeHint(self) -> QSize:
        return QSize(310, 600)

    def _search_field(self) -> QLineEdit:
        field = QLineEdit(placeholderText=_("Find by name or year"))
        field.setToolTip(field.placeholderText())
        field.setClearButtonEnabled(True)
        field.setAccessibleName(_("Find in the layers"))
        return field

    def _now_button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("chip")
        button.setText(_("Now"))
        button.setCheckable(True)
        button.setToolTip(_("List only what the map shows now"))
        button.setAccessibleName(_("List only what the map shows now"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.addWidget(self._count)
        search = QHBoxLayout()
        search.setContentsMargins(16, 0, 12, 0)
        search.setSpacing(6)
        search.addWidget(self.field)
        search.addWidget(self.now)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.filters)
        column.addLayout(search)
        self.tree.setMinimumHeight(ROWS)
        column.addWidget(self.tree)

    def _join(self) -> None:
        self.tree.chosen.connect(self._travel.select)
        self.tree.asked_for.connect(self._travel.to_start)
        self.tree.toggled.connect(self._model.toggle)
        self.field.textChanged.connect(lambda _text: self._narrow())
        self.now.toggled.connect(lambda _on: self._narrow())
        self._theme.changed.connect(self.tree.viewport().update)
        leave = self._store.subscribe(self._announced)
        self.destroyed.connect(lambda: leave())

    def _announced(self, new: View, old: View) -> None:
        if new.pane.selected != old.pane.selected:
            self.tree.show_current(self._model.find(new.pane.selected))
        (self._rest.ask if only_days(new.pane, old.pane) else self._rest.soon)()

    def _follow(self) -> None:
        if self._model.follow():
            self._say_count()
            if self._filter.now_only:
                self._filter.invalidate()
        self.tree.viewport().update()

    def _say_count(self) -> None:
        self._count.setText(_("{count} shown now").format(count=self._model.shown))

    def _narrow(self, unfolded: Collection[str] = OPEN) -> None:
        self._filter.narrow(self.field.text(), self.now.isChecked())
        if self.field.text().strip() or self.now.isChecked():
            self.tree.expandAll()
        else:
            self.tree.collapseAll()
            self._unfold(unfolded)

    def _unfold(self, layers: Collection[str] = OPEN) -> None:
        for row, layer in enumerate(self._model.layers):
            self.tree.setExpanded(self._place(row), layer.id in layers)

    def _place(self, row: int) -> QModelIndex:
        """Where a layer stands in the list."""
        return self._filter.mapFromSource(self._model.index(row, 0, QModelIndex()))


def _label(text: str, name: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    return label
