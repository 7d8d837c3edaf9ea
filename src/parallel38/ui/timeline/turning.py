"""Wheel and touchpad: up and down changes how much time is in sight, sideways moves it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QNativeGestureEvent, QWheelEvent

from parallel38.ui.timeline.axis import Axis

_NOTCH = 120  # of QWheelEvent.angleDelta
_CLOSER = 0.8  # times as many days a notch
_ASIDE = 72.0  # pixels a notch


def turned(axis: Axis, event: QWheelEvent) -> Axis:
    """Of a touchpad's slanting stroke the longer side counts; where the pad tells pixels, time
    stays under the fingers.
    """
    turn, fine = event.angleDelta(), event.pixelDelta()
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if shift or abs(turn.x()) > abs(turn.y()):
        across = turn.x() or turn.y()
        return axis.panned(-((fine.x() or fine.y()) or across * _ASIDE / _NOTCH))
    return axis.zoomed(_CLOSER ** (turn.y() / _NOTCH), event.position().x())


def pinched(axis: Axis, event: QEvent) -> Axis | None:
    """The axis after a pinch on a touchpad; None for all else."""
    if not isinstance(event, QNativeGestureEvent):
        return None
    if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
        return None
    return axis.zoomed(1 / max(1 + event.value(), 0.1), event.position().x())
