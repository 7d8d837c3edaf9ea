"""Where the pointer is, low on the map; and the position for the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from parallel38.domain.position import Form, places_at, position_words
from parallel38.words import _

if TYPE_CHECKING:
    from parallel38.ui.bridge import Hover
    from parallel38.ui.window import Window

_RIGHT, _LOW, _TALL = 11, 24, 18  # pixels: beside the rim, above one line of credit, of its own
_AIR = 3  # pixels above a credit of more lines


class Whereabouts(QLabel):
    """Quiet words above the credit line, not there while the pointer is elsewhere; while something
    is measured, how far it is from the last point, too.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window.map)
        self.setObjectName("whereabouts")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(_("Position of the pointer"))
        self.hide()
        self._window = window
        self._spot: tuple[float, float] | None = None
        self._rise = 0.0
        window.map.hovered.connect(self._hear)
        window.map.moved.connect(self._tell)
        self._placing = window.deeds.placing
        self._placing.changed.connect(self._tell)
        window.map.installEventFilter(self)

    def follow(self) -> None:
        """Take up the setting: what form, or none."""
        self._window.map.watch(self._window.settings.values.coordinates != "none")
        self._tell()

    def copy(self) -> None:
        """The pointer's position to the clipboard, or that of the map's middle."""
        camera = self._window.pane.camera
        lat, lon = self._spot or (camera.lat, camera.lon)
        words = self._words(lat, lon)
        QGuiApplication.clipboard().setText(words)
        told = (
            _("Copied: {position}")
            if self._spot
            else _("Copied, the middle of the map: {position}")
        )
        self._window.notice.say(told.format(position=words))

    def _hear(self, hover: Hover) -> None:
        there = hover.lat is not None and hover.lon is not None
        self._spot = (hover.lat, hover.lon) if there else None  # type: ignore[assignment]
        self._rise = hover.rise
        self._tell()

    def _tell(self) -> None:
        spot = self._shown()
        if spot is not None:
            beside = self._window.deeds.finding.measuring.beside(*spot)
            self.setText(" · ".join(filter(None, (beside, self._words(*spot)))))
            self._place()
        self.setVisible(spot is not None)

    def _shown(self) -> tuple[float, float] | None:
        """The pointer's place; that of the cross in the middle while points are placed by keys.
        An audience is not told.
        """
        window = self._window
        staged = "presenter" in window.__dict__ and window.presenter.active
        if staged or window.settings.values.coordinates == "none":
            return None
        camera = self._window.pane.camera
        return self._spot or ((camera.lat, camera.lon) if self._placing.tool else None)

    def _words(self, lat: float, lon: float) -> str:
        form: Form = "dms" if self._window.settings.values.coordinates == "dms" else "decimal"
        return position_words(lat, lon, form, places_at(self._window.pane.camera.zoom))

    def _place(self) -> None:
        over, wide = self._window.map, self.sizeHint().width()
        low = round(max(_LOW, self._rise + _AIR))
        self.setGeometry(over.width() - wide - _RIGHT, over.height() - low - _TALL, wide, _TALL)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the map is resized."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
