"""The block of points that the page fetches, and how a shape points into it.

Points are pairs x, y in the Web Mercator unit square (0 to 1, y down). A part is [start, count] in
points; one that is cut out of another is several runs, [start, count, start, count, …], so that
its coast is not stored again.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Part = NDArray[np.float64]  # (n, 2): lon, lat in degrees
Levels = Sequence[Sequence[Part]]  # coarse to fine, each a list of rings or lines
Parts = list[list[list[int]]]  # where each part lies in the block, by level


class Geometry:
    """Collects parts into one block, equal ones once, and says where each lies."""

    def __init__(self) -> None:
        self._blocks: list[NDArray[np.float32]] = []
        self._known: dict[bytes, list[int]] = {}
        self._starts: dict[int, NDArray[np.float32]] = {}
        self._points = 0

    def add(self, levels: Levels) -> Parts:
        """Take a shape in; the result points at it. Levels that are all alike are one."""
        found = [[self._part(part) for part in level] for level in levels]
        return found[:1] if all(level == found[0] for level in found) else found

    def add_cut(self, levels: Levels, of: Sequence[Parts]) -> Parts:
        """Take in a shape cut out of shapes that are in already, `of` as add() gave them."""
        found = []
        for number, level in enumerate(levels):
            known = Known(
                [part for parts in of for part in parts[min(number, len(parts) - 1)]], self._starts
            )
            found.append([self._runs(mercator(part), known) for part in level])
        return found

    def _runs(self, block: NDArray[np.float32], known: "Known") -> list[int]:
        if block.tobytes() in self._known:
            return self._known[block.tobytes()]
        block, places = known.along(block)
        breaks = np.flatnonzero(np.diff(places) != np.where(places[:-1] < 0, 0, 1)) + 1
        runs: list[int] = []
        for stretch, at in zip(np.split(block, breaks), np.split(places, breaks), strict=True):
            runs += [int(at[0]), len(at)] if at[0] >= 0 else self._block(stretch)
        return runs

    def _part(self, part: Part) -> list[int]:
        return self._block(mercator(part))

    def _block(self, block: NDArray[np.float32]) -> list[int]:
        key = block.tobytes()
        if key in self._known:
            return self._known[key]
        where = [self._points, len(block)]
        self._blocks.append(block)
        self._points += len(block)
        self._known[key] = where
        self._starts[where[0]] = block
        return where

    def tobytes(self) -> bytes:
        """The block, little-endian."""
        if not self._blocks:
            return b""
        return np.concatenate(self._blocks).astype("<f4").tobytes()


class Known:
    """The points of some parts of the block, and where each lies in it."""

    def __init__(
        self, parts: Sequence[Sequence[int]], starts: Mapping[int, NDArray[np.float32]]
    ) -> None:
        blocks = [starts[start] for start, _ in parts] or [np.zeros((0, 2), np.float32)]
        places = [np.arange(start, start + count) for start, count in parts] or [np.zeros(0, int)]
        keys = _keys(np.concatenate(blocks))
        order = np.argsort(keys, kind="stable")
        self._keys, self._places = keys[order], np.concatenate(places)[order]

    def along(self, block: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.int_]]:
        """A part in the direction of those it is cut from, and where each point lies, or -1."""
        keys = _keys(block)
        at = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        places = np.where(self._keys[at] == keys, self._places[at], -1)
        steps = np.diff(places)
        if np.count_nonzero(steps == -1) > np.count_nonzero(steps == 1):
            return block[::-1], places[::-1]
        return block, places


def _keys(block: NDArray[np.float32]) -> NDArray[np.uint64]:
    """Each point as one number."""
    return np.ascontiguousarray(block).view(np.uint64).ravel()


def mercator(lonlat: Part) -> NDArray[np.float32]:
    """Degrees (n, 2) to the unit square; latitudes beyond the map's end are put on it."""
    lat = np.clip(lonlat[:, 1], -85.0511, 85.0511)
    sine = np.sin(np.radians(lat))
    x = lonlat[:, 0] / 360 + 0.5
    y = 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * np.pi)
    return np.column_stack([x, y]).astype(np.float32)
