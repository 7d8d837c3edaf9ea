"""The project's own stories, on top of the menu that presents one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from parallel38.words import _

if TYPE_CHECKING:
    from parallel38.ui.window import Window


class OwnStories(QObject):
    """Looked up each time the menu is opened; those without a scene cannot be told."""

    def __init__(self, window: Window, menu: QMenu) -> None:
        super().__init__(menu)
        self._window, self._menu = window, menu
        self._rows: list[QAction] = []
        menu.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        for row in self._rows:
            self._menu.removeAction(row)
            row.deleteLater()
        self._rows = []
        told = [one for one in self._window.projects.authoring.stories.all if one.scenes]
        first = next(iter(self._menu.actions()), None)
        if not told or first is None:
            return
        self._head(_("In this project"))
        for story in told:
            row = QAction(story.title.replace("&", "&&"), self)
            row.triggered.connect(partial(self._present, story.id))
            self._rows.append(row)
        line = QAction(self)
        line.setSeparator(True)
        self._rows.append(line)
        if not first.isSeparator():
            self._head(_("In the atlas"))
        self._menu.insertActions(first, self._rows)

    def _head(self, words: str) -> None:
        heading = QAction(words, self)
        heading.setEnabled(False)
        self._rows.append(heading)

    def _present(self, story: str, _checked: bool = False) -> None:
        self._window.deeds.present(story)
