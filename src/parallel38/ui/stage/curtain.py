"""What covers the stage for a while: black, or the last picture fading away."""

from PySide6.QtCore import QPointF, QRect, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from parallel38.words import _

FADE_MS = 600


class Black(QWidget):
    """Covers the whole stage."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Blank; B shows the map again"))
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Nothing but black."""
        QPainter(self).fillRect(self.rect(), QColor("#000000"))


class Curtain(QWidget):
    """The old picture over the new one, going away."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._picture = QPixmap()
        self._strength = 1.0
        self._motion = QVariantAnimation(self)
        self._motion.setDuration(FADE_MS)
        self._motion.setStartValue(1.0)
        self._motion.setEndValue(0.0)
        self._motion.valueChanged.connect(self._fade)
        self._motion.finished.connect(self.hide)
        self.hide()

    def close_over(self, picture: QPixmap, place: QRect) -> None:
        """Cover the place, pixels of the stage, with the picture that stood there."""
        self.drop()
        self._picture, self._strength = picture, 1.0
        self.setGeometry(place)
        self.show()
        self.raise_()

    def open(self) -> None:
        """Let the new picture through."""
        if not self.isHidden():
            self._motion.start()

    def drop(self) -> None:
        """Away at once."""
        self._motion.stop()
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The old picture, as strong as it still is."""
        painter = QPainter(self)
        painter.setOpacity(self._strength)
        painter.drawPixmap(QPointF(0, 0), self._picture)

    def _fade(self, strength: float) -> None:
        self._strength = strength
        self.update()
