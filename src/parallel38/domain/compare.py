"""Several panes beside each other: what is offered, how many columns they take."""

import datetime
import math
import tomllib
from collections.abc import Iterable
from functools import cache
from typing import Annotated

from msgspec import Meta, Struct, convert
from msgspec.structs import replace

from parallel38 import paths
from parallel38.domain.figure import Figure
from parallel38.domain.framing import MAX_ZOOM, MIN_ZOOM
from parallel38.domain.view import LAST_DAY, Layout, Pane, View, carried, together

MOST = 10  # panes
YEAR = 365  # days
MAPS = 0.75  # of a figure's height: what legend and dates leave to several maps


class Days(Struct, frozen=True):
    """The same ground on several days: that of the named `view`, unless one looks at it."""

    id: str
    title: str
    view: str
    days: Annotated[tuple[datetime.date, ...], Meta(min_length=2, max_length=MOST)]


class Side(Struct, frozen=True):
    """One side of a lens: what concerns these powers."""

    title: str
    powers: tuple[str, ...]


class Lens(Struct, frozen=True):
    """One day as it concerned some powers and others."""

    id: str
    title: str
    side: Annotated[tuple[Side, ...], Meta(min_length=2, max_length=MOST)]


class Offers(Struct, frozen=True):
    """What resources/presets/compare.toml offers."""

    dates: tuple[Days, ...]
    lens: tuple[Lens, ...]


@cache
def offers() -> Offers:
    """The sets of days and the lenses that are one choice away."""
    text = (paths.resources() / "presets" / "compare.toml").read_text("utf-8")
    return convert(tomllib.loads(text), Offers)


def columns(view: View) -> int:
    """Into how many columns the panes go: one where they lie over each other."""
    count = len(view.panes)
    if view.layout == "side":
        return count
    if view.layout == "grid":
        return count if count <= 3 else math.ceil(math.sqrt(count))
    return 1


def shape(view: View, across: int = 0) -> tuple[int, int]:
    """Columns and rows of the panes, in so many columns or as on a screen."""
    if view.layout in ("single", "swipe"):
        return 1, 1
    across = across or columns(view)
    return across, -(-len(view.panes) // across)


def on_screen(view: View, figure: Figure) -> tuple[float, float]:
    """Width and height of a screen whose panes are as large as an even share of the figure."""
    if len(view.panes) == 1:
        return figure.room
    (across, down), (wide, high) = shape(view), shape(view, figure.columns)
    return figure.width * across / wide, figure.height * down / high


def room_of_each(view: View, figure: Figure) -> tuple[float, float]:
    """Width and height in CSS pixels of the ground that each map of a figure shows, about."""
    if shape(view) == (1, 1):
        return figure.room
    if figure.ground:
        wide, high = (side * 2**view.pane.camera.zoom for side in figure.ground)
        return wide, high
    across, down = shape(view, figure.columns)
    return figure.width / across, figure.height / down


def best_columns(count: int, width: float, height: float, ground: tuple[float, float]) -> int:
    """The columns in which so many maps of a ground of this shape come out largest; of several the
    one that leaves least free.
    """

    def size(across: int) -> tuple[float, int]:
        down = -(-count // across)
        scale = min(width / across / ground[0], height / down / ground[1])
        return round(scale, 3), -across * down

    return max(range(1, count + 1), key=size)


def scale_of(count: int, width: float, height: float, ground: tuple[float, float]) -> float:
    """How large so many maps of a ground come out where they stand in their best columns."""
    across = best_columns(count, width, MAPS * height, ground)
    down = -(-count // across)
    return min(width / across / ground[0], MAPS * height / down / ground[1])


def of_dates(view: View, layout: Layout, days: Iterable[datetime.date]) -> View:
    """The main pane's ground on several days, ten at most, in a layout. Where it shows a window of
    days each shows as many.
    """
    panes = tuple(_on(view.pane, day) for day in list(days)[:MOST])
    return fitted(View(layout=layout, panes=panes), view)


def of_powers(view: View, lens: Lens) -> View:
    """The main pane once for each side of a lens, side by side."""
    panes = tuple(replace(view.pane, powers=side.powers) for side in lens.side)
    return fitted(View(layout="side", panes=panes), view)


def alone(view: View) -> View:
    """The main pane and no other; a lens is taken off."""
    main = view.pane
    if len({pane.powers for pane in view.panes}) > 1:
        main = replace(main, powers=())
    return fitted(View(panes=(main,)), view)


def one_more(view: View) -> View:
    """With another map, a year after the last; beyond two they stand in a grid."""
    last = view.panes[-1].date
    day = datetime.date.fromordinal(min(last.toordinal() + YEAR, LAST_DAY.toordinal()))
    panes = (*view.panes, _on(view.panes[-1], day))[:MOST]
    return fitted(View(layout="grid" if len(panes) > 2 else "side", panes=panes), view)


def one_less(view: View) -> View:
    """Without the last map."""
    panes = view.panes[:-1]
    if len(panes) < 2:
        return alone(view)
    return fitted(View(layout="grid" if len(panes) > 2 else "side", panes=panes), view)


def dated(view: View, number: int, day: datetime.date, last: datetime.date | None = None) -> View:
    """The View with one of its panes on another day, or on all days up to a `last`."""
    panes = list(view.panes)
    if last is None or last == day:
        panes[number] = _on(panes[number], day)
    else:
        days = day, last + datetime.timedelta(days=1)
        panes[number] = replace(panes[number], date=day, mode="window", window=days)
    return replace(view, panes=tuple(panes))


def instant(view: View) -> View:
    """The View with its main pane on its day alone."""
    return view.with_pane(mode="instant", window=None)


def _on(pane: Pane, day: datetime.date) -> Pane:
    """The pane on a day; one that shows a window of days takes it along."""
    if pane.mode == "window" and pane.window:
        return replace(pane, date=day, window=carried(pane.window, pane.date, day))
    return replace(pane, date=day)


def fitted(new: View, old: View) -> View:
    """The same ground in smaller or larger maps: half as wide is a zoom step less."""
    zoom = new.pane.camera.zoom + math.log2(columns(old) / columns(new))
    camera = replace(new.pane.camera, zoom=min(max(zoom, MIN_ZOOM), MAX_ZOOM))
    main: Pane = replace(new.pane, camera=camera)
    return together(replace(new, panes=(main, *new.panes[1:])))
