"""Everything by keyboard alone, in one sitting: the real window, keys by xdotool.

    python -m tests.long.journey FILE [PICTURES]

FILE is a table of places with dates, which is put on the map. A line for each step: its keys (a
letter typed is one), its seconds until it was seen to be done, and by what one sees it: the title,
the link that Ctrl+L copies (its keys are not counted), the project's file, the settings, the PDF.
The first step that is not done ends it, by name, with exit code 1. PICTURES is a folder for what
the screen showed after each.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from PySide6.QtGui import QGuiApplication

from parallel38.data.project.reading import open_project
from parallel38.settings import SettingsFile
from tests.long.hands import Hands, greys, share
from tests.person import own_display

MOVED = 0.005  # of the screen's pixels: a curtain that went on a few steps


def a_date(hands: Hands) -> str:
    hands.keys("ctrl+d")
    hands.enters("8 Sep 1945")
    hands.sees("8 September 1945")
    return hands.title()


def a_record(hands: Hands) -> str:
    hands.keys("ctrl+k")
    hands.enters("Yalta Conference")
    hands.shows("select=yalta-conference")
    return hands.title()


def who_held_a_town(hands: Hands) -> str:
    """From map to inspector, into the strip, and along it to the next hand-over."""
    hands.keys("ctrl+k")
    hands.enters("Wonsan")
    hands.shows("select=wonsan")
    before = hands.title()
    hands.keys("ctrl+Tab", "ctrl+Tab", "ctrl+Tab", "shift+Tab", "Right")
    hands.until(lambda: hands.title() != before, "the strip did not move the clock")
    hands.shows("select=wonsan")
    return f"{before} -> {hands.title()}"


def what_changed(hands: Hands) -> str:
    hands.keys("ctrl+d")
    hands.enters("27 Dec 1945")
    hands.sees("27 December 1945")
    hands.keys("ctrl+j")
    hands.shows("select=since:")
    hands.keys("ctrl+j")
    hands.enters("1 Aug 1945")
    hands.shows("select=since:1945-08-01")
    return "select=since:1945-08-01"


def a_filter(hands: Hands) -> str:
    hands.keys("ctrl+shift+f", "Down")
    hands.types("soviet")
    hands.keys("Down", "space", "Return")
    hands.shows("powers=ussr")
    hands.keys("ctrl+k")
    hands.enters(">clear all filters")
    hands.shows("powers=", there=False)
    return "powers=ussr, then none"


def a_comparison(hands: Hands) -> str:
    hands.keys("ctrl+shift+2")
    hands.shows("dates=1945-12-27,1944-12-27")
    hands.keys("ctrl+shift+3")
    hands.shows("layout=swipe")
    hands.keys("Escape")
    hands.steps("Tab")
    hands.steps("Tab")
    before = hands.looks()
    hands.keys(*["Right"] * 5)
    hands.until(lambda: share(before, greys(hands.screen())) > MOVED, "the curtain stayed")
    hands.shows("split=0.6")
    hands.sees("27 December 1945")
    hands.keys("ctrl+shift+1")
    hands.shows("layout=", there=False)
    return "two maps, a curtain that moved, one map"


def a_note(hands: Hands) -> str:
    hands.steps("ctrl+shift+n")
    hands.steps("Up")
    hands.keys("Return")
    hands.holds(lambda project: project.drawings, "note")
    hands.types("Drawn in a night")
    hands.keys("Tab")
    hands.types("10 Aug 1945")
    hands.keys("Tab", "Tab")
    hands.enters("25 Jun 1950")
    told = "Drawn in a night", "1945-08-10", "1950-06-25"
    hands.holds(lambda p: (p.drawings[0].text, p.drawings[0].start, p.drawings[0].end) == told,
                "words and days")  # fmt: skip
    return ", ".join(told)


def a_distance(hands: Hands) -> str:
    """Two points, Enter once more, and kept."""
    for key in ("ctrl+shift+m", "Return", "Right", "Right", "Down", "Return"):
        hands.steps(key)
    hands.keys("Return", "ctrl+shift+y")
    hands.holds(lambda project: project.drawings[1:], "measured way")
    return hands.project().drawings[1].text


def a_bookmark(hands: Hands) -> str:
    hands.keys("Escape", "ctrl+b")
    hands.holds(lambda project: project.bookmarks, "bookmark")
    return hands.project().bookmarks[0].title


def a_table(hands: Hands) -> str:
    """Enter puts it on the map as soon as it is read."""
    hands.keys("ctrl+i")
    hands.answers("Put a file on the map", hands.file)
    tried = [monotonic()]

    def taken() -> bool:
        if monotonic() - tried[0] > 4:
            tried[0] = monotonic()
            hands.keys("Return")
        return bool(hands.project().layers)

    hands.until(taken, "it never was on the map")
    return hands.project().layers[0].title


def a_name_for_the_project(hands: Hands) -> str:
    hands.keys("ctrl+shift+s")
    hands.answers("Save the project as", hands.home / "journey")
    file = hands.home / "journey.gpkg"
    hands.until(lambda: "journey" in hands.title() and file.exists(), "it was not saved")
    held = open_project(file).project
    return (
        f"{len(held.drawings)} drawings, {len(held.bookmarks)} bookmark, {len(held.layers)} layer"
    )


def a_figure(hands: Hands) -> str:
    hands.keys("ctrl+k")
    hands.enters(">A4 sheet")
    hands.answers("Export a figure", hands.home / "journey")
    file = hands.home / "journey.pdf"
    hands.until(file.exists, "no PDF came")
    told = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
    size = next(line for line in told.splitlines() if line.startswith("Page size"))
    assert "A4" in size, size
    return " ".join(size.split())


def the_simple_window(hands: Hands) -> str:
    def simple() -> bool:
        return SettingsFile(hands.settings).values.simple

    hands.keys("F10")
    hands.until(simple, "it is not simple")
    hands.keys("F10")
    hands.until(lambda: not simple(), "it stayed simple")
    return "there and back"


def the_end(hands: Hands) -> str:
    hands.pressed += 1
    assert hands.leave() == 0, "it did not end well"
    assert "Traceback" not in hands.log.read_text(), hands.log.read_text()
    return "exit code 0"


STEPS: tuple[Callable[[Hands], str], ...] = (
    a_date, a_record, who_held_a_town, what_changed, a_filter, a_comparison, a_note, a_distance,
    a_bookmark, a_table, a_name_for_the_project, a_figure, the_simple_window, the_end,
)  # fmt: skip


def walk(hands: Hands, pictures: Path | None) -> int:
    """Step by step; the exit code."""
    for number, step in enumerate(STEPS, 1):
        name, began, before = step.__name__.replace("_", " "), monotonic(), hands.pressed
        try:
            told = step(hands)
        except AssertionError as error:
            print(f"{name}: not done. {error}", flush=True)
            return 1
        finally:
            if pictures:
                hands.screen().save(str(pictures / f"{number:02} {name}.png"))
        keys, seconds = hands.pressed - before, monotonic() - began
        print(f"{name}: {keys} keys, {seconds:.1f} s ({told})", flush=True)
    return 0


def main(arguments: list[str]) -> int:
    """On a display of its own."""
    if not arguments or not Path(arguments[0]).is_file():
        print("FILE is a table of places with dates.", file=sys.stderr)
        return 2
    pictures = Path(arguments[1]) if arguments[1:] else None
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, own_display() as display:
        os.environ |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        app = QGuiApplication([])
        hands = Hands(Path(folder), display, Path(arguments[0]).resolve())
        try:
            return walk(hands, pictures)
        finally:
            if hands.program.poll() is None:
                hands.program.kill()
                hands.program.wait()
            app.exit()


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(code)
