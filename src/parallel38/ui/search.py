"""The search field in the middle of the bar; its results hang below it, over the map."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from parallel38.domain.atlas import Atlas
from parallel38.domain.story import Scene, Story
from parallel38.ui.icons import icon
from parallel38.ui.search_entries import Entry, Found
from parallel38.ui.search_index import SearchIndex
from parallel38.ui.search_list import ResultList
from parallel38.ui.theme import Theme
from parallel38.words import _

_EDGE = 8  # pixels free between the list and the window's edge
_GLASS = 16  # pixels of the magnifying glass


class Search(QLineEdit):
    """Down and Up choose, with Ctrl from group to group; Enter goes, or unfolds a list; Esc goes
    back from that list, then closes. `went(kind, key)` says where to.
    """

    went = Signal(str, str)
    left = Signal()  # done: the map may have the focus again

    def __init__(self, atlas: Atlas, theme: Theme, window: QWidget) -> None:
        super().__init__()
        self._index = SearchIndex(atlas)
        self._asked = ""  # what was typed before a list was unfolded
        self._building = QTimer(self, interval=0)
        self._building.timeout.connect(self._build)
        self.list = ResultList(window, theme)
        self.list.chosen.connect(self._go)
        self.setPlaceholderText(_("Search the atlas"))
        self.setAccessibleName(_("Search"))
        self.setToolTip(
            _("Search in any script; type a date, a position, or > for commands (Ctrl+K)")
        )
        self._glass = icon("search", theme)
        self.setTextMargins(_GLASS + 6, 0, 0, 0)
        self.setMinimumWidth(200)
        self.setMaximumWidth(460)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self._find)
        self.textChanged.connect(self._emptied)
        window.installEventFilter(self)

    def offer(self, commands: Iterable[Entry]) -> None:
        """Commands of the window that can be found too."""
        self._index.offer(commands)

    def keep(self, bookmarks: Iterable[Scene], stories: Iterable[Story]) -> None:
        """Bookmarks and stories of the project that is open can be found too."""
        self._index.keep(bookmarks, stories)

    def start(self) -> None:
        """Ready to type, what stood there marked."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        if self.text():
            self._find(self.text())

    def renew(self) -> None:
        """There is more to be found, or less."""
        self._index.renew()

    def close_list(self) -> None:
        """Put the results away."""
        self.list.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if self.list.isHidden() and self.text():
                self._find(self.text())
            else:
                step = 1 if key == Qt.Key.Key_Down else -1
                groups = event.modifiers() & Qt.KeyboardModifier.ControlModifier
                (self.list.move_group if groups else self.list.move_mark)(step)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.list.current and self.list.isVisible():
                self._go(self.list.current)
        elif key == Qt.Key.Key_Escape and self._asked:
            self.setText(self._asked)
            self._find(self._asked)
        elif key == Qt.Key.Key_Escape:
            self.close_list()
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        top = (self.height() - _GLASS) // 2
        self._glass.paint(QPainter(self), 10, top, _GLASS, _GLASS)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Names are written down between the focus and the first letter."""
        super().focusInEvent(event)
        self._building.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.close_list()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list follows the field when the window changes."""
        if event.type() == QEvent.Type.Resize and self.list.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        if not self._index.build():
            self._building.stop()

    def _emptied(self, text: str) -> None:
        if not text:
            self._asked = ""
            self.close_list()

    def _find(self, text: str) -> None:
        self._asked = ""
        if not text.strip():
            self.close_list()
            return
        self._show(self._index.find(text))

    def _show(self, results: list[Found]) -> None:
        self.list.fill(results)
        self._place()
        self.list.show()
        self.list.raise_()
        best = results[0].entry.title if results else _("Nothing found")
        self.setAccessibleDescription(best)

    def _place(self) -> None:
        window = self.list.parentWidget()
        assert window is not None
        corner = self.mapTo(window, QPoint(0, self.height() + 4))
        width = max(self.width(), 380)
        middle = corner.x() - (width - self.width()) // 2
        left = max(min(middle, window.width() - width - _EDGE), _EDGE)
        high = min(self.list.height_wanted(), window.height() - corner.y() - _EDGE)
        self.list.setGeometry(left, corner.y(), width, high)

    def _unfold(self, entry: Entry) -> None:
        self._asked = self.text()
        self.setText(entry.title)
        self._show(self._index.under(entry))

    def _go(self, found: Found) -> None:
        if found.entry.unfolds:
            self._unfold(found.entry)
            return
        self.close_list()
        self.setText("")
        self._asked = ""
        self.left.emit()  # before a command that wants the focus for itself
        self.went.emit(found.entry.kind, found.entry.key)
