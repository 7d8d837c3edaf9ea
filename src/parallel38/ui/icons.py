"""The project's own icons, drawn in the ink of the theme and sharp at any scale."""

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from parallel38 import paths
from parallel38.ui.theme import Theme


class _InkEngine(QIconEngine):
    """Renders an SVG whose `currentColor` is the theme's ink at the time of painting."""

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self._name, self._theme = name, theme
        self._svg = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")

    def clone(self) -> QIconEngine:
        return _InkEngine(self._name, self._theme)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        tokens = self._theme.tokens
        ink = tokens.faint if mode == QIcon.Mode.Disabled else tokens.ink
        svg = self._svg.replace("currentColor", QColor(ink).name())
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """`size` is in device-independent pixels; the picture has `scale` times as many."""
        made = QPixmap(size * scale)
        made.setDevicePixelRatio(scale)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made


def icon(name: str, theme: Theme) -> QIcon:
    """The icon resources/icons/<name>.svg."""
    return QIcon(_InkEngine(name, theme))
