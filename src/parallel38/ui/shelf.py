"""The room of a side panel: there from the first moment, filled after the first painted map."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Shelf(QWidget):
    """Holds one panel; its width is the splitter's and is remembered."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(least)
        self.setMaximumWidth(most)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._column = column

    def put(self, panel: QWidget) -> None:
        """The panel is ready."""
        self._column.addWidget(panel)
