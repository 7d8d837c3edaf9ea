"""The window while a story is chosen, told or written, for what looks at all its states."""

from __future__ import annotations

from collections.abc import Callable

from PIL import Image
from PySide6.QtWidgets import QApplication, QWidget

from parallel38.ui.stories import images
from tests.long.desk import Desk


def _choosing(desk: Desk) -> QWidget:
    desk.window.presenter.start()
    desk.settle(800)
    return QApplication.activeWindow() or desk.window


def _stage(desk: Desk) -> QWidget:
    desk.do("present-" + next(iter(desk.window.atlas.stories)))
    desk.settle(1500)
    return QApplication.activeWindow() or desk.window


def _noted(desk: Desk) -> QWidget:
    """The stage with the speaker's notes."""
    stage = _stage(desk)
    desk.window.presenter.toggle_notes()
    desk.settle(500)
    return stage


def _console(desk: Desk) -> QWidget:
    """The desk as the lecturer has it where the room has a display of its own."""
    _stage(desk)
    window = desk.window
    presenter = window.presenter
    presenter.console.open(presenter.talk)
    window.store.change(selected="seoul")  # off the script: the way back can be pressed
    window.activateWindow()
    desk.settle(800)
    return window


def _writing(desk: Desk) -> QWidget:
    """A story of the project's, and a scene's form with an image beside its map."""
    file = desk.folder / "plan.png"
    Image.new("RGB", (300, 200), "#d8c8a0").save(file)
    desk.do("scene-add")
    authoring = desk.window.projects.authoring
    images.bring(desk.window, authoring, file)
    desk.until(lambda: authoring.scene.aside is not None)
    desk.settle(600)
    return desk.window


TALK: dict[str, Callable[[Desk], QWidget]] = {
    "stage": _stage,
    "notes": _noted,
    "console": _console,
    "choosing": _choosing,
    "writing": _writing,
}
