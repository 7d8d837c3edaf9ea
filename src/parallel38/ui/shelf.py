"""The room of a side panel: there from the first moment, filled after the first painted map."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Shelf(QWidget):
    """Holds panels one above the other; its width is the splitter's and is remembered."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(least)
        self.setMaximumWidth(most)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._column = column

    def put(self, panel: QWidget, after: QWidget | None = None) -> None:
        """The panel is ready; it stands last, or after another."""
        at = self._column.indexOf(after) + 1 if after else self._column.count()
        self._column.insertWidget(at, panel)

    def head(self, row: QWidget) -> None:
        """Above all panels."""
        self._column.insertWidget(0, row)
