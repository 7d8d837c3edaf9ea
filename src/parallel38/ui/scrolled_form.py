"""A form in a panel that is scrolled where it has no room, by the keyboard, too."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from parallel38.ui.named import named


class ScrolledForm(QScrollArea):
    """Tab comes to it while not all of it is in sight; a ring says so, arrows, Home and End move
    it. It goes up and down alone: what is in it is as wide as the panel.
    """

    def __init__(self, name: str) -> None:
        """`name` is what a screen reader says."""
        super().__init__()
        named(self, "form")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click beside a field changes nothing
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        named(self.viewport(), "panel")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """To the first line or the last; the rest Qt knows."""
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if event.key() in ends:
            bar.setValue(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
