"""What stands on the screen to be measured: it is asked for a day, and a camera, by revision."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from parallel38.domain.view import Camera

Show = Callable[[int, Camera | None], int]


@dataclass(frozen=True)
class Stand:
    """`show(day, camera)` asks for a picture and answers its revision; `opened(mark)` says of the
    mark on the screen whether the first map is there. `days` are its first and last, `busy` one
    from which days are stepped through, `home` where its camera stands.
    """

    view: QWidget
    show: Show
    opened: Callable[[int], bool]
    days: tuple[int, int]
    busy: int
    home: Camera
    settle: Callable[[], None] = lambda: None
