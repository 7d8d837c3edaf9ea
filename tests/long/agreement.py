"""Page and domain/visible.py on everything, on every boundary day and the days around it.

python -m tests.long.agreement

In instant, cumulative and four window modes, and 2,000 panes with switched layers and powers.
"""

import logging
import os
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SWITCHED = 2_000


def main() -> int:
    """Print the figures; 1 when page and domain differ."""
    from parallel38.data.atlasfile import open_atlas
    from parallel38.figures import engine_offscreen
    from tests.web.agreement import Asked, boundaries, faults, panes, switched, things
    from tests.web.label_frames import real_page

    logging.disable(logging.INFO)
    start = time.perf_counter()
    with engine_offscreen():
        file = open_atlas()
        days = boundaries(file.atlas)
        asked = [Asked(pane) for day in days for pane in panes(day)]
        asked += switched(file.atlas, SWITCHED, seed=1)
        with real_page() as page:
            found = list(faults(page, file, asked))
    for fault in found[:30]:
        print(fault)
    print(f"{len(days)} days, {len(asked)} panes, {len(things(file.atlas))} things each:"
          f" {len(found)} differences, {time.perf_counter() - start:.0f} s")  # fmt: skip
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
