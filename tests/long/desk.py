"""A window off screen with a home of its own, and time for it to work."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QDialog

from parallel38.app import Application
from parallel38.data.atlasfile import open_atlas
from parallel38.settings import SettingsFile
from parallel38.ui.window import Window


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
