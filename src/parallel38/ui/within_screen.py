"""Windows beside the main one are no larger than the screen; what has no room there is scrolled."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget

FRAME = 16, 40  # pixels that the desktop's frame may take; how many is known only once it is there


def fit_screen(window: QWidget, wanted: QSize) -> None:
    """Give a window its size, or what the screen has."""
    screen = window.screen() or QGuiApplication.primaryScreen()
    free = screen.availableGeometry()
    window.resize(
        min(wanted.width(), free.width() - FRAME[0]), min(wanted.height(), free.height() - FRAME[1])
    )


def scrolled(form: QLayout, parent: QWidget) -> QScrollArea:
    """The form in a room that is as large as it, as long as there is so much."""
    inside = QWidget()
    inside.setLayout(form)
    form.setContentsMargins(24, 20, 24, 0)
    room = _Room(inside, parent)
    for one in (inside, room.viewport()):
        one.setAutoFillBackground(False)
    return room


class _Room(QScrollArea):
    def __init__(self, inside: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._inside = inside
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:
        return self._inside.sizeHint()
