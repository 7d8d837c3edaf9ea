"""Figures in few numbers."""

import statistics
from itertools import pairwise

BOUNDS = (18, 20, 25, 34, 50, 100)  # ms; a frame is 16.7, and seen to a millisecond


def spread(taken: list[float]) -> dict[str, float]:
    """Median and 95th percentile; raises ValueError where there is nothing."""
    if not taken:
        raise ValueError("no picture was seen")
    ordered = sorted(taken)
    return {"p50": statistics.median(ordered), "p95": ordered[int(len(ordered) * 0.95)]}


def histogram(gaps: list[float]) -> dict[str, object]:
    """Shares (per cent) of the gaps by BOUNDS, with spread, longest and pictures a second."""
    edges = (0, *BOUNDS, float("inf"))
    shares = [
        100 * sum(low < gap <= high for gap in gaps) / max(1, len(gaps))
        for low, high in pairwise(edges)
    ]
    found: dict[str, object] = {**spread(gaps), "shares": shares}
    return found | {"longest": max(gaps), "rate": 1e3 * len(gaps) / sum(gaps)}
