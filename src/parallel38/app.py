"""Builds the parts of the window and joins them; the only place that starts the program.

The map's page is asked for before the window's own code is imported: the engine's processes start,
and the page reads its data, while the window is built.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYetError
from functools import cached_property
from importlib import import_module
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QLocale, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from parallel38 import paths, words
from parallel38.data.atlasfile import AtlasFile, open_atlas
from parallel38.domain.atlas import Atlas
from parallel38.domain.story import Scene
from parallel38.domain.view import Store
from parallel38.engine.backend import Backend, prepare
from parallel38.engine.messages import to_logging
from parallel38.fonts import FILES, fonts_dir
from parallel38.serving import atlas_site
from parallel38.settings import SettingsFile
from parallel38.ui import qt_words
from parallel38.ui.mapview import MapView
from parallel38.ui.pane_notes import notes_of

if TYPE_CHECKING:
    from parallel38.ui.theme import Theme
    from parallel38.ui.waiting import Waiting
    from parallel38.ui.window import Window

SOON = 0.25  # seconds in which the atlas is there, unless it must be compiled
PARTS = "theme", "search", "actions", "timeline.panel", "export_flow", "window"  # of parallel38.ui
Prepared = tuple[AtlasFile, Path]  # the atlas, and the folder of fonts
Hear = Callable[[QWidget], None]


class Application:
    """The QApplication with its look and settings; makes windows."""

    def __init__(self, settings: SettingsFile | None = None, software: bool = False) -> None:
        self.backend: Backend = prepare(software)
        instance = QApplication.instance()
        self.qt = instance if isinstance(instance, QApplication) else QApplication(["parallel38"])
        self.qt.setApplicationName("Parallel 38")
        self.qt.setDesktopFileName("parallel38")
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        self.settings = settings or SettingsFile()
        self._waiting: Waiting | None = None
        words.use(self.settings.values.interface)
        qt_words.speak(self.qt, words.language())

    @cached_property
    def theme(self) -> Theme:
        """Light or dark."""
        from parallel38.ui.theme import Theme

        return Theme(self.qt, self.settings.values.theme)

    def build_window(
        self, atlas_file: AtlasFile, scene: Scene | None = None, fonts: Path | None = None
    ) -> Window:
        """A window on an atlas, not yet shown; at a Scene, or at the opening view. `fonts` is the
        folder of fonts where it is known.
        """
        store = Store(scene.view if scene else None)
        if not scene:
            store.change(language=self.settings.values.language)
        view = MapView(atlas_site(atlas_file, fonts), store)
        view.notes = lambda pane: notes_of(atlas_file.atlas, pane)
        for part in PARTS:
            QCoreApplication.processEvents()  # the engine starts, the page has its answers
            import_module(f"parallel38.ui.{part}")
        from parallel38.ui.window import Window

        QCoreApplication.processEvents()
        _atlas = atlas_file.atlas  # decoded at the first asking
        QCoreApplication.processEvents()
        window = Window(atlas_file, self.settings, self.theme, view, scene)
        window.deeds.simplify(self.settings.values.simple)
        return window

    def wait_for(self, prepared: Future[Prepared], hear: Hear | None = None) -> Prepared | None:
        """The atlas and the fonts; while they are made a small window says so, and stays until
        `waited`. None when it was closed. Raises what the making raised.
        """
        try:
            return prepared.result(SOON)
        except NotYetError:
            pass
        from parallel38.ui.waiting import Waiting

        _theme = self.theme  # the small window wears it too
        window, loop, timer = Waiting(), QEventLoop(), QTimer()

        def look() -> None:
            if prepared.done():
                loop.quit()

        timer.timeout.connect(look)
        timer.start(50)
        window.closed.connect(loop.quit)
        window.show()
        self._waiting = window
        if hear is not None:
            hear(window)
        loop.exec()
        timer.stop()
        return prepared.result() if prepared.done() else None

    def waited(self) -> bool:
        """Put that window away: another has the keyboard now. Whether nobody closed it."""
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            return True
        seen = waiting.isVisible()
        waiting.done()
        return seen


def run(
    scene: Scene | Callable[[Atlas], Scene] | None = None,
    then: Callable[[Window], None] | None = None,
    *,
    check: Callable[[Atlas], None] | None = None,
    hear: Hear | None = None,
    software: bool = False,
) -> int:
    """Open the window and stay until it is closed; the exit code.

    A `scene` that only the atlas can tell is asked for when it is there. `check` is handed the
    atlas before the window is built; both may raise. `hear` is handed each window as it is shown,
    `then` is called with the last when its first map is painted; `software` draws without the GPU.
    Raises AtlasError, RuntimeError or OSError when the atlas or the fonts cannot be made.
    """
    _log_to_file()
    with ThreadPoolExecutor(1) as pool, to_logging():
        prepared = pool.submit(lambda: (open_atlas(), fonts_dir()))
        application = Application(software=software)
        found = application.wait_for(prepared, hear)
        if found is None:
            return 0
        atlas_file, fonts = found
        if check is not None:
            check(atlas_file.atlas)
        if callable(scene):
            scene = scene(atlas_file.atlas)
        from parallel38.ui.faults import watch
        from parallel38.ui.theme import load_fonts

        load_fonts([str(fonts / name) for name in FILES])
        window = application.build_window(atlas_file, scene, fonts)
        watch(window)
        if then is not None:
            _once(window, then)
        window.show()
        if hear is not None:
            hear(window)
        code = application.qt.exec() if application.waited() else 0
        window.map.shut()
        return code


def _once(window: Window, then: Callable[[Window], None]) -> None:
    def first(_revision: int) -> None:
        window.map.drawn.disconnect(first)
        QTimer.singleShot(0, lambda: then(window))

    window.map.drawn.connect(first)


def _log_to_file() -> None:
    """Warnings and worse into the log that a bug report quotes."""
    file = paths.log_file()
    handler: logging.Handler
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(file, maxBytes=500_000, backupCount=1, encoding="utf-8")
    except OSError:
        handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger("parallel38")
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    root.propagate = False
