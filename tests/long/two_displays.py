"""A whole story on two displays, by the keys of a clicker; pictures of both at every scene.

    python -m tests.long.two_displays FOLDER [--story ID] [--size 1920x1080]

An X server of its own (Xvfb) has two monitors (xrandr); in the middle of the story the room's is
unplugged, a scene is turned, and it is plugged in again. `NN-console.png`, `NN-stage.png` and, with
35 % of white over it, `NN-washed.png`. The exit code is the number of faults: a scene that did not
come, a stage that is not where the room sees it. Needs Xvfb, xrandr, xdotool and ImageMagick.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from parallel38.fonts import FILES, fonts_dir
from tests.person import own_display

WHITE = "35"  # per cent


def tool(*words: str) -> str:
    """A program of X's, on the display that is this process's."""
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()


class Monitors:
    """Two of them on one screen: the room's on the right."""

    def __init__(self, wide: int, high: int) -> None:
        self.wide, self.high = wide, high

    def box(self, left: int) -> str:
        return f"{self.wide}/{self.wide // 4}x{self.high}/{self.high // 4}+{left}+0"

    def plug(self) -> None:
        """The lecturer's is the one that is always there."""
        tool("xrandr", "--setmonitor", "desk", self.box(0), "screen")
        self.plug_in()

    def plug_in(self) -> None:
        tool("xrandr", "--setmonitor", "room", self.box(self.wide), "none")

    def unplug(self) -> None:
        tool("xrandr", "--delmonitor", "room")

    def look(self, file: Path, at: int) -> None:
        """A picture of the first display (0) or the second."""
        crop = f"{self.wide}x{self.high}+{at * self.wide}+0"
        tool("import", "-window", "root", "-crop", crop, "+repage", str(file))


def told(folder: Path, story: str, monitors: Monitors) -> int:
    """The story from its first scene to its last; how many faults."""
    from parallel38.ui.theme import load_fonts  # Qt comes when there is a display
    from tests.long.desk import opened

    faults = 0
    with tempfile.TemporaryDirectory() as home, opened(Path(home), size=(1366, 768)) as desk:
        load_fonts([str(fonts_dir() / name) for name in FILES])  # as the program does
        desk.window.setGeometry(0, 0, monitors.wide, monitors.high)
        presenter = desk.window.presenter
        presenter.start(story)
        scenes = presenter.story.scenes
        pictures = desk.window.exports.pictures
        desk.until(lambda: not any(pictures.of(one).isNull() for one in scenes), most=120_000)
        for number, scene in enumerate(scenes):
            if number:
                tool("xdotool", "key", "Next")
            faults += not _arrived(desk, presenter, number)
            faults += not _shows(desk, presenter, scene)
            desk.settle(2500)
            monitors.look(folder / f"{number + 1:02}-console.png", 0)
            stage = folder / f"{number + 1:02}-stage.png"
            monitors.look(stage, 1)
            tool("convert", str(stage), "-fill", "white", "-colorize", WHITE,
                 str(stage).replace("-stage", "-washed"))  # fmt: skip
            left = presenter.stage.geometry().left()
            print(f"{number + 1:2} {scene.title}: stage at {left}", flush=True)
            faults += left != monitors.wide
            if number == len(scenes) // 2:
                faults += _unplugged(folder, desk, monitors)
        tool("xdotool", "key", "Escape")
        desk.until(lambda: not presenter.active)
        monitors.look(folder / "99-desk.png", 0)
    return faults


def _arrived(desk: object, presenter: object, number: int) -> bool:
    """Whether the clicker's key came through."""
    try:
        desk.until(lambda: presenter.number == number, most=10_000)  # type: ignore[attr-defined]
    except TimeoutError:
        print(f"scene {number + 1} did not come")
        return False
    return True


def _shows(desk: object, presenter: object, scene: object) -> bool:
    """Whether the stage's clock has run to the scene's date."""
    store, date = presenter.stage.store, scene.view.pane.date  # type: ignore[attr-defined]
    try:
        desk.until(lambda: store.view.pane.date == date, most=20_000)  # type: ignore[attr-defined]
    except TimeoutError:
        print(f"the stage is at {store.view.pane.date}, not at {date}")
        return False
    return True


def _unplugged(folder: Path, desk: object, monitors: Monitors) -> int:
    """Without the room's display the stage is on the one that is left; it comes back by itself."""
    presenter = desk.window.presenter  # type: ignore[attr-defined]
    number = presenter.number
    monitors.unplug()
    desk.settle(2000)  # type: ignore[attr-defined]
    monitors.look(folder / f"{number + 1:02}-unplugged.png", 0)
    alone = presenter.stage.geometry().left() == 0 and presenter.active
    tool("xdotool", "key", "n")
    desk.settle(1500)  # type: ignore[attr-defined]
    monitors.look(folder / f"{number + 1:02}-drawer.png", 0)
    tool("xdotool", "key", "n")
    monitors.plug_in()
    desk.settle(2000)  # type: ignore[attr-defined]
    back = presenter.stage.geometry().left() == monitors.wide
    print(
        f"   unplugged: on the other {alone}; plugged in: back {back}, scene {presenter.number + 1}"
    )
    return (not alone) + (not back) + (presenter.number != number)


def main(arguments: list[str]) -> int:
    """One story."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--story", default="cairo-to-the-38th-parallel")
    parser.add_argument("--size", default="1920x1080")
    asked = parser.parse_args(arguments)
    wide, high = map(int, asked.size.split("x"))
    asked.folder.mkdir(parents=True, exist_ok=True)
    with own_display(f"{2 * wide}x{high}x24") as display:
        os.environ |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        monitors = Monitors(wide, high)
        monitors.plug()
        faults = told(asked.folder, asked.story, monitors)
    print(f"{faults} faults")
    return faults


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(min(code, 100))
