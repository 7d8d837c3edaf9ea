"""Figures of eight scenes for every preset, read by others: sizes, type, fonts, vectors.

python -m tests.long.figures FOLDER                            all of them, some minutes
python -m tests.long.figures FOLDER --presets slide,page-grey --scenes 1945-12-27 --look 110

Each is written as PDF and SVG, and with the preset's dpi as PNG, all from one start of the engine;
what pdfinfo, pdffonts, pdftotext, pdftocairo, identify and expat say is compared with the preset,
faults are printed, and the number of them is the exit code's. Beside them lies contact-PRESET.png,
all scenes of a preset at --look dpi.
"""

import argparse
import logging
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from msgspec.structs import replace
from PIL import Image

from parallel38.data.atlasfile import open_atlas
from parallel38.domain.figure import Figure
from parallel38.domain.framing import camera_for, named_views
from parallel38.domain.story import Scene
from parallel38.domain.view import Pane, View
from parallel38.export.presets import Preset, presets
from parallel38.export.write import write_figures

SCENES = {
    "1882": (date(1882, 5, 22), None, "northeast-asia"),
    "1895": (date(1895, 4, 17), None, "northeast-asia"),
    "1905": (date(1905, 11, 17), None, "manchuria"),
    "1945-08-15": (date(1945, 8, 15), None, "peninsula"),
    "1945-12-27": (date(1945, 12, 27), None, "peninsula"),
    "1950-09-14": (date(1950, 9, 14), None, "peninsula"),
    "1950-summer": (date(1950, 6, 25), (date(1950, 6, 1), date(1950, 10, 1)), "peninsula"),
    "2024-06-19": (date(2024, 6, 19), None, "northeast-asia"),
}  # day, window, view
SAID = {
    "1882": "22 May 1882", "1895": "17 April 1895", "1905": "17 November 1905",
    "1945-08-15": "15 August 1945", "1945-12-27": "27 December 1945",
    "1950-09-14": "14 September 1950", "1950-summer": "June–September 1950",
    "2024-06-19": "19 June 2024",
}  # fmt: skip
EM = 1.362  # of Noto Sans: from ascent to descent, which is what pdftotext boxes
LEVEL = 0.3  # of its height for each letter: so broad is a word that does not stand upright
SLACK = 0.03  # of a size, for what is rounded on the way


def main() -> int:
    """Draw and check what is asked; the number of faults, at most 100."""
    asked = options()
    asked.folder.mkdir(parents=True, exist_ok=True)
    logging.disable(logging.INFO)
    from parallel38.figures import figure_surface

    faults = 0
    with figure_surface(open_atlas()) as surface:
        for preset in chosen(asked.presets):
            looks = []
            for name in asked.scenes.split(","):
                figure = preset.figure()
                scene = scene_of(name, preset, figure)
                stem = asked.folder / f"{name}-{preset.id}"
                if asked.check:
                    outs = [Path(f"{stem}{suffix}") for suffix in (".pdf", ".svg", ".png")]
                    write_figures(scene, figure, surface, outs, force=True)
                    for fault in faults_of(name, preset, figure, stem):
                        faults += 1
                        print(f"{stem.name}: {fault}", flush=True)
                else:
                    surface.lay_out(scene, figure)
                size = replace(figure, dpi=asked.look).pixels
                looks.append(Image.frombytes("RGB", size, surface.rgb(*size)))
                looks[-1].save(f"{stem}-look.png")
            contact(looks).save(asked.folder / f"contact-{preset.id}.png")
            print(preset.id, flush=True)
    print(f"{faults} faults")
    return min(faults, 100)


