"""Points placed on the map one after another, by clicks or keys: for any tool that wants some."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from parallel38.domain.project import Position
from parallel38.ui import bridge

if TYPE_CHECKING:
    from parallel38.ui.window import Window

Points = tuple[Position, ...]  # longitude, latitude in degrees


@dataclass(frozen=True)
class Tool:
    """`ended(points)` comes once there are enough points and no more follow, and the tool stays
    in hand for the next; `grown(points)` after each that came or was taken back. `title` and
    `hint` are for the bar. `closed`: the points are a ring. `great`: the way to the next
    is sketched as a great circle, and what was placed is drawn by another.
    """

    name: str
    title: str
    hint: str
    ended: Callable[[Points], object]
    grown: Callable[[Points], object] | None = None
    least: int = 1
    most: int = 1
    closed: bool = False
    great: bool = False


class Placing(QObject):
    """What tool is in hand, and the points so far. `changed()` when either is another."""

    changed = Signal()

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._map = window.map
        self.tool: Tool | None = None
        self.points: Points = ()
        self._map.placing.connect(self._heard)

    @property
    def enough(self) -> bool:
        """Whether the points so far make something."""
        return self.tool is not None and len(self.points) >= self.tool.least

    def begin(self, tool: Tool) -> None:
        """Take it up; what was being placed with another is given up. The keyboard is the map's."""
        self._take(tool)
        self._map.setFocus()

    def end(self) -> None:
        """No more points: the tool has them."""
        tool, points = self.tool, self.points
        if tool is not None and self.enough:
            self._take(tool)
            tool.ended(points)

    def leave(self) -> bool:
        """Put the tool away; whether there was one."""
        was = self.tool is not None
        if was:
            self._take(None)
            self._map.setFocus()
        return was

    def _take(self, tool: Tool | None) -> None:
        self.tool, self.points = tool, ()
        self._map.take_up(
            bridge.Tool(
                name=tool.name, least=tool.least, most=tool.most, closed=tool.closed,
                great=tool.great,
            )
            if tool else bridge.Tool()
        )  # fmt: skip
        self.changed.emit()

    def _heard(self, message: bridge.Placing) -> None:
        if self.tool is None:
            return
        match message:
            case bridge.Placed():
                self.points = joined(self.points, (message.lon, message.lat))
            case bridge.TakenBack():
                self.points = self.points[:-1]
        if isinstance(message, bridge.PlacedAll) or (
            isinstance(message, bridge.Placed) and message.last
        ):
            self.end()
        else:
            if self.tool.grown is not None:
                self.tool.grown(self.points)
            self.changed.emit()


def joined(points: Points, point: Position) -> Points:
    """One more, by the short way round the globe: beyond 180 degrees where that is shorter."""
    lon, lat = point
    if points:
        lon -= 360 * round((lon - points[-1][0]) / 360)
    return (*points, (lon, lat))
