"""`parallel38 film OUT`: the clock runs, or a story is told, as MP4 or GIF; drawn off screen."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

from parallel38.commands.faults import faults_told
from parallel38.commands.figure_options import asked_of, figure_options
from parallel38.commands.project_option import project_option, with_own
from parallel38.commands.view_options import Asked, view_options
from parallel38.domain.reel import FASTEST, LONGEST, Reel

if TYPE_CHECKING:
    from parallel38.export.figure import Figure

FPS = {".mp4": 30, ".gif": 10}
_SAID_EVERY = 1.0  # seconds


@click.command(short_help="Write a film.")
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--from", "start", metavar="DATE", help="The first day.")
@click.option("--to", "end", metavar="DATE", help="The last day.")
@click.option(
    "--by", type=click.Choice(["event", "day", "month", "year"]),
    help="From event to event, resting on each, as it does by default; or by the calendar.",
)  # fmt: skip
@click.option(
    "--story", metavar="NAME",
    help="The scenes of a story, instead of --from and --to: of the atlas, a story's file, or a "
    "project with a story.",
)  # fmt: skip
@click.option(
    "--seconds", type=click.FloatRange(1, LONGEST), metavar="N",
    help="How long it lasts; by event, lesser ones are left out rather than run through.",
)  # fmt: skip
@click.option(
    "--fps", type=click.IntRange(1, FASTEST), metavar="N", help="Frames a second: 30; gif 10."
)
@view_options
@figure_options
@project_option
@click.option("--poster", is_flag=True, help="Beside OUT a PNG of the picture that stands longest.")
@click.option("--force", is_flag=True, help="Replace an OUT that exists.")
def film(
    out: Path, project: Path | None, poster: bool, force: bool,
    start: str | None, end: str | None, by: str | None, story: str | None,
    seconds: float | None, fps: int | None, **asked: Any,
) -> None:  # fmt: skip
    """Write a film; OUT's suffix picks the format: mp4 (H.264) or gif, of 960x540 pixels.

    The date, the legend and the title are in the picture. With --compare or --dates maps of those
    days stand still beside it. A film holds its scene: `--scene FILM` makes it again. No display is
    needed.

    \b
    Examples:
      parallel38 film war.mp4 --from 1950-06-25 --to 1953-07-27 --seconds 60
      parallel38 film zones.gif --from 1945-08 --to 1945-12 --by day --view peninsula
      parallel38 film lesson.mp4 --story cairo-to-the-38th-parallel --preset slide
      parallel38 film mine.mp4 --story my-story.toml --seconds 90
    """  # noqa: D301 (click wants the character)
    from parallel38.commands.film_figure import film_figure
    from parallel38.commands.film_reel import ReelAsked, reel_of
    from parallel38.export.encode import ENCODERS
    from parallel38.export.write import check_places

    beside = out.with_suffix(".png") if poster else None
    said = ReelAsked(start=start, end=end, by=by, story=story, seconds=seconds, fps=fps)
    with faults_told():
        check_places([out], ENCODERS, force)
        check_places([beside] if beside else [], (".png",), force)
        kind = out.suffix.lower()
        reel = reel_of(said, asked["scene"], FPS[kind])
        figure, view = film_figure(*asked_of(asked), kind)
        write(out, figure, reel, view, project, beside)


def write(
    out: Path, figure: Figure, reel: Reel, asked: Asked,
    project: Path | None = None, poster: Path | None = None,
) -> None:  # fmt: skip
    """Check everything, start once, write it. Raises ExportError and click's exceptions."""
    from parallel38.commands.film_reel import check, parts_of
    from parallel38.commands.story_of import project_of
    from parallel38.data.atlasfile import AtlasError, open_atlas
    from parallel38.domain.film import stills
    from parallel38.export.film import write_film

    check(reel, asked, project)
    try:
        atlas_file = open_atlas()
        own, atlas = with_own(atlas_file.atlas, project_of(reel.story, project))
        scene, parts, images = parts_of(reel, asked, atlas, figure, project)
        shown = stills(parts, reel.fps)
        _foretell(sum(still.frames for still in shown), reel.fps)
        from parallel38.figures import engine_offscreen
        from parallel38.films import film_map
        from parallel38.fonts import FILES, fonts_dir
        from parallel38.ui.theme import load_fonts

        progress = Progress()
        with engine_offscreen():
            load_fonts([str(fonts_dir() / name) for name in FILES])
            with (
                film_map(atlas_file, figure, own, images) as pictures,
                ended_by(progress.stop),
            ):
                write_film(shown, figure, reel.fps, pictures, out, scene, progress, poster)
    except (AtlasError, RuntimeError) as error:
        raise click.ClickException(str(error)) from None
    for one in (out, *((poster,) if poster else ())):
        click.echo(f"wrote {one} ({one.stat().st_size / 1024:.0f} KB)", err=True)


def _foretell(frames: int, fps: int) -> None:
    click.echo(f"a film of {frames / fps:.1f} s: {frames} frames, {fps} a second", err=True)


@contextmanager
def ended_by(stop: Callable[[], None]) -> Iterator[None]:
    """Ctrl-C and SIGTERM stop the work between two pictures, so that what is half written goes.

    An exception at any moment could come within a slot, where Qt would drop it.
    """
    numbers = signal.SIGINT, signal.SIGTERM
    before = [signal.signal(number, lambda _number, _frame: stop()) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


class Progress:
    """Says now and then how far the work is."""

    def __init__(self, seconds: Callable[[], float] = monotonic, what: str = "frames") -> None:
        self._seconds, self._what = seconds, what
        self._began = self._said = seconds()
        self._stopped = False

    def stop(self) -> None:
        """No further picture is drawn."""
        self._stopped = True

    def __call__(self, done: int, frames: int) -> None:
        """So many of all frames are there. Raises KeyboardInterrupt when the film is stopped."""
        if self._stopped:
            raise KeyboardInterrupt
        now = self._seconds()
        if now - self._said < _SAID_EVERY and done < frames:
            return
        self._said = now
        left = (now - self._began) * (frames - done) / done
        click.echo(f"{done} of {frames} {self._what}, {left:.0f} s left", err=True)
