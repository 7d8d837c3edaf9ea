"""What the page is told of a Pane: days as numbers, the clock in words."""

from collections.abc import Callable
from datetime import timedelta

from parallel38 import words
from parallel38.domain.filters import NONE
from parallel38.domain.say import say, say_days, say_range
from parallel38.domain.view import Pane, View
from parallel38.ui.measure.drawn import measure_of
from parallel38.ui.pane_told import PaneState

Notes = Callable[[Pane], tuple[str, ...]]


def pane_state(pane: Pane, notes: tuple[str, ...] = ()) -> PaneState:
    """The Pane as it goes to the page, without its camera; `notes` stand below its date."""
    window = pane.window if pane.mode == "window" else None
    return PaneState(
        day=pane.date.toordinal(),
        window=(window[0].toordinal(), window[1].toordinal()) if window else None,
        mode=pane.mode,
        date_text=map_text(pane),
        layers_on=pane.layers_on,
        layers_off=pane.layers_off,
        powers=pane.powers,
        measure=measure_of(pane.selected),
        filters=None if pane.filters == NONE else pane.filters,
        language=pane.language,
        style=pane.style,
        selected=pane.selected,
        highlights=pane.highlights,
        notes=notes,
    )


def days_of(pane: Pane) -> tuple[int, int]:
    """The first and the last day (ordinals) of a pane's clock."""
    if pane.mode == "window" and pane.window:
        return pane.window[0].toordinal(), pane.window[1].toordinal() - 1
    return pane.date.toordinal(), pane.date.toordinal()


def panes_state(view: View, notes: Notes = lambda _pane: ()) -> tuple[PaneState, ...]:
    """All panes that a View shows, the main one first."""
    shown = view.panes[:1] if view.layout == "single" else view.panes
    return tuple(pane_state(pane, notes(pane)) for pane in shown)


def map_text(pane: Pane) -> str:
    """The pane's clock in the tongue of its map."""
    with words.of_map(pane.language):
        return clock_text(pane)


def clock_text(pane: Pane) -> str:
    """The pane's clock as a person says it: a day, a span of days, or 'until' a day."""
    if pane.mode == "window" and pane.window:
        first, after = pane.window
        return say_days(first, after - timedelta(days=1))
    if pane.mode == "cumulative":
        return say_range("..", pane.date.isoformat())
    return say(pane.date)
