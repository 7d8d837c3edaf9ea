"""What the page is told of one map."""

from typing import Literal

from msgspec import Struct

from parallel38.domain.filters import Filters
from parallel38.ui.measure.message import Measure


class PaneState(Struct, frozen=True, kw_only=True):
    """One map's state, from domain.view.Pane. `window` is [from, to) and null outside window mode;
    `date_text` is the clock as a person says it, in `language`; `filters` is null where nothing
    narrows, `measure` where no way is selected. Of `highlights` an id may stand after began:,
    ended: or taken:. `notes` are said below the date: what the map is narrowed to, since when it
    shows changes.
    """

    day: int
    window: tuple[int, int] | None
    mode: Literal["instant", "window", "cumulative"]
    date_text: str
    layers_on: tuple[str, ...]
    layers_off: tuple[str, ...]
    powers: tuple[str, ...]
    language: str
    style: str
    selected: str
    highlights: tuple[str, ...]
    filters: Filters | None = None
    notes: tuple[str, ...] = ()
    measure: Measure | None = None
