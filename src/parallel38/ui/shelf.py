"""The room of a side panel: there from the first moment, filled after the first painted map."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLayoutItem, QScrollArea, QVBoxLayout, QWidget

_SAID = Qt.WidgetAttribute.WA_WState_ExplicitShowHide  # else it is hidden for want of a parent


class Shelf(QScrollArea):
    """Holds panels one above the other; its width is the splitter's and is remembered. In a window
    too low for them it is scrolled.
    """

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(least)
        self.setMaximumWidth(most)
        body = QWidget()
        body.setMinimumWidth(1)  # else panels that ask for more than the shelf has were cut
        self._column = _Column(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setWidgetResizable(True)
        self.setWidget(body)
        body.setAutoFillBackground(False)
        self._residents: list[QWidget] = []
        self._guests: list[QWidget] = []
        self._home: set[QWidget] = set()  # residents that were shown before a guest came
        self.viewport().setAutoFillBackground(False)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), 0)

    def put(self, panel: QWidget, after: QWidget | None = None) -> None:
        """The panel is ready; it stands last, or after another."""
        at = self._column.indexOf(after) + 1 if after else self._column.count()
        self._column.insertWidget(at, panel)
        self._residents.append(panel)
        if self._guests:
            if not (panel.isHidden() and panel.testAttribute(_SAID)):
                self._home.add(panel)
            panel.hide()

    def lend(self, guest: QWidget, wanted: bool) -> None:
        """All of the room to a guest while it is wanted, in place of the panels that live here; of
        several guests the one that came last has it.
        """
        if wanted == (guest in self._guests):
            return
        if wanted:
            if not self._guests:
                self._home = {panel for panel in self._residents if not panel.isHidden()}
            self._guests.append(guest)
            self._column.addWidget(guest)
        else:
            self._guests.remove(guest)
        last = self._guests[-1] if self._guests else None
        for panel in self._residents:
            panel.setVisible(last is None and panel in self._home)
        for one in {guest, *self._guests}:
            one.setVisible(one is last)

    def head(self, row: QWidget) -> None:
        """Above all panels."""
        self._column.insertWidget(0, row)
        row.lower()  # the first to be told, too


class _Column(QVBoxLayout):
    """As high as what is in it needs at least: a scroll area would give it all that it wants."""

    def hasHeightForWidth(self) -> bool:
        return False

    def minimumSize(self) -> QSize:
        items = [item for at in range(self.count()) if (item := self.itemAt(at))]
        shown = [item for item in items if (part := item.widget()) and not part.isHidden()]
        wide = self.geometry().width()
        return QSize(super().minimumSize().width(), sum(_least(item, wide) for item in shown))


def _least(item: QLayoutItem, wide: int) -> int:
    """Pixels of height that a panel needs, with its words broken at this width."""
    part = item.widget()
    inner = part.layout() if part else None
    words = inner.totalMinimumHeightForWidth(wide) if inner and inner.hasHeightForWidth() else 0
    return max(item.minimumSize().height(), words)
