"""Meridians and parallels of a figure in a cone's plane."""

from math import ceil, floor

import numpy as np

from parallel38.domain.conic import Numbers
from parallel38.map.plane.frame import Frame
from parallel38.map.plane.told import Graticule, Line
from parallel38.map.style import GRATICULE

BEND = 8  # parts of a line from one crossing to the next


def graticule_of(frame: Frame) -> Graticule:
    """All lines in view, at the step that suits the zoom."""
    step = next((minutes for zoom, minutes in GRATICULE if frame.camera.zoom < zoom), 5)
    lons, lats = (_steps(degrees, step) for degrees in frame.rim)
    along, up = _between(lons, step), _between(lats, step)
    return Graticule(
        tuple(_line(frame, lon, np.full(len(up), float(lon)), up) for lon in lons),
        tuple(_line(frame, lat, along, np.full(len(along), float(lat))) for lat in lats),
    )


def _steps(degrees: Numbers, step: int) -> list[int]:
    """Whole steps, in minutes, from just before the least to just after the greatest."""
    low, high = float(degrees.min()) * 60, float(degrees.max()) * 60
    return list(range(floor(low / step) * step, ceil(high / step) * step + 1, step))


def _between(steps: list[int], step: int) -> Numbers:
    """The same from end to end, in finer steps."""
    return np.arange(steps[0], steps[-1] + 1e-6, step / BEND)


def _line(frame: Frame, minutes: int, lon: Numbers, lat: Numbers) -> Line:
    points = frame.conic.forward(lon / 60, lat / 60)
    return Line(minutes, tuple(points.ravel().tolist()))
