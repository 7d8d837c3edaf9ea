"""Which display the room sees, and which the lecturer."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget


class Displays(QObject):
    """`changed` when one came or went. The room's is another than the desk's, where there is one;
    it is known by its object, since numbers change hands when one is unplugged.
    """

    changed = Signal()

    def __init__(self, desk: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        self._app = app
        self._chosen: QScreen | None = None  # the room's, by a swap
        app.screenAdded.connect(self._came)
        app.screenRemoved.connect(self._went)

    @property
    def two(self) -> bool:
        """Whether the lecturer has a display of their own."""
        return len(self._app.screens()) > 1

    @property
    def room(self) -> QScreen:
        """The display that the audience sees."""
        screens = self._app.screens()
        if self._chosen in screens:
            return self._chosen
        others = [one for one in screens if one is not self._desk.screen()]
        return others[0] if others else self._desk.screen()

    def swap(self) -> None:
        """The room sees the lecturer's display, and the lecturer has the room's."""
        if not self.two:
            return
        theirs, mine = self.room, self._desk.screen()
        self._chosen = mine
        _carry(self._desk, theirs)
        self.changed.emit()

    def leave(self) -> None:
        """Hear no more of displays."""
        self._app.screenAdded.disconnect(self._came)
        self._app.screenRemoved.disconnect(self._went)

    def _came(self, _screen: QScreen) -> None:
        self.changed.emit()

    def _went(self, screen: QScreen) -> None:
        if screen is self._chosen:
            self._chosen = None
        self.changed.emit()


def _carry(window: QWidget, screen: QScreen) -> None:
    """A window to another display, at the same place on it and as large as there is room."""
    state, old, new = window.windowState(), window.screen().geometry(), screen.geometry()
    window.setWindowState(window.windowState().WindowNoState)
    place = window.geometry().translated(new.topLeft() - old.topLeft())
    window.setGeometry(place.intersected(screen.availableGeometry()))
    window.setWindowState(state)
