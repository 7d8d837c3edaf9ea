"""While something is dragged past an end of the ruler, time moves on under it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from parallel38.ui.timeline.axis import Axis

if TYPE_CHECKING:
    from parallel38.ui.timeline.ruler import Ruler

FRAME_MS = 16
_LONGEST = 0.05  # seconds: after a stall time does not leap
_SLOW, _MORE, _FAST = 80.0, 20.0, 1400.0  # pixels a second: at the end, for each one past it, most


def speed(axis: Axis, x: float) -> float:
    """Pixels a second at which days pass for a pointer at `x`; 0 while it is over the axis."""
    past = min(x - axis.left, 0.0) or max(x - axis.left - axis.width, 0.0)
    fast = min(_SLOW + _MORE * abs(past), _FAST)
    return 0.0 if past == 0 else fast if past > 0 else -fast


class EdgeScroll(QObject):
    """Moves the ruler's axis while a drag is held past its end."""

    def __init__(self, ruler: Ruler) -> None:
        super().__init__(ruler)
        self._ruler = ruler
        self._x = 0.0
        self._follow: Callable[[float], None] | None = None
        self._since = QElapsedTimer()
        self._timer = QTimer(self, interval=FRAME_MS)
        self._timer.timeout.connect(self._advance)

    @property
    def is_running(self) -> bool:
        """Whether time moves."""
        return self._timer.isActive()

    def pull(self, x: float, follow: Callable[[float], None]) -> None:
        """A drag is at pixel `x`; `follow` hears by how many pixels the days have moved."""
        self._x, self._follow = x, follow
        if not speed(self._ruler.axis, x):
            self._timer.stop()
        elif not self._timer.isActive():
            self._since.start()
            self._timer.start()

    def let_go(self) -> None:
        """The drag is over."""
        self._timer.stop()

    def move(self, seconds: float) -> None:
        """So much time of holding on."""
        old = self._ruler.axis
        new = old.panned(speed(old, self._x) * seconds)
        if new == old or self._follow is None:
            self._timer.stop()
            return
        self._ruler.show_axis(new)
        self._follow((new.start - old.start) * old.pixels_per_day)

    def _advance(self) -> None:
        self.move(min(self._since.restart() / 1000, _LONGEST))
