"""Small pictures of bookmarks: taken from the map when one is made, kept in the cache."""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPixmap

from parallel38 import paths
from parallel38.domain.story import Scene, scene_to_json

log = logging.getLogger(__name__)

SIZE = QSize(60, 38)  # as it is painted
_FINE = 2  # times as many pixels are kept, for sharp screens
_MIDDLE = 0.7  # of the map's height is shown: what one looks at, without legend and credit
_MOST = 500  # files


class Thumbs:
    """By what the bookmark shows, so that another title or place in the list loses none."""

    def __init__(self) -> None:
        self._seen: dict[str, QPixmap] = {}

    def of(self, scene: Scene) -> QPixmap:
        """Its picture; a null one where none was taken here."""
        name = _name(scene)
        if name not in self._seen:
            try:
                file = _folder() / name
                self._seen[name] = QPixmap(str(file)) if file.is_file() else QPixmap()
            except OSError:
                self._seen[name] = QPixmap()  # without a cache there are no pictures
        return self._seen[name]

    def keep(self, scene: Scene, seen: QPixmap) -> None:
        """Take the middle of the map as it is seen."""
        made, name = small(seen), _name(scene)
        self._seen[name] = made
        try:
            folder = _folder()
            folder.mkdir(exist_ok=True)
            made.save(str(folder / name), "PNG")
            _sweep(folder)
        except OSError as error:
            log.info("the picture of a bookmark was not kept: %s", error)


def small(seen: QPixmap) -> QPixmap:
    """The middle of a picture, at the size of a thumbnail."""
    shape = SIZE.scaled(
        round(seen.width() * _MIDDLE), round(seen.height() * _MIDDLE),
        Qt.AspectRatioMode.KeepAspectRatio,
    )  # fmt: skip
    room = QRect(0, 0, shape.width(), shape.height())
    room.moveCenter(seen.rect().center())
    return seen.copy(room).scaled(
        SIZE * _FINE,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def _name(scene: Scene) -> str:
    told = scene_to_json(Scene(view=scene.view))
    return hashlib.sha256(told.encode()).hexdigest()[:24] + ".png"


def _folder() -> Path:
    return paths.cache() / "bookmarks"


def _sweep(folder: Path) -> None:
    files = sorted(folder.glob("*.png"), key=lambda file: file.stat().st_mtime)
    for file in files[:-_MOST]:
        file.unlink(missing_ok=True)
