"""Ground that moves: a series of frames, each good for some days, and the features made of it."""

from bisect import bisect_right

from msgspec import Struct


class Moving(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a feature is made anew for each frame: of the areas of the features `of` that which lies
    in all grounds `within` and in none of `without`; or, with `edge`, the part on them of that
    ground's edge. The three name series of the atlas.
    """

    of: tuple[str, ...]
    within: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    edge: str = ""

    @property
    def series(self) -> tuple[str, ...]:
        """The names of all series that it is made of."""
        return (*self.within, *self.without, *((self.edge,) if self.edge else ()))


class Frame(Struct, frozen=True):
    """A ground that stands on the days [first, after) (ordinals), `km` its precision. One that is
    `dated` was drawn from the histories for these days; others are worked out between two that are.
    """

    first: int
    after: int
    dated: bool = True
    km: float = 0.0


class Doubt(Struct, frozen=True):
    """A place in degrees of which nobody knows who had it on the days [first, after)."""

    lon: float
    lat: float
    first: int
    after: int


class Series(Struct, frozen=True):
    """Frames in the order of their days; before, between and after them there is no ground. `told`
    are the places (lon, lat in degrees) whose holder the records tell on all days but `doubts`.
    """

    id: str
    frames: tuple[Frame, ...]
    doubts: tuple[Doubt, ...] = ()
    told: tuple[tuple[float, float], ...] = ()

    def at(self, day: int) -> int | None:
        """The number of the frame that stands on a day (ordinal)."""
        found = self.latest(day)
        return found if found is not None and day < self.frames[found].after else None

    def latest(self, day: int) -> int | None:
        """The number of the last frame that has begun by a day: what a map shows of the past."""
        found = bisect_right(self.frames, day, key=lambda frame: frame.first) - 1
        return found if found >= 0 else None

    def turns(self, first: int, after: int) -> list[int]:
        """The days within [first, after) on which a frame begins or has ended."""
        days = {day for frame in self.frames for day in (frame.first, frame.after)}
        return sorted(day for day in days if first < day < after)


def ground_key(series: str, frame: int) -> str:
    """The name of a frame's ground among the areas that a Ground is asked from."""
    return f"{series}/{frame}"


def line_key(series: str, frame: int) -> str:
    """The name of the part of its edge that is a line on land."""
    return f"{series}/{frame}/line"
