"""A story gone through before a lecture: each scene drawn once, off screen, as a page of a slide's
shape that shows what the room will see.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from time import monotonic

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtGui import QImage

from parallel38.domain.atlas import Atlas
from parallel38.domain.short_cites import short_cite
from parallel38.domain.story import Scene, Story
from parallel38.easel import Easel
from parallel38.export.bound import lay_on
from parallel38.export.figure import ExportError, Figure
from parallel38.export.framed import framed
from parallel38.export.presets import preset_named
from parallel38.ui.stage.leaf import Leaves
from parallel38.ui.stage.paper import Paper, decoded

SLIDE = "slide"
_FINEST = 2160  # pixels of the longer side of an image beside a map
Progress = Callable[[int, int], None]  # so many of all scenes are drawn


class Drawn(Struct, frozen=True):
    """How long a scene took, in seconds; its `page`, or the `fault` by which there is none."""

    seconds: float
    page: Path | None = None
    fault: str = ""


def rehearse(
    story: Story, easel: Easel, images: Mapping[str, bytes], folder: Path, progress: Progress
) -> Iterator[Drawn]:
    """Each scene in its turn, into PDFs in a folder; `images` are those beside maps, by name."""
    slide = preset_named(SLIDE).figure()
    leaves = Leaves(story, slide.width, slide.height)
    for number, scene in enumerate(story.scenes):
        out = folder / f"{number}.pdf"
        began = monotonic()
        try:
            _draw(scene, slide, leaves, easel, out)
            paper = _paper(scene, easel.atlas, images)
            lay_on(leaves.pdf(number, paper), leaves.room(scene), out)
            yield Drawn(monotonic() - began, page=out)
        except (RuntimeError, ExportError) as error:
            yield Drawn(monotonic() - began, fault=str(error))
        progress(number + 1, len(story.scenes))


def _draw(scene: Scene, slide: Figure, leaves: Leaves, easel: Easel, out: Path) -> None:
    """Its map; title and caption stand below."""
    _left, _top, wide, high = leaves.room(scene)
    figure = replace(
        slide, width=slide.width * wide, height=slide.height * high, off=(*slide.off, "north")
    )
    view = framed(scene, *figure.room).with_pane(style="stage")
    easel.draw(replace(scene, view=view, figure=None, title="", caption=""), figure, [out], True)


def _paper(scene: Scene, atlas: Atlas, images: Mapping[str, bytes]) -> Paper | None:
    """What stands beside the map, if anything does."""
    if scene.aside is None:
        return None
    shown = images.get(scene.aside.image)
    source = atlas.sources.get(scene.aside.source)
    return Paper(
        scene.aside, decoded(shown, _FINEST) if shown else QImage(),
        short_cite(source) if source else "",
    )  # fmt: skip
