"""Films: the pictures of a list asked for one by one, encoded while the next is drawn."""

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Protocol

from msgspec.structs import replace

from parallel38.domain.figure import CSS_DPI, Figure
from parallel38.domain.film import Moment, Still
from parallel38.domain.story import Scene, scene_to_json
from parallel38.export.encode import ENCODERS, Encoder, Pixels
from parallel38.export.figure import ExportError, UnwrittenError, sized
from parallel38.export.raster import save_png
from parallel38.paths import draft_beside, to_place

AHEAD = 3  # pictures that may wait for the encoder
_ROOM = 720.0  # CSS pixels of height; with more pixels type grows, for who sits in row ten
_SIDES = 100, 4096  # pixels

Progress = Callable[[int, int], None]


class Pictures(Protocol):
    """Where a film's pictures come from."""

    def picture(self, moment: Moment) -> Pixels:
        """The moment, drawn whole. Raises RuntimeError with one sentence when that fails."""


def framed(size: str, dpi: float | None = None) -> Figure:
    """The picture of a film of so many pixels, written '1920x1080'; without `dpi` type grows with
    its height. Raises ExportError.
    """
    figure = sized(size)
    low, high = _SIDES
    if any(side % 2 or not low <= side <= high for side in figure.pixels):
        raise ExportError(f"--size {size}: a film's sides are even, of {low} to {high} pixels.")
    return sized(size, dpi or CSS_DPI * max(1.0, figure.height / _ROOM))


def write_film(
    film: Sequence[Still],
    figure: Figure,
    fps: int,
    pictures: Pictures,
    out: Path,
    scene: Scene,
    progress: Progress = lambda _done, _all: None,
    poster: Path | None = None,
) -> None:
    """Write a film whole or not at all, and the picture that stands longest as its `poster`.

    The file says the Scene's title, and holds the Scene that it begins with as its comment.
    `progress(done, all)` is told frames. Raises ExportError, and RuntimeError from the drawing.
    """
    try:
        held = scene_to_json(replace(scene, figure=figure))
        told = {"title": scene.title or "Parallel 38", "comment": held}
    except ValueError as error:
        raise ExportError(f"{error}.") from None
    outs = [out, *((poster,) if poster else ())]
    try:
        with ExitStack() as scratch:
            drafts = [scratch.enter_context(draft_beside(one)) for one in outs]
            make = ENCODERS[out.suffix.lower()]
            encoder = scratch.enter_context(closing(make(drafts[0], figure.pixels, fps, told)))
            longest = _drawn(film, pictures, encoder, progress)
            if poster:
                _write_poster(scene, *longest, figure, drafts[1])
            for draft, one in zip(drafts, outs, strict=True):
                to_place(draft, one)
    except OSError as error:
        raise UnwrittenError.of(outs, error) from None


def _drawn(
    film: Sequence[Still], pictures: Pictures, encoder: Encoder, progress: Progress
) -> tuple[Moment, Pixels]:
    """Draw and encode all of it; the picture that stands longest."""
    longest = max(film, key=lambda still: still.frames)
    kept, done, frames = None, 0, sum(still.frames for still in film)
    waiting: deque[Future[None]] = deque()
    with ThreadPoolExecutor(1) as worker:
        for still in film:
            pixels = pictures.picture(still.moment)
            waiting.append(worker.submit(encoder.put, pixels, still.frames))
            while len(waiting) > AHEAD:
                waiting.popleft().result()
            if still is longest:
                kept = pixels
            done += still.frames
            progress(done, frames)
        while waiting:
            waiting.popleft().result()
        worker.submit(encoder.end).result()
    assert kept is not None
    return longest.moment, kept


def _write_poster(scene: Scene, moment: Moment, pixels: Pixels, figure: Figure, path: Path) -> None:
    from PIL import Image

    shown = replace(
        scene, view=moment.view, title=moment.title, caption=moment.caption, figure=figure
    )
    save_png(Image.fromarray(pixels[:, :, 2::-1].copy()), shown, figure.dpi, path)
