"""One thing measured in a process of its own: `python -m tests.bench.case NAME START PLAN OUT`.

NAME is one of tests/bench/stands.py, START the moment (monotonic seconds) at which the process was
asked for, PLAN a plan.Plan as JSON; what was measured goes to OUT as one JSON object.
"""

import json
import os
import sys
import traceback
from pathlib import Path
from time import monotonic

from PySide6.QtWidgets import QApplication, QWidget

from tests.bench.plan import Plan
from tests.bench.processes import memory
from tests.bench.screen import Watch


def main(name: str, start: float, plan: Plan) -> dict[str, object]:
    """Run one case."""
    view: QWidget
    stand = None
    if name == "bare":
        from tests.bench.bare import bare

        view, opened = bare()
    else:
        from tests.bench.stands import STANDS

        stand = STANDS[name](plan)
        view, opened = stand.view, stand.opened
    watch = Watch(view)
    found: dict[str, object] = {"start": watch.until(opened) - start}
    watch.rest(monotonic() + plan.calm)
    if stand:
        stand.settle()
        watch.rest(monotonic() + plan.calm)
    found["memory"] = memory()
    if stand and (plan.motions or plan.changes or plan.zooms):
        from tests.bench.motions import measured

        found |= measured(watch, stand, plan)
    size, ratio = view.size(), view.devicePixelRatioF()
    drawing = "software" if os.environ.get("QT_QUICK_BACKEND") == "software" else "GPU"
    where = f"{drawing} drawing, {QApplication.platformName()}, pixel ratio {ratio:g}"
    return found | {"backend": where, "map": f"{size.width()} x {size.height()}"}


if __name__ == "__main__":
    try:
        found = main(sys.argv[1], float(sys.argv[2]), Plan(**json.loads(sys.argv[3])))
        Path(sys.argv[4]).write_text(json.dumps(found), "utf-8")
    except Exception:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)  # the engine's parts need no orderly end here
