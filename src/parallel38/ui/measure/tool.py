"""Measuring on the map: points by clicks or keys become a way, which is selected."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from parallel38.domain import geodesic
from parallel38.ui.measure import words
from parallel38.ui.placing import Points, Tool
from parallel38.words import N_, _

if TYPE_CHECKING:
    from parallel38.ui.window import Window

_STRAIGHT = 300.0  # km: a shorter leg is as good as straight on the map
_TITLES = {False: N_("Measure a distance"), True: N_("Measure an area")}
_HINT = N_(
    "Click the points, or move the map under the cross by arrows or to a place by Ctrl+K and press "
    "Enter. Backspace takes the last one back, Enter or a double click ends, Esc leaves."
)


class Measuring:
    """Two tools, of a line and of a ring; the library comes in a thread as one is taken up."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._pool = ThreadPoolExecutor(1)

    def begin(self, closed: bool = False) -> None:
        """Take up the tool, or put it away where it is in hand."""
        placing, title = self._window.deeds.placing, _(_TITLES[closed])
        if placing.tool is not None and placing.tool.title == title:
            placing.leave()
            return
        self._pool.submit(geodesic.prepare)
        name = "measure-area" if closed else "measure"
        placing.begin(
            Tool(
                name, title, _(_HINT), lambda points: self._show(points, closed),
                lambda points: self._show(points, closed), least=3 if closed else 2,
                most=geodesic.MOST, closed=closed, great=True,
            )
        )  # fmt: skip
        self._window.panels.open("inspector")

    def is_on(self, closed: bool = False) -> bool:
        """Whether it is in hand."""
        tool = self._window.deeds.placing.tool
        return tool is not None and tool.title == _(_TITLES[closed])

    def beside(self, lat: float, lon: float) -> str:
        """How far a spot lies from the last point, and in what direction; nothing without one."""
        placing = self._window.deeds.placing
        if not placing.points or placing.tool is None or not placing.tool.great:
            return ""
        leg = geodesic.leg(placing.points[-1], (lon, lat))
        return f"{words.length(leg.km)}, {words.bearing(leg)}"

    def keep(self) -> None:
        """The way that is selected becomes a drawing of the project; a long one by its drawn
        course, so that it stays the shortest way.
        """
        way = geodesic.way_of(self._window.pane.selected)
        if way is None or len(way.points) < (3 if way.closed else 2):
            self._window.notice.say(_("Nothing is measured that could be kept."))
            return
        self._window.deeds.placing.leave()
        ring = way.closed
        text = words.length(way.km) if way.area is None else words.area(way.area)
        bent = any(leg.km > _STRAIGHT for leg in way.legs)
        points = geodesic.course(way)[: -1 if ring else None] if bent else way.points
        self._window.projects.drawings.keep("area" if ring else "line", points, text)

    def _show(self, points: Points, closed: bool) -> None:
        selected = geodesic.way_id(points, closed) if points else ""
        self._window.store.change(selected=selected)
