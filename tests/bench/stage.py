"""A talk's key, from the press to the first pixel that moves on the screen (in the midst of a
flight: to the first picture with its revision), beside the same press answered by an empty page;
and the pictures of a flight beside bare Leaflet's own.

`python -m tests.bench.stage 1920x1080 PRESSES OUT`, on an X server of its own, as large as that.
"""

import json
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QWidget

from parallel38.domain.view import Camera
from tests.bench.bare import bare as peer
from tests.bench.display import x_server
from tests.bench.screen import Watch
from tests.bench.stats import spread

STORY = "two-zones-two-states"
REST, HURRY = 5.6, 0.5  # seconds from press to press: after a flight, and in the midst of one
FLIGHT = 1.6  # seconds
TO = Camera(44.0, 125.0, 5.0)
COUNT = """window.frames_ = 0; (function tick() { frames_++; requestAnimationFrame(tick); })()"""
FLY = f"map.flyTo([{TO.lat}, {TO.lon}], {TO.zoom}, {{duration: {FLIGHT}}})"


class Keys(QObject):
    """Any key asks for a picture."""

    def __init__(self, ask: Callable[[], object]) -> None:
        super().__init__()
        self._ask = ask

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A press is answered, and goes no further."""
        if event.type() == QEvent.Type.KeyPress:
            self._ask()
            return True
        return False


def main(width: int, height: int, presses: int) -> dict[str, object]:
    """Measure one size; all in milliseconds, but pictures a second."""
    from tests.bench.plan import Plan
    from tests.bench.stands import atlas, empty

    window: Any = atlas(Plan()).view.window()
    desk = Watch(window.map)
    desk.until(lambda mark: 0 < mark == window.map.revision)
    blank = empty(Plan())
    view = blank.view
    view.resize(width, height)
    watch = Watch(view)
    watch.until(blank.opened)
    keys = Keys(lambda: blank.show(blank.busy, None))
    target = view.focusProxy() or view
    target.installEventFilter(keys)
    found: dict[str, object] = {"empty": pressed(watch, target, presses, HURRY)}
    view.hide()
    bare, opened = peer()
    bare.resize(width, height)
    watch = Watch(bare)
    watch.until(opened)
    found["bare flight"] = rate(watch, bare.page(), lambda: bare.page().runJavaScript(FLY))
    bare.hide()
    return found | of_stage(window, presses)


def of_stage(window: Any, presses: int) -> dict[str, object]:
    """The stage itself."""
    window.map.flies = True
    window.presenter.start(STORY)
    shown = window.presenter.stage.map
    shown.marks = True
    watch = Watch(shown)
    watch.wait(lambda: shown.revision > 0)
    watch.rest(monotonic() + REST)
    window.presenter.turn(1)
    watch.rest(monotonic() + REST)
    target = shown.focusProxy() or shown
    found: dict[str, object] = {
        "rest": pressed(watch, target, presses, REST, lambda: row(shown)),
        "flight": pressed(watch, target, presses, HURRY),
    }
    watch.rest(monotonic() + REST)
    return found | {"our flight": rate(watch, shown.page(), lambda: window.presenter.turn(1))}


def row(view: QWidget) -> bytes:
    """The pixels across the middle of a map, as they stand on the screen."""
    at = view.mapToGlobal(QPoint(0, view.height() // 2))
    strip = view.screen().grabWindow(0, at.x(), at.y(), view.width(), 1).toImage()
    return bytes(strip.constBits())


def pressed(
    watch: Watch,
    target: QWidget,
    presses: int,
    pause: float,
    look: Callable[[], object] | None = None,
) -> dict[str, float]:
    """From key to picture, forth and back; `look` is what must change, else the mark."""
    look = look or watch.mark
    taken = []
    for n in range(presses):
        before, began = look(), monotonic()
        QTest.keyClick(target, Qt.Key.Key_PageUp if n % 4 > 1 else Qt.Key.Key_PageDown)
        while look() == before:
            watch.tick()
        taken.append((monotonic() - began) * 1e3)
        watch.rest(began + pause)
    return spread(taken) | {"most": max(taken)}


def rate(watch: Watch, page: QWebEnginePage, fly: Callable[[], object]) -> float:
    """Pictures a second that a page draws in a flight."""
    told: list[float] = []
    page.runJavaScript(COUNT)
    page.runJavaScript("frames_", 0, told.append)
    watch.wait(lambda: len(told) == 1)
    began = monotonic()
    fly()
    watch.rest(began + FLIGHT)
    page.runJavaScript("frames_", 0, told.append)
    watch.wait(lambda: len(told) == 2)
    return (told[1] - told[0]) / (monotonic() - began)


if __name__ == "__main__":
    size = sys.argv[1]
    os.environ.pop("DISPLAY", None)
    try:
        with x_server(f"{size}x24") as display, TemporaryDirectory() as folder:
            Path(folder, "settings.json").write_text('{"welcomed": true}', "utf-8")
            os.environ.update(DISPLAY=display, QT_QPA_PLATFORM="xcb", PARALLEL38_CONFIG=folder)
            wide, high = (int(side) for side in size.split("x"))
            answer = main(wide, high, int(sys.argv[2]))
        Path(sys.argv[3]).write_text(json.dumps(answer), "utf-8")
    except Exception:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)  # the engine's parts need no orderly end here
