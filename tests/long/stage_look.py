"""Every scene as the stage shows it, words included, and the same washed out by a bright room.

python -m tests.long.stage_look FOLDER                          all stories at 1920x1080
python -m tests.long.stage_look FOLDER --story good-offices --size 1024x768

For each scene STORY-NUMBER.png; for each story contact-STORY.jpg and washed-STORY.jpg, in which
35 % of white lie over each picture. It starts an X server of its own, as large as the stage.
"""

import argparse
import logging
import os
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from math import ceil
from pathlib import Path

from PIL import Image, ImageDraw
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from parallel38.data.atlasfile import open_atlas
from parallel38.domain.story import Story
from parallel38.engine.page import Page
from parallel38.fonts import FILES, fonts_dir
from parallel38.ui.mapview import MapView
from tests.bench.display import x_server
from tests.web.asking import until

SHEET = 640  # pixels of a picture's width on the contact sheet
WASHED = 0.35  # of white, which a projector's picture loses to the daylight in a room


def main() -> None:
    """Draw what is asked."""
    asked = options()
    asked.folder.mkdir(parents=True, exist_ok=True)
    os.environ.pop("DISPLAY", None)
    with x_server(f"{asked.size}x24") as display, tempfile.TemporaryDirectory() as folder:
        Path(folder, "settings.json").write_text('{"welcomed": true}', "utf-8")
        os.environ.update(DISPLAY=display, QT_QPA_PLATFORM="xcb", PARALLEL38_CONFIG=folder)
        os.environ["XDG_DATA_HOME"] = folder  # no project of a person's
        shoot(asked.folder, asked.story)
    os._exit(0)  # the engine's parts need no orderly end here


def options() -> argparse.Namespace:
    """What to draw."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--story", default="", help="ids, joined by commas; all without it")
    parser.add_argument("--size", default="1920x1080")
    return parser.parse_args()


def shoot(folder: Path, only: str) -> None:
    """All scenes, from one start of the engine."""
    logging.disable(logging.INFO)
    from parallel38.app import Application
    from parallel38.ui.theme import load_fonts

    with ThreadPoolExecutor(1) as pool:  # as parallel38.app.run does
        prepared = pool.submit(lambda: (open_atlas(), fonts_dir()))
        application = Application(software=True)
        file, fonts = prepared.result()
    load_fonts([str(fonts / name) for name in FILES])
    window = application.build_window(file, fonts=fonts)
    window.map.flies = False
    window.show()
    until_drawn(window.map)
    presenter = window.presenter
    for id_, story in file.atlas.stories.items():
        if only and id_ not in only.split(","):
            continue
        fresh = not presenter.active
        presenter.start(story)
        if fresh:
            until_drawn(presenter.stage.map)
        found = []
        for number, _scene in enumerate(story.scenes):
            presenter.talk.show_scene(number)
            QApplication.processEvents()
            settled(presenter.stage.map)
            presenter.stage.map.picture(60.0)
            path = folder / f"{id_}-{number + 1:02}.png"
            presenter.stage.grab().save(str(path))
            print(path.name, flush=True)
            found.append(path)
        sheets(folder, story, found)


def until_drawn(shown: MapView) -> None:
    """Let the engine work until a map's first picture."""
    loop = QEventLoop()
    shown.drawn.connect(loop.quit)
    loop.exec()


def settled(shown: MapView) -> None:
    """Until the page has the map's size, which a paper beside it changes, and moves no more."""
    page = shown.page()
    assert isinstance(page, Page)
    until(page, f"innerWidth === {shown.width()} && innerHeight === {shown.height()}")
    until(page, "!parallel38.page.asked && !parallel38.page.rafts.now")


def sheets(folder: Path, story: Story, found: Iterable[Path]) -> None:
    """A contact sheet of a story, and one as a bright room sees it."""
    pictures = [Image.open(path).convert("RGB") for path in found]
    sheet(pictures).save(folder / f"contact-{story.id}.jpg", quality=88)
    bright = [Image.blend(one, Image.new("RGB", one.size, "white"), WASHED) for one in pictures]
    sheet(bright).save(folder / f"washed-{story.id}.jpg", quality=88)


def sheet(pictures: list[Image.Image]) -> Image.Image:
    """All pictures small, three in a row, with their numbers."""
    tall = round(SHEET * pictures[0].height / pictures[0].width)
    whole = Image.new("RGB", (3 * SHEET, ceil(len(pictures) / 3) * (tall + 20)), "white")
    pen = ImageDraw.Draw(whole)
    for number, picture in enumerate(pictures):
        at = (number % 3 * SHEET, number // 3 * (tall + 20))
        whole.paste(picture.resize((SHEET, tall), Image.Resampling.LANCZOS), at)
        pen.text((at[0] + 6, at[1] + tall + 4), str(number + 1), fill="black")
    return whole


if __name__ == "__main__":
    main()
