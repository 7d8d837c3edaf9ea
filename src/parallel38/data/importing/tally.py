"""What was counted on the way through a file."""

from collections import Counter
from datetime import date
from typing import Any

from parallel38.data.importing.dating import Held
from parallel38.data.importing.understood import EXAMPLES, Reason, Shown
from parallel38.domain.dates import FIRST, FOREVER

KINDS = {0: "points", 1: "lines", 2: "areas"}
NO_DAY = "has no date"


class Tally:
    """Rows, places and dates so far; faults by their rule, the first few in full."""

    def __init__(self, unit: str) -> None:
        self.count = self.placed = self.dated = 0
        self.shapes: Counter[str] = Counter()
        self.types: set[str] = set()
        self._unit = unit
        self._rules: Counter[str] = Counter()
        self._told: dict[str, list[str]] = {}
        self.shown: list[Shown] = []
        self._first, self._last = FOREVER, FIRST
        self._bounds: tuple[float, float, float, float] | None = None

    def fault(self, number: int, rule: str, sentence: str) -> None:
        """Count a fault of the row `number`."""
        self._rules[rule] += 1
        told = self._told.setdefault(rule, [])
        if len(told) < EXAMPLES:
            told.append(f"{self._unit} {number} {sentence}")

    def add_dates(self, held: Held) -> bool:
        """Count the dates of a row; whether it has any, and nothing is wrong with them."""
        if held.possible_from > FIRST:
            self._first = min(self._first, held.possible_from)
            self._last = max(self._last, held.possible_from)
        if held.possible_to < FOREVER:
            self._last = max(self._last, held.possible_to - 1)
            self._first = min(self._first, held.possible_to - 1)
        self.dated += held.dated
        return held.dated and not held.rule

    def add_shapes(self, shapes: Any) -> None:
        """Count the shapes of a batch in degrees."""
        import numpy as np
        import shapely

        there = shapes[~shapely.is_missing(shapes)]
        self.placed += len(there)
        if not len(there):
            return
        dimensions = np.bincount(shapely.get_dimensions(there), minlength=3).tolist()
        self.shapes.update({KINDS[at]: count for at, count in enumerate(dimensions) if count})
        self.types |= {str(one.geom_type) for one in _one_of_each(there)}
        west, south, east, north = shapely.total_bounds(there).tolist()
        w, s, e, n = self._bounds or (west, south, east, north)
        self._bounds = (min(w, west), min(s, south), max(e, east), max(n, north))

    @property
    def bounds(self) -> tuple[float, float, float, float] | None:
        """West, south, east, north in degrees of all that has a place."""
        return self._bounds

    @property
    def first(self) -> str:
        """The first day that is known, '' where none is."""
        return _day(self._first)

    @property
    def last(self) -> str:
        """The last day that is known, '' where none is."""
        return _day(self._last)

    def reasons(self) -> tuple[Reason, ...]:
        """All faults, the most frequent first."""
        return tuple(
            Reason(rule, count, tuple(self._told[rule]))
            for rule, count in self._rules.most_common()
        )


def _one_of_each(shapes: Any) -> Any:
    import numpy as np
    import shapely

    _, first = np.unique(shapely.get_type_id(shapes), return_index=True)
    return shapes[first]


def _day(number: int) -> str:
    return date.fromordinal(number).isoformat() if 1 <= number <= date.max.toordinal() else ""
