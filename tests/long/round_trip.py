"""Scenes at random, written as PNG, SVG and PDF and read back: they must be equal.

python -m tests.long.round_trip [--times 200] [--seed 1]
"""

import argparse
import random
import tempfile
from datetime import date, timedelta
from pathlib import Path

from msgspec.structs import replace

from parallel38.data.atlasfile import open_atlas
from parallel38.domain.atlas import Atlas
from parallel38.domain.figure import MOVABLE, PIECES, Figure
from parallel38.domain.story import Scene
from parallel38.domain.view import Camera, Layout, Pane, View
from parallel38.easel import Easel
from parallel38.export.scenes import read_scene
from parallel38.figures import engine_offscreen

SUFFIXES = ".png", ".svg", ".pdf"
WORDS = (
    "38선", "旅順", "Порт-Артур", "“quoted”", "<b>&amp;", "\\", "]]>", "{x}", "'né'", "𠮷",
    "\u200b", "end",
)  # fmt: skip
DAYS = date(1866, 1, 1), date(2024, 12, 31)


def main() -> None:
    """Write, read, compare; a difference ends it."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--times", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    draw = random.Random(asked.seed)
    atlas_file = open_atlas()
    with engine_offscreen(), tempfile.TemporaryDirectory() as folder:
        easel = Easel(atlas_file)
        try:
            for number in range(asked.times):
                scene, figure = scene_of(draw, atlas_file.atlas), figure_of(draw)
                outs = [Path(folder, f"scene{suffix}") for suffix in SUFFIXES]
                easel.draw(scene, figure, outs, True)
                for out in outs:
                    renamed = out.rename(out.with_name(f"sent {number}{out.suffix}"))
                    found = read_scene(renamed)
                    assert found == replace(scene, figure=figure), f"{number}: {renamed.suffix}"
                    renamed.unlink()
        finally:
            easel.close()
    print(f"{asked.times} scenes, each as {', '.join(SUFFIXES)}: all equal")


def scene_of(draw: random.Random, atlas: Atlas) -> Scene:
    """Any words, days, layers, panes, cameras."""
    count = draw.choice([1, 1, 1, 2, 3])
    camera = Camera(
        lat=round(draw.uniform(25, 55), 5), lon=round(draw.uniform(105, 150), 5),
        zoom=round(draw.uniform(3.5, 8), 3),
    )  # fmt: skip
    panes = tuple(pane_of(draw, atlas, camera) for _ in range(count))
    layout: Layout = "single" if count == 1 else "grid" if count > 2 else "side"
    view = View(layout=layout, panes=panes)
    return Scene(
        title=words(draw), caption=words(draw), notes=words(draw), view=view,
        dwell=round(draw.uniform(1, 60), 2), transition=draw.choice(["fly", "cut", "fade"]),
    )  # fmt: skip


def pane_of(draw: random.Random, atlas: Atlas, camera: Camera) -> Pane:
    """One map of it."""
    day = DAYS[0] + timedelta(draw.randrange((DAYS[1] - DAYS[0]).days))
    after = min(day + timedelta(draw.randrange(1, 900)), DAYS[1])
    mode = draw.choice(["instant", "window", "cumulative"])
    return Pane(
        date=day, mode=mode, window=(day, after) if mode == "window" and after > day else None,
        layers_off=tuple(draw.sample(sorted(atlas.layers), draw.randrange(4))),
        camera=camera, language=draw.choice(["en", "ko", "ru", "zh", "ja"]),
        style=draw.choice(["screen", "dark", "stage", "print", "grey", "copy"]),
        selected=draw.choice(["", draw.choice(sorted(atlas.features))]),
    )  # fmt: skip


def figure_of(draw: random.Random) -> Figure:
    """Small, so that two hundred are soon made."""
    return Figure(
        width=float(draw.randrange(300, 700)), height=float(draw.randrange(250, 500)),
        off=tuple(draw.sample(PIECES, draw.randrange(5))), type_least=draw.choice([0.0, 6.5]),
        places={draw.choice(MOVABLE): (round(draw.random(), 3), round(draw.random(), 3))},
        projection=draw.choice(["mercator", "mercator", "mercator", "auto"]),
    )  # fmt: skip


def words(draw: random.Random) -> str:
    """Of many scripts, with what formats take for their own."""
    return " ".join(draw.choices(WORDS, k=draw.randrange(6)))


if __name__ == "__main__":
    main()
