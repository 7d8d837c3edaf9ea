"""A field that opens a list of which any number can be ticked."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton

from parallel38.ui.layers.choices import Choices, Offer
from parallel38.ui.named import named


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
