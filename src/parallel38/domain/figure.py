"""What a figure is besides its Scene: size, resolution, type, furniture. It travels in the Scene,
so that a figure that is opened again can be made again as it was.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

CSS_DPI = 96.0  # CSS pixels in an inch
MM = CSS_DPI / 25.4  # CSS pixels in a millimetre

# What stands round the map, by the name with which it is turned off, or moved.
PIECES = (
    "date", "title", "caption", "legend", "scale", "north", "neat", "degrees", "locator", "beyond",
    "credit", "sources",
)  # fmt: skip
MOVABLE = ("head", "scale", "north", "locator", "credit")  # head: date, title and legend together
# The screen does without these, and so does a figure of which nothing was said.
ADDED = ("north", "neat", "sources")

Projection = Literal["mercator", "lambert", "albers", "auto"]
BAND = 0.3  # of the height that a legend below takes, about

_Side = Annotated[float, Meta(ge=1, le=100_000)]
_Extent = Annotated[float, Meta(gt=0, le=512)]
Factor = Annotated[float, Meta(ge=0.2, le=5)]
_Name = Annotated[str, Meta(max_length=80)]
_Share = Annotated[float, Meta(ge=0, le=1)]


class Gaps(Struct, frozen=True, kw_only=True):
    """A blank map: `count` names at most are numbered gaps, and the page has a word bank and lines
    to write them on; on the `key` they stand there. A `blank` legend is to be filled in. Without a
    `bank` pupils write what they know; a sheet that is not `keyed` comes without its key.
    """

    count: Annotated[int, Meta(ge=1, le=40)] = 12
    key: bool = False
    legend: Literal["kept", "blank", "none"] = "kept"
    bank: bool = True
    keyed: bool = True


class Figure(Struct, frozen=True, kw_only=True):
    """`width` and `height` are CSS pixels, in which type and lines are measured; `dpi` is the
    resolution of the raster formats; `map_only` leaves out date, title, legend and credit;
    `fade_days` is how long an event glows on after its day.

    `preset` is the id of what the figure was made for. No type is smaller than `type_least` points;
    `type_scale`, `line_weight` and `density` (of names) are factors of the style's own. `margin` is
    millimetres of bare paper round the map. `off` names the pieces that are left out; `places` says
    where the upper left corner of a piece lies, as shares of width and height. With `legend` below,
    date, title and legend have a band of their own under the map. `projection` is Web Mercator as
    on the screen, a conic one, or 'auto': the conic that suits the extent, if any does.

    `columns` is how many of several maps stand beside each other, 0 as on a screen; each shows at
    least `ground` (CSS pixels at zoom 0), without it what an even share of the figure would show.
    With `gaps` it is a sheet for a class. An SVG with `outlines` has letters as shapes, for
    programs without the fonts.
    """

    width: _Side = 1920.0
    height: _Side = 1080.0
    dpi: Annotated[float, Meta(ge=1, le=10_000)] = CSS_DPI
    map_only: bool = False
    fade_days: Annotated[int, Meta(ge=1, le=36_600)] = 365
    preset: _Name = ""
    type_least: Annotated[float, Meta(ge=0, le=72)] = 0.0
    type_scale: Factor = 1.0
    line_weight: Factor = 1.0
    density: Factor = 1.0
    margin: Annotated[float, Meta(ge=0, le=100)] = 0.0
    legend: Literal["over", "below"] = "over"
    projection: Projection = "mercator"
    off: Annotated[tuple[_Name, ...], Meta(max_length=40)] = ADDED
    places: Annotated[dict[_Name, tuple[_Share, _Share]], Meta(max_length=40)] = {}
    columns: Annotated[int, Meta(ge=0, le=10)] = 0
    ground: tuple[_Extent, _Extent] | None = None
    gaps: Gaps | None = None
    outlines: bool = False

    @property
    def room(self) -> tuple[float, float]:
        """Width and height of the room that the map has within the figure, about, CSS pixels."""
        margin = 2 * self.margin * MM
        band = BAND if self.legend == "below" and not self.map_only else 0.0
        return max(self.width - margin, 1.0), max(self.height * (1 - band) - margin, 1.0)

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height of the raster formats."""
        return round(self.width * self.dpi / CSS_DPI), round(self.height * self.dpi / CSS_DPI)
