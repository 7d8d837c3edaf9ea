"""Two fingers on a touchpad, as the system tells Qt of them: the map stretches as they part."""

from math import log2

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QNativeGestureEvent, QPointingDevice
from PySide6.QtWidgets import QApplication

TYPE = Qt.NativeGestureType
AT = QPoint(200, 150)


def touchpad() -> QPointingDevice:
    can = QInputDevice.Capability.Position | QInputDevice.Capability.Scroll
    finger = QPointingDevice.PointerType.Finger
    return QPointingDevice("pad", 7, QInputDevice.DeviceType.TouchPad, finger, can, 5, 3)


def pinch(map_, device: QPointingDevice, kind: Qt.NativeGestureType, value: float) -> None:
    engine = map_.focusProxy()
    places = (
        QPointF(AT),
        QPointF(engine.mapTo(map_.window(), AT)),
        engine.mapToGlobal(QPointF(AT)),
    )
    event = QNativeGestureEvent(kind, device, 2, *places, value, QPointF(), 1)
    QApplication.sendEvent(engine, event)


def under(desk) -> tuple[float, float]:
    point = desk.js(f"map_atlas.containerPointToLatLng([{AT.x()}, {AT.y()}])")
    return point["lat"], point["lng"]


@pytest.mark.parametrize(("step", "times"), [(0.1, 5), (-0.1, 5)])
def test_a_pinch_zooms_the_map_about_the_fingers_and_not_the_page(desk, step, times):
    device, view = touchpad(), desk.window.map
    before, was = desk.window.pane.camera.zoom, under(desk)
    pinch(view, device, TYPE.BeginNativeGesture, 0)
    for _ in range(times):
        pinch(view, device, TYPE.ZoomNativeGesture, step)
    pinch(view, device, TYPE.EndNativeGesture, 0)
    wanted = before + times * log2(1 + step)
    desk.qtbot.waitUntil(lambda: desk.window.pane.camera.zoom == pytest.approx(wanted, abs=0.01))
    assert under(desk) == pytest.approx(was, abs=0.02)
    assert desk.js("visualViewport.scale") == 1
