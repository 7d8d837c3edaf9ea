"""Every message between Python and the page, both directions, declared once.

A message is one JSON object whose "type" is the name in `tag` below. They travel over a
QWebChannel whose only object is called `bridge`: its signal `toPage(text)` carries Python's
messages, its slot `fromPage(text)` takes the page's. Days are day numbers as in
datetime.date.toordinal, degrees are WGS84, sizes are CSS pixels.
"""

from typing import Annotated, Literal

import msgspec
from msgspec import Struct

from parallel38.domain.figure import Gaps
from parallel38.domain.view import Camera, Layout
from parallel38.map.drawn import Ink, Item
from parallel38.map.plane.told import Plane
from parallel38.ui.furniture import Furniture
from parallel38.ui.pane_told import PaneState

Target = Literal["feature", "event", "place", "legend", "point"]


class Show(Struct, frozen=True, kw_only=True, tag="show"):
    """Draw this state and answer `drawn` with the revision after one frame.

    `more` are the panes after the first, which all look where it looks: side by side, in a grid of
    so many columns, or the second over the first with a curtain at `split` of the width (swipe).
    With `mark` it also paints its top left 4 x 4 CSS pixels in #rrggbb = revision modulo 2**24, for
    who grabs (engine.shown); with `whole`, once nothing lacks, in full on a moving camera, too;
    where that `flies` from scene to scene, furniture and names keep still. Unless it `glides` all
    rests. So many pixels on the right are left `free` of maps.
    """

    revision: int
    pane: PaneState
    furniture: Furniture = Furniture()
    mark: bool = False
    whole: bool = False
    flies: bool = False
    layout: Layout = "single"
    split: float = 0.5
    columns: int = 1
    more: tuple[PaneState, ...] = ()
    glides: bool = True
    free: float = 0.0


class CameraTo(Struct, frozen=True, kw_only=True, tag="camera"):
    """Look there: at once, or in a flight of so many seconds. The page answers `moved` with gesture
    false.
    """

    lat: float
    lon: float
    zoom: float
    fly: bool = False
    seconds: float = 1.6


def camera_to(camera: Camera, fly: bool, seconds: float) -> CameraTo:
    """Look where a domain Camera looks."""
    return CameraTo(lat=camera.lat, lon=camera.lon, zoom=camera.zoom, fly=fly, seconds=seconds)


class LayOut(Struct, frozen=True, kw_only=True, tag="figure"):
    """Lay the state out as a figure of width x height: one `<svg id="figure">` that alone fills
    the page. Answer `ready` with the revision when the DOM is built and the fonts are loaded.
    The camera is for a map as large as `room`; `margin` px of bare paper lie round the map; a
    legend may have a band below it; `cites` are sources in short, by id.
    `more` are the panes beside the first, in a `layout` as in Show, each showing at least `ground`
    (px at zoom 0), without it what an even share of the figure would show. With `gaps` it is a
    blank map for a class. With a `plane` it is drawn in a conic projection; `measure` and
    `drawings` are points of it. `sharp` are pixels of relief to a CSS pixel.
    """

    revision: int
    pane: PaneState
    lat: float
    lon: float
    zoom: float
    width: float
    height: float
    room: tuple[float, float] | None = None
    margin: float = 0.0
    legend: Literal["over", "below"] = "over"
    furniture: Furniture = Furniture()
    cites: dict[str, str] = {}
    layout: Layout = "single"
    split: float = 0.5
    columns: int = 1
    more: tuple[PaneState, ...] = ()
    ground: tuple[float, float] | None = None
    plane: Plane | None = None
    drawings: "Drawings | None" = None
    gaps: Gaps | None = None
    sharp: float = 2.0


class Layers(Struct, frozen=True, kw_only=True, tag="layers"):
    """Own layers have changed: fetch `payload` (as /payload.json, of these alone), `geometry`."""

    payload: str
    geometry: str


class Drawings(Struct, frozen=True, kw_only=True, tag="drawings"):
    """The person's notes and drawings have changed: all of them, and the inks they use by the id
    of the power that lends it. `title` is their layer's.
    """

    items: tuple[Item, ...]
    inks: dict[str, Ink]
    title: str


class Tool(Struct, frozen=True, kw_only=True, tag="tool"):
    """Take up a tool: clicks and keys place points (`placed`) instead of picking, so many at least
    and at most; `closed` sketches them as a ring, `great` only the way to the next, as a great
    circle. Without a name the tool is put away.
    """

    name: str = ""
    least: int = 1
    most: int = 1
    closed: bool = False
    great: bool = False


