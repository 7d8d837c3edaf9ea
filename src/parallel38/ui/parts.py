"""Going round the parts of the window by one key: map, what stands over it, timeline, layers,
inspector, bar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from parallel38.ui.reading_order import in_order

if TYPE_CHECKING:
    from parallel38.ui.window import Window

BAR = "compareBar"  # what stands over the maps while they are compared or a tool is in hand


def to_next(window: Window, step: int = 1) -> None:
    """The keyboard to the next part that is shown, or with -1 to the one before."""
    found = [(part, first) for part, first in map(_entered, _parts(window)) if first.isVisible()]
    now = window.focusWidget()
    here = next(
        (place for place, (part, _) in enumerate(found) if now and _within(part, now)),
        -1 if step > 0 else 0,
    )
    found[(here + step) % len(found)][1].setFocus(Qt.FocusReason.TabFocusReason)


def _parts(window: Window) -> list[tuple[QWidget, QWidget]]:
    """Each part, and what in it takes the keyboard first."""
    found: list[tuple[QWidget, QWidget]] = [(window.map, window.map)]
    bars = window.findChildren(QWidget, BAR)
    found += [(bar, next(in_order(bar), bar)) for bar in bars if bar.isVisible()]
    if (simple := window.deeds.simple).dates is not None:
        found.append((simple.dates, simple.dates.buttons[0]))
    found.append((window.timeline, window.timeline.ruler))
    found += [(window.left, window.layers.tree), (window.right, window.inspector.text)]
    return [*found, (window.top_bar, window.top_bar.menu_button)]


def _entered(pair: tuple[QWidget, QWidget]) -> tuple[QWidget, QWidget]:
    """A form or a list that stands in a part for a while is entered at its first control."""
    part, first = pair
    if part.isVisible() and not first.isVisible():
        return part, next(in_order(part), first)
    return pair


def _within(part: QWidget, widget: QWidget) -> bool:
    return part is widget or part.isAncestorOf(widget)
