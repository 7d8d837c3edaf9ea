"""The two handles of a window of days: dragged, or moved by keys while one has the focus."""

from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from parallel38.domain.pace import shifted
from parallel38.ui.clock import Unit
from parallel38.ui.key_guard import about_to_command
from parallel38.ui.theme import Theme
from parallel38.ui.timeline import bands
from parallel38.ui.timeline.accessible import DateSlider
from parallel38.ui.timeline.axis import Axis
from parallel38.ui.timeline.edge_scroll import EdgeScroll
from parallel38.ui.timeline.scope import DAY, Scope
from parallel38.words import _

WIDE = 11.0  # pixels; it lies outside the window
_M = Qt.KeyboardModifier
_UNITS: dict[Qt.KeyboardModifier, Unit] = {
    _M.NoModifier: "day", _M.ShiftModifier: "month", _M.ControlModifier: "year",
    _M.AltModifier: "event",
}  # fmt: skip
_WAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}


class Handle(DateSlider):
    """The first or the last day of the window. It asks the Scope and follows it."""

    def __init__(
        self, ruler: QWidget, edges: EdgeScroll, scope: Scope, theme: Theme, *, first: bool
    ) -> None:
        super().__init__(self._of_window, ruler)
        self._edges = edges
        self._scope, self._theme, self._first = scope, theme, first
        self._axis = Axis()
        self._pressed: float | None = None  # from the pointer to the edge, px
        self.setAccessibleName(
            _("First day of the window") if first else _("Last day of the window")
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.hide()

    @property
    def held(self) -> bool:
        """Whether it is being dragged."""
        return self._pressed is not None

    def stand(self, axis: Axis) -> None:
        """On its edge of the window; at the side of the ruler where that is out of sight."""
        self._axis = axis
        x = min(max(self._edge(), axis.left), axis.left + axis.width)
        left = round(x - WIDE if self._first else x)
        self.setGeometry(left, int(bands.BASELINE), int(WIDE), int(bands.ERAS + bands.YEARS))
        self.setToolTip("" if self.held else self.accessibleName())
        self.show()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(int(WIDE), int(bands.ERAS + bands.YEARS))

    def event(self, event: QEvent) -> bool:
        """Its keys are its own, before the window's commands."""
        press = about_to_command(event)
        if press is not None and _step(press) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _step(event)
        if step is None:
            super().keyPressEvent(event)
            return
        unit, count = step
        if unit != "event":
            self._ask(shifted(self._day(), unit, count))
        elif day := self._scope.event_day(self.today, count):
            self._ask(day if self._first else day + DAY)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self._edge() - self.mapToParent(event.position()).x()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            self._pull(self.mapToParent(event.position()).x() + self._pressed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        self._edges.let_go()

    def _pull(self, x: float) -> None:
        """The edge to a pixel of the ruler; past its end time moves on."""
        self._ask(date.fromordinal(self._axis.edge(self._axis.inside(x))))
        self._edges.pull(x, lambda _pixels: self._pull(x))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A tab on the outside of the edge, hollow where the edge is out of sight."""
        tokens, painter = self._theme.tokens, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = self._axis.left - 1 <= self._edge() <= self._axis.left + self._axis.width + 1
        painter.setPen(QPen(QColor(tokens.accent), 1))
        painter.setBrush(QColor(tokens.accent if here else tokens.paper))
        painter.drawPath(_tab(QRectF(0.5, 1.5, WIDE - 1, bands.ERAS - 3), self._first))
        painter.setPen(QPen(QColor(tokens.on_accent if here else tokens.accent), 1))
        for x in (WIDE / 2 - 1.5, WIDE / 2 + 1.5):
            painter.drawLine(QPointF(x, 7), QPointF(x, bands.ERAS - 7))
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.ink), 2))
            painter.drawLine(QPointF(0, bands.ERAS + 2), QPointF(WIDE, bands.ERAS + 2))

    def _of_window(self) -> date:
        """The window's first or last day."""
        first, after = self._scope.window
        return first if self._first else after - DAY

    def _day(self) -> date:
        """The day on which its edge of the window lies."""
        return self._scope.window[0 if self._first else 1]

    def _edge(self) -> float:
        return self._axis.x(self._day().toordinal())

    def _ask(self, day: date) -> None:
        self._scope.start(day) if self._first else self._scope.end(day)


def _step(event: QKeyEvent) -> tuple[Unit, int] | None:
    """Unit and count of an arrow key, None for other keys."""
    unit = _UNITS.get(event.modifiers() & ~_M.KeypadModifier)
    way = _WAYS.get(Qt.Key(event.key()))
    return (unit, way) if unit and way else None


def _tab(box: QRectF, first: bool) -> QPainterPath:
    """Round on the outer side, straight on the window's."""
    shape, radius = QPainterPath(), 5.0
    outer = box.left() if first else box.right()
    inner = box.right() if first else box.left()
    shape.moveTo(inner, box.top())
    curve = radius if first else -radius
    shape.lineTo(outer + curve, box.top())
    shape.quadTo(outer, box.top(), outer, box.top() + radius)
    shape.lineTo(outer, box.bottom() - radius)
    shape.quadTo(outer, box.bottom(), outer + curve, box.bottom())
    shape.lineTo(inner, box.bottom())
    shape.closeSubpath()
    return shape
