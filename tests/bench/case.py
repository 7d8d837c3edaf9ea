"""One thing measured in a process of its own: `python -m tests.bench.case NAME START SECONDS`.

NAME is atlas, bare or empty, START the moment (monotonic seconds) at which the process was asked
for, SECONDS how long to drag (0: only start). Prints one JSON object.
"""

import json
import os
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from tests.bench.screen import Watch, drag, memory, spread, steps

SIZE = 1280, 800
FIRST = date(1876, 1, 1)
DRAG_DAYS = 23  # a day is one step, a picture of a drag across the timeline this many


def main(name: str, start: float, seconds: float) -> dict[str, Any]:
    """Run one case."""
    return {"atlas": atlas, "bare": bare, "empty": empty}[name](start, seconds)


def bare(start: float, seconds: float) -> dict[str, Any]:
    """A bare QWebEngineView with bare Leaflet and the same coast."""
    from PySide6.QtWebEngineCore import QWebEnginePage
    from PySide6.QtWebEngineWidgets import QWebEngineView

    from parallel38.engine.backend import prepare
    from parallel38.engine.profile import Profile
    from parallel38.engine.scheme import HOME
    from tests.bench.pages import BARE, SHOWN, Pages

    backend = prepare()
    application = QApplication([])
    view, profile = QWebEngineView(), Profile(Pages(BARE))
    page = QWebEnginePage(profile)
    view.setPage(page)
    view.resize(*SIZE)
    page.load(HOME)
    view.show()
    started = Watch(view).until(lambda mark: mark == SHOWN) - start
    return told(application, backend.why, {"start": started, "memory": memory()})


def empty(start: float, seconds: float) -> dict[str, Any]:
    """An empty page behind the same channel: what a picture costs without any map."""
    from PySide6.QtWebEngineWidgets import QWebEngineView

    from parallel38.engine.backend import prepare
    from parallel38.engine.page import Page
    from parallel38.engine.profile import Profile
    from tests.bench.pages import EMPTY, Pages, qwebchannel

    backend = prepare()
    application = QApplication([])
    view, profile = QWebEngineView(), Profile(Pages(EMPTY, {"/qwebchannel.js": qwebchannel()}))
    page = Page(profile)
    view.setPage(page)
    view.resize(*SIZE)
    revision = 0

    def show(n: int) -> int:
        nonlocal revision
        revision += 1
        page.send_newest(revision, json.dumps({"type": "show", "revision": revision}))
        return revision

    page.start()
    view.show()
    watch = Watch(view)
    first = show(0)
    started = watch.until(lambda mark: mark == first) - start
    found = {"start": started, "memory": memory()} | measured(watch, show, show, seconds)
    return told(application, backend.why, found)


def atlas(start: float, seconds: float) -> dict[str, Any]:
    """The whole window, as the program opens it."""
    from parallel38.app import Application
    from parallel38.data.atlasfile import open_atlas
    from parallel38.fonts import FILES, fonts_dir
    from parallel38.ui.theme import load_fonts

    application = Application()
    file, fonts = open_atlas(), fonts_dir()
    load_fonts([str(fonts / name) for name in FILES])
    window = application.build_window(file)
    window.map.marks = True
    window.resize(*SIZE)
    window.show()
    watch = Watch(window.map)
    started = watch.until(lambda mark: 0 < mark == window.map.revision) - start
    found = {"start": started, "memory": memory()}

    def show(days: int) -> int:
        window.store.change(date=FIRST + timedelta(days=days))
        return window.map.revision

    found |= measured(watch, show, lambda n: show(n * DRAG_DAYS), seconds)
    return told(application.qt, application.backend.why, found)


def measured(watch: Watch, step: Any, move: Any, seconds: float) -> dict[str, Any]:
    """Day steps and a drag; nothing where no seconds are given."""
    if not seconds:
        return {}
    one = steps(watch, lambda n: step(n + 1), int(20 * seconds))
    rate, taken = drag(watch, lambda n: move(n + 100), seconds)
    return {"step": spread(one), "rate": rate, "drag": spread(taken), "memory_used": memory()}


def told(application: Any, why: str, found: dict[str, Any]) -> dict[str, Any]:
    """The figures with the backend they were taken on."""
    ratio = application.primaryScreen().devicePixelRatio()
    software = os.environ.get("QT_QUICK_BACKEND") == "software"
    drawing = f"{'software' if software else 'GPU'} drawing ({why})"
    return found | {"backend": f"{drawing}, {application.platformName()}, pixel ratio {ratio:g}"}


if __name__ == "__main__":
    result = main(sys.argv[1], float(sys.argv[2]), float(sys.argv[3]))
    Path(sys.argv[4]).write_text(json.dumps(result), "utf-8")
    sys.stdout.flush()
    os._exit(0)  # the engine's parts need no orderly end here
