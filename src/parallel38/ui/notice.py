"""Quiet messages: one card low on the map, that goes by itself or when it is closed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QWidget

from parallel38.ui.icons import icon
from parallel38.ui.named import tool_button
from parallel38.ui.theme import Theme
from parallel38.words import _

REST = 6000  # ms a plain message stays
REST_TO_ACT = 12_000  # and one with a button
Deed = tuple[str, Callable[[], object]]  # what a button says and does
_NONE: Deed = "", lambda: None
_ABOVE = 44  # pixels free below the card, where the map has its scale bar and credit


class Notice(QFrame):
    """The card. A new message replaces the old one."""

    def __init__(self, over: QWidget, theme: Theme) -> None:
        super().__init__(over)
        self.setObjectName("notice")
        self._over = over
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setFixedSize(90, 4)
        self._also = _NONE
        self._button, self._other = tool_button("plain"), tool_button("plain")
        self._button.clicked.connect(self._act)
        self._other.clicked.connect(lambda: self._also[1]())
        self._close = tool_button("icon")
        self._close.setIcon(icon("close", theme))
        self._close.setAccessibleName(_("Close this message"))
        self._close.clicked.connect(self._closed)
        self._deed: Callable[[], object] | None = None
        self._after: Callable[[], object] | None = None
        self._waits = False  # to come back
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self._label, 1)
        for widget in (self._bar, self._other, self._button, self._close):
            row.addWidget(widget)
        over.installEventFilter(self)
        self.hide()

    @property
    def goes(self) -> bool:
        """Whether it goes by itself."""
        return self._timer.isActive()

    @property
    def text(self) -> str:
        """What it says, or nothing."""
        return self._label.text() if not self.isHidden() else ""

    def say(
        self,
        text: str,
        button: str = "",
        deed: Callable[[], object] | None = None,
        *,
        also: Deed | None = None,
        stays: bool = False,
        busy: bool = False,
        closed: Callable[[], object] | None = None,
    ) -> None:
        """Show a sentence, with a button where something can be done about it, and one for what can
        `also` be done; `closed` is called when someone closes it by its cross.
        """
        self._after, self._waits = closed, False
        self._label.setText(text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._deed = deed
        self._also = also or _NONE
        self._other.setText(self._also[0])
        self._other.setVisible(also is not None)
        self._bar.setVisible(busy)
        self._close.setVisible(not busy)
        self._place()
        self.show()
        self.raise_()
        self.setAccessibleName(text)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        self._timer.stop()
        if not (stays or busy):
            self._timer.start(REST_TO_ACT if button else REST)

    def put_by(self, away: bool) -> None:
        """A message that stays until it was read gives way, and comes back unless there was
        another meanwhile.
        """
        if away and self._after is not None and self.isVisible():
            self._waits = True
            self.hide()
        elif not away and self._waits:
            self._waits = False
            self.show()

    def _act(self) -> None:
        if self._deed is not None:
            self._deed()

    def _closed(self) -> None:
        self.hide()
        if self._after is not None:
            self._after()

    def _place(self) -> None:
        self._label.setMinimumWidth(0)
        others = self.sizeHint().width() - self._label.sizeHint().width()
        said = self._label.fontMetrics().horizontalAdvance(self._label.text()) + 4
        self._label.setMinimumWidth(max(min(said, 520, self._over.width() - 32 - others), 0))
        wide = min(self.sizeHint().width(), max(self._over.width() - 32, 200))
        tall = max(self.heightForWidth(wide), self.sizeHint().height())
        left = (self._over.width() - wide) // 2
        self.setGeometry(left, self._over.height() - tall - _ABOVE, wide, tall)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle when the map is resized."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
