"""What stands around the map and how large its type is, as the page is told it."""

from msgspec import Struct

from parallel38.domain.figure import ADDED, CSS_DPI, Figure
from parallel38.domain.story import Scene

_POINT = CSS_DPI / 72  # CSS pixels


class Manner(Struct, frozen=True, kw_only=True):
    """How a figure departs from its style: factors of its type, its lines and its count of names;
    no type is smaller than `least` px.
    """

    type: float = 1.0
    weight: float = 1.0
    density: float = 1.0
    least: float = 0.0


class Furniture(Struct, frozen=True, kw_only=True):
    """What stands around the map. `map_only` leaves out date, title, legend and credit;
    `fade_days` is how long an event glows on after its day. `off` are pieces that are left out,
    `places` the upper left corners of those that were moved, as shares of the picture. Where a
    `room` looks on, the mouse's arrow goes when it rests.
    """

    title: str = ""
    caption: str = ""
    map_only: bool = False
    fade_days: int = 365
    off: tuple[str, ...] = ADDED
    places: dict[str, tuple[float, float]] = {}
    manner: Manner | None = None
    room: bool = False


def furniture_of(scene: Scene, figure: Figure) -> Furniture:
    """The furniture of a Scene that is drawn as this figure."""
    manner = Manner(
        type=figure.type_scale,
        weight=figure.line_weight,
        density=figure.density,
        least=figure.type_least * _POINT,
    )
    return Furniture(
        title=scene.title,
        caption=scene.caption,
        map_only=figure.map_only,
        fade_days=figure.fade_days,
        off=figure.off,
        places=figure.places,
        manner=None if manner == Manner() else manner,
    )
