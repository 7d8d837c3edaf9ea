"""What changed, asked from anywhere: between two maps, in a window of days, since an event."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from parallel38.domain.selected import since
from parallel38.domain.view import View
from parallel38.ui.pane_state import days_of
from parallel38.ui.timeline.ticks import Ticks

if TYPE_CHECKING:
    from parallel38.ui.window import Window


def first_day(view: View, ticks: Ticks) -> date | None:
    """Since when: the day of the next map that shows another, the first day of a window, else that
    of the event before; None before the first event.
    """
    first, last = days_of(view.pane)
    for pane in view.panes[1:]:
        if (day := days_of(pane)[1]) != last:
            return date.fromordinal(day)
    if first < last:
        return date.fromordinal(first)
    before = ticks.before(first)
    return date.fromordinal(before.day) if before else None


def show_changes(window: Window) -> None:
    """The list in the inspector, and what changed brought out on the map."""
    view = window.store.view
    day = first_day(view, window.clock.ticks)
    if day is None:
        return
    from parallel38.ui.inspector.changes_page import shown_ids  # after the first picture

    window.timeline.player.pause()
    window.trail.leave()
    window.panels.open("inspector")
    shown = shown_ids(window.atlas, day.toordinal(), days_of(view.pane)[1])
    window.store.change(selected=since(day), highlights=shown)


def ask_changes(window: Window) -> None:
    """The same by its key; where the list is shown already, the cursor goes to its first day."""
    since_bar = getattr(window, "inspector", None) and window.inspector.since
    if since_bar and since_bar.isVisible():
        since_bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        since_bar.field.selectAll()
    else:
        show_changes(window)
