"""The mouse over a widget, as Qt tells it."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget


def move(widget: QWidget, point: QPoint, held: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    """The mouse comes to a point of the widget, a button held or none."""
    place = QPointF(point)
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, widget.mapToGlobal(place), Qt.MouseButton.NoButton, held,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def pull(widget: QWidget, point: QPoint) -> None:
    """The same with the left button held."""
    move(widget, point, Qt.MouseButton.LeftButton)
