"""`parallel38 film OUT`: the clock runs, or a story is told, as MP4 or GIF; drawn off screen."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from math import isnan
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, cast

import click
from msgspec import Struct
from msgspec.structs import asdict, replace

from parallel38.commands.faults import faults_told
from parallel38.commands.project_option import project_option, with_own
from parallel38.commands.view_options import Asked, view_options, wrong
from parallel38.domain.dates import DateError
from parallel38.domain.typed import parse_typed
from parallel38.domain.view import FIRST_DAY, LAST_DAY
from parallel38.export.figure import Figure

if TYPE_CHECKING:
    from parallel38.domain.atlas import Atlas
    from parallel38.domain.film import Part, Step
    from parallel38.domain.story import Scene
    from parallel38.domain.view import View

SIZES = {".mp4": "1920x1080", ".gif": "960x540"}
FPS = {".mp4": 30, ".gif": 10}
LONGEST = 3600.0  # seconds
_SAID_EVERY = 1.0  # seconds


class Reel(Struct, frozen=True, kw_only=True):
    """What the options of films alone said."""

    start: str | None
    to: str | None
    by: str
    story: str | None
    seconds: float | None


@click.command(short_help="Write a film.")
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--from", "start", metavar="DATE", help="The first day.")
@click.option("--to", metavar="DATE", help="The last day.")
@click.option(
    "--by", type=click.Choice(["event", "day", "month", "year"]), default="event",
    show_default=True, help="From event to event, resting on each; or by the calendar.",
)  # fmt: skip
@click.option("--story", metavar="NAME", help="The scenes of a story, instead of --from and --to.")
@click.option(
    "--seconds", type=click.FloatRange(1, LONGEST), metavar="N",
    help="How long it lasts; by event, lesser ones are left out rather than run through.",
)  # fmt: skip
@click.option("--fps", type=click.IntRange(1, 60), metavar="N", help="Frames a second: 30; gif 10.")
@click.option("--size", metavar="WxH", help="Pixels: 1920x1080; gif 960x540.")
@view_options
@project_option
@click.option(
    "--fade-days", type=click.IntRange(1, 3660), default=365, metavar="N", show_default=True,
    help="How long an event glows on after its day.",
)  # fmt: skip
@click.option("--map-only", is_flag=True, help="Without date, title, legend and credit.")
@click.option("--poster", is_flag=True, help="Beside OUT a PNG of the picture that stands longest.")
@click.option("--force", is_flag=True, help="Replace an OUT that exists.")
def film(
    out: Path, size: str | None, fps: int | None, project: Path | None, poster: bool, force: bool,
    start: str | None, to: str | None, by: str, story: str | None, seconds: float | None,
    map_only: bool, fade_days: int, **asked: Any,
) -> None:  # fmt: skip
    """Write a film; OUT's suffix picks the format: mp4 (H.264) or gif.

    The date, the legend and the title are in the picture. No display is needed.

    \b
    Examples:
      parallel38 film war.mp4 --from 1950-06-25 --to 1953-07-27 --seconds 60
      parallel38 film zones.gif --from 1945-08 --to 1945-12 --by day --view peninsula
      parallel38 film lesson.mp4 --story cairo-to-the-38th-parallel
    """  # noqa: D301 (click wants the character)
    from parallel38.export.encode import ENCODERS
    from parallel38.export.film import framed
    from parallel38.export.write import check_places

    beside = out.with_suffix(".png") if poster else None
    reel = Reel(start=start, to=to, by=by, story=story, seconds=seconds)
    with faults_told():
        check_places([out], ENCODERS, force)
        check_places([beside] if beside else [], (".png",), force)
        kind = out.suffix.lower()
        figure = replace(framed(size or SIZES[kind]), map_only=map_only, fade_days=fade_days)
        write(out, figure, fps or FPS[kind], reel, Asked(**asked), project, beside)


def write(
    out: Path, figure: Figure, fps: int, reel: Reel, asked: Asked,
    project: Path | None = None, poster: Path | None = None,
) -> None:  # fmt: skip
    """Check everything, start once, write it. Raises ExportError and click's exceptions."""
    from parallel38.data.atlasfile import AtlasError, open_atlas
    from parallel38.domain.film import stills
    from parallel38.export.film import write_film

    _check(reel, asked)
    try:
        atlas_file = open_atlas()
        own, atlas = with_own(atlas_file.atlas, project)
        scene, parts = parts_of(reel, asked, atlas, figure)
        shown = stills(parts, fps)
        from parallel38.figures import engine_offscreen
        from parallel38.films import film_map

        progress = Progress()
        with (
            engine_offscreen(),
            film_map(atlas_file, figure, own) as pictures,
            _ended_by(progress.stop),
        ):
            write_film(shown, figure, fps, pictures, out, scene, progress, poster)
    except (AtlasError, RuntimeError) as error:
        raise click.ClickException(str(error)) from None
    for one in (out, *((poster,) if poster else ())):
        click.echo(f"wrote {one} ({one.stat().st_size / 1024:.0f} KB)", err=True)


