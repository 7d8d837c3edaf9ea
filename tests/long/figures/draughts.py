"""One figure as three programs draw it: QtPdf and pdftocairo the PDF, a browser the SVG."""

import subprocess
from pathlib import Path

from PIL import Image

from parallel38.domain.figure import CSS_DPI, Figure
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
# A browser draws the root in whole pixels, and would stretch it to these.
_WHOLE = """
const [width, height] = [Math.ceil(arguments[0]), Math.ceil(arguments[1])];
for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) {
  document.documentElement.setAttribute(name, value);
}
"""


def cairo(pdf: Path, png: Path, size: tuple[int, int]) -> None:
    """The page as poppler and cairo draw it."""
    sides = "-scale-to-x", str(size[0]), "-scale-to-y", str(size[1])
    words = ["pdftocairo", "-png", "-singlefile", *sides, str(pdf), str(png.with_suffix(""))]
    subprocess.run(words, check=True)


def browsed(browser: Chromium, svg: Path, png: Path, figure: Figure) -> str:
    """The SVG as a browser draws it that opens the file; what is wrong with it there, or ""."""
    browser.go(svg.resolve().as_uri())
    fault: str = browser.js(_OPENED)
    browser.js(_WHOLE, figure.width, figure.height)
    browser.shape(figure.width, figure.height, figure.dpi / CSS_DPI)
    browser.picture(png)
    with Image.open(png) as whole:
        cut = whole.convert("RGB").crop((0, 0, *figure.pixels))
    cut.save(png)
    return fault
