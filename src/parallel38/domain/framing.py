"""Cameras that show a box, and the named views."""

import math
import tomllib
from functools import cache

from msgspec import Struct, convert

from parallel38 import paths
from parallel38.domain.mercator import down, latitude
from parallel38.domain.view import Camera

Box = tuple[float, float, float, float]  # west, south, east, north in degrees

_TILE = 256.0  # CSS pixels of the world at zoom 0, as Leaflet counts
CLOSE = 7.0  # zoom from which a place or an event is seen with its surroundings
MIN_ZOOM, MAX_ZOOM = 1.5, 12.0  # of every camera: hands, keys, options, figures, the stage
# Scenes of stories are framed for this many CSS pixels of map.
STAGE = 1600.0, 830.0
BESIDE, SQUARE = 0.32, 0.4  # of the width that a paper beside a map takes; of one nearly square
_LEAST = 1e-9  # of the world: a side shorter than this is none


class NamedView(Struct, frozen=True):
    """A view preset; `title` is for the screen."""

    id: str
    title: str
    box: Box


@cache
def named_views() -> dict[str, NamedView]:
    """The presets of resources/presets/views.toml by id, in the order of the bar."""
    text = (paths.resources() / "presets" / "views.toml").read_text("utf-8")
    views = convert(tomllib.loads(text)["view"], list[NamedView])
    return {view.id: view for view in views}


def extent(box: Box) -> tuple[float, float]:
    """Width and height of a box on the map at zoom 0, in CSS pixels."""
    west, south, east, north = box
    return ((east - west) % 360.0 / 360.0 or 1.0) * _TILE, (down(south) - down(north)) * _TILE


def camera_for(box: Box, width: float, height: float) -> Camera:
    """The camera that shows the whole box in width x height CSS pixels, as large as it goes.

    A box without height or width is a line or a point: the other side or the zoom decides.
    """
    west, south, east, north = box
    if east < west:
        east += 360.0
    top, bottom = down(north), down(south)
    across, tall = (east - west) / 360.0, bottom - top
    scale = min(width / max(across, _LEAST), height / max(tall, _LEAST))
    zoom = math.log2(scale / _TILE)
    lon = (west + east) / 2
    return Camera(
        lat=round(latitude((top + bottom) / 2), 5),
        lon=round((lon + 180.0) % 360.0 - 180.0, 5),
        zoom=round(min(max(zoom, MIN_ZOOM), MAX_ZOOM), 3),
    )


def box_of(camera: Camera, width: float, height: float) -> Box:
    """What a camera shows in width x height CSS pixels; east may lie beyond 180 degrees."""
    world = _TILE * 2**camera.zoom
    across, tall, middle = width / world * 360.0, height / world, down(camera.lat)
    north, south = (latitude(min(max(middle + side * tall / 2, 0), 1)) for side in (-1, 1))
    return camera.lon - across / 2, south, camera.lon + across / 2, north


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes have a point in common, on whichever way round the earth."""
    if one[1] > other[3] or other[1] > one[3]:
        return False
    east, west = (other[0] - one[0]) % 360.0, (one[0] - other[0]) % 360.0
    return east <= _across(one) or west <= _across(other)


def _across(box: Box) -> float:
    """Degrees from its west to its east."""
    return 360.0 if box[2] - box[0] >= 360.0 else (box[2] - box[0]) % 360.0


def staged(camera: Camera, width: float, height: float) -> Camera:
    """A story's camera on a map of width x height CSS pixels: the same ground."""
    return _zoomed(camera, _framing(width, height))


def framed(camera: Camera, width: float, height: float) -> Camera:
    """The camera of a map of width x height CSS pixels as a story writes it: `staged` backwards."""
    return _zoomed(camera, -_framing(width, height))


def _framing(width: float, height: float) -> float:
    """The zoom by which a map of this size differs from that for which stories are framed."""
    wide, high = STAGE
    return math.log2(max(min(width / wide, height / high), 0.1))


def _zoomed(camera: Camera, by: float) -> Camera:
    zoom = min(max(camera.zoom + by, MIN_ZOOM), MAX_ZOOM)
    return Camera(camera.lat, camera.lon, round(zoom, 3))


def beside(width: float, height: float) -> int:
    """The pixels that a paper beside the map takes of a picture of so many."""
    return round(width * (BESIDE if width > 1.5 * height else SQUARE))


def inside(camera: Camera, box: Box) -> bool:
    """Whether a camera looks at ground within a box."""
    west, south, east, north = box
    return south <= camera.lat <= north and (camera.lon - west) % 360.0 <= (east - west) % 360.0
