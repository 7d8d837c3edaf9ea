"""A command of the window: a row of the table in actions.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parallel38.ui.window import Window


Do = Callable[["Window"], object]


@dataclass(frozen=True)
class Command:
    """A row: `do` acts on the window; `on`, where there is one, says whether it is ticked, `able`
    whether there is anything to do.

    A `key` written with a comma has several. `menu` is the submenu; "" is for keys alone.
    """

    id: str
    title: str
    key: str
    menu: str
    do: Do
    on: Callable[[Window], bool] | None = None
    able: Callable[[Window], bool] | None = None