def options() -> argparse.Namespace:
    """What to draw."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--presets", default="")
    parser.add_argument("--scenes", default=",".join(SCENES))
    parser.add_argument("--look", type=float, default=96.0)
    parser.add_argument("--no-check", dest="check", action="store_false")
    return parser.parse_args()


def chosen(names: str) -> list[Preset]:
    """The named presets, or all."""
    found = presets()
    return [found[name] for name in names.split(",")] if names else list(found.values())


def scene_of(name: str, preset: Preset, figure: Figure) -> Scene:
    """A scene in the preset's style, its ground in the room of the map."""
    day, window, view = SCENES[name]
    pane = Pane(
        day, window=window, mode="window" if window else "instant",
        camera=camera_for(named_views()[view].box, *figure.room), style=preset.style or "screen",
    )  # fmt: skip
    return Scene(view=View(panes=(pane,)))


def faults_of(name: str, preset: Preset, figure: Figure, stem: Path) -> Iterator[str]:
    """What others find wrong with the three files."""
    yield from pdf_faults(name, preset, figure, Path(f"{stem}.pdf"))
    yield from svg_faults(preset, Path(f"{stem}.svg"))
    told = said("identify", "-units", "PixelsPerInch", "-format", "%w %h %x", f"{stem}.png")
    wide, high, dpi = told.split()[:3]
    if (int(wide), int(high)) != figure.pixels or abs(float(dpi) - figure.dpi) > 0.02:
        yield f"identify: {told}"


def pdf_faults(name: str, preset: Preset, figure: Figure, pdf: Path) -> Iterator[str]:
    """One page of its size, embedded TrueType, the date once, no picture but the relief."""
    info = said("pdfinfo", pdf)
    size = re.search(r"Page size: +([\d.]+) x ([\d.]+)", info)
    sides = (figure.width * 0.75, figure.height * 0.75)
    if "Pages:           1" not in info or size is None:
        yield "pdfinfo: not one page"
    elif any(abs(float(a) - b) > 0.1 for a, b in zip(size.groups(), sides, strict=True)):
        yield f"pdfinfo: {size[0]}"
    fonts = said("pdffonts", pdf).splitlines()[2:]
    if not fonts or any("Type 3" in row or not re.search("yes yes yes", row) for row in fonts):
        yield "pdffonts: a font that is not embedded TrueType"
    text = " ".join(said("pdftotext", pdf, "-").split())
    if text.count(SAID[name]) != 1:
        yield f"pdftotext: the date {SAID[name]} is there {text.count(SAID[name])} times"
    least = smallest_word(pdf)
    if least < preset.type_least * (1 - SLACK):
        yield f"pdftotext -bbox: type of {least:.2f} pt"
    images = said("pdftocairo", "-svg", pdf, "-").count("<image")
    if images > 1:
        yield f"pdftocairo: {images} pictures"


def smallest_word(pdf: Path) -> float:
    """Points of the smallest word that lies level."""
    rows = re.findall(
        r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(\w\w\w+)<',
        said("pdftotext", "-bbox", pdf, "-"),
    )
    words = [(*map(float, row[:4]), len(row[4])) for row in rows]
    return min((y1 - y0) / EM for x0, y0, x1, y1, n in words if x1 - x0 > LEVEL * n * (y1 - y0))


def svg_faults(preset: Preset, svg: Path) -> Iterator[str]:
    """Well formed, and no type is smaller than the preset's."""
    try:
        ElementTree.parse(svg)
    except ElementTree.ParseError as error:
        yield f"expat: {error}"
    sizes = [float(one) * 0.75 for one in re.findall(r'font-size="([\d.]+)"', svg.read_text())]
    if sizes and min(sizes) < preset.type_least - 0.01:
        yield f"svg: type of {min(sizes):.2f} pt"


def said(*command: object) -> str:
    """What a program of the system says."""
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True)
    return done.stdout


def contact(looks: list[Image.Image]) -> Image.Image:
    """All on one sheet, four in a row."""
    wide, high = (max(side) for side in zip(*(one.size for one in looks), strict=True))
    rows = -(-len(looks) // 4)
    sheet = Image.new("RGB", (min(4, len(looks)) * (wide + 12), rows * (high + 12)), "#777777")
    for number, one in enumerate(looks):
        sheet.paste(one, (number % 4 * (wide + 12) + 6, number // 4 * (high + 12) + 6))
    return sheet


if __name__ == "__main__":
    sys.exit(main())
