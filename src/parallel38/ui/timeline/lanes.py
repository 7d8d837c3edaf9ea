"""Bars of events that last lie in lanes, so that those of one time do not cover one another."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parallel38.ui.timeline.ticks import Tick

STEP = 3.0  # pixels from lane to lane
LOWEST, HIGHEST = 4.0, 31.0  # pixels above the baseline
_TALL = {5: 28.0, 4: 20.0, 3: 14.0, 2: 10.0, 1: 7.0}


def tall(importance: int) -> float:
    """Pixels that an event rises above the baseline."""
    return _TALL.get(importance, _TALL[3])


def lanes(ticks: "Sequence[Tick]") -> dict[str, float]:
    """Pixels above the baseline of each tick's bar, by id: free, and as near to what its
    importance asks for as can be. The longest choose first, so that zooming moves no bar.
    """
    taken: dict[float, list[tuple[int, int]]] = {}
    found = {}
    for tick in sorted(ticks, key=_length, reverse=True):
        span = tick.interval.possible_from, tick.interval.possible_to
        wanted = sorted(_heights(), key=lambda high: abs(high - tall(tick.importance)))
        high = next((h for h in wanted if _free(taken.get(h, []), span)), wanted[0])
        row = taken.setdefault(high, [])
        row.insert(bisect_left(row, span), span)
        found[tick.id] = high
    return found


def _length(tick: "Tick") -> int:
    return tick.interval.possible_to - tick.interval.possible_from


def _heights() -> list[float]:
    count = int((HIGHEST - LOWEST) / STEP) + 1
    return [LOWEST + STEP * number for number in range(count)]


def _free(row: list[tuple[int, int]], span: tuple[int, int]) -> bool:
    """Whether no span in a row, which lie in order, shares a day with this one."""
    at = bisect_left(row, span)
    behind = at > 0 and row[at - 1][1] > span[0]
    return not behind and not (at < len(row) and row[at][0] < span[1])
