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
        for screen in app.screens():
            screen.geometryChanged.connect(self._reshaped)
        app.screenAdded.connect(self._came)
        app.screenRemoved.connect(self._went)

    @property
    def two(self) -> bool:
        """Whether the lecturer has a display of their own."""
        screens = self._app.screens()
        return any(_apart(one, screens[0]) for one in screens[1:])

    @property
    def room(self) -> QScreen:
        """The display that the audience sees."""
        screens, mine = self._app.screens(), self._desk.screen()
        if self._chosen in screens and self.two:  # a swap's desk may not be there yet
            return self._chosen
        return next((one for one in screens if _apart(one, mine)), mine)

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
        self.blockSignals(True)
        self._app.screenAdded.disconnect(self._came)
        self._app.screenRemoved.disconnect(self._went)

    def _came(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._reshaped)
        self.changed.emit()

    def _reshaped(self) -> None:
        """One has other pixels, or is mirrored no more."""
        self.changed.emit()

    def _went(self, screen: QScreen) -> None:
        if screen is self._chosen:
            self._chosen = None
        self.changed.emit()


def _apart(one: QScreen, other: QScreen) -> bool:
    """Whether they show different things: a mirrored display is no second one."""
    return not one.geometry().intersects(other.geometry())


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
