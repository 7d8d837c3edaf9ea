"""What stands on the screen to be measured: it is asked for a day, and a camera, by revision.

Little is imported here and in bare.py, so that the bare page's start is not charged with ours.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from parallel38.engine.backend import prepare

if TYPE_CHECKING:
    from parallel38.domain.view import Camera

KEPT: list[object] = []  # what must live as long as the process


@dataclass(frozen=True)
class Stand:
    """`show(day, camera)` asks for a picture and answers its revision; `opened(mark)` says of the
    mark on the screen whether the first map is there. `days` are its first and last, `busy` one
    from which days are stepped through, `home` where its camera stands.
    """

    view: QWidget
    opened: Callable[[int], bool]
    show: Callable[[int, Camera | None], int]
    days: tuple[int, int]
    busy: int
    home: Camera
    settle: Callable[[], None] = lambda: None


def begin() -> None:
    """Software drawing for all, and an application that stays."""
    if QApplication.instance() is None:
        prepare(software=True)
        KEPT.append(QApplication([]))
