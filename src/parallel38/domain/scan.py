"""A scanned map: what an own layer of pictures is, beside its title, its file and whether it shows.

Its tiles are those of Web Mercator, 256 px wide, numbered from the north-west corner of the world.
"""

from typing import Annotated

from msgspec import Meta, Struct

from parallel38.domain.dates import OPEN, DateError, Interval, interval
from parallel38.domain.mercator import down

Zoom = Annotated[int, Meta(ge=0, le=24)]
Edtf = Annotated[str, Meta(max_length=60)]
_FEW = 2.0  # tiles across and down: the coarsest are all fetched at once
OPACITY = 0.85  # of a map that came just now: the coast under it still shows


class Scan(Struct, frozen=True):
    """`extent` is west, south, east, north in degrees, east beyond 180 where it lies over the date
    line; `zooms` the coarsest tiles and the finest; `size` width and height of the file in pixels;
    `start`, `end` EDTF, the end inclusive; `credit` stands on the map and in figures.
    """

    extent: tuple[float, float, float, float]
    zooms: tuple[Zoom, Zoom]
    size: tuple[int, int] = (0, 0)
    start: Edtf = OPEN
    end: Edtf = OPEN
    credit: Annotated[str, Meta(max_length=300)] = ""
    opacity: Annotated[float, Meta(ge=0, le=1)] = OPACITY

    @property
    def days(self) -> Interval:
        """When it is on the map; always where its dates cannot be read."""
        try:
            return interval(self.start or OPEN, self.end or OPEN)
        except DateError:
            return Interval()


def sound(scan: Scan) -> bool:
    """Whether its box and its zooms can be drawn: few tiles show the whole of it."""
    west, south, east, north = scan.extent
    inside = -360 <= west < east <= 540 and east - west <= 360 and -90 <= south < north <= 90
    widest = max((east - west) / 360, down(south) - down(north))
    return inside and scan.zooms[0] <= scan.zooms[1] and widest * 2 ** scan.zooms[0] <= _FEW
