"""How a film runs. It travels in the Scene, so that what is opened again can be made again."""

import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

Step = Literal["day", "month", "year"]
LONGEST = 3600.0  # seconds
FASTEST = 60  # frames a second


class Reel(Struct, frozen=True, kw_only=True):
    """The clock runs from the day `start` to the day `end`, from event to event or `by` the
    calendar; or the `story` of this id is told, the atlas's or, if `own`, one of a project or a
    file; null where nobody has said. It lasts so many `seconds`, null as long as it takes.
    """

    start: datetime.date | None = None
    end: datetime.date | None = None
    by: Literal["event"] | Step = "event"
    story: Annotated[str, Meta(max_length=80)] = ""
    own: bool | None = None
    seconds: Annotated[float, Meta(ge=1, le=LONGEST)] | None = None
    fps: Annotated[int, Meta(ge=1, le=FASTEST)] = 30
