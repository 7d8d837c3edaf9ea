"""A sample of tests/long/labels.py: names of the real atlas in random frames."""

import numpy as np

from tests.web.label_frames import Verdict, frames, judge, real_page, told

COUNT = 60
LEAST = 0.85  # of the weight that the best of several greedy searches places


def test_names_of_random_frames(qapp):
    some = frames(COUNT, seed=38)
    verdict = Verdict()
    with real_page() as page:
        for frame, found in zip(some, told(page, some), strict=True):
            judge(verdict, frame, found)
    assert not verdict.faults, verdict.faults[:5]
    assert verdict.names > 10 * COUNT
    assert np.mean(verdict.shares) >= 0.95 and min(verdict.shares) >= LEAST
