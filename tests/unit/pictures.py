"""Comparing pictures that different programs drew of the same vectors."""

from pathlib import Path

import shiboken6
from PIL import Image, ImageChops, ImageFilter
from PySide6.QtCore import QMarginsF, QSizeF, QUrl
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtWebEngineCore import QWebEnginePage

from parallel38.engine.raster import raster
from parallel38.engine.surface import cut
from parallel38.engine.waiting import Answer, answer_of


def differing(one: Path, other: Path) -> float:
    """The share of pixels that differ by more than 32 of 255 after a blur of 1.5 px."""
    images = []
    for path in (one, other):
        with Image.open(path) as image:
            images.append(image.convert("RGB").filter(ImageFilter.GaussianBlur(1.5)))
    assert images[0].size == images[1].size
    bands = ImageChops.difference(*images).split()
    worst = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    return sum(worst.histogram()[33:]) / (worst.width * worst.height)


def svg_to_png(svg: Path, png: Path, width: int, height: int) -> None:
    """Draw an SVG file as a browser does that knows nothing of the atlas."""
    page = QWebEnginePage()
    loaded = Answer()
    page.loadFinished.connect(loaded.give)
    page.load(QUrl.fromLocalFile(str(svg)))
    assert loaded.wait("The SVG", 30)
    paper = QPageSize(QSizeF(width * 0.75 + 6, height * 0.75 + 6), QPageSize.Unit.Point)
    layout = QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    data = answer_of(lambda give: page.printToPdf(give, layout), "The print", 30)
    shiboken6.delete(page)
    rgb = raster(cut(bytes(data.data()), width * 0.75, height * 0.75), width, height)
    Image.frombytes("RGB", (width, height), rgb).save(png)
