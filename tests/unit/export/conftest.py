"""A Surface over the tests' tiny page, with the real engine, printer and raster."""

from collections.abc import Iterator

import pytest

from parallel38.domain.story import Scene
from parallel38.engine.raster import raster
from parallel38.engine.surface import Surface
from parallel38.export.figure import Figure


class TinySurface:
    def __init__(self, site) -> None:
        self.engine = Surface(site)
        self.laid_out: list[Scene] = []
        self.broken = False

    def lay_out(self, scene: Scene, figure: Figure, pixels: bool = False) -> None:
        self.laid_out.append(scene)
        number = len(self.laid_out)
        size = f'"width":{figure.width},"height":{figure.height}'
        message = f'{{"type":"figure","revision":{number},{size}}}'
        self.engine.lay_out(message, number, figure.width, figure.height)

    def svg(self, outlines: bool = False) -> str:
        return self.engine.svg(outlines)

    def pdf(self) -> bytes:
        if self.broken:
            raise RuntimeError("The engine could not print the figure.")
        return self.engine.pdf()

    def rgb(self, width: int, height: int) -> bytes:
        return raster(self.pdf(), width, height)


@pytest.fixture
def surface(qapp, tiny_site) -> Iterator[TinySurface]:
    made = TinySurface(tiny_site)
    yield made
    made.engine.close()
