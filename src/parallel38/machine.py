"""What a machine brings to a lecture: displays, room on its disk, power."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

POWER = Path("/sys/class/power_supply")
_SCREENS = """
import json
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
sizes = [screen.size() * screen.devicePixelRatio() for screen in app.screens()]
print(json.dumps([[size.width(), size.height()] for size in sizes]))
"""
_LATEST = 20  # seconds in which displays are told


class Power(Struct, frozen=True):
    """Of a battery: how full it is, in percent, and whether it is being emptied."""

    percent: int
    emptied: bool


def displays() -> list[tuple[int, int]]:
    """Width and height of each display in pixels, asked in a process of its own; none where there
    is none, or where nobody tells.
    """
    try:
        run = subprocess.run(
            [sys.executable, "-P", "-c", _SCREENS],
            capture_output=True, text=True, timeout=_LATEST, check=True,
        )  # fmt: skip
        return [(int(wide), int(high)) for wide, high in json.loads(run.stdout)]
    except (subprocess.SubprocessError, OSError, ValueError):
        return []


def free_bytes(folder: Path) -> int:
    """What a folder's disk has left. Raises OSError."""
    return shutil.disk_usage(folder).free


def power(supplies: Path = POWER) -> Power | None:
    """The first battery of the machine; None where none is told, as of machines without one."""
    return next(_batteries(supplies), None)


def _batteries(supplies: Path) -> Iterator[Power]:
    for supply in sorted(supplies.glob("*")):
        try:
            if (supply / "type").read_text("ascii").strip() == "Battery":
                percent = int((supply / "capacity").read_text("ascii"))
                state = (supply / "status").read_text("ascii").strip()
                yield Power(percent, state == "Discharging")
        except (OSError, ValueError):  # a mouse's, perhaps, which tells less
            continue
