"""The window by Tab alone, menus by Down: where the keyboard comes, whether one sees it there.

    python -m tests.long.keyboard [--dark] [STATE …]

State after state, a line for each stop: its class, its name, how many pixels of its ring have 3:1
against what was there before. `<-- unseen` where they are too few, `<-- no name`. The exit code
is their number.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from parallel38.engine.backend import prepare  # (before anything of Qt's)

prepare(True)

from PySide6.QtWidgets import QMenu, QWidget  # noqa: E402

from tests.long.desk import opened  # noqa: E402
from tests.long.rings import rows, stops  # noqa: E402
from tests.long.states import STATES  # noqa: E402


def walk(top: QWidget, settle: Callable[[], object]) -> int:
    """Print one state; how many faults."""
    top.activateWindow()
    settle()
    found = list(rows(top, settle) if isinstance(top, QMenu) else stops(top, settle))
    faults = 0
    for stop in found:
        kind = stop.widget.metaObject().className()
        wrong = stop.faults if found[1:] else []  # a page alone in its window needs no ring
        print(f"  {kind} {stop.name!r} {stop.ring}", *(f"<-- {fault}" for fault in wrong))
        faults += len(wrong)
    return faults


def main(arguments: list[str]) -> int:
    """All states, or those that are named."""
    dark = "--dark" in arguments
    wanted = [one for one in arguments if not one.startswith("--")] or list(STATES)
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in wanted:
            with opened(Path(folder) / name, dark=dark) as desk:
                top = STATES[name](desk)
                print(name)
                faults += walk(top, desk.settle)
    return faults


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(min(code, 100))
