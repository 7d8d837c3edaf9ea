"""How a film runs, from what was asked for: its days and pace, and what it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click
from msgspec import Struct
from msgspec.structs import asdict, replace

from parallel38.commands.view_options import Asked, is_file, wrong
from parallel38.domain.dates import DateError
from parallel38.domain.reel import Reel
from parallel38.domain.typed import parse_typed
from parallel38.domain.view import FIRST_DAY, LAST_DAY

if TYPE_CHECKING:
    from parallel38.domain.atlas import Atlas
    from parallel38.domain.figure import Figure
    from parallel38.domain.film import Part
    from parallel38.domain.story import Scene, Story
    from parallel38.domain.view import View


class ReelAsked(Struct, frozen=True, kw_only=True):
    """What the options of films alone said, as typed; None where nothing was said."""

    start: str | None
    end: str | None
    by: str | None
    story: str | None
    seconds: float | None
    fps: int | None


def reel_of(asked: ReelAsked, scene: str | None, fps: int) -> Reel:
    """How the film runs; what was not said is as it was in the film that --scene names, and of
    `fps` frames a second where there is none. Raises click.UsageError.
    """
    if asked.seconds is not None and isnan(asked.seconds):  # which no range leaves out
        raise wrong("--seconds", asked.seconds, "it takes a number.")
    if asked.story and (asked.start or asked.end):
        raise click.UsageError("--story and --from, --to: only one of them can be given.")
    said: dict[str, Any] = {name: value for name, value in asdict(asked).items() if value}
    if asked.start:
        said["start"] = _typed("--from", asked.start)[0]
    if asked.end:
        said["end"] = _typed("--to", asked.end)[1]
    reel = replace(_before(asked, scene) or Reel(fps=fps), **said)
    if not reel.story and not (reel.start and reel.end):
        raise click.UsageError("a film needs --from and --to, or --story.")
    if reel.start and reel.end and reel.end < reel.start:
        raise wrong("--to", asked.end or reel.end, "it lies before --from.")
    return reel


def _before(asked: ReelAsked, scene: str | None) -> Reel | None:
    """How the film in a file ran, without what is now said otherwise."""
    before = filmed(scene)
    if before is None or before.film is None:
        return None
    if asked.story:
        return replace(before.film, start=None, end=None, own=None)
    return replace(before.film, story="", own=None) if asked.start or asked.end else before.film


def filmed(scene: str | None) -> Scene | None:
    """The Scene of the film in a file, if --scene names one. Raises click.UsageError."""
    if not scene or not is_file(scene):
        return None
    from parallel38.commands.view_from import in_file

    found = in_file(scene)
    return found if found.film else None


def check(reel: Reel, asked: Asked, project: Path | None = None) -> None:
    """Refuse what does not go together. Raises click.UsageError."""
    from parallel38.commands.story_of import is_own

    if reel.own and not is_own(reel.story, project):  # the atlas may have another of its name
        raise click.UsageError(
            f"--scene {asked.scene}: this film tells the story '{reel.story}' of a project or a "
            "file; name that by --project or --story."
        )
    said = {name for name, value in asdict(asked).items() if value not in (None, False)}
    if reel.story:
        heard = {"style", "lang", "fitted"} | ({"scene"} if filmed(asked.scene) else set())
        if others := sorted(said - heard):
            raise click.UsageError(f"--{others[0]}: with --story its scenes say what is shown.")
    elif "date" in said:
        raise click.UsageError("--date: the days of a film are said by --from and --to.")


def parts_of(
    reel: Reel, asked: Asked, atlas: Atlas, figure: Figure, project: Path | None = None
) -> tuple[Scene, Sequence[Part], dict[str, bytes]]:
    """The Scene that a film begins with, what it shows, and the images beside its maps by name.
    Raises click.UsageError.
    """
    from parallel38.commands.view_from import scene_from
    from parallel38.domain.film import begun, by_calendar, by_events, of_story

    if reel.story:
        from parallel38.commands.story_of import is_own

        keeps = None if reel.own is False else project  # a project may have another of its name
        own, (story, images) = is_own(reel.story, keeps), _told(reel.story, atlas, keeps)
        parts = of_story(story, figure.width, figure.height, _dressed(asked), reel.seconds)
        return replace(story.scenes[0], film=replace(reel, story=story.id, own=own)), parts, images
    first, last = cast("date", reel.start), cast("date", reel.end)
    if asked.dates:  # beside the map whose clock runs
        asked = replace(asked, dates=f"{first},{asked.dates}")
    scene = begun(scene_from(asked, atlas, figure.width, figure.height), first)
    scene = replace(scene, film=reel)
    if reel.by == "event":
        return scene, by_events(scene, atlas.events.values(), first, last, reel.seconds), {}
    return scene, by_calendar(scene, reel.by, first, last, reel.seconds), {}


def _told(named: str, atlas: Atlas, project: Path | None) -> tuple[Story, dict[str, bytes]]:
    """A story, and its images by name. Raises click.UsageError."""
    from parallel38.commands.snapshot import say
    from parallel38.commands.story_of import told_story

    try:
        story, images = told_story(named, atlas, project, say)
    except click.UsageError as error:
        raise click.UsageError(f"--story {error.message}") from None
    if not story.scenes:
        raise wrong("--story", named, "there is no scene in it.")
    return story, images


def _typed(option: str, text: str) -> tuple[date, date]:
    try:
        span = parse_typed(text)
    except DateError as error:
        raise click.UsageError(f"{option}: {error}") from None
    low, high = FIRST_DAY.toordinal(), LAST_DAY.toordinal()
    first, last = (min(max(day, low), high) for day in (span.earliest, span.latest))
    return date.fromordinal(first), date.fromordinal(last)


def _dressed(asked: Asked) -> Callable[[View], View]:
    wanted = {"style": asked.style, "language": asked.lang}
    changes = {name: value for name, value in wanted.items() if value}
    return lambda view: view.with_pane(**changes)
