"""Edges of areas that are no coast: only there can a border be in doubt."""

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

Part = NDArray[np.float64]  # (n, 2): lon, lat in degrees
Flags = NDArray[np.bool_]  # one for each segment of a part

REGION = (90, 15, 180, 60)  # degrees: where land_region.geojson has the coast
NEAR = 0.003  # degrees: an edge as near as this to the coast is the coast
PIECE = 40  # points of coast that are looked up together


def segment_keys(part: Part) -> NDArray[np.int64]:
    """One number for each segment of a part, the same whichever way it runs."""
    points = np.round(part * 1e5).astype(np.int64) + np.array([18_000_000, 9_000_000])
    codes = points[:, 0] * 40_000_000 + points[:, 1]
    low, high = np.minimum(codes[:-1], codes[1:]), np.maximum(codes[:-1], codes[1:])
    # Wraps; a clash would cost one segment of an edge.
    keys: NDArray[np.int64] = low * 31 + high * 1_000_003
    return keys


class Coast:
    """The coast of one level of detail: asks of segments whether they run along it."""

    def __init__(self, level: Sequence[Part]) -> None:
        self._keys = np.unique(np.concatenate([segment_keys(part) for part in level]))
        pieces = [part[at : at + PIECE + 1] for part in level for at in range(0, len(part), PIECE)]
        self._tree = shapely.STRtree(
            [shapely.linestrings(piece) for piece in pieces if len(piece) > 1]
        )

    def has(self, part: Part) -> Flags:
        """Which segments of a part are the coast's own, or keep within NEAR of it."""
        keys = segment_keys(part)
        at = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        found: Flags = self._keys[at] == keys
        open_ = np.flatnonzero(~found)
        if len(open_):
            middles = shapely.points((part[open_] + part[open_ + 1]) / 2)
            near, _ = self._tree.query(middles, predicate="dwithin", distance=NEAR)
            found[open_[near]] = True
        return found


def off_coast(level: Sequence[Part], coast: Coast) -> list[Part]:
    """What of an area's edge is no coast, as lines: only there can a border be in doubt."""
    runs: list[Part] = []
    for part in level:
        inland = ~coast.has(part) & ~_on_frame(part)
        starts = np.flatnonzero(inland & ~np.r_[False, inland[:-1]])
        ends = np.flatnonzero(inland & ~np.r_[inland[1:], False])
        runs += [part[a : b + 2] for a, b in zip(starts, ends, strict=True)]
    return runs


def _on_frame(part: Part) -> Flags:
    """Which segments only say that the region ends there."""
    west, south, east, north = REGION
    lon, lat = part[:, 0], part[:, 1]
    upright = (lon[:-1] == lon[1:]) & np.isin(lon[1:], (west, east))
    level = (lat[:-1] == lat[1:]) & np.isin(lat[1:], (south, north))
    found: Flags = upright | level
    return found
