"""The window in each of its states, for what looks at all of them: the tree of a screen reader, the
walk by Tab. A desk is opened off screen with a home of its own.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from parallel38.app import Application
from parallel38.data.atlasfile import open_atlas
from parallel38.settings import SettingsFile
from parallel38.ui.window import Window

TABLE = "\n".join([
    "name,from,until,lat,lon,note",
    *(f"Mission {n},19{n:02},19{n + 2},37.{n},127.{n},told" for n in range(10, 40)),
])  # fmt: skip


class Desk:
    """A window, and time for it to work."""

    def __init__(self, folder: Path, dark: bool, simple: bool, size: tuple[int, int]) -> None:
        settings = SettingsFile(folder / "settings.json")
        settings.change(simple=simple, theme="dark" if dark else "light", welcomed=True)
        self.folder = folder
        self.app = APPLICATION.get(settings)
        self.window: Window = self.app.build_window(open_atlas())
        self.window.resize(*size)
        self.window.show()
        self.until(lambda: hasattr(self.window, "inspector"))
        self.settle(1200)

    def until(self, done: Callable[[], bool], most: int = 30_000) -> None:
        """Until it is so, or it took too long (ms)."""
        for _ in range(most // 50):
            if done():
                return
            self.settle(50)
        raise TimeoutError("the window is not in that state")

    def settle(self, milliseconds: int = 60) -> None:
        """Let the window work."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def do(self, *commands: str) -> None:
        """Commands, by their ids."""
        for command in commands:
            self.window.actions_.by_id[command].trigger()
            self.settle(300)


class _One:
    """The program's one Application, whose settings are another's each time."""

    def __init__(self) -> None:
        self._made: Application | None = None

    def get(self, settings: SettingsFile) -> Application:
        if self._made is None:
            self._made = Application(settings, software=True)
        self._made.settings = settings
        return self._made


APPLICATION = _One()


@contextmanager
def opened(
    folder: Path, *, dark: bool = False, simple: bool = False, size: tuple[int, int] = (1600, 1000)
) -> Iterator[Desk]:
    """A desk, shut at the end."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("CONFIG", "DATA", "STATE"):
        os.environ[f"XDG_{name}_HOME"] = str(folder / name.lower())
    desk = Desk(folder, dark, simple, size)
    desk.app.theme.choose("dark" if dark else "light")
    desk.settle(300)
    try:
        yield desk
    finally:
        for dialog in desk.window.findChildren(QDialog):
            dialog.close()
        desk.window.close()
        desk.window.deleteLater()
        desk.settle(300)


def _window(*commands: str) -> Callable[[Desk], QWidget]:
    def state(desk: Desk) -> QWidget:
        desk.do(*commands)
        return desk.window

    return state


def _dialog(command: str) -> Callable[[Desk], QWidget]:
    def state(desk: Desk) -> QWidget:
        desk.do(command)
        found = [one for one in desk.window.findChildren(QDialog) if one.isVisible()]
        found[-1].activateWindow()
        desk.settle(300)
        return found[-1]

    return state


def _selected(kind: str, key: str) -> Callable[[Desk], QWidget]:
    def state(desk: Desk) -> QWidget:
        desk.window.guide.to(kind, key)
        desk.settle(2500)
        return desk.window

    return state


def _searching(desk: Desk) -> QWidget:
    desk.window.search.setText("seoul")
    desk.do("search")
    desk.settle(600)
    return desk.window


def _importing(desk: Desk) -> QWidget:
    file = desk.folder / "missions.csv"
    file.write_text(TABLE, "utf-8")
    own = desk.window.projects.own
    own.bring(file)
    desk.until(lambda: own._panel is not None and own._panel.isVisible())
    desk.settle(3000)
    return desk.window


def _own(desk: Desk) -> QWidget:
    _importing(desk)
    own = desk.window.projects.own
    own._take("Missions")
    desk.until(own.panel.isVisible)
    desk.settle(1500)
    return desk.window


def _simple(desk: Desk) -> QWidget:
    desk.do("simple")
    return desk.window


def _stage(desk: Desk) -> QWidget:
    desk.do("present-" + next(iter(desk.window.atlas.stories)))
    desk.settle(1500)
    return QApplication.activeWindow() or desk.window


STATES: dict[str, Callable[[Desk], QWidget]] = {
    "opening": _window(),
    "filters": _window("filter"),
    "event": _selected("event", "cairo-conference"),
    "place": _selected("place", "seoul"),
    "claim": _selected("claim", "yalta-sakhalin"),
    "search": _searching,
    "essays": _window("essays"),
    "bookmarks": _window("bookmark-add", "year-next", "bookmark-add", "bookmarks"),
    "compare": _window("compare-swipe"),
    "side": _window("compare-side"),
    "window": _window("mode-window"),
    "import": _importing,
    "own": _own,
    "settings": _dialog("settings"),
    "keys": _dialog("keys"),
    "glossary": _dialog("glossary"),
    "about": _dialog("about-data"),
    "tour": _window("tour"),
    "simple": _simple,
    "stage": _stage,
}
