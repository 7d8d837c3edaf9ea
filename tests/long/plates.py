"""Plates to be looked at: dates, views and styles as figures, all from one start of the engine.

python -m tests.long.plates FOLDER                          twelve dates x three views x six styles
python -m tests.long.plates FOLDER --dates 1945-12-27,1950-09-14 --views peninsula --styles grey
--size 1280x800 is the default; --views takes names of resources/presets/views.toml or lat,lon,zoom
joined by colons (38:127.5:8). Beside the plates lies contact-STYLE.jpg, one sheet a style.
"""

import argparse
import logging
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from PIL import Image, ImageDraw

from parallel38.data.atlasfile import open_atlas
from parallel38.domain.framing import camera_for, named_views
from parallel38.domain.story import Scene
from parallel38.domain.view import Camera, Pane, View
from parallel38.export.figure import Figure, sized
from parallel38.map.style import STYLES

DATES = (
    "1875-09-20", "1896-02-11", "1898-05-07", "1904-09-01", "1911-06-01", "1932-03-01",
    "1945-08-20", "1945-12-27", "1948-09-09", "1950-09-14", "1950-11-30", "1953-07-27",
)  # fmt: skip
VIEWS = ("peninsula", "northeast-asia", "pacific")
SHEET = 640  # pixels of a plate's width on the contact sheet


def main() -> None:
    """Draw what is asked."""
    asked = options()
    asked.folder.mkdir(parents=True, exist_ok=True)
    width, height = (int(side) for side in asked.size.split("x"))
    figure = sized(asked.size)
    logging.disable(logging.INFO)
    from parallel38.figures import figure_surface

    with figure_surface(open_atlas()) as surface:
        for style in asked.styles.split(","):
            plates = []
            for name, pane in panes(asked, style, width, height):
                surface.lay_out(Scene(view=View(panes=(pane,))), figure)
                plate = Image.frombytes("RGB", (width, height), surface.rgb(width, height))
                plate.save(asked.folder / f"{name}-{style}.png")
                plates.append((name, plate))
                print(f"{name}-{style}", flush=True)
            sheet(plates, figure).save(asked.folder / f"contact-{style}.jpg", quality=88)


def options() -> argparse.Namespace:
    """What to draw."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dates", default=",".join(DATES))
    parser.add_argument("--views", default=",".join(VIEWS))
    parser.add_argument("--styles", default=",".join(STYLES))
    parser.add_argument("--lang", default="en")
    parser.add_argument("--size", default="1280x800")
    return parser.parse_args()


def panes(
    asked: argparse.Namespace, style: str, width: int, height: int
) -> Iterator[tuple[str, Pane]]:
    """Each date in each view."""
    for view in asked.views.split(","):
        for day in asked.dates.split(","):
            camera = camera_of(view, width, height)
            yield (
                f"{day}-{view.replace(':', '_')}",
                Pane(date.fromisoformat(day), camera=camera, style=style, language=asked.lang),
            )


def camera_of(view: str, width: int, height: int) -> Camera:
    """A named view's camera, or lat:lon:zoom."""
    if ":" in view:
        return Camera(*(float(part) for part in view.split(":")))
    return camera_for(named_views()[view].box, width, height)


def sheet(plates: list[tuple[str, Image.Image]], figure: Figure) -> Image.Image:
    """All plates small on one sheet, with their names."""
    tall = round(SHEET * figure.height / figure.width)
    whole = Image.new("RGB", (3 * SHEET, -(-len(plates) // 3) * (tall + 20)), "white")
    pen = ImageDraw.Draw(whole)
    for number, (name, plate) in enumerate(plates):
        at = (number % 3 * SHEET, number // 3 * (tall + 20))
        whole.paste(plate.resize((SHEET, tall), Image.Resampling.LANCZOS), at)
        pen.text((at[0] + 6, at[1] + tall + 4), name, fill="black")
    return whole


if __name__ == "__main__":
    main()
