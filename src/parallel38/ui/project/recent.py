"""Recent projects: kept in the settings, shown as a menu, the newest first."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from parallel38 import paths
from parallel38.domain.say import say
from parallel38.settings import MOST_RECENT, SettingsFile
from parallel38.words import _

if TYPE_CHECKING:
    from parallel38.ui.window import Window


def note(settings: SettingsFile, path: Path) -> None:
    """A project was opened or saved just now."""
    others = [one for one in settings.values.recent if one != str(path)]
    settings.change(recent=(str(path), *others)[:MOST_RECENT])


def label(path: Path) -> str:
    """What the menu calls a file; one that was never given a name by its last change."""
    if path.parent != paths.unsaved():
        return path.stem
    when = datetime.fromtimestamp(path.stat().st_mtime)
    return _("Untitled, {day}, {time}").format(day=say(when.date()), time=f"{when:%H:%M}")


class RecentMenu(QMenu):
    """The files that are still there."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        super().__init__(_("Open recent"), parent)
        self._window = window
        self.aboutToShow.connect(self._fill)
        parent_menu = parent if isinstance(parent, QMenu) else self
        parent_menu.aboutToShow.connect(lambda: self.setEnabled(bool(self._files())))

    def _files(self) -> list[Path]:
        return [path for path in map(Path, self._window.settings.values.recent) if path.is_file()]

    def _fill(self) -> None:
        self.clear()
        for path in self._files():
            action = self.addAction(label(path).replace("&", "&&"))
            action.triggered.connect(partial(self._open, path))

    def _open(self, path: Path, _checked: bool = False) -> None:
        self._window.projects.open(path)
