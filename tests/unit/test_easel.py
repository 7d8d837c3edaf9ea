"""The easel: which of its pages draws what, and how fine, with pages that only write down."""

from pathlib import Path
from typing import Any

import pytest

from parallel38 import easel
from parallel38.domain.figure import Figure
from parallel38.domain.story import Scene

FIGURE = Figure(width=8, height=6)
SCENES = [Scene(title=title) for title in ("one", "two")]


class Page:
    """Stands for a FigureSurface."""

    def __init__(self, told: list[tuple[str, str, bool]]) -> None:
        self.told, self.begun = told, ()

    def began(self, scene: Scene, figure: Figure, pixels: bool = False) -> bool:
        return self.begun == (scene, figure, pixels)

    def begin(self, scene: Scene, figure: Figure, pixels: bool = False) -> None:
        self.told.append(("begun", scene.title, pixels))
        self.begun = scene, figure, pixels

    def lay_out(self, scene: Scene, figure: Figure, pixels: bool = False) -> None:
        if not self.began(scene, figure, pixels):
            self.begin(scene, figure, pixels)
        self.begun = ()

    def pdf(self) -> bytes:
        self.told.append(("printed", "", False))
        return b""

    def rgb(self, width: int, height: int) -> bytes:
        return bytes(3 * width * height)

    def svg(self, outlines: bool = False) -> str:
        return "<svg></svg>"


@pytest.fixture
def told(monkeypatch) -> list[tuple[str, str, bool]]:
    told: list[tuple[str, str, bool]] = []
    monkeypatch.setattr(easel, "FigureSurface", lambda *_given: Page(told))
    return told


def drawn(outs: list[Path], following: Scene | None) -> None:
    stand: Any = None
    easel.Easel(stand).draw(SCENES[0], FIGURE, outs, False, following)


@pytest.mark.parametrize(("suffixes", "pixels"), [((".png",), True), ((".png", ".svg"), False)])
def test_figures_of_pixels_ask_for_no_finer_relief(told, tmp_path, suffixes, pixels):
    drawn([tmp_path / f"f{suffix}" for suffix in suffixes], SCENES[1])
    assert told == [("begun", "one", pixels), ("begun", "two", pixels)]


def test_what_is_drawn_into_nothing_is_laid_out_and_printed(told):
    """So the drawing child is warm for the first figure."""
    drawn([], None)
    assert told == [("begun", "one", False), ("printed", "", False)]
