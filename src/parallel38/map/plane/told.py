"""A figure in a cone's plane, as the page is told of it; without numpy, since every message is."""

from msgspec import Struct


class Line(Struct, frozen=True):
    """Points x, y, x, y, … of the plane along a meridian or a parallel of so many minutes."""

    minutes: int
    points: tuple[float, ...]


class Graticule(Struct, frozen=True):
    """The lines that a figure shows."""

    meridians: tuple[Line, ...]
    parallels: tuple[Line, ...]


class Plane(Struct, frozen=True, kw_only=True):
    """`name` tells the carried atlas from others, which is fetched when it is a new one. The
    figure's middle is at `u`, `v`, with `k` CSS pixels to a unit at `zoom`, and `km` of ground to
    one there; `rim` are its edge's points x, y, x, y, … in the square of Web Mercator. `relief`
    says how many pixels the picture of it has, none where there is none.
    """

    name: str
    kind: str
    parallels: tuple[int, int]
    u: float
    v: float
    k: float
    zoom: float
    km: float
    graticule: Graticule
    rim: tuple[float, ...]
    size: tuple[float, float]  # CSS pixels of the figure
    own: bool = False
    relief: tuple[int, int] = (0, 0)
