"""The ruler of the timeline: pans, zooms and shows; its knob only asks."""

from collections.abc import Sequence
from datetime import date
from html import escape

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleValueChangeEvent,
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from parallel38.domain.atlas import Atlas, Era
from parallel38.domain.say import say, say_range
from parallel38.domain.view import View
from parallel38.ui.clock import Clock
from parallel38.ui.theme import Theme
from parallel38.ui.timeline import bands, playhead
from parallel38.ui.timeline.axis import END, FIRST, Axis
from parallel38.ui.timeline.ticks import Tick
from parallel38.words import _, ngettext

_SHIFT = Qt.KeyboardModifier.ShiftModifier
SIDE = 14.0  # pixels free on either side, so that the knob can stand on the last day


class Ruler(QWidget):
    """Paints the atlas's days; what the pointer does becomes a question to the Clock."""

    zoomed = Signal(bool)  # whether less than the whole time is in sight

    def __init__(self, atlas: Atlas, clock: Clock, theme: Theme) -> None:
        super().__init__()
        self._atlas, self._clock, self._theme = atlas, clock, theme
        self._eras: Sequence[Era] = tuple(atlas.eras.values())
        self._axis = Axis()
        self._still: QPixmap | None = None
        self._pointer: float | None = None
        self._hovered: Tick | None = None
        self._over: Era | None = None
        self._dragging = False
        self._pressed: float | None = None  # where an event was pressed, px
        self._pan_from: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_("Timeline"))
        self.setAccessibleDescription(_("Arrows move by days, Shift by months, Ctrl by years"))
        theme.changed.connect(self._forget)
        clock.store.subscribe(self._follow)

    def sizeHint(self) -> QSize:
        return QSize(900, int(bands.HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, int(bands.HEIGHT))

    @property
    def axis(self) -> Axis:
        """The days in sight."""
        return self._axis

    @property
    def today(self) -> date:
        """The date under the playhead."""
        return self._clock.today

    def show_axis(self, axis: Axis) -> None:
        """Take another stretch of time; the date stays."""
        self._axis = axis
        self._forget()
        self.zoomed.emit(axis.span < END - FIRST)

    def zoom(self, factor: float, x: float | None = None) -> None:
        """`factor` times as many days about a pixel, or about the playhead."""
        x = playhead.knob_x(self._axis, self.today.toordinal()) if x is None else x
        self.show_axis(self._axis.zoomed(factor, x))

    def show_all(self) -> None:
        """The whole time."""
        self.show_axis(Axis().resized(self._axis.left, self._axis.width))

    def _follow(self, new: View, old: View) -> None:
        if new.pane.date != old.pane.date:
            if not self._dragging:
                shown = self._axis.showing(new.pane.date.toordinal())
                if shown != self._axis:
                    self.show_axis(shown)
            self.update()
            QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, say(new.pane.date)))

    def _forget(self) -> None:
        self._still = None
        self.update()

    # -- pointer ---------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pan_from = x
        elif event.button() == Qt.MouseButton.LeftButton:
            tick = self._tick_at(event.position())
            if tick is not None:
                self._clock.jump_to(tick)
                self._pressed = x
                return
            self._dragging = True
            if not self._flag().contains(event.position()):
                self._ask(x)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        era = self._era_at(event.position())
        if era is not None and event.button() == Qt.MouseButton.LeftButton:
            self.show_axis(self._axis.framing(era.interval.possible_from, era.interval.possible_to))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        self._pointer = x
        if self._pan_from is not None:
            self.show_axis(self._axis.panned(self._pan_from - x))
            self._pan_from = x
        elif self._dragging or self._pulled(x):
            self._dragging = True
            self._ask(x)
        else:
            self._hover(event)
        self.update()

    def _pulled(self, x: float) -> bool:
        """Whether a press on an event has become a drag."""
        far = QApplication.startDragDistance()
        return self._pressed is not None and abs(x - self._pressed) >= far

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragging, self._pan_from, self._pressed = False, None, None
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer = self._hovered = self._over = None
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta()
        sideways = turn.x() or (turn.y() if event.modifiers() & _SHIFT else 0)
        if sideways:
            self.show_axis(self._axis.panned(-sideways * 0.6))
        else:
            self.zoom(0.8 ** (turn.y() / 120), event.position().x())
        event.accept()

    def _ask(self, x: float) -> None:
        x = min(max(x, self._axis.left), self._axis.left + self._axis.width)
        self._clock.go(date.fromordinal(self._axis.day(x)))

    def _tick_at(self, point: QPointF) -> Tick | None:
        """The event whose stem or head is under the pointer."""
        if not bands.FLAG - 3 <= point.y() <= bands.BASELINE:
            return None
        found = self._clock.ticks.near(self._axis, point.x())
        above = bands.BASELINE - point.y() - 4
        return next((t for t in found if bands.tick_height(t.importance) >= above), None)

    def _hover(self, event: QMouseEvent) -> None:
        tick, era = self._tick_at(event.position()), self._era_at(event.position())
        if (tick, era) != (self._hovered, self._over):
            self._hovered, self._over = tick, era
            text = self._tip(tick) if tick else self._era_tip(era) if era else ""
            QToolTip.showText(event.globalPosition().toPoint(), text, self)

    def _era_at(self, point: QPointF) -> Era | None:
        """The era whose band is under the pointer."""
        if not bands.BASELINE < point.y() <= bands.BASELINE + bands.ERAS:
            return None
        return bands.era_at(self._eras, self._axis.day(point.x()))

    def _tip(self, tick: Tick) -> str:
        event = self._atlas.events[tick.id]
        others = len(self._clock.ticks.on(tick.day)) - 1
        more = ngettext("and {count} more on this day", "and {count} more on this day", others)
        rest = f"<br><i>{more.format(count=others)}</i>" if others else ""
        when = escape(say_range(event.start, event.end))
        return f"<p><b>{escape(event.title)}</b><br>{when}{rest}</p>"

    def _era_tip(self, era: Era) -> str:
        hint = _("Double-click to see it closer")
        when = escape(say_range(era.start, era.end))
        return f"<p><b>{escape(era.title)}</b><br>{when}<br><i>{hint}</i></p>"

    # -- keys ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom by + and -; the keys that travel are actions."""
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(0.7)
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom(1 / 0.7)
        else:
            super().keyPressEvent(event)

    # -- painting --------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._axis = self._axis.resized(SIDE, self.width() - 2 * SIDE)
        self._forget()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, day, box = self._theme.tokens, self.today.toordinal(), self._flag()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._small())
        if self._hovered is not None:
            bands.paint_tick(painter, self._scenery(), self._hovered, QColor(tokens.accent))
        elif self._pointer is not None and not self._dragging:
            playhead.paint_pointer(painter, tokens, self._axis, self._pointer, box, self.width())
        painter.setFont(self.font())
        playhead.paint_knob(painter, tokens, self._axis, day, box, self.hasFocus())

    def _flag(self) -> QRectF:
        return playhead.flag(self._axis, self.today.toordinal(), self.font(), self.width())

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(11)
        return font

    def _scenery(self) -> bands.Scenery:
        return bands.Scenery(
            self._axis, self._theme.tokens, self._small(), self._eras, self._clock.ticks
        )

    def _picture(self) -> QPixmap:
        """The still part, painted again only when the axis, the size or the look changed."""
        ratio = self.devicePixelRatioF()
        if self._still is None or self._still.devicePixelRatio() != ratio:
            self._still = QPixmap(self.size() * ratio)
            self._still.setDevicePixelRatio(ratio)
            self._still.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._still)
            bands.paint(painter, self._scenery())
            painter.end()
        return self._still
