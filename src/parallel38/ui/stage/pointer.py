"""The pointer of a talk: where the lecturer's mouse is on the map, a ring for the room."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from parallel38.domain.mercator import down
from parallel38.domain.view import Camera, View
from parallel38.ui.bridge import Hover
from parallel38.ui.mapview import MapView
from parallel38.ui.stage.talk import Position, Talk
from parallel38.words import _

SIZE = 1 / 12  # of the stage's height
LEAST = 48  # px
_WORLD = 256.0  # CSS pixels of the world at zoom 0


class Pointer(QObject):
    """On or off, or on while the middle button is held; a place on the desk's map is shown at the
    same place of the stage's.
    """

    def __init__(
        self, talk: Talk, desk: MapView, stage: MapView, watches: Callable[[], bool]
    ) -> None:
        """`watches`: whether the desk hears of the pointer anyway."""
        super().__init__(talk)
        self._talk, self._maps, self._watches = talk, (desk, stage), watches
        self._stage, self._ring = stage, Ring(stage)
        self.on = self._held = False
        self._at: Position | None = None
        self._last: Position | None = None  # of the mouse
        self._leave = stage.store.subscribe(self._travelled)
        for one in self._maps:
            one.hovered.connect(self._hover)
            if (hands := one.focusProxy()) is not None:
                hands.installEventFilter(self)
        talk.pointed.connect(self._show)

    def toggle(self) -> None:
        """Show the room where the mouse is, or no more."""
        self._held = False
        self._turn(not self.on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The middle button is the pointer's; the page gets none of it."""
        if not isinstance(event, QMouseEvent) or event.button() != Qt.MouseButton.MiddleButton:
            return False
        held = event.type() != QEvent.Type.MouseButtonRelease
        if held != self.on and (held or self._held):
            self._held = held
            self._turn(held)
        return True

    def _turn(self, on: bool) -> None:
        self.on = on
        desk, stage = self._maps
        stage.watch(self.on)
        desk.watch(self.on or self._watches())
        self._talk.point(self._last if on else None)
        self._talk.changed.emit()

    def end(self) -> None:
        """The talk is over."""
        self._maps[0].watch(self._watches())
        self._leave()
        for one in self._maps:
            one.hovered.disconnect(self._hover)
            if (hands := one.focusProxy()) is not None:
                hands.removeEventFilter(self)

    def _hover(self, hover: Hover) -> None:
        there = hover.lat is not None and hover.lon is not None
        self._last = (hover.lat, hover.lon) if there else None  # type: ignore[assignment]
        if self.on:
            self._talk.point(self._last)

    def _travelled(self, new: View, old: View) -> None:
        """The place is elsewhere on the stage now; on a flight nowhere until the mouse moves."""
        flies = self._stage.flies and new.pane.camera != old.pane.camera
        self._show(None if flies else self._at)

    def _show(self, at: Position | None) -> None:
        stage, self._at = self._stage, at
        if at is None:
            self._ring.hide()
            return
        camera = stage.store.view.pane.camera
        self._ring.put(pixel_of(*at, camera, stage.width(), stage.height()), stage.height())


class Ring(QWidget):
    """Light, dark and light, and a dot: seen on any ground, and through a pale lamp."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(_("Pointer"))
        self.hide()

    def put(self, at: QPointF, high: int) -> None:
        """Its middle at a pixel of a stage so high."""
        side = max(LEAST, round(high * SIZE))
        corner = at - QPointF(side / 2, side / 2)
        self.setGeometry(round(corner.x()), round(corner.y()), side, side)
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Two rings and a dot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self.width()
        middle, line = QPointF(side / 2, side / 2), side / 12
        for colour, width in (("#ffffff", 2.2 * line), ("#b3001b", line)):
            painter.setPen(QPen(QColor(colour), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, side / 2 - 1.4 * line, side / 2 - 1.4 * line)
        painter.setPen(QPen(QColor("#ffffff"), line / 2))
        painter.setBrush(QColor("#b3001b"))
        painter.drawEllipse(middle, line * 0.9, line * 0.9)


def pixel_of(lat: float, lon: float, camera: Camera, wide: int, high: int) -> QPointF:
    """Where a position in degrees lies on a map of wide x high pixels, by the shorter way round."""
    world = _WORLD * 2**camera.zoom
    east = (lon - camera.lon + 180.0) % 360.0 - 180.0
    across, below = east / 360.0, down(lat) - down(camera.lat)
    return QPointF(wide / 2 + across * world, high / 2 + below * world)
