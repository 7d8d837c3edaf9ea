"""Somebody with a keyboard alone, and by what one sees that it did something."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import parse_qs

import numpy as np
from PySide6.QtGui import QGuiApplication, QImage

from parallel38.data.project.guarded import ProjectError
from parallel38.data.project.reading import open_project
from parallel38.domain.project import Project
from tests.person import Person, on_display

RESTS = 0.0005  # a caret that blinks
RING = 0.00002  # the least by which a key is answered: where the keyboard is now


class Hands(Person):
    """On the keyboard; they count."""

    patience = 120.0  # seconds: the first start may prepare the atlas

    def __init__(self, home: Path, display: str, file: Path) -> None:
        self.pressed, self.home, self.file = 0, home, file
        self.settings = home / "settings.json"
        own = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "STATE", "CONFIG")}
        env = on_display(display) | own | {"PARALLEL38_CONFIG": str(home), "LANG": "C.UTF-8"}
        super().__init__(env, home / "log.txt")

    def keys(self, *keys: str) -> None:
        self.pressed += len(keys)
        for key in keys:
            super().keys(key)

    def types(self, text: str) -> None:
        self.pressed += len(text)
        self.tool("type", "--delay", "12", text)

    def enters(self, text: str) -> None:
        self.types(text)
        self.keys("Return")

    def shows(self, part: str, *, there: bool = True) -> None:
        """What is seen, as a link, says this, or no more."""
        said: list[str] = []

        def true() -> bool:
            self.tool("key", "ctrl+l")
            QGuiApplication.processEvents()
            link = parse_qs(QGuiApplication.clipboard().text().partition("?")[2])
            said[:] = [f"{key}={','.join(values)}" for key, values in link.items()]
            return bool(said) and any(one.startswith(part) for one in said) == there

        try:
            self.until(true, part if there else f"no more {part}")
        except AssertionError as error:
            raise AssertionError(f"{error}; the link says {' '.join(said)}") from None

    def project(self) -> Project:
        """As it is saved by now."""
        for file in sorted(self.home.rglob("*.gpkg"), key=lambda one: one.stat().st_mtime)[::-1]:
            with suppress(ProjectError, OSError):
                return open_project(file).project
        return Project()

    def holds(self, true: Callable[[Project], object], what: str) -> None:
        """The project's file does, once it is saved by itself."""
        self.until(lambda: bool(true(self.project())), f"the project holds no {what}")

    def answers(self, title: str, path: Path) -> None:
        """A dialog for a file: its path, Enter."""
        self.until(lambda: bool(self.tool("search", "--onlyvisible", "--name", title)), title)
        self.enters(str(path))

    def screen(self) -> QImage:
        return QGuiApplication.primaryScreen().grabWindow(0).toImage()

    def looks(self) -> np.ndarray:
        """What is seen once nothing moves any more: as people wait to see where they are."""
        seen = [greys(self.screen())]

        def rests() -> bool:
            seen.append(greys(self.screen()))
            return share(seen[-2], seen[-1]) < RESTS

        self.until(rests, "something moves all the time")
        return seen[-1]

    def steps(self, key: str) -> None:
        """A key whose answer is seen before the next is pressed."""
        before = self.looks()
        self.keys(key)
        self.until(lambda: share(before, greys(self.screen())) > RING, f"{key} shows nothing")


def greys(image: QImage) -> np.ndarray:
    """Grey values that outlive the picture."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return np.frombuffer(grey.constBits(), np.uint8).copy()


def share(one: np.ndarray, other: np.ndarray) -> float:
    """Of the pixels, how many differ."""
    return float(np.mean(one != other))
