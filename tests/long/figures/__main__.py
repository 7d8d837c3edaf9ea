"""Figures of 24 scenes for every preset, read by others: sizes, type, fonts, vectors, pictures.

python -m tests.long.figures FOLDER                            all of them, most of an hour
python -m tests.long.figures FOLDER --presets slide,page-grey --scenes 1945-12-27 --look 110

Each is written as PDF, SVG and PNG and in the preset's other formats, all from one start of the
engine. What pdfinfo, pdffonts, pdftotext, pdftocairo, identify, xmllint and Chromium say is
compared with what was asked for (readers.py), and what QtPdf, cairo and Chromium draw with each
other (draughts.py). Faults are printed, the number of them is the exit code's, and log.txt in the
folder has a line for each figure. Beside them lie contact-PRESET.png, all scenes of a preset at
--look dpi, and contact-SCENE.png.
"""

import argparse
import logging
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from parallel38.data.atlasfile import open_atlas
from parallel38.export.presets import Preset, presets
from parallel38.figures import engine_offscreen
from tests.browsers import Chromium
from tests.long.figures.battery import Battery
from tests.long.figures.scenes import cases, own_of


def main() -> int:
    """Draw and check what is asked; the number of faults, at most 100."""
    asked = options()
    asked.folder.mkdir(parents=True, exist_ok=True)
    logging.disable(logging.INFO)
    faults = 0
    some = [cases()[name] for name in asked.scenes.split(",")] if asked.scenes else cases().values()
    with engine_offscreen(), TemporaryDirectory() as home:
        browser = Chromium(Path(home, "browser"))
        battery = Battery(open_atlas(), own_of(Path(home)), asked.folder, asked.look, browser)
        try:
            for preset in chosen(asked.presets):
                for case in some:
                    for fault in battery.faults(case, preset):
                        faults += 1
                        print(f"{case.id}-{preset.id}: {fault}", flush=True)
                print(preset.id, flush=True)
        finally:
            battery.close()
            browser.close()
    contacts(asked.folder)
    print(f"{faults} faults")
    return min(faults, 100)


def options() -> argparse.Namespace:
    """What to draw."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--presets", default="")
    parser.add_argument("--scenes", default="")
    parser.add_argument("--look", type=float, default=120.0)
    return parser.parse_args()


def chosen(names: str) -> list[Preset]:
    """The named presets, or all."""
    found = presets()
    return [found[name] for name in names.split(",")] if names else list(found.values())


def contacts(folder: Path) -> None:
    """A sheet for each preset and for each scene of which the folder has pictures."""
    for name in [*presets(), *cases()]:
        looks = sorted({*folder.glob(f"*-{name}-look.png"), *folder.glob(f"{name}-*-look.png")})
        if looks:
            contact(looks).save(folder / f"contact-{name}.png")


def contact(paths: list[Path]) -> Image.Image:
    """All on one sheet, four in a row."""
    looks = [Image.open(path) for path in paths]
    wide, high = (max(side) for side in zip(*(one.size for one in looks), strict=True))
    rows = -(-len(looks) // 4)
    sheet = Image.new("RGB", (min(4, len(looks)) * (wide + 12), rows * (high + 12)), "#777777")
    for number, one in enumerate(looks):
        sheet.paste(one, (number % 4 * (wide + 12) + 6, number // 4 * (high + 12) + 6))
        one.close()
    return sheet


if __name__ == "__main__":
    sys.exit(main())
