"""What is dropped on the window: a figure made here opens at its Scene, a project opens, a file of
others becomes a layer, a story one of the project.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from parallel38.data.importing.understood import SCANS, SUFFIXES
from parallel38.domain.story import Scene
from parallel38.ui.notice import Notice
from parallel38.words import _

STORY = ".toml"


class Drops(QObject):
    """Takes one local file; what neither is nor holds a Scene gives a quiet sentence."""

    def __init__(
        self,
        window: QWidget,
        opened: Callable[[Scene], None],
        file: Callable[[Path], None],
        notice: Notice,
    ) -> None:
        super().__init__(window)
        self._opened, self._file, self._notice = opened, file, notice
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Local files are welcome; anything else is left alone."""
        if event.type() == QEvent.Type.DragLeave:
            self._notice.hide()
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            return False
        if not isinstance(event, QDragEnterEvent | QDropEvent):
            return False
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if not files:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.DragEnter:
            self._notice.say(_("Let it go here to open it, or to put it on the map."))
            return True
        self._notice.hide()
        if len(files) == 1:
            self.open(Path(files[0]))
        else:
            self._notice.say(_("Nothing was opened: one file is taken at a time."))
        return True

    def open(self, path: Path) -> None:
        """A project or a layer of others, or the Scene inside a file."""
        if path.suffix.lower() in (*SUFFIXES, STORY) and path.suffix.lower() != ".json":
            self._file(path)
            return
        from parallel38.export.figure import ExportError
        from parallel38.export.scenes import read_scene

        try:
            scene = read_scene(path)
        except ExportError as error:
            if path.suffix.lower() in (".json", *SCANS):  # no Scene: GeoJSON, or a scanned map
                self._file(path)
            else:
                self._notice.say(str(error))
        except OSError as error:
            self._notice.say(f"{path}: {error.strerror or error}.")
        else:
            self._opened(scene)
