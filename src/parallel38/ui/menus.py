"""QActions and menus from the table of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from parallel38.ui.actions import FIGURE, MENUS, PARENTS, PRESENT
from parallel38.ui.command import Command
from parallel38.ui.composing import compose
from parallel38.ui.project.recent import RecentMenu
from parallel38.ui.stories.menu import OwnStories
from parallel38.words import _

if TYPE_CHECKING:
    from parallel38.ui.window import Window


_GROUPS = {"project-close", "redo", "print", "draw-area", "drawing-back"}  # a line under these
_BEGINS = {"present-resume"}  # a line over these
_ALSO = {"present-resume": "present-story"}  # of another menu, and before these

EDGE = 8  # pixels between a menu and the window's side


class Menu(QMenu):
    """A menu of a button stays within the window, as far as it has room there."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        above = self.parentWidget()
        if above is not None and not isinstance(above, QMenu):
            window = above.window().frameGeometry()
            left = min(self.x(), window.right() - self.width() - EDGE)
            self.move(max(left, window.left()), self.y())


class Actions:
    """One QAction a command, joined to the window; menus share them."""

    def __init__(self, window: Window, table: list[Command]) -> None:
        self._window = window
        self.table = table
        self.by_id = {command.id: self._action(command) for command in table}

    def menu(self, title: str, parent: QWidget) -> QMenu:
        """One submenu of the table, for a button of its own."""
        made = Menu(_(title), parent)
        self._fill(made, title)
        return made

    def main_menu(self, parent: QWidget) -> QMenu:
        """The whole table: a submenu for each group, and Quit."""
        made = QMenu(parent)
        menus: dict[str, QMenu] = {}
        for title in MENUS:
            above = menus.get(PARENTS.get(title, ""), made)
            menus[title] = self.menu(title, above)
            above.addMenu(menus[title])
            if title in (FIGURE, PRESENT):
                menus[title].setEnabled(bool(menus[title].actions()))
        made.addSeparator()
        for command in self.table:
            if command.menu == "quit":
                made.addAction(self.by_id[command.id])
        return made

    def _fill(self, menu: QMenu, title: str) -> None:
        for command in self.table:
            if command.menu == title:
                if command.id in _BEGINS and not menu.isEmpty():
                    menu.addSeparator()
                if also := self.by_id.get(_ALSO.get(command.id, "")):
                    menu.addAction(also)
                menu.addAction(self.by_id[command.id])
            if command.id in _GROUPS and command.menu == title:
                menu.addSeparator()
            if command.id == "project-open" and command.menu == title:
                menu.addMenu(RecentMenu(self._window, menu))
        if title == PRESENT:
            OwnStories(self._window, menu)
        menu.aboutToShow.connect(self.refresh)

    def refresh(self) -> None:
        """Tick what is on, and grey what cannot be done now."""
        for command in self.table:
            if command.able is not None:
                self.by_id[command.id].setEnabled(command.able(self._window))
            if command.on is not None:
                self.by_id[command.id].setChecked(command.on(self._window))

    def do(self, name: str) -> None:
        """A command that was found by its name; where there is nothing to do that is said."""
        self.refresh()
        action = self.by_id[name]
        if action.isEnabled():
            action.trigger()
        else:
            told = _("There is nothing now for this: {command}")
            self._window.notice.say(told.format(command=action.text()))

    def _action(self, command: Command) -> QAction:
        action = QAction(_(command.title), self._window)
        action.setObjectName(command.id)
        action.setShortcuts([QKeySequence(key) for key in command.key.split(",") if key])
        action.setCheckable(command.on is not None)
        action.triggered.connect(compose)
        action.triggered.connect(lambda: command.do(self._window))
        self._window.addAction(action)
        return action
