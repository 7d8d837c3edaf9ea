"""Words that have less room than they need: in the window's panels and on its map.

python -m tests.long.cut_words                       1366x768; names and words of five languages
python -m tests.long.cut_words ko eo --size 1024x768   a made-up language, two fifths longer, too
python -m tests.long.cut_words ja --only event,search --shots /tmp/shots
python -m tests.long.cut_words --map                 the map alone

Where the window does not speak a language, it speaks English and the names are in that one. What
is cut is no fault where a tip says it whole. Exit code 1 where there is a fault.
"""

import argparse
import logging
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from babel.messages.pofile import write_po
from PySide6.QtWidgets import QDialog, QWidget

from parallel38 import words
from parallel38.commands.words import catalogue
from parallel38.fonts import FILES, fonts_dir
from parallel38.settings import Settings, SettingsFile
from parallel38.ui import bridge, qt_words
from parallel38.ui.panels import beside_the_map
from parallel38.ui.theme import load_fonts
from tests.e2e.cut_words import cut
from tests.long import desk as desks
from tests.long import states

MADE_UP = "eo"
LANGUAGES = "en", "ko", "ru", "zh", "ja"
ACCENTS = str.maketrans("aeiouyAEIOUcnsz", "áéíóúýÁÉÍÓÚçñšž")
SOUGHT = {"ko": "서울", "ru": "Сеул", "zh": "漢城", "ja": "京城"}
State = Callable[[desks.Desk], QWidget]


def longer(message: str) -> str:
    """Accents, and two fifths more letters; what is filled in stays."""
    head, *parts = message.split("{")
    rest = [f"{{{name}}}{text.translate(ACCENTS)}" for name, _brace, text in
            (part.partition("}") for part in parts)]  # fmt: skip
    more = " løñgér" * len(message)
    return head.translate(ACCENTS) + "".join(rest) + more[: max(1, round(0.4 * len(message)))]


def make_up(folder: Path) -> None:
    """The catalogue of the made-up language, from now on the only one."""
    made = catalogue("en")
    for one in made:
        if one.id:
            pair = isinstance(one.id, tuple)
            one.string = tuple(map(longer, one.id)) if pair else longer(one.id)
    made.locale = MADE_UP
    with (folder / f"{MADE_UP}.po").open("wb") as file:
        write_po(file, made)
    words._folder = lambda: folder


def _measured(desk: desks.Desk) -> QWidget:
    desk.do("measure")
    _place(desk, (126.98, 37.57), (125.75, 39.02), (131.89, 43.12))
    desk.do("measure-keep")
    return desk.window


def _drawn(desk: desks.Desk) -> QWidget:
    desk.do("draw-area")
    _place(desk, (126.0, 37.0), (128.0, 37.0), (127.0, 38.5))
    desk.settle(800)
    return desk.window


def _place(desk: desks.Desk, *points: tuple[float, float]) -> None:
    for lon, lat in points:
        desk.window.map.placing.emit(bridge.Placed(lat, lon, False))
    desk.settle(300)
    desk.window.map.placing.emit(bridge.PlacedAll())
    desk.settle(300)


def _sought(language: str) -> State:
    def state(desk: desks.Desk) -> QWidget:
        desk.window.search.setText(SOUGHT.get(language, "seoul"))
        desk.do("search")
        desk.settle(600)
        return desk.window

    return state


def all_states(language: str) -> dict[str, State]:
    """The states of states.py, and those that matter for words."""
    found = states._selected
    return states.STATES | {
        "search": _sought(language),
        "feature": found("feature", "zone-korea-soviet"),
        "held": found("position", "37.5700,126.9800"),
        "old-held": found("position", "45.7500,126.6500"),
        "changes": states._window("changes"),
        "many": states._window("compare-side", "mode-window"),
        "measure": _measured,
        "drawing": _drawn,
        "panels": states._window("layers", "inspector"),
    }


def speak(language: str, folder: Path) -> None:
    """The window's words, from the next one on."""
    if language == MADE_UP:
        make_up(folder)
    application = desks.APPLICATION.get(SettingsFile(folder / "first.json"))
    words.use(language)
    qt_words.speak(application.qt, words.language())
    load_fonts([str(fonts_dir() / name) for name in FILES])


def faults(language: str, asked: argparse.Namespace, folder: Path) -> Iterator[str]:
    """What is cut in a window of that size, in each of its states."""
    width, height = (int(side) for side in asked.size.split("x"))
    speak(language, folder)
    names, kept = language if language in LANGUAGES else "en", Settings()
    for name, state in all_states(language).items():
        if asked.only and name not in asked.only.split(","):
            continue
        with desks.opened(folder / language / name, size=(width, height)) as desk:
            left, right = beside_the_map(width, kept.layers_width, kept.inspector_width)
            desk.window.split.setSizes([left, width - left - right, right])
            desk.window.store.change(language=names)
            desk.settle(400)
            try:
                top = state(desk)
            except KeyError as error:
                yield f"{language} {name}: there is no {error}"
                continue
            yield from (f"{language} {name}: {one}" for one in cut(top))
            if asked.shots:
                asked.shots.mkdir(parents=True, exist_ok=True)
                top.grab().save(str(asked.shots / f"{language}-{name}.png"))
            for dialog in desk.window.findChildren(QDialog):
                dialog.close()


def main() -> int:
    """Tell what is cut."""
    parser = argparse.ArgumentParser()
    parser.add_argument("languages", nargs="*", default=LANGUAGES)
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--only", default="", help="states, with commas between")
    parser.add_argument("--map", action="store_true", help="the map alone")
    parser.add_argument("--shots", type=Path, help="a folder for pictures")
    asked = parser.parse_args()
    logging.disable(logging.INFO)
    found: dict[str, None] = {}
    with tempfile.TemporaryDirectory() as folder:
        for language in () if asked.map else asked.languages:
            for one in faults(language, asked, Path(folder)):
                found.setdefault(one)
                print(one, flush=True)
        from tests.long.map_words import beyond

        speak("en", Path(folder))
        for one in beyond():
            found.setdefault(one)
            print(one, flush=True)
    print(f"{len(found)} cut")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
