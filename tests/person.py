"""Somebody in front of the program, on a display of their own."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic

PATIENCE = 30.0  # seconds
EDGE = 14  # pixels beside the ruler's first and last day
ROOM = "1920x1080x24"


@contextmanager
def own_display(room: str = ROOM) -> Iterator[str]:
    """An X server with a window manager, as long as the block lasts: its name, such as ':7'."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-noreset", "-screen", "0", room, "-displayfd", str(writing)]
    server = subprocess.Popen(
        [*command, "-nolisten", "tcp"], pass_fds=[writing], stderr=subprocess.DEVNULL
    )
    os.close(writing)
    with os.fdopen(reading) as answer:
        name = f":{answer.readline().strip()}"
    assert name != ":", "Xvfb did not start"
    manager = subprocess.Popen(
        ["openbox"],
        env=os.environ | {"DISPLAY": name},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield name
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait(10)


def on_display(name: str) -> dict[str, str]:
    """The environment for a program that opens a real window there."""
    return os.environ | {"DISPLAY": name, "QT_QPA_PLATFORM": "xcb", "LIBGL_ALWAYS_SOFTWARE": "1"}


class Person:
    """Somebody with a mouse and a keyboard."""

    patience = PATIENCE

    def __init__(self, env: dict[str, str], log: Path, *words: str) -> None:
        self.env = env
        self.log = log
        with log.open("wb") as file:
            self.program = subprocess.Popen(
                [sys.executable, "-m", "parallel38", *words], env=env, stdout=file, stderr=file,
                cwd=log.parent,
            )  # fmt: skip
        self.window = ""
        self.until(lambda: bool(self._find()), "no window came")
        self.tool("windowactivate", "--sync", self.window)

    def tool(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self.env, capture_output=True, text=True, timeout=PATIENCE
        )
        return done.stdout.strip()

    def until(self, true: Callable[[], bool], complaint: str) -> None:
        """Look again until it is so; the program may take its time, but must not end."""
        end = monotonic() + self.patience
        while not true():
            assert monotonic() < end, f"{complaint}; the title is {self.title()!r}"
            with suppress(subprocess.TimeoutExpired):
                self.program.wait(0.1)  # its end is what to hear of at once
                raise AssertionError(self.log.read_text())

    def _find(self) -> str:
        found = self.tool("search", "--onlyvisible", "--name", "— Parallel 38$").splitlines()
        self.window = found[-1] if found else ""
        return self.window

    def title(self) -> str:
        return self.tool("getwindowname", self.window) if self.window else ""

    def sees(self, date: str) -> None:
        """The title says this date."""
        self.until(lambda: self.title().startswith(date), f"it never was {date}")

    def keys(self, *keys: str) -> None:
        self.tool("key", "--clearmodifiers", *keys)

    def enters(self, text: str) -> None:
        self.tool("type", "--delay", "5", text)
        self.keys("Return")

    def size(self, window: str = "") -> tuple[int, int]:
        """Of the program's first window, or of another by its number in X."""
        shape = self.tool("getwindowgeometry", "--shell", window or self.window)
        found = dict(re.findall(r"(WIDTH|HEIGHT)=(\d+)", shape))
        return int(found["WIDTH"]), int(found["HEIGHT"])

    def called(self, title: str) -> str:
        """The window in sight with this title, by its number in X; nothing where there is none."""
        return (self.tool("search", "--onlyvisible", "--name", f"^{title}$").splitlines() or [""])[
            0
        ]

    def point(self, year: float) -> tuple[int, int]:
        """Where a year is in the window: near its lower edge, in the ruler's row of years."""
        wide, high = self.size()
        share = (year - 1866) / (2025 - 1866)
        return round(EDGE + share * (wide - 2 * EDGE)), high - 8

    def mouse(self, year: float) -> None:
        x, y = self.point(year)
        self.tool("mousemove", "--sync", "--window", self.window, str(x), str(y))

    def year(self) -> int:
        """The year in the title."""
        found = re.search(r"(\d{4}) — ", self.title())
        return int(found[1]) if found else 0

    def leave(self) -> int:
        self.keys("ctrl+q")
        return self.program.wait(PATIENCE)
