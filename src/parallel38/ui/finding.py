"""Finding one's way: where the pointer is, and measuring; each made when it is first needed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from parallel38.ui.window import Window


class Finding:
    """What one window has of it."""

    def __init__(self, window: Window) -> None:
        self._window = window

    @cached_property
    def whereabouts(self) -> Any:
        """Where the pointer is (ui.whereabouts.Whereabouts)."""
        from parallel38.ui.whereabouts import Whereabouts

        return Whereabouts(self._window)

    @cached_property
    def measuring(self) -> Any:
        """Lengths and areas (ui.measure.tool.Measuring)."""
        from parallel38.ui.measure.tool import Measuring

        return Measuring(self._window)

    def measures(self, closed: bool = False) -> bool:
        """Whether a line or a ring is being measured."""
        return "measuring" in self.__dict__ and bool(self.measuring.is_on(closed))
