"""The search over the stage, for one display: what is found is gone to on the desk, which the
stage follows.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from parallel38.domain.atlas import Atlas
from parallel38.ui.search import Search
from parallel38.ui.theme import Theme
from parallel38.words import _

WIDE, HIGH, TOP = 520, 56, 40  # px


class Finder(QWidget):
    """A field in the upper middle of the stage; Enter goes, Esc puts it away."""

    def __init__(
        self, stage: QWidget, atlas: Atlas, theme: Theme, go: Callable[[str, str], object]
    ) -> None:
        super().__init__(stage)
        self._stage = stage
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Search over the stage"))
        self.search = Search(atlas, theme, stage)
        self.search.went.connect(go)
        self.search.left.connect(self.close_up)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(self.search)
        self.hide()

    def open(self) -> None:
        """Ready to type."""
        self.setGeometry((self._stage.width() - WIDE) // 2, TOP, WIDE, HIGH)
        self.show()
        self.raise_()
        self.search.list.raise_()
        self.search.start()

    def close_up(self) -> None:
        """Away; the stage has the keyboard again."""
        self.search.close_list()
        self.search.clear()
        self.hide()
        self._stage.setFocus()
