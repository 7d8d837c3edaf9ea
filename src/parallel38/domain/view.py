"""The View: everything a person can set on a map, frozen; and the Store, its single writer."""

import datetime
import tomllib
from collections.abc import Callable
from typing import Annotated, Literal

from msgspec import Meta, Struct, convert
from msgspec.structs import replace

from parallel38 import paths
from parallel38.domain.filters import Filters

Mode = Literal["instant", "window", "cumulative"]
Layout = Literal["single", "swipe", "side", "grid"]
Language = Literal["en", "ko", "ru", "zh", "ja"]
MapStyle = Literal["screen", "dark", "stage", "print", "grey", "copy"]

FIRST_DAY = datetime.date(1866, 1, 1)
LAST_DAY = datetime.date(2024, 12, 31)
_ONE_DAY = datetime.timedelta(1)


class Opening(Struct, frozen=True, forbid_unknown_fields=True):
    """What is shown before anyone chose: a day, and the id of a named view."""

    date: datetime.date
    view: str


OPENING = convert(
    tomllib.loads((paths.resources() / "presets" / "opening.toml").read_text("utf-8")), Opening
)


class Camera(Struct, frozen=True):
    """Where the map looks: centre in degrees (a map over the date line goes on beyond 180),
    Leaflet zoom (fractional).
    """

    lat: Annotated[float, Meta(ge=-90, le=90)] = 38.3
    lon: Annotated[float, Meta(ge=-360, le=360)] = 127.6
    zoom: Annotated[float, Meta(ge=0, le=24)] = 6.3


class Pane(Struct, frozen=True):
    """One map. `date` is the clock's day; `window` the days from its first up to, not including,
    its second, used in window mode. `layers_on`/`layers_off` differ from the atlas's defaults and
    name layers or features. `highlights` and `selected` are ids of features, events or places.
    """

    date: datetime.date = OPENING.date
    window: tuple[datetime.date, datetime.date] | None = None
    mode: Mode = "instant"
    camera: Camera = Camera()
    layers_on: tuple[str, ...] = ()
    layers_off: tuple[str, ...] = ()
    powers: tuple[str, ...] = ()
    filters: Filters = Filters()
    language: Language = "en"
    style: MapStyle = "screen"
    selected: str = ""
    highlights: tuple[str, ...] = ()


HALF = 0.5  # where a curtain stands at first


class View(Struct, frozen=True):
    """A layout of panes; pane 0 is the main map. `split` is the share of the width at which the
    curtain of a swipe stands.
    """

    layout: Layout = "single"
    panes: Annotated[tuple[Pane, ...], Meta(min_length=1, max_length=10)] = (Pane(),)
    split: Annotated[float, Meta(ge=0, le=1)] = HALF

    @property
    def pane(self) -> Pane:
        """The main pane."""
        return self.panes[0]

    def with_pane(self, **changes: object) -> "View":
        """A View whose main pane has these fields changed."""
        return replace(self, panes=(replace(self.panes[0], **changes), *self.panes[1:]))


_SHARED = ("camera", "language", "style", "selected", "highlights")
_CLOCK = ("date", "window", "mode")


def together(view: View) -> View:
    """The View with all panes looking where the first looks, at what it has selected, in its style
    and language. Layers, powers and filters are each pane's own, and so are days, unless the panes
    show what concerned different powers: then it is on one day.
    """
    if len(view.panes) == 1:
        return view if view.layout == "single" else replace(view, layout="single")
    if view.layout == "swipe" and len(view.panes) > 2:  # a curtain parts two
        view = replace(view, layout="grid")
    lens = any(pane.powers != view.pane.powers for pane in view.panes)
    shared = {name: getattr(view.pane, name) for name in (*_SHARED, *(_CLOCK if lens else ()))}
    return replace(view, panes=(view.pane, *(replace(pane, **shared) for pane in view.panes[1:])))


Listener = Callable[[View, View], None]


class Store:
    """Holds one map's View. Everyone asks it; it alone replaces the View and announces it."""

    def __init__(self, view: View | None = None) -> None:
        self._view = _within_days(together(view or View()))
        self._listeners: list[Listener] = []
        self._announcing = False

    @property
    def view(self) -> View:
        """The View as it stands."""
        return self._view

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener(new, old)` on each change; the result ends the subscription."""
        self._listeners.append(listener)

        def end() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return end

    def set(self, view: View) -> None:
        """Replace the View; its days are kept inside the atlas's. Equal Views are no news.

        A listener may call this too: all hear of the first change before they hear of the next.
        """
        old, self._view = self._view, _within_days(together(view))
        if self._announcing:
            return
        self._announcing = True
        try:
            while (new := self._view) != old:
                for listener in tuple(self._listeners):
                    listener(new, old)
                old = new
        finally:
            self._announcing = False

    def change(self, **changes: object) -> None:
        """Replace fields of the main pane: `store.change(date=date(1945, 9, 8))`.

        In window mode a date asked for without a window takes the window along.
        """
        pane, day = self._view.pane, changes.get("date")
        narrowed = pane.mode == "window" and not changes.keys() & {"mode", "window"}
        if narrowed and pane.window and isinstance(day, datetime.date):
            changes["window"] = carried(pane.window, pane.date, day)
        self.set(self._view.with_pane(**changes))


def carried(
    window: tuple[datetime.date, datetime.date], old: datetime.date, new: datetime.date
) -> tuple[datetime.date, datetime.date]:
    """A window of the same length that holds the new day where it held the old one."""
    held = min(max(old, window[0]), window[1] - _ONE_DAY)
    first = min(max(new, FIRST_DAY), LAST_DAY) - (held - window[0])
    first = min(max(first, FIRST_DAY), LAST_DAY + _ONE_DAY - (window[1] - window[0]))
    return first, first + (window[1] - window[0])


def _within_days(view: View) -> View:
    panes = tuple(_kept(pane) for pane in view.panes)
    return view if panes == view.panes else replace(view, panes=panes)


def _kept(pane: Pane) -> Pane:
    """The pane with its day and its window inside the atlas; a window has at least one day."""
    date = min(max(pane.date, FIRST_DAY), LAST_DAY)
    window = pane.window
    if window:
        first = min(max(window[0], FIRST_DAY), LAST_DAY)
        window = first, min(max(window[1], first + _ONE_DAY), LAST_DAY + _ONE_DAY)
    return replace(pane, date=date, window=window)
