"""The stage: the window without anything of the desk, full screen, and back exactly as it was."""

from itertools import pairwise

from PySide6.QtCore import QByteArray, QRect, Qt, QTimer
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

GRACE_MS = 250  # in which a window manager fills the screen


class Stage:
    """Clears a window round one of its widgets and puts everything back."""

    def __init__(self, window: QMainWindow, keep: QWidget) -> None:
        self._window, self._keep = window, keep
        self._hidden: list[QWidget] = []
        self._splits: list[tuple[QSplitter, QByteArray]] = []
        self._focus: QWidget | None = None
        self._state = _NONE
        self._place = QRect()
        self._up = self._forced = False

    def enter(self) -> None:
        """Hide all but the kept widget and fill the screen that the window is on."""
        window = self._window
        self._state, self._place = window.windowState(), window.geometry()
        self._focus = window.focusWidget()
        self._splits = [(one, one.saveState()) for one in _splitters(self._keep, window)]
        self._hidden = [one for one in _beside(self._keep, window) if not one.isHidden()]
        for widget in self._hidden:
            widget.hide()
        window.setWindowState(self._state | Qt.WindowState.WindowFullScreen)
        self._up, self._forced = True, False
        QTimer.singleShot(GRACE_MS, window, self._force)
        self._keep.setFocus()

    def leave(self) -> None:
        """As it was: what was shown, how large, in which state, with the focus where it was."""
        for widget in self._hidden:
            widget.show()
        self._window.setWindowState(self._state)
        self._up = False
        if self._forced:
            self._window.setGeometry(self._place)
        for splitter, sizes in self._splits:
            splitter.restoreState(sizes)
        (self._focus or self._keep).setFocus()

    def _force(self) -> None:
        """Take the whole screen where no window manager gives it."""
        screen = self._window.screen().geometry()
        if self._up and self._window.geometry() != screen and self._state == _NONE:
            self._forced = True
            self._window.setGeometry(screen)


def _ancestors(widget: QWidget, window: QMainWindow) -> list[QWidget]:
    """The widget and what holds it, up to the window itself."""
    chain = [widget]
    while chain[-1] is not window and (parent := chain[-1].parentWidget()):
        chain.append(parent)
    return chain


def _beside(widget: QWidget, window: QMainWindow) -> list[QWidget]:
    """What stands beside the widget, at every level, and the messages on it."""
    chain = _ancestors(widget, window)
    beside = [
        child
        for inner, outer in pairwise(chain)
        for child in outer.children()
        if isinstance(child, QWidget) and child is not inner and not child.isWindow()
    ]
    return beside + widget.findChildren(QWidget, "notice")


def _splitters(widget: QWidget, window: QMainWindow) -> list[QSplitter]:
    return [one for one in _ancestors(widget, window) if isinstance(one, QSplitter)]


_NONE = Qt.WindowState.WindowNoState