def parts_of(
    reel: Reel, asked: Asked, atlas: Atlas, figure: Figure
) -> tuple[Scene, Sequence[Part]]:
    """What a film shows; and the Scene that it begins with. Raises click.UsageError."""
    from parallel38.commands.view_from import known, scene_from
    from parallel38.domain.film import by_calendar, by_events, of_story

    if reel.story:
        story = atlas.stories[known("--story", reel.story, atlas.stories, "story")]
        return story.scenes[0], of_story(
            story, figure.width, figure.height, _dressed(asked), reel.seconds
        )  # fmt: skip
    first, last = days_of(reel)
    scene = scene_from(asked, atlas, figure.width, figure.height)
    if reel.by == "event":
        return scene, by_events(scene, atlas.events.values(), first, last, reel.seconds)
    return scene, by_calendar(scene, cast("Step", reel.by), first, last, reel.seconds)


def days_of(reel: Reel) -> tuple[date, date]:
    """The first and the last day. Raises click.UsageError."""
    first, _last = _typed("--from", reel.start or "")
    _first, last = _typed("--to", reel.to or "")
    if last < first:
        raise wrong("--to", reel.to, "it lies before --from.")
    return first, last


def _typed(option: str, text: str) -> tuple[date, date]:
    try:
        span = parse_typed(text)
    except DateError as error:
        raise click.UsageError(f"{option}: {error}") from None
    low, high = FIRST_DAY.toordinal(), LAST_DAY.toordinal()
    first, last = (min(max(day, low), high) for day in (span.earliest, span.latest))
    return date.fromordinal(first), date.fromordinal(last)


def _check(reel: Reel, asked: Asked) -> None:
    if reel.seconds is not None and isnan(reel.seconds):  # which no range leaves out
        raise wrong("--seconds", reel.seconds, "it takes a number.")
    said = {name for name, value in asdict(asked).items() if value not in (None, False)}
    if reel.story:
        if reel.start or reel.to:
            raise click.UsageError("--story and --from, --to: only one of them can be given.")
        if others := sorted(said - {"style", "lang"}):
            raise click.UsageError(f"--{others[0]}: with --story its scenes say what is shown.")
        return
    if not reel.start or not reel.to:
        raise click.UsageError("a film needs --from and --to, or --story.")
    if "date" in said:
        raise click.UsageError("--date: the days of a film are said by --from and --to.")


def _dressed(asked: Asked) -> Callable[[View], View]:
    wanted = {"style": asked.style, "language": asked.lang}
    changes = {name: value for name, value in wanted.items() if value}
    return lambda view: view.with_pane(**changes)


@contextmanager
def _ended_by(stop: Callable[[], None]) -> Iterator[None]:
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
    """Says now and then how far a film is."""

    def __init__(self, seconds: Callable[[], float] = monotonic) -> None:
        self._seconds = seconds
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
        click.echo(f"{done} of {frames} frames, {left:.0f} s left", err=True)
