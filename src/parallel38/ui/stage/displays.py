"""Which display the room sees, and which the lecturer."""

from PySide6.QtCore import QObject, QPoint, Signal
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
        return bool(self._apart)

    @property
    def _apart(self) -> list[QScreen]:
        """Those that show something else than the desk's: a mirrored one is no second display."""
        mine = self._desk.screen()
        return [
            one for one in self._app.screens()
            if one is not mine and not one.geometry().intersects(mine.geometry())
        ]  # fmt: skip

    @property
    def room(self) -> QScreen:
        """The display that the audience sees."""
        others = self._apart
        if self._chosen in others:
            return self._chosen
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
    free = screen.availableGeometry()
    place.setSize(place.size().boundedTo(free.size()))
    place.moveRight(min(place.right(), free.right()))
    place.moveBottom(min(place.bottom(), free.bottom()))
    place.moveTopLeft(QPoint(max(place.x(), free.x()), max(place.y(), free.y())))
    window.setGeometry(place)
    window.setWindowState(state)