class Overlay(Struct, frozen=True, kw_only=True, tag="overlay"):
    """Lay an image on the map to be placed: its address, its four corners round from the upper left
    (none: in the middle), answered by `cornered` when a hand moves them. Without a picture it goes.
    """

    picture: str = ""
    corners: tuple[tuple[float, float], ...] = ()
    opacity: float = 1.0


class Watch(Struct, frozen=True, kw_only=True, tag="watch"):
    """Whether the page tells where the pointer is (`hover`)."""

    pointer: bool


class Escape(Struct, frozen=True, tag="escape"):
    """Close the fan of events that stands open, if any: the window takes the key itself."""


class Describe(Struct, frozen=True, kw_only=True, tag="describe"):
    """What a screen reader is told of the map."""

    text: str


class Loaded(Struct, frozen=True, tag="loaded"):
    """The page has its payload and takes messages; `still` where the desktop asks that nothing
    move by itself.
    """

    still: bool = False


class Drawn(Struct, frozen=True, tag="drawn"):
    """The `show` of this revision is painted: the next may come."""

    revision: int


class Ready(Struct, frozen=True, tag="ready"):
    """The `figure` of this revision is laid out, fonts and all."""

    revision: int


class Moved(Struct, frozen=True, tag="moved"):
    """The camera stands here now; `gesture` when a hand moved it."""

    lat: float
    lon: float
    zoom: float
    west: float
    south: float
    east: float
    north: float
    gesture: bool


class Picked(Struct, frozen=True, tag="picked"):
    """A click at lat, lon: on a thing, or on the bare map (kind point, id empty). Of a
    row of the legend or of several events under one sign (kind legend) `id` has all ids, by commas.
    """

    kind: Target
    id: str
    lat: float
    lon: float


class Placed(Struct, frozen=True, tag="placed"):
    """A point was placed with a tool; `last` where no more can follow."""

    lat: float
    lon: float
    last: bool


class TakenBack(Struct, frozen=True, tag="taken_back"):
    """The point placed last is taken back."""


class PlacedAll(Struct, frozen=True, tag="placed_all"):
    """No more points follow."""


class Said(Struct, frozen=True, tag="said"):
    """What a walk by keys has come to, for who cannot see it."""

    text: str


class Keys(Struct, frozen=True, tag="keys"):
    """Whether the page needs arrows, Home and End for itself: its curtain or an open fan."""

    held: bool


class Hover(Struct, frozen=True, kw_only=True, tag="hover"):
    """Where the pointer is; null when it has left. `rise`: px of its foot under the credit."""

    lat: float | None
    lon: float | None
    rise: float = 0


class Dragged(Struct, frozen=True, tag="dragged"):
    """A drawing's vertex, or with -1 all of it, was dragged from lat, lon to to_lat, to_lon."""

    id: str
    vertex: int
    lat: float
    lon: float
    to_lat: float
    to_lon: float


class Cornered(Struct, frozen=True, tag="cornered"):
    """The corners of the image that is being placed lie here now: longitude, latitude."""

    corners: tuple[tuple[float, float], ...]


class Parted(Struct, frozen=True, tag="parted"):
    """A hand has moved the curtain between two maps: the share of the width where it stands."""

    split: Annotated[float, msgspec.Meta(ge=0, le=1)]


class Failed(Struct, frozen=True, tag="failed"):
    """Something in the page went wrong."""

    text: str


ToPage = Show | CameraTo | LayOut | Layers | Drawings | Tool | Overlay | Watch | Escape | Describe
Placing = Placed | TakenBack | PlacedAll
FromPage = (
    Loaded | Drawn | Ready | Moved | Picked | Hover | Placing | Dragged | Cornered | Said | Keys
    | Parted | Failed
)  # fmt: skip

_encode = msgspec.json.Encoder().encode
_decoder: msgspec.json.Decoder[FromPage] = msgspec.json.Decoder(FromPage)


class UnknownMessageError(ValueError):
    """The page sent what is not declared here."""


def to_json(message: ToPage) -> str:
    """The message as the JSON text that goes to the page."""
    return _encode(message).decode()


def from_json(text: str) -> FromPage:
    """The page's message; raises UnknownMessageError when it is none of those declared."""
    try:
        return _decoder.decode(text)
    except msgspec.MsgspecError as error:
        raise UnknownMessageError(f"message from the page: {error}") from None
