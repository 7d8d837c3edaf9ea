"""What the pointer does on the ruler: each gesture becomes a question to the Clock or the Scope."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from parallel38.domain.atlas import Atlas, Era
from parallel38.domain.view import Pane
from parallel38.ui.clock import Clock
from parallel38.ui.timeline import bands
from parallel38.ui.timeline.axis import Axis
from parallel38.ui.timeline.lanes import tall
from parallel38.ui.timeline.playhead import knob_x
from parallel38.ui.timeline.scope import Scope
from parallel38.ui.timeline.shade import shaded
from parallel38.ui.timeline.spans import under
from parallel38.ui.timeline.ticks import Tick
from parallel38.ui.timeline.tips import era_tip, event_tip, show_tip

if TYPE_CHECKING:
    from parallel38.ui.timeline.ruler import Ruler


def gripped(axis: Axis, x: float, taken: float, at: float) -> float:
    """The pixel of the date for a pointer at `x` that took the flag at `taken` while the date
    stood at `at`: no leap when it is taken, and both ends of the axis can be reached.
    """
    end = axis.left if x < taken else axis.left + axis.width
    if axis.inside(x) != x or taken == end:
        return x
    return at + (x - taken) * (end - at) / (end - taken)


class Pointer:
    """Presses, drags and hovers; `x` is where it is, in pixels, None while it is elsewhere."""

    def __init__(self, ruler: Ruler, atlas: Atlas, clock: Clock, scope: Scope) -> None:
        self._ruler, self._atlas, self._clock, self._scope = ruler, atlas, clock, scope
        self.x: float | None = None
        self.tick: Tick | None = None  # the event under it
        self.dragging = False
        self._era: Era | None = None
        self._pressed: float | None = None  # where an event or the window was pressed, px
        self._window: Pane | None = None  # as it was when the window was pressed
        self._pan_from: float | None = None
        self._grip: tuple[float, float] | None = None  # where the flag was taken, where it points

    def press(self, event: QMouseEvent) -> None:
        """Take hold of the time, of the knob, of an event or of the window."""
        point = event.position()
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pan_from = point.x()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        tick = self._tick_at(point)
        if self._ruler.flag().contains(point):
            self._ruler.show_today()
            self._grip = point.x(), knob_x(self._ruler.axis, self._clock.today.toordinal())
            self.dragging = True
        elif tick is not None:
            self._clock.jump_to(tick)
            self._pressed = point.x()
        elif self._in_window(point):
            self._pressed, self._window = point.x(), self._scope.pane
        else:
            self.dragging = True
            self._ask(point.x())

    def move(self, event: QMouseEvent) -> None:
        """On with what was taken hold of; else tell what is here."""
        self.x = x = event.position().x()
        if self._pan_from is not None:
            self._ruler.show_axis(self._ruler.axis.panned(self._pan_from - x))
            self._pan_from = x
        elif self.dragging or self._pulled(x):
            self.dragging = True
            self._drag(x)
        elif self._pressed is None:
            self._hover(event)

    def release(self, event: QMouseEvent) -> None:
        """Let go; a window that was only pressed has its date set there, and stays."""
        if self._window is not None and not self.dragging:
            day = date.fromordinal(self._ruler.axis.day(event.position().x()))
            self._clock.store.change(date=day, window=self._window.window)
        self.dragging, self._pan_from, self._pressed, self._window = False, None, None, None
        self._grip = None
        self._ruler.edges.let_go()

    def leave(self) -> None:
        """It is elsewhere."""
        self.x = self.tick = self._era = None

    def era_at(self, point: QPointF) -> Era | None:
        """The era whose band is under a point."""
        if not bands.BASELINE < point.y() <= bands.BASELINE + bands.ERAS:
            return None
        return bands.era_at(tuple(self._atlas.eras.values()), self._ruler.axis.day(point.x()))

    def _pulled(self, x: float) -> bool:
        """Whether a press has become a drag."""
        far = QApplication.startDragDistance()
        return self._pressed is not None and abs(x - self._pressed) >= far

    def _drag(self, x: float) -> None:
        axis = self._ruler.axis
        if self._window is None or self._pressed is None:
            self._ask(gripped(axis, x, *self._grip) if self._grip else x)
        else:
            days = round((axis.inside(x) - self._pressed) / axis.pixels_per_day)
            self._scope.slide(self._window, days)
        self._ruler.edges.pull(x, lambda pixels: self._scrolled(x, pixels))

    def _scrolled(self, x: float, pixels: float) -> None:
        """Time has moved under the pointer."""
        if self._pressed is not None:
            self._pressed -= pixels
        self._drag(x)

    def _ask(self, x: float) -> None:
        axis = self._ruler.axis
        self._clock.go(date.fromordinal(axis.day(axis.inside(x))))

    def _told(self, tick: Tick, x: float) -> str:
        ticks = self._clock.ticks
        near = sum(one.day != tick.day for one in ticks.near(self._ruler.axis, x))
        return event_tip(self._atlas, ticks, tick, near)

    def _in_window(self, point: QPointF) -> bool:
        pane = self._scope.pane
        found = shaded(self._ruler.axis, pane) if pane.mode == "window" else None
        return found is not None and found[0] <= point.x() < found[1] and point.y() > bands.FLAG

    def _tick_at(self, point: QPointF) -> Tick | None:
        """The event whose bar, stem or head is under a point."""
        if not bands.FLAG - 3 <= point.y() <= bands.BASELINE:
            return None
        axis, above = self._ruler.axis, bands.BASELINE - point.y()
        found = self._clock.ticks.near(axis, point.x())
        tick = next((t for t in found if tall(t.importance) >= above - 4), None)
        long = under(axis, self._clock.ticks, point.x(), above)
        return long or tick

    def _hover(self, event: QMouseEvent) -> None:
        point = event.position()
        tick, era = self._tick_at(point), self.era_at(point)
        if (tick, era) != (self.tick, self._era):
            self.tick, self._era = tick, era
            text = era_tip(era) if era else ""
            text = self._told(tick, point.x()) if tick else text
            show_tip(self._ruler, round(point.x()), text)
        grasp = tick is None and self._in_window(point)
        hand = Qt.CursorShape.OpenHandCursor if grasp else Qt.CursorShape.PointingHandCursor
        if self._ruler.cursor().shape() != hand:
            self._ruler.setCursor(hand)
