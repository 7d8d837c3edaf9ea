"""Figures in a conic projection: what the page is told, and what it fetches for them."""

from collections.abc import Sequence
from zlib import crc32

import msgspec
import numpy as np
from msgspec.structs import replace

from parallel38.domain.conic import Conic
from parallel38.domain.project import Drawing
from parallel38.map.drawn import Item
from parallel38.map.plane import message as carrying
from parallel38.map.plane.carry import carry_line
from parallel38.map.plane.frame import Frame
from parallel38.map.plane.relief import relief_of
from parallel38.map.site import Site
from parallel38.map.style import PALETTES
from parallel38.own import GEOMETRY, PAYLOAD
from parallel38.ui.bridge import Drawings, LayOut
from parallel38.ui.drawing.message import message_of
from parallel38.ui.measure.message import Measure
from parallel38.ui.pane_told import PaneState


class Planes:
    """Carries what a site answers into the planes of figures; of each kind it keeps the last, so
    that a batch in one projection costs it once.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._carried = ""  # the name of the plane that atlas and own layers are in
        self._warped: tuple[Frame, tuple[int, int]] | None = None
        self._ranges: dict[str, list[int]] = {}

    def laid(self, message: LayOut, frame: Frame, drawings: Sequence[Drawing] = ()) -> LayOut:
        """The message for a figure in this frame."""
        plane = carrying.plane_of(frame)
        own = self._site.get(PAYLOAD), self._site.get(GEOMETRY)
        marks = [crc32(answer[1]) for answer in own if answer]
        plane = replace(plane, name=f"{plane.name}-{marks}", own=len(marks) == 2)
        if plane.name != self._carried:
            self._carry(frame, plane.own)
            self._carried = plane.name
        if float(PALETTES[message.pane.style]["relief"]) and frame.camera.zoom < 9:
            plane = replace(plane, relief=self._relief(frame))
        pane, *more = (_pane(one, frame.conic) for one in (message.pane, *message.more))
        drawn = _drawings(drawings, frame.conic)
        return replace(message, plane=plane, pane=pane, more=tuple(more), drawings=drawn)

    def _carry(self, frame: Frame, own: bool) -> None:
        payload, geometry = (self._answer(f"/{name}") for name in ("payload.json", "geometry.bin"))
        self._ranges = msgspec.json.decode(payload)["relief"]
        names = carrying.PAYLOAD, carrying.GEOMETRY
        found = dict(zip(names, carrying.carried_atlas(payload, geometry, frame), strict=True))
        if own:
            names = carrying.OWN_PAYLOAD, carrying.OWN_GEOMETRY
            answers = self._answer(PAYLOAD), self._answer(GEOMETRY)
            found |= dict(zip(names, carrying.carried_own(*answers, frame), strict=True))
        self._site.put(found)

    def _relief(self, frame: Frame) -> tuple[int, int]:
        if self._warped is None or self._warped[0] != frame:
            made = relief_of(frame, lambda name: self._answer(f"/{name}"), self._ranges)
            self._site.put({carrying.RELIEF: made.rows})
            self._warped = frame, (made.width, made.height)
        return self._warped[1]

    def _answer(self, path: str) -> bytes:
        found = self._site.get(path)
        if found is None:
            raise RuntimeError(f"The map has no {path}.")
        return found[1]


def _pane(pane: PaneState, conic: Conic) -> PaneState:
    return replace(pane, measure=pane.measure and _measure(pane.measure, conic))


def _measure(measure: Measure, conic: Conic) -> Measure:
    """The same, measured in the plane."""
    course = carry_line(np.array(measure.course).reshape(-1, 2), conic)
    spots = [(lon, lat) for lon, lat, _ in measure.words]
    words = zip(_each(spots, conic), measure.words, strict=True)
    return replace(
        measure,
        course=tuple(course.ravel().tolist()),
        points=tuple(_each(measure.points, conic)),
        words=tuple((x, y, text) for (x, y), (_, _, text) in words),
    )


def _each(points: Sequence[tuple[float, float]], conic: Conic) -> list[tuple[float, float]]:
    carried = (carry_line(np.array([point]), conic)[0].tolist() for point in points)
    return [(x, y) for x, y in carried]


def _drawings(drawings: Sequence[Drawing], conic: Conic) -> Drawings | None:
    if not drawings:
        return None
    told = message_of(drawings)
    return replace(told, items=tuple(_item(one, conic) for one in told.items))


def _item(item: Item, conic: Conic) -> Item:
    closing = item.points[:1] if item.type == "area" else ()
    points = carry_line(np.array([*item.points, *closing]), conic).tolist()
    return replace(item, points=tuple((x, y) for x, y in points))
