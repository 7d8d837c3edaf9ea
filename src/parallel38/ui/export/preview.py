"""The figure as it will be, on a desk over the map: a sheet of paper, seen whole."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QLabel, QWidget

from parallel38.ui.named import named
from parallel38.ui.theme import Theme
from parallel38.words import _

Box = tuple[float, float, float, float]  # x, y, width, height, shares of the figure's sides
EDGE = 36  # px of desk round the sheet
FOOT = 40  # px for what is said below it
STEP = 0.25  # zoom levels of one notch of a wheel
_NEAR = 4  # px a hand may shake without dragging
_SAME = 0.02  # by which two shapes may differ


class Preview(QWidget):
    """Shows the figure drawn last. A piece of furniture is dragged to where it shall stand, the map
    is dragged and zoomed under the frame.

    `moved(name, x, y)`: a piece, by shares of the figure; `panned(x, y)`: the map, by shares;
    `zoomed(levels, x, y)`: the map about a point.
    """

    moved = Signal(str, float, float)
    panned = Signal(float, float)
    zoomed = Signal(float, float, float)

    def __init__(self, over: QWidget, theme: Theme) -> None:
        super().__init__(over)
        self.setObjectName("desk")
        self.setAccessibleName(_("The figure as it will be"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMouseTracking(True)
        self._over, self._theme = over, theme
        self.image: QImage | None = None
        self._shape = 1.5  # width by height
        self.pieces: dict[str, Box] = {}
        self._held: str | None = None  # a piece's name, "" for the map
        self._from = self._to = QPointF()
        self.state = named(QLabel(self), "quiet")
        self.state.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        over.installEventFilter(self)
        theme.changed.connect(self.update)
        self.hide()

    @property
    def sheet(self) -> QRectF:
        """Where the figure lies, px."""
        room = QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE - FOOT)
        wide = min(room.width(), room.height() * self._shape)
        box = QRectF(0, 0, max(wide, 1), max(wide / self._shape, 1))
        box.moveCenter(room.center())
        return box

    def pixels(self, width: float, height: float) -> QSize:
        """How many pixels of this screen a figure of this shape has room for."""
        if self._shape != width / height:
            self._shape = width / height
            self.update()
        size = self.sheet.size() * self.devicePixelRatioF()
        return QSize(max(round(size.width()), 1), max(round(size.height()), 1))

    def show_figure(self, image: QImage, pieces: dict[str, Box]) -> None:
        """Show the figure as it is now; `pieces` are where its furniture stands."""
        self.image, self.pieces = image, pieces
        self.update()

    def say(self, text: str) -> None:
        """One line below the sheet."""
        self.state.setText(text)
        self._place()

    def cover(self) -> None:
        """Lie over the whole map."""
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As large as the map, always."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._over.rect())
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        low = round(self.sheet.bottom()) + 12
        self.state.setGeometry(EDGE, low, self.width() - 2 * EDGE, FOOT - 12)

    def _fits(self, image: QImage) -> bool:
        """Whether a picture has the sheet's shape; one of what was chosen before may not."""
        return abs(image.width() / max(image.height(), 1) / self._shape - 1) < _SAME

    # -- hands -----------------------------------------------------------------------------------

    def _share(self, at: QPointF) -> tuple[float, float]:
        sheet = self.sheet
        return (at.x() - sheet.left()) / sheet.width(), (at.y() - sheet.top()) / sheet.height()

    def piece_at(self, at: QPointF) -> str:
        """The piece of furniture at a point, or nothing."""
        x, y = self._share(at)
        for name, (left, top, wide, high) in self.pieces.items():
            if left <= x <= left + wide and top <= y <= top + high:
                return name
        return ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a piece, or of the map."""
        if event.button() == Qt.MouseButton.LeftButton and self.sheet.contains(event.position()):
            self._from = self._to = event.position()
            self._held = self.piece_at(event.position())
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry what is held; else show what can be taken hold of."""
        if self._held is None:
            on = self.sheet.contains(event.position())
            shape = Qt.CursorShape.SizeAllCursor if self.piece_at(event.position()) else None
            self.setCursor(
                shape or (Qt.CursorShape.OpenHandCursor if on else Qt.CursorShape.ArrowCursor)
            )
            return
        self._to = event.position()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it go there."""
        if self._held is None or event.button() != Qt.MouseButton.LeftButton:
            return
        name, self._held = self._held, None
        self.unsetCursor()
        way = event.position() - self._from
        if way.manhattanLength() > _NEAR:
            sheet = self.sheet
            across, down = way.x() / sheet.width(), way.y() / sheet.height()
            if name:
                left, top, wide, high = self.pieces[name]
                x, y = _within(left + across, wide), _within(top + down, high)
                self.moved.emit(name, x, y)
            else:
                self.panned.emit(across, down)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Closer or farther, about the pointer."""
        turns = event.angleDelta().y() / 120
        if turns and self.sheet.contains(event.position()):
            self.zoomed.emit(turns * STEP, *self._share(event.position()))
        event.accept()

    # -- paint -----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Desk, shadow, sheet; a frame round what is carried."""
        tokens, sheet = self._theme.tokens, self.sheet
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(tokens.pressed))
        for far, weight in ((5, 12), (3, 18), (1, 30)):
            painter.fillRect(sheet.adjusted(-far, -far + 2, far, far + 2), QColor(0, 0, 0, weight))
        painter.fillRect(sheet, QColor("#ffffff"))
        way = self._to - self._from if self._held is not None else QPointF()
        if self.image is not None and self._fits(self.image):
            painter.setClipRect(sheet)
            shift = way if self._held == "" else QPointF()
            painter.drawImage(sheet.translated(shift), self.image)
        if self._held:
            left, top, wide, high = self.pieces[self._held]
            box = QRectF(left * sheet.width(), top * sheet.height(), wide * sheet.width(),
                         high * sheet.height()).translated(sheet.topLeft() + way)  # fmt: skip
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.fillRect(box, QColor(tokens.accent_soft))
            painter.drawRect(box)
        painter.end()


def _within(at: float, size: float) -> float:
    """A piece's upper or left side, so that the piece stays on the sheet."""
    return min(max(at, 0.0), max(1 - size, 0.0))
