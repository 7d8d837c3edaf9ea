"""The first line that one reads: what to try."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parallel38.words import _

if TYPE_CHECKING:
    from parallel38.ui.window import Window


def welcome(window: Window) -> None:
    """It stays until it was read. A class has it from its teacher."""
    if window.settings.values.welcomed or window.settings.values.simple or window.presenting:
        return

    def read() -> None:
        window.settings.change(welcomed=True)

    def show_round() -> None:
        read()
        window.deeds.tour()

    window.notice.say(
        _("Drag the timeline below. Alt+→ goes to the next event, Ctrl+K finds a place or a "
          "day, a click on the map tells who held it."),
        _("Show me round"), show_round, stays=True, closed=read,
    )  # fmt: skip
