"""Names in random frames of the real atlas, judged as the issue asks.

python -m tests.long.labels --count 2000 --seed 1

None lies over another (by their oriented boxes), none leaves the map, none covers a summit's
symbol, every chief place in view is named or shown, and the weight placed is set beside the best
of several greedy searches.
"""

import argparse
import logging
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

BATCH = 20  # frames that the page composes at a time
LEAST = 0.85  # of the weight that the best of several greedy searches places


def main() -> int:
    """Print the figures; 1 when something is wrong."""
    import numpy as np

    from parallel38.figures import engine_offscreen
    from tests.web.label_frames import Verdict, frames, judge, real_page, told

    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    logging.disable(logging.INFO)
    verdict = Verdict()
    with engine_offscreen():
        some = frames(asked.count, asked.seed)
        with real_page() as page:
            for at in range(0, len(some), BATCH):
                batch = some[at : at + BATCH]
                for frame, found in zip(batch, told(page, batch), strict=True):
                    judge(verdict, frame, found)
    shares = np.array(verdict.shares)
    for fault in verdict.faults[:30]:
        print(fault)
    for share, frame in zip(verdict.shares, some, strict=True):
        if share < LEAST:
            print(f"only {share:.3f} of the weight: {frame}")
    print(f"{verdict.frames} frames, {verdict.names} names, {len(verdict.faults)} faults")
    print(
        f"weight beside the best greedy search: mean {shares.mean():.3f}, least {shares.min():.3f}"
        f", 1 % {np.quantile(shares, 0.01):.3f}; {int((shares < LEAST).sum())} frames below {LEAST}"
    )
    print(f"composing a frame: median {np.median(verdict.took):.1f} ms")
    return 1 if verdict.faults or shares.min() < LEAST else 0


if __name__ == "__main__":
    sys.exit(main())
