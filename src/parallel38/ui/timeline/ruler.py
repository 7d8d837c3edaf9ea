"""The ruler of the timeline: pans, zooms and shows; its knob and its handles only ask."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
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
from PySide6.QtWidgets import QSizePolicy

from parallel38.domain.atlas import Atlas, Era
from parallel38.domain.narrowing import narrowing_of
from parallel38.domain.view import Pane, View
from parallel38.ui.clock import Clock
from parallel38.ui.theme import Theme
from parallel38.ui.timeline import bands, playhead, shade
from parallel38.ui.timeline.accessible import DateSlider
from parallel38.ui.timeline.axis import END, FIRST, Axis
from parallel38.ui.timeline.edge_scroll import EdgeScroll
from parallel38.ui.timeline.handle import Handle
from parallel38.ui.timeline.pointer import Pointer
from parallel38.ui.timeline.scope import Scope, window_of
from parallel38.ui.timeline.spans import paint_event
from parallel38.ui.timeline.turning import pinched, turned
from parallel38.words import _

SIDE = 14.0  # pixels free on either side, so that the knob can stand on the last day


class Ruler(DateSlider):
    """Paints the atlas's days; what the pointer does becomes a question to the Clock."""

    zoomed = Signal(bool)  # whether less than the whole time is in sight

    def __init__(self, atlas: Atlas, clock: Clock, scope: Scope, theme: Theme) -> None:
        super().__init__(lambda: clock.today)
        self._clock, self._scope, self._theme = clock, scope, theme
        self._eras: Sequence[Era] = tuple(atlas.eras.values())
        self._axis = Axis()
        self._still: QPixmap | None = None
        self.turns_pages = False  # while the clock runs: to scroll, all would be painted anew
        self.edges = EdgeScroll(self)
        self._pointer = Pointer(self, atlas, clock, scope)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_("Timeline"))
        self.handles = tuple(
            Handle(self, self.edges, scope, theme, first=first) for first in (True, False)
        )
        self._place_handles()
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

    def show_axis(self, axis: Axis) -> None:
        """Take another stretch of time; the date stays."""
        self._axis = axis
        self._place_handles()
        self._forget()
        self.zoomed.emit(axis.span < END - FIRST)

    def zoom(self, factor: float, x: float | None = None) -> None:
        """`factor` times as many days about a pixel, or about the playhead."""
        x = playhead.knob_x(self._axis, self.today.toordinal()) if x is None else x
        self.show_axis(self._axis.zoomed(factor, x))

    def show_all(self) -> None:
        """The whole time."""
        self.show_axis(Axis().resized(self._axis.left, self._axis.width))

    def show_today(self) -> None:
        """The date into sight."""
        shown = self._axis.showing(self.today.toordinal())
        if shown != self._axis:
            self.show_axis(shown)

    def flag(self) -> QRectF:
        """Where the date stands."""
        return playhead.flag(self._axis, self.today.toordinal(), self.font(), self.width())

    def _take_axis(self, axis: Axis) -> None:
        if axis != self._axis:
            self.show_axis(axis)

    # -- following -------------------------------------------------------------------------

    def _follow(self, new: View, old: View) -> None:
        then, now = old.pane, new.pane
        if narrowing_of(new) != narrowing_of(old):
            self._forget()  # other ticks
        if (now.date, now.window, now.mode) == (then.date, then.window, then.mode):
            return
        if not (self._pointer.dragging or any(handle.held for handle in self.handles)):
            self._bring_into_sight(now, then)
        self._place_handles()
        if now.date != then.date:
            self.tell()
        for handle, old_day, day in zip(self.handles, window_of(then), window_of(now), strict=True):
            if old_day != day and now.mode == "window":
                handle.tell()
        self._repaint(now, then)

    def _bring_into_sight(self, now: Pane, then: Pane) -> None:
        shown = self._axis
        if now.date != then.date:
            day, before = now.date.toordinal(), then.date.toordinal()
            shown = shown.turned(day) if self.turns_pages else shown.landed(day, before)
        if now.mode == "cumulative" and (now.mode != then.mode or shown != self._axis):
            shown = Axis().resized(shown.left, shown.width)  # all that it shows
        if now.mode == "window":
            shown = _with_window(shown, now, then)
        if shown != self._axis:
            self.show_axis(shown)

    def _place_handles(self) -> None:
        for handle in self.handles:
            if self._scope.pane.mode == "window":
                handle.stand(self._axis)
            else:
                handle.hide()

    def _repaint(self, now: Pane, then: Pane) -> None:
        """Only what the days that were shown covered, and those that are."""
        if now.mode != then.mode:
            self.update()
            return
        for day in (now.date, then.date):
            self.update(playhead.covered(self._axis, day.toordinal(), self.font(), self.width()))
        for box in shade.changed(self._axis, now, then):
            self.update(box)

    def _forget(self) -> None:
        self._still = None
        self.update()

    # -- pointer and keys ------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pointer.press(event)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """An era comes closer; elsewhere it is two clicks, as for two events of one day."""
        era = self._pointer.era_at(event.position())
        if era is None:
            self.mousePressEvent(event)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.show_axis(self._axis.framing(era.interval.possible_from, era.interval.possible_to))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)
        if not self._pointer.dragging:  # in a drag what follows the date is painted
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer.leave()
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._take_axis(turned(self._axis, event))
        event.accept()

    def event(self, event: QEvent) -> bool:
        """A pinch is no event of its own in Qt."""
        axis = pinched(self._axis, event)
        if axis is None:
            return super().event(event)
        self._take_axis(axis)
        return True

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
        self._place_handles()
        self._forget()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, pane, axis, box = self._theme.tokens, self._scope.pane, self._axis, self.flag()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._small())
        shade.paint_shade(painter, tokens, axis, pane)
        pointer = self._pointer
        if pointer.tick is not None:
            ticks = self._clock.ticks
            paint_event(painter, axis, ticks, pointer.tick, bands.BASELINE, QColor(tokens.accent))
        if pane.mode == "window":
            shade.paint_edges(painter, tokens, axis, pane, box)
        elif pointer.x is not None and not pointer.tick and not pointer.dragging:
            playhead.paint_pointer(painter, tokens, axis, pointer.x, box, self.width())
        painter.setFont(self.font())
        day = pane.date.toordinal()
        playhead.paint_knob(painter, tokens, axis, day, box, self.hasFocus())

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(11)
        return font

    def _picture(self) -> QPixmap:
        """The still part, painted again only when the axis, the size or the look changed."""
        ratio = self.devicePixelRatioF()
        if self._still is None or self._still.devicePixelRatio() != ratio:
            self._still = QPixmap(self.size() * ratio)
            self._still.setDevicePixelRatio(ratio)
            self._still.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._still)
            ticks, tokens = self._clock.ticks, self._theme.tokens
            still = bands.Scenery(self._axis, tokens, self._small(), self._eras, ticks)
            bands.paint(painter, still)
            painter.end()
        return self._still


def _with_window(axis: Axis, now: Pane, then: Pane) -> Axis:
    """The axis with a new window in sight, or with the edge of it that was moved."""
    (first, after), (old_first, old_after) = _ordinals(now), _ordinals(then)
    both = first != old_first and after != old_after
    if then.mode != "window" or (both and after - first != old_after - old_first):
        return axis.holding(first, after)
    if both or (first, after) == (old_first, old_after):
        return axis
    return axis.showing(first if first != old_first else after - 1)


def _ordinals(pane: Pane) -> tuple[int, int]:
    first, after = window_of(pane)
    return first.toordinal(), after.toordinal()
