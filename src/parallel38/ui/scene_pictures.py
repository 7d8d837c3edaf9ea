"""Small pictures of Scenes as the stage shows them, drawn in the background and kept in the cache.

One is asked for with `of`; where it is not there yet it is null, and `drawn` tells when it is.
"""

from __future__ import annotations

import hashlib
import logging
import tempfile
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from parallel38 import paths
from parallel38.domain.figure import Figure
from parallel38.domain.story import Scene, scene_to_json
from parallel38.export.jobs import Small

if TYPE_CHECKING:
    from parallel38.ui.export_flow import ExportFlow
    from parallel38.ui.window import Window

log = logging.getLogger(__name__)

WIDE, HIGH = 480, 270  # pixels that are kept
FIGURE = Figure(width=960.0, height=540.0, map_only=True)  # CSS pixels
_MOST = 500  # files


class ScenePictures(QObject):
    """Pictures by what a Scene's View, the atlas and own layers say; one is drawn at a time."""

    drawn = Signal()

    def __init__(self, exports: ExportFlow, window: Window) -> None:
        super().__init__(exports)
        self._exports, self._artist, self._window = exports, exports.artist, window
        self._own: tuple[object, bytes] = (), b""  # what a person drew and brought in, and written
        self._seen: dict[str, QPixmap] = {}
        self._wanted: list[Scene] = []
        self._asked: tuple[int, str] | None = None  # the job, and the picture's name
        self._artist.done.connect(self._done)
        self._artist.failed.connect(lambda number, _text: self._done(number))
        self._artist.cancelled.connect(self._done)

    def of(self, scene: Scene) -> QPixmap:
        """Its picture; a null one while there is none."""
        name = self._name(scene)
        if name not in self._seen:
            file = _folder() / name
            found = QPixmap(str(file)) if file.is_file() else QPixmap()
            if found.isNull():
                return found
            self._seen[name] = found
        return self._seen[name]

    def want(self, scenes: Iterable[Scene]) -> None:
        """Have these drawn, in this order, before any that were wanted earlier."""
        new = [scene for scene in scenes if self.of(scene).isNull()]
        self._wanted = new + [scene for scene in self._wanted if scene not in new]
        self._next()

    @cached_property
    def _room(self) -> tempfile.TemporaryDirectory[str]:
        """Where the child leaves a picture; it goes with this object."""
        return tempfile.TemporaryDirectory(prefix="parallel38-")

    @property
    def _file(self) -> Path:
        return Path(self._room.name) / "picture"

    def _next(self) -> None:
        if self._asked is not None or not self._wanted:
            return
        scene = self._wanted.pop(0)
        view = scene.view.with_pane(style="stage")
        small = Small(str(self._file), WIDE, HIGH)
        shown = replace(scene, view=view, figure=FIGURE)
        name, project = self._name(scene), self._exports.project()
        number = self._artist.draw(shown, FIGURE, (), project, small=small)
        self._asked = number, name

    def _done(self, number: int) -> None:
        if self._asked is None or self._asked[0] != number:
            return
        (_number, name), self._asked = self._asked, None
        file = self._file
        if file.is_file():
            self._keep(name, file.read_bytes())
            file.unlink()
        self.drawn.emit()
        self._next()

    def _name(self, scene: Scene) -> str:
        """Of its file, by all that it shows: the atlas's own name changes with geodata and code."""
        told = scene_to_json(Scene(view=scene.view)).encode()
        state = self._window.file.path.name.encode()
        return hashlib.sha256(told + state + self._own_state()).hexdigest()[:24] + ".png"

    def _own_state(self) -> bytes:
        """Own layers and drawings, written; nothing where no project was asked for."""
        if "projects" not in self._window.__dict__:
            return b""
        project = self._window.projects.keeper.project
        own = project.layers, project.drawings
        if own != self._own[0]:
            self._own = own, msgspec.json.encode(own) if any(own) else b""
        return self._own[1]

    def _keep(self, name: str, rows: bytes) -> None:
        if len(rows) != WIDE * HIGH * 3:
            log.warning("a scene's picture came with %d bytes", len(rows))
            return
        image = QImage(rows, WIDE, HIGH, WIDE * 3, QImage.Format.Format_RGB888).copy()
        self._seen[name] = QPixmap.fromImage(image)
        try:
            folder = _folder()
            folder.mkdir(parents=True, exist_ok=True)
            image.save(str(folder / name), "PNG")  # type: ignore[call-overload]
            _sweep(folder)
        except OSError as error:
            log.info("the picture of a scene was not kept: %s", error)


def _folder() -> Path:
    return paths.cache() / "scenes"


def _sweep(folder: Path) -> None:
    files = sorted(folder.glob("*.png"), key=lambda file: file.stat().st_mtime)
    for file in files[:-_MOST]:
        file.unlink(missing_ok=True)
