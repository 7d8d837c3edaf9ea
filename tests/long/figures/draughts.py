"""One figure as three programs draw it: QtPdf and pdftocairo the PDF, a browser the SVG."""

import subprocess
from pathlib import Path

from PIL import Image

from parallel38.domain.figure import Figure
from tests.browsers import Chromium
from tests.unit.pictures import differing

__all__ = ["LETS", "browsed", "cairo", "differing"]

LETS = 0.01  # the share of pixels that may differ
_OPENED = """
if (document.documentElement.tagName !== "svg") return `a <${document.documentElement.tagName}>`;
if (document.querySelector("parsererror")) return "a parser's fault";
return document.fonts.ready.then((faces) =>
  [...faces].some((face) => face.status === "error") ? "a face that fails" : "");
"""


def cairo(pdf: Path, png: Path, size: tuple[int, int]) -> None:
    """The page as poppler and cairo draw it."""
    sides = "-scale-to-x", str(size[0]), "-scale-to-y", str(size[1])
    words = ["pdftocairo", "-png", "-singlefile", *sides, str(pdf), str(png.with_suffix(""))]
    subprocess.run(words, check=True)


def browsed(browser: Chromium, svg: Path, png: Path, figure: Figure, size: tuple[int, int]) -> str:
    """The SVG as a browser draws it that opens the file; what is wrong with it there, or ""."""
    browser.go(svg.resolve().as_uri())
    fault: str = browser.js(_OPENED)
    browser.shape(figure.width, figure.height, size[0] / figure.width)
    browser.picture(png)
    with Image.open(png) as whole:
        cut = whole.convert("RGB").crop((0, 0, *size))
    cut.save(png)
    return fault
