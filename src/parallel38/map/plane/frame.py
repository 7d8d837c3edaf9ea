"""What a figure shows of a cone's plane, and which cone fits an extent."""

from functools import cached_property
from math import cos, radians

import numpy as np
from msgspec import Struct

from parallel38.domain.compare import room_of_each, shape
from parallel38.domain.conic import EQUATOR, UNIT, Conic, Kind, Numbers
from parallel38.domain.figure import Figure, Projection
from parallel38.domain.mercator import down, latitude
from parallel38.domain.view import Camera, View

BROAD, TALL = 110.0, 60.0  # degrees: a cone fits no larger extent
NEAREST, FARTHEST = 12.0, 72.0  # degrees of its middle's latitude: a cone is neither roll nor plane
AREAS_FROM = 12.0  # degrees of latitude from which 'auto' keeps areas instead of angles
ROUND = 1.25  # of what a figure is large: so much a map with paper round it may show
SPARE = 1.6  # of what a map among several shows: so much more it may show on its page
_EDGE = 24  # points of each side that are looked at


class ExtentError(ValueError):
    """No cone fits the extent; its text says why."""


class Frame(Struct, frozen=True, dict=True):
    """A figure on the plane: the camera's place in its middle, as large there as on the screen.
    `width` and `height` are CSS pixels.
    """

    conic: Conic
    camera: Camera
    width: float
    height: float

    @cached_property
    def centre(self) -> tuple[float, float]:
        """Its middle, in the plane."""
        ((x, y),) = self.conic.forward(np.array([self.camera.lon]), np.array([self.camera.lat]))
        return float(x), float(y)

    @cached_property
    def km(self) -> float:
        """Kilometres of ground to a unit of the plane, in the middle."""
        return UNIT / 1000 / self.conic.scale(self.camera.lon, self.camera.lat)

    @cached_property
    def pixels(self) -> float:
        """CSS pixels to a unit of the plane."""
        around = EQUATOR / 1000 * cos(radians(self.camera.lat))  # km of the camera's parallel
        return 256 * 2**self.camera.zoom / around * self.km

    def degrees(self, x: Numbers, y: Numbers) -> tuple[Numbers, Numbers]:
        """Pixels of the figure to longitudes and latitudes."""
        u, v = self.centre
        across = (x - self.width / 2) / self.pixels + u
        below = (y - self.height / 2) / self.pixels + v
        return self.conic.inverse(np.column_stack([across, below]))

    @cached_property
    def rim(self) -> tuple[Numbers, Numbers]:
        """Longitudes and latitudes along its edge, clockwise from the upper left."""
        to, none, all_ = np.arange(_EDGE) / _EDGE, np.zeros(_EDGE), np.ones(_EDGE)
        x = np.concatenate([to, all_, 1 - to, none]) * self.width
        y = np.concatenate([none, to, all_, 1 - to]) * self.height
        return self.degrees(x, y)


def frame_of(view: View, figure: Figure) -> Frame | None:
    """What a figure of this View shows of a plane, None where it stays in Web Mercator; of several
    maps one frame that holds what any of them shows, in the cone that suits each. Raises
    ExtentError.
    """
    camera = view.pane.camera
    if shape(view) == (1, 1):
        more = ROUND if figure.legend == "below" or "neat" not in figure.off else 1.0
        wide, high = (more * side for side in (figure.width, figure.height))
        return frame_for(figure.projection, camera, wide, high)
    wide, high = room_of_each(view, figure)
    one = frame_for(figure.projection, camera, wide, high)
    side = SPARE * max(wide, high)
    return Frame(one.conic, camera, side, side) if one else None


def frame_for(asked: Projection, camera: Camera, width: float, height: float) -> Frame | None:
    """The frame of a figure of this camera and size in CSS pixels; None where it stays in Web
    Mercator, as with 'auto' where no cone fits. Raises ExtentError.
    """
    if asked == "mercator":
        return None
    try:
        return _frame(asked, camera, width, height)
    except ExtentError:
        if asked == "auto":
            return None
        raise


def _frame(asked: Projection, camera: Camera, width: float, height: float) -> Frame:
    world = 256 * 2**camera.zoom
    middle, half = down(camera.lat), height / 2 / world
    south, north = latitude(middle + half), latitude(middle - half)
    broad, tall = width / world * 360, north - south
    if broad > BROAD or tall > TALL or not NEAREST <= abs(north + south) / 2 <= FARTHEST:
        raise ExtentError(
            f"a conic projection suits at most {BROAD:.0f}° of longitude and {TALL:.0f}° of "
            f"latitude, clear of equator and pole, and this map shows {broad:.0f}° by {tall:.0f}°, "
            f"from {_said(south)} to {_said(north)}"
        )
    kind: Kind = asked if asked in ("lambert", "albers") else _kind(tall)
    sixth = tall / 6  # so far inside the edges lie the parallels that are true to scale
    parallels = round(south + sixth), round(north - sixth)
    conic = Conic(kind, round(camera.lon), round((south + north) / 2), *parallels)
    return _whole(Frame(conic, camera, width, height))


def _said(lat: float) -> str:
    return f"{abs(lat):.0f}° {'N' if lat >= 0 else 'S'}"


def _kind(tall: float) -> Kind:
    """What 'auto' takes: of large extents areas are compared, of small ones shapes and ways."""
    return "albers" if tall >= AREAS_FROM else "lambert"


def _whole(frame: Frame) -> Frame:
    """The frame, if there is ground of this half of the globe all along its rim."""
    lon, lat = frame.rim
    ground = np.isfinite(lon).all() and np.isfinite(lat).all()
    if not ground or np.abs(lon - frame.conic.lon).max() > BROAD or np.abs(lat).max() > 85:
        raise ExtentError("the corners of this map lie beyond the pole of a conic projection")
    return frame
