"""The Project: what a person has made on the map: bookmarks, stories, own layers, drawings.

Frozen, as the View is: who changes it makes a new one, so that every change can be undone and a
thread of its own can write it.
"""

from math import isfinite
from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from parallel38.domain.dates import FIRST, FOREVER, OPEN, DateError, parse
from parallel38.domain.scan import Scan
from parallel38.domain.story import Scene, Story
from parallel38.domain.view import View

DrawingKind = Literal["text", "point", "line", "arrow", "area"]
Position = tuple[float, float]  # longitude, latitude in degrees (WGS84), as in GeoJSON
Id = Annotated[str, Meta(min_length=1, max_length=200)]
Title = Annotated[str, Meta(max_length=500)]
Colour = Annotated[str, Meta(pattern=r"^(#[0-9a-fA-F]{6})?$")]

LEAST: dict[DrawingKind, int] = {"text": 1, "point": 1, "line": 2, "arrow": 2, "area": 3}  # points


class DrawingStyle(Struct, frozen=True):
    """How a drawing or an own layer looks; widths and sizes are CSS pixels, no colour is the map
    style's own. `opacity` is a fill's; `fill` says what an area is filled with.
    """

    colour: Colour = ""
    width: Annotated[float, Meta(ge=0.25, le=40)] = 2.0
    opacity: Annotated[float, Meta(ge=0, le=1)] = 0.25
    size: Annotated[float, Meta(ge=4, le=200)] = 14.0
    dashed: bool = False
    fill: Literal["tint", "hatch", "none"] = "tint"


class Drawing(Struct, frozen=True):
    """A text or a pin at a point, a line or an arrow along one, or an area within a ring (not
    closed: the first point is not said again). `start` and `end` are EDTF as in geodata, the
    end inclusive.
    """

    id: Id
    kind: DrawingKind
    points: Annotated[tuple[Position, ...], Meta(min_length=1, max_length=10_000)]
    text: Annotated[str, Meta(max_length=10_000)] = ""
    start: Annotated[str, Meta(max_length=60)] = OPEN
    end: Annotated[str, Meta(max_length=60)] = OPEN
    style: DrawingStyle = DrawingStyle()

    @property
    def days(self) -> tuple[int, int]:
        """Day numbers, half-open, in which it may be shown. Raises DateError."""
        first = FIRST if self.start == OPEN else parse(self.start).earliest
        return first, FOREVER if self.end == OPEN else parse(self.end).latest + 1


class Signs(Struct, frozen=True):
    """How a layer's points, lines and areas are drawn."""

    point: Literal["ring", "dot", "square", "triangle"] = "ring"
    line: Literal["solid", "dashed", "dotted"] = "solid"
    area: Literal["filled", "hatched", "outline"] = "filled"


class Taken(Struct, frozen=True):
    """What the columns of a layer's file were taken for, by their names there, and how their dates
    were read (data/importing/understood.py has the words).
    """

    roles: dict[str, str] = {}
    readings: dict[str, str] = {}
    ends_after: bool = False


class OwnLayer(Struct, frozen=True):
    """A layer that was brought in. Its features are the rows of `table` in the project's file;
    `columns` names those that hold start, end, name and the like, by role. `undated`: whether
    what has no date is shown. Of a scanned map the rows are tiles, and `scan` says what they are.
    """

    id: Id
    title: Title
    table: Annotated[str, Meta(pattern=r"^layer_[a-z0-9_]{1,60}$")]
    source: Annotated[str, Meta(max_length=500)] = ""  # the name of the file it came from
    columns: dict[str, str] = {}
    style: DrawingStyle = DrawingStyle()
    shown: bool = True
    undated: bool = True
    signs: Signs = Signs()
    taken: Taken = Taken()
    scan: Scan | None = None


class Project(Struct, frozen=True):
    """All of it, in the order in which it is listed; `view` is where one was last."""

    view: View = View()
    bookmarks: tuple[Scene, ...] = ()
    stories: tuple[Story, ...] = ()
    layers: tuple[OwnLayer, ...] = ()
    drawings: tuple[Drawing, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing was made yet."""
        return self.holds_what(Project())

    def holds_what(self, other: "Project") -> bool:
        """Whether the same was made in both, wherever one looked last."""
        return replace(self, view=other.view) == other


def with_layer(layers: tuple[OwnLayer, ...], layer: OwnLayer) -> tuple[OwnLayer, ...]:
    """The layers with this one in the place of the one with its id, or at the end."""
    if all(one.id != layer.id for one in layers):
        return (*layers, layer)
    return tuple(layer if one.id == layer.id else one for one in layers)


def check_drawing(drawing: Drawing) -> None:
    """What types cannot say: points enough, on the globe, and dates in order. Raises ValueError."""
    least = LEAST[drawing.kind]
    if len(drawing.points) < least:
        raise ValueError(f"{drawing.kind}: {len(drawing.points)} points; at least {least} are due")
    for lon, lat in drawing.points:
        if not (isfinite(lon) and isfinite(lat) and abs(lon) <= 360 and abs(lat) <= 90):
            raise ValueError(f"{drawing.kind}: {lon}, {lat} is no longitude and latitude")
    try:
        first, after = drawing.days
    except DateError as error:
        raise ValueError(str(error)) from None
    if after <= first:
        raise ValueError(f"{drawing.kind}: its end {drawing.end} lies before {drawing.start}")
