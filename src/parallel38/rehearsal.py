"""A story gone through before a lecture: each scene drawn once, off screen, as a page of a slide's
shape.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

from msgspec import Struct
from msgspec.structs import replace

from parallel38.domain.story import Scene, Story
from parallel38.easel import Easel
from parallel38.export.figure import ExportError, Figure
from parallel38.export.framed import framed
from parallel38.export.presets import preset_named

SLIDE = "slide"
Progress = Callable[[int, int], None]  # so many of all scenes are drawn


class Drawn(Struct, frozen=True):
    """How long a scene took, in seconds; its `page`, or the `fault` by which there is none."""

    seconds: float
    page: Path | None = None
    fault: str = ""


def rehearse(story: Story, easel: Easel, folder: Path, progress: Progress) -> Iterator[Drawn]:
    """Each scene in its turn, into PDFs in a folder."""
    figure = preset_named(SLIDE).figure()
    for number, scene in enumerate(story.scenes, 1):
        yield _draw(_as_page(scene, figure), figure, easel, folder / f"{number}.pdf")
        progress(number, len(story.scenes))


def _as_page(scene: Scene, figure: Figure) -> Scene:
    view = framed(scene, *figure.room).with_pane(style="stage")
    return replace(scene, view=view, figure=None)


def _draw(scene: Scene, figure: Figure, easel: Easel, out: Path) -> Drawn:
    began = monotonic()
    try:
        easel.draw(scene, figure, [out], True)
    except (RuntimeError, ExportError) as error:
        return Drawn(monotonic() - began, fault=str(error))
    return Drawn(monotonic() - began, page=out)
